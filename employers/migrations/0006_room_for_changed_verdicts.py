"""Pages of verdicts keep room, so that a changed one stays on its page and no index is touched."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("employers", "0005_judged_offers_are_kept")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE employers_verdict SET (fillfactor = 80)",
            "ALTER TABLE employers_verdict RESET (fillfactor)",
        )
    ]
