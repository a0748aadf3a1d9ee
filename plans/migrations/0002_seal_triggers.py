from django.db import migrations

from plans import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection, "plans_revision")


def remove(apps, schema_editor):
    triggers.remove(schema_editor.connection, "plans_revision")


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_rows")]
    operations = [migrations.RunPython(install, remove)]
