"""After the rows: judge the offers and compute the KPIs, as the nightly jobs would."""

import datetime as dt

import pgtrigger
from django.conf import settings
from django.db import connection, transaction

from employers import evaluation
from placements import outcomes


def judge(as_of: dt.date, report=lambda line: None) -> None:
    """Evaluate offers and work out every outcome as of the day of the telling."""
    report("judging offers")
    with transaction.atomic():
        evaluation.evaluate(as_of)
        date_findings()
    report("computing KPIs")
    outcomes.refresh(as_of)


def date_findings() -> None:
    """Say that each finding was opened when its offer was posted, in the office hours of that day.

    The portal would have judged each offer as it came in. The audit log keeps no trace of it: the
    rows were made a moment ago, and nobody has seen them yet.
    """
    with pgtrigger.ignore("employers.Finding:update_update"), connection.cursor() as cursor:
        cursor.execute(
            """UPDATE employers_finding finding
               SET opened_at = LEAST(finding.opened_at,
                   (offer.posted_on + TIME '09:00' + (offer.id * 37 %% 480) * INTERVAL '1 minute')
                   AT TIME ZONE %s)
               FROM employers_offer offer WHERE offer.id = finding.offer_id""",
            [settings.TIME_ZONE],
        )
