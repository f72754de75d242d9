"""Graduation is stored beside the outcomes: it also rests on when a cohort ends."""

from importlib import import_module

from django.db import migrations

marks = import_module("placements.migrations.0004_changed_facts_mark_their_trainee")
BEFORE = marks.TRAINEES_OF_UPDATES["trainees_cohort"]
AFTER = BEFORE.replace("n.starts_on,", "n.starts_on, n.ends_on,").replace(
    "o.starts_on,", "o.starts_on, o.ends_on,"
)


def replaced(query):
    """The trigger function of cohorts with this query of trainees."""
    made = marks.function("mark_outcomes_of_trainees_cohort", marks.mark(query))
    return made.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0004_changed_facts_mark_their_trainee"),
        ("trainees", "0002_who_finished_a_cohort"),
    ]

    operations = [
        migrations.RunSQL(replaced(AFTER), replaced(BEFORE)),
        # The state goes, so that both tables are filled at the next reading.
        migrations.RunSQL("DELETE FROM placements_outcomestate", migrations.RunSQL.noop),
    ]
