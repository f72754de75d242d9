"""Version 1 of what every installation starts with: three wage floors and ten criteria."""

from datetime import date
from decimal import Decimal

from django.db import migrations

IN_FORCE_FROM = date(2010, 1, 1)
FLOORS = [
    ("entry", Decimal("18.00"), None),
    ("mid_career", Decimal("18.00"), None),
    ("cyber_software", Decimal("21.00"), Decimal("25.00")),
]
CRITERIA = [
    ("pay", "required", "Does the lowest guaranteed pay meet the wage floor?"),
    ("employee", "required", "Is the person your employee, not a contractor?"),
    ("guaranteed_hours", "preferred", "Do you guarantee weekly hours?"),
    ("schedule_notice", "preferred", "Do you post schedules 14 days ahead or more?"),
    ("health", "preferred", "Do you offer health insurance?"),
    ("retirement", "preferred", "Do you offer a retirement plan?"),
    ("paid_leave", "preferred", "Do you offer paid leave?"),
    ("paid_training", "preferred", "Is training time paid?"),
    ("safety", "preferred", "Do you provide safety training and equipment?"),
    ("advancement", "preferred", "Is there a path to a better job?"),
    ("voice", "preferred", "Do workers have a union or an equivalent voice?"),
]


def ship(apps, schema_editor):
    """Make both documents with their first version in force."""
    document = apps.get_model("standards", "Document")
    version = apps.get_model("standards", "Version")
    floors = document.objects.create(key="Wage floors", name="Wage floors")
    floors = version.objects.create(
        document=floors, number=1, state="in_force", effective_from=IN_FORCE_FROM
    )
    for family, amount, band_top in FLOORS:
        apps.get_model("standards", "WageFloor").objects.create(
            scope="family",
            family=family,
            amount=amount,
            band_top=band_top,
            effective_from=IN_FORCE_FROM,
            version=floors,
        )
    criteria = document.objects.create(key="Job quality", name="Job quality")
    criteria = version.objects.create(
        document=criteria, number=1, state="in_force", effective_from=IN_FORCE_FROM
    )
    for position, (code, severity, question) in enumerate(CRITERIA):
        apps.get_model("standards", "Criterion").objects.create(
            version=criteria, code=code, severity=severity, question=question, position=position
        )


class Migration(migrations.Migration):
    dependencies = [("standards", "0001_tracks_floors_and_documents")]

    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
