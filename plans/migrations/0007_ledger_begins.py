"""The ledger begins with the versions that were adopted before there was one, and is closed to changes."""

from django.db import migrations

from plans import events, triggers
from plans.content import canonical, sha256, utc

TABLES = ("plans_event", "plans_archivefile")


def begin(apps, schema_editor):
    Revision = apps.get_model("plans", "Revision")
    Event = apps.get_model("plans", "Event")
    latest = {}
    for revision in Revision.objects.select_related("plan").order_by("plan_id", "number"):
        before = latest.get(revision.plan_id)
        body = canonical(events.Adopted(number=revision.number, seal=revision.digest))
        event = Event(
            plan=revision.plan,
            number=before.number + 1 if before else 1,
            body=body,
            kind="adopted",
            revision=revision,
            recorded_at=revision.recorded_at,
            recorded_by=revision.recorded_by,
            previous_digest=before.digest if before else "",
        )
        event.digest = sha256(
            canonical(
                {
                    "plan": revision.plan.slug,
                    "number": event.number,
                    "event": sha256(body),
                    "recorded_at": utc(event.recorded_at),
                    "recorded_by": event.recorded_by,
                    "previous": event.previous_digest,
                }
            )
        )
        event.save(force_insert=True)
        latest[revision.plan_id] = event


def close(apps, schema_editor):
    triggers.install(schema_editor.connection, *TABLES)


def reopen(apps, schema_editor):
    triggers.remove(schema_editor.connection, *TABLES)


class Migration(migrations.Migration):
    dependencies = [("plans", "0006_ledger")]
    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunPython(close, reopen),
    ]
