from django.contrib.auth.management import create_permissions
from django.db import migrations


def extend_groups(apps, schema_editor):
    config = apps.get_app_config("plans")
    config.models_module = True  # a stub has none, and would be passed over
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    permission = apps.get_model("auth", "Permission").objects.get(codename="prepare_plan")
    apps.get_model("auth", "Group").objects.get(name="Samordnare").permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("plans", "0008_prepare_plan")]
    operations = [migrations.RunPython(extend_groups, migrations.RunPython.noop)]
