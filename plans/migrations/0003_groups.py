from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITED = [
    ("plans", "coverfact"),
    ("plans", "figure"),
    ("plans", "planneddecision"),
    ("plans", "section"),
    ("activities", "level"),
    ("activities", "activity"),
    ("networks", "network"),
    ("networks", "networktable"),
    ("networks", "networkentry"),
]


def codes(rows, *verbs):
    return [(app, f"{verb}_{name}") for app, name in rows for verb in verbs]


GROUPS = {
    "Samordnare": [
        *codes([("plans", "plan")], "view", "add", "change"),
        *codes([("plans", "revision")], "view"),
        *codes(EDITED, "view", "add", "change", "delete"),
    ],
    "Beslutsfattare": [
        *codes([("plans", "plan"), ("plans", "revision"), *EDITED], "view"),
        ("plans", "adopt_plan"),
    ],
    "Läsare": [],
}


def make_groups(apps, schema_editor):
    for label in ("plans", "activities", "networks"):
        config = apps.get_app_config(label)
        config.models_module = True  # a stub has none, and would be passed over
        create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, wanted in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(
            Permission.objects.get(content_type__app_label=app, codename=code)
            for app, code in wanted
        )


def drop_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0002_seal_triggers"),
        ("activities", "0001_rows"),
        ("networks", "0001_rows"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, drop_groups)]
