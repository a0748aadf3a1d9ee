from django.contrib.auth.management import create_permissions
from django.db import migrations

WRITTEN = [
    ("plans", "figure"),
    ("plans", "section"),
    ("activities", "level"),
    ("activities", "activity"),
    ("networks", "networktable"),
    ("networks", "networkentry"),
]
KEPT = [
    ("plans", "abbreviation"),
    ("plans", "coverfact"),
    ("plans", "planneddecision"),
    ("networks", "network"),
]


def codes(rows, *verbs):
    return [(app, f"{verb}_{name}") for app, name in rows for verb in verbs]


NEW = {
    "Handläggare": [
        *codes([("plans", "plan"), ("plans", "revision"), *KEPT], "view"),
        *codes(WRITTEN, "view", "add", "change", "delete"),
    ],
    "Granskare": [("plans", "view_auditentry")],
    "Administratör": [
        *codes([("auth", "user")], "view", "add", "change"),
        *codes([("accessibility", "accessibilitystatement")], "view", "add", "change"),
        *codes([("accessibility", "feedback")], "view", "delete"),
    ],
}
MORE = {
    "Samordnare": [("plans", "any_department_plan")],
    "Beslutsfattare": [("plans", "any_department_plan")],
}


def extend(apps, schema_editor):
    for label in ("auth", "plans", "activities", "networks", "accessibility"):
        config = apps.get_app_config(label)
        config.models_module = True  # a stub has none, and would be passed over
        create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, wanted in (NEW | MORE).items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *(
                Permission.objects.get(content_type__app_label=app, codename=code)
                for app, code in wanted
            )
        )


def shrink(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=NEW).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0031_audit_log_only_grows"),
        ("accessibility", "0001_statement"),
        ("activities", "0001_rows"),
        ("networks", "0001_rows"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(extend, shrink)]
