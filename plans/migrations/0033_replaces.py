from django.db import migrations, models

FIELD = models.CharField(
    "ersätter",
    blank=True,
    help_text="Det som slutar gälla när den här versionen börjar, till exempel ”Version 1” eller ett äldre dokument.",
)


class Migration(migrations.Migration):
    dependencies = [("plans", "0032_more_roles")]
    operations = [
        migrations.AddField("historicalplanneddecision", "replaces", FIELD),
        migrations.AddField("planneddecision", "replaces", FIELD),
        migrations.AddField("revision", "replaces", FIELD),
    ]
