"""Whether a placement is a good job, as SQL: its own pay against the floor, its offer's answers."""

from employers.answers import required_sql
from standards import pay_sql
from standards.choices import AGREED, PayResult
from standards.models import Criterion, Version

DOCUMENT = "Job quality"
NOT_KNOWN = (PayResult.UNKNOWN, PayResult.IMPLAUSIBLE)


def joins(placement: str) -> str:
    """The offer of a placement and the floor that binds the offer on the first day of work.

    `floors` is the step that lists all binding floors, standards.floors.binding_sql.
    """
    return f"""
        LEFT JOIN employers_offer offer ON offer.id = {placement}.offer_id
        LEFT JOIN floors floor ON offer.id IS NOT NULL
            AND floor.track_id = COALESCE(offer.track_id, 0)
            AND floor.site_id = COALESCE(offer.site_id, 0)
            AND floor.starts_on <= {placement}.started_on
            AND (floor.ends_before IS NULL OR floor.ends_before > {placement}.started_on)
    """


def is_good(placement: str, pay: str = "pay") -> str:
    """True, false, or null where the offer, the pay or a required answer is not known.

    One known failure makes it false. Without a floor pay cannot meet it; a waiver changes nothing.
    """
    result = pay_sql.result(pay, "floor.amount")
    return f"""(CASE WHEN offer.id IS NULL THEN NULL ELSE
        CASE {result} WHEN '{PayResult.MEETS.value}' THEN true
            {" ".join(f"WHEN '{unclear.value}' THEN NULL" for unclear in NOT_KNOWN)}
            ELSE false END
        AND {_required_on(f"{placement}.started_on")} END)"""


def _required_on(day: str) -> str:
    """Whether the required answers are yes, by the version of the criteria in force that day."""
    versions = Version.objects.filter(
        document__key=DOCUMENT, state__in=AGREED, effective_from__isnull=False
    ).order_by("-effective_from", "-number")
    criteria = Criterion.objects.filter(version__in=versions)
    whens = "".join(
        f"WHEN {day} >= date '{version.effective_from}' THEN "
        + required_sql([c for c in criteria if c.version_id == version.pk])
        + " "
        for version in versions
    )
    return f"CASE {whens} ELSE true END" if whens else "true"
