"""What an offer answers to each criterion beside pay: yes, no or unknown (None).

Each criterion is stated twice, for one offer and for SQL over employers_offer; a test holds the
two together. A blank is unknown: never a no, and never a pass.
"""

from collections.abc import Callable

from employers.choices import Classification
from standards.choices import CriterionCode, Severity

NOTICE_DAYS = 14


def _is_employee(offer) -> bool | None:
    """Anyone but an independent contractor is an employee of the offering employer."""
    return offer.classification != Classification.CONTRACTOR if offer.classification else None


def _has_notice(offer) -> bool | None:
    days = offer.schedule_notice_days
    return None if days is None else days >= NOTICE_DAYS


def _stated(name: str) -> tuple[Callable, str]:
    return (lambda offer: getattr(offer, name), f"{{offer}}.{name}")


ANSWERS: dict[CriterionCode, tuple[Callable, str]] = {
    CriterionCode.EMPLOYEE: (
        _is_employee,
        f"NULLIF({{offer}}.classification, '') <> '{Classification.CONTRACTOR.value}'",
    ),
    CriterionCode.GUARANTEED_HOURS: _stated("guaranteed_hours"),
    CriterionCode.SCHEDULE_NOTICE: (
        _has_notice,
        f"{{offer}}.schedule_notice_days >= {NOTICE_DAYS}",
    ),
    CriterionCode.HEALTH: _stated("health"),
    CriterionCode.RETIREMENT: _stated("retirement"),
    CriterionCode.PAID_LEAVE: _stated("paid_leave"),
    CriterionCode.PAID_TRAINING: _stated("paid_training"),
    CriterionCode.SAFETY: _stated("safety"),
    CriterionCode.ADVANCEMENT: _stated("advancement"),
    CriterionCode.VOICE: _stated("voice"),
}
# One bit for each criterion in a verdict's `failed`; the order of the codes must not change.
BITS: dict[CriterionCode, int] = {code: 1 << place for place, code in enumerate(CriterionCode)}


def answer(offer, code: str) -> bool | None:
    """What the offer answers to a criterion other than pay."""
    return ANSWERS[code][0](offer)


def answer_sql(code: str, offer: str = "offer") -> str:
    """The same as an SQL boolean over employers_offer under this alias; null is unknown."""
    return f"({ANSWERS[code][1].format(offer=offer)})"


def required_sql(criteria, offer: str = "offer") -> str:
    """Whether an offer meets all required criteria other than pay, as an SQL boolean.

    `criteria` are Criterion rows of one version. False: one is answered no (waived or not); null:
    none is, but one is blank.
    """
    codes = [c.code for c in criteria if c.severity == Severity.REQUIRED and c.code in ANSWERS]
    return "(" + (" AND ".join(answer_sql(code, offer) for code in codes) or "TRUE") + ")"
