"""Everything kept about one employer, as a zip of tables for their own people.

Matches and whoever is in training are not among it: those are not the employer's to take away.
"""

import csv
import io
import zipfile

from employers import models
from employers.models import Employer
from intermediary.models import User

OFFER = (
    *("key", "title", "soc", "track__key", "site__key", "positions", "pay_min", "pay_max"),
    *("pay_period", "hours_per_week", "hours_per_day", "schedule", "classification"),
    *("guaranteed_hours", "schedule_notice_days", "health", "retirement", "paid_leave"),
    *("paid_training", "safety", "advancement", "voice", "language", "posted_on", "closes_on"),
    *("paused_at", "withdrawn_at"),
)
FINDING = (
    *("offer__key", "code", "severity", "result", "floor_amount", "hourly_low", "shortfall"),
    *("opened_at", "resolved_at", "resolution"),
)
AGREEMENT = (
    *("title", "track__key", "site__key", "starts_on", "ends_on", "hires_needed"),
    *("graduation_percent", "placement_percent", "pay_min", "pay_max", "pay_period", "pay_steps"),
    *("state", "program_signed_at", "employer_signer__name", "employer_signed_at"),
)
# Table -> model, the way from it to the employer, columns.
TABLES = {
    "company": (models.Employer, "pk", ("key", "name", "kind", "industry", "city", "state")),
    "people": (
        models.Contact,
        "employer",
        ("name", "email", "phone", "role", "portal_role", "no_mail"),
    ),
    "offers": (models.Offer, "employer", OFFER),
    "findings": (models.Finding, "offer__employer", FINDING),
    "waiver_requests": (
        models.WaiverRequest,
        "offer__employer",
        ("offer__key", "code", "reason", "wanted_until", "asked_at", "answer", "note"),
    ),
    "compacts": (models.Agreement, "employer", AGREEMENT),
    "commitments": (
        models.Commitment,
        "agreement__employer",
        ("agreement__title", "side", "kind", "amount", "text", "due_on", "kept_on"),
    ),
    "meetings": (
        models.Engagement,
        "employer",
        ("key", "kind", "cohort__key", "held_on", "hours"),
    ),
    "events": (
        models.Volunteer,
        "contact__employer",
        ("contact__name", "day__kind", "day__cohort__key", "day__starts_at", "said_at"),
    ),
    "comments": (
        models.DraftComment,
        "contact__employer",
        ("draft__title", "contact__name", "text", "said_at"),
    ),
    "contributions": (models.Contribution, "employer", ("amount", "received_on", "purpose")),
}


def as_zip(employer: Employer, user: User) -> bytes:
    """One file with a CSV for each table, of what this person may see of this employer."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, (model, path, columns) in TABLES.items():
            rows = model.objects.visible_to(user).filter(**{path: employer.pk}).order_by("pk")
            archive.writestr(f"{name}.csv", _table(columns, rows.values_list(*columns)))
    return kept.getvalue()


def _table(columns, rows) -> str:
    """A table as spreadsheets read it; a cell that one would take for a formula is marked."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([name.replace("__key", "").replace("__", "_") for name in columns])
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return "\ufeff" + text.getvalue()


def _cell(value) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") and not text[1:2].isdigit() else text
