from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = {
    "Samordnare": ["view_mailbox", "add_mailbox", "change_mailbox", "delete_mailbox"],
    "Beslutsfattare": ["view_mailbox"],
}


def extend_groups(apps, schema_editor):
    config = apps.get_app_config("plans")
    config.models_module = True  # a stub has none, and would be passed over
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    Permission = apps.get_model("auth", "Permission")
    for name, codes in GROUPS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        group.permissions.add(*Permission.objects.filter(codename__in=codes))


def narrow_groups(apps, schema_editor):
    Permission = apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.remove(*Permission.objects.filter(codename__endswith="_mailbox"))


class Migration(migrations.Migration):
    dependencies = [("plans", "0020_mailbox")]
    operations = [migrations.RunPython(extend_groups, narrow_groups)]
