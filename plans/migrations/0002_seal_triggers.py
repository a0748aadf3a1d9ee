from django.db import migrations

from plans import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection)


def remove(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_rows")]
    operations = [migrations.RunPython(install, remove)]
