"""SQLite lost the triggers of the table that the migration before rebuilt."""

from django.db import migrations

from plans import triggers


def install(apps, schema_editor):
    triggers.remove(schema_editor.connection, "plans_revision")
    triggers.install(schema_editor.connection, "plans_revision")


class Migration(migrations.Migration):
    dependencies = [("plans", "0033_replaces")]
    operations = [migrations.RunPython(install, install)]
