"""What a database holds besides its tables: the refusals of the sealed ones, and the groups of the roles.

Done after every `migrate` and `flush`, so that no migration has to remember it. Doing it again changes
nothing, and a database that has only some of the tables gets what concerns them.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connections, transaction

from organisation import roles
from plans import triggers


def prepare(*, sender: Any, using: str, **_: Any) -> None:
    """Receive `post_migrate`: once, when the last of the apps that have models is done."""
    last = [app for app in apps.get_app_configs() if app.models_module][-1]
    if sender is not last:
        return
    with transaction.atomic(using=using):
        triggers.install(connections[using])
        if Group._meta.db_table in connections[using].introspection.table_names():
            make_groups(using)


def make_groups(using: str) -> None:
    """Make the groups, and give each just the permissions of its role."""
    known = {
        f"{each.content_type.app_label}.{each.codename}": each
        for each in Permission.objects.using(using).select_related("content_type")
    }
    for role, codes in roles.permissions().items():
        group, _ = Group.objects.using(using).get_or_create(name=role)
        group.permissions.set(known[code] for code in codes & known.keys())
