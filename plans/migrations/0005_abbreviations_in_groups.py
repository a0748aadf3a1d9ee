from django.contrib.auth.management import create_permissions
from django.db import migrations

VERBS = {
    "Samordnare": ("view", "add", "change", "delete"),
    "Beslutsfattare": ("view",),
}


def extend_groups(apps, schema_editor):
    config = apps.get_app_config("plans")
    config.models_module = True  # a stub has none, and would be passed over
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, verbs in VERBS.items():
        codes = [f"{verb}_abbreviation" for verb in verbs]
        found = Permission.objects.filter(content_type__app_label="plans", codename__in=codes)
        Group.objects.get(name=name).permissions.add(*found)


def narrow_groups(apps, schema_editor):
    Permission = apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=VERBS):
        group.permissions.remove(*Permission.objects.filter(codename__endswith="_abbreviation"))


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_abbreviations")]
    operations = [migrations.RunPython(extend_groups, narrow_groups)]
