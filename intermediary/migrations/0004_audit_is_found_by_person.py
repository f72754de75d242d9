from django.db import migrations


class Migration(migrations.Migration):
    """Asked who did something, the audit reads that person's contexts, not everybody's."""

    dependencies = [
        ("intermediary", "0003_site_scopes_are_audited"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX pghistory_context_user ON pghistory_context ((metadata -> 'user'))",
            "DROP INDEX pghistory_context_user",
        )
    ]
