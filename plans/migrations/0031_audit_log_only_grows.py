from django.db import migrations

from plans import triggers


def close(apps, schema_editor):
    triggers.install(schema_editor.connection, "plans_auditentry")


def reopen(apps, schema_editor):
    triggers.remove(schema_editor.connection, "plans_auditentry")


class Migration(migrations.Migration):
    dependencies = [("plans", "0030_roles_and_audit_log")]
    operations = [migrations.RunPython(close, reopen)]
