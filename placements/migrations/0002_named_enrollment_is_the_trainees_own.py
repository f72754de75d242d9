"""A placement or check may name only an enrollment of its own trainee: a key over both columns."""

from django.db import migrations

ADD = """
    ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (enrollment_id, trainee_id)
    REFERENCES trainees_enrollment (id, trainee_id) DEFERRABLE INITIALLY DEFERRED
"""
DROP = "ALTER TABLE {table} DROP CONSTRAINT {name}"
KEYS = [
    {"table": "placements_placement", "name": "placement_own_enrollment"},
    {"table": "placements_outcomecheck", "name": "check_own_enrollment"},
]


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0001_jobs_evidence_and_checks"),
        ("trainees", "0001_people_and_cohorts"),
    ]

    operations = [migrations.RunSQL(ADD.format(**key), DROP.format(**key)) for key in KEYS]
