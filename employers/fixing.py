"""What an employer has to do before candidates see an offer, and the shortest way to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from employers.models import Offer
from employers.showing import prepared
from intermediary.templatetags.words import money, pay
from standards.choices import PayResult
from standards.pay import Pay, least_passing

UNCLEAR = {
    PayResult.UNKNOWN: (
        later("The lowest pay an hour is not known. State it, or the hours."),
        later("State the pay"),
    ),
    PayResult.IMPLAUSIBLE: (
        later("The pay looks wrong. Check the amount and what it is for."),
        later("Check the pay"),
    ),
}


@dataclass
class Fix:
    """One offer that candidates do not see: why, and what puts it right."""

    offer: Offer
    state: str = "warn-open"
    word: str | Promise = ""
    why: list[str | Promise] = field(default_factory=list)
    raise_to: Decimal | None = None  # one press sets the lowest pay to this
    step: str | Promise = ""
    field_id: str = ""  # where on the offer's page the step is

    @property
    def said_amount(self) -> str:
        """The amount as the offer states pay: "$18.00", "$37,440 a year"."""
        period = self.offer.pay_period
        return money(self.raise_to) if period == "hourly" else pay(self.raise_to, period)


def fixes(offers: Iterable[Offer], on: date) -> list[Fix]:
    """For each offer with its verdict and `pay_open` (see `with_open_pay`), what to do. Reads."""
    return [_fix(offer) for offer in prepared(offers, on)]


def lowest_passing(offer: Offer) -> Decimal | None:
    """The least pay that passes, in the offer's own period; None where pay is not too low."""
    verdict = getattr(offer, "verdict", None)
    flagged = verdict and verdict.result in (PayResult.BELOW, PayResult.STRADDLES)
    if not flagged or verdict.floor is None:
        return None
    return least_passing(Pay.of(offer), verdict.floor.amount)


def _fix(offer: Offer) -> Fix:
    fix = Fix(offer, word=_("Not answered"))
    if offer.judged is None:  # changed a moment ago and not judged yet
        fix.word, fix.step = _("Not checked yet"), _("Look at it")
        return fix
    _say_pay(fix, offer.judged)
    _say_answers(fix, offer.judged)
    return fix


def _say_pay(fix: Fix, verdict) -> None:
    """What is wrong with the pay, if anything."""
    if fix.offer.pay_open and verdict.shortfall:
        fix.state, fix.word = verdict.result, verdict.get_result_display()
        said = {"short": money(verdict.shortfall), "floor": money(verdict.floor.amount)}
        fix.why = [_("The lowest pay is %(short)s an hour below the %(floor)s floor.") % said]
        fix.raise_to = lowest_passing(fix.offer)
    elif verdict.result in UNCLEAR:
        fix.state, fix.word = verdict.result, verdict.get_result_display()
        why, fix.step = UNCLEAR[verdict.result]
        fix.why, fix.field_id = [why], "id_pay_min"


def _say_answers(fix: Fix, verdict) -> None:
    """Which required answers are no or missing, if any."""
    if verdict.required_unmet:
        fix.why.append(_("A required standard is answered no."))
        if not fix.raise_to and not fix.step:
            fix.state, fix.word, fix.step = "bad", _("Standard not met"), _("See the answer")
    if verdict.required_unknown:
        fix.why.append(_("A required question is not answered."))
    if not fix.field_id:
        fix.step, fix.field_id = fix.step or _("Answer the question"), "id_employee_question"
