"""What an employer is told of an offer: the verdict, why, what would pass, other standards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _

from employers.assessment import assess
from employers.showing import OfferState, state_on
from intermediary.glyphs import look
from standards.choices import CriterionCode, PayPeriod, PayResult
from standards.pay import CENT, PayTest, least_passing, round_half_up

WEEKS = {PayPeriod.HOURLY: None, PayPeriod.WEEKLY: 1, PayPeriod.ANNUAL: 52}


@dataclass(frozen=True)
class Passing:
    """One amount that would pass, and how much more that is."""

    period: str
    amount: Decimal
    more: Decimal | None


@dataclass(frozen=True)
class Standard:
    """One criterion beside pay, and what the offer answers to it."""

    name: str
    weight: str
    state: str
    said: str

    @property
    def glyph(self) -> str:
        """The shape of the answer."""
        return look(self.state).glyph


class Check:
    """The check panel of an offer, saved or not, as of a day. Reads only."""

    def __init__(self, offer, assessment, on: date):
        self.offer, self.assessment, self.on = offer, assessment, on
        self.at = timezone.now()
        self.test: PayTest = assessment.pay
        self.floor = assessment.floor
        self.headline, _dot, self.remedy = self._parts(assessment.sentence)

    @classmethod
    def of(cls, offer, on: date) -> Check:
        """The check of an offer by the standards in force on a day."""
        return cls(offer, assess(offer, on), on)

    @staticmethod
    def _parts(sentence: str) -> tuple[str, str, str]:
        """The first sentence, which is the verdict, and the rest of it."""
        first, dot, rest = sentence.partition(". ")
        return (first + dot.strip(), dot, rest)

    @property
    def word(self) -> str:
        """The verdict in a few words, over the sentence."""
        if self.test.is_flagged and self.assessment.pay_waived:
            return _("Below the standard, waived")
        if self.test.is_flagged or self.assessment.unmet:
            return _("Does not meet the standard")
        if self.test.result == PayResult.UNKNOWN or self.assessment.unknown:
            return _("Cannot be checked yet")
        if self.test.result == PayResult.IMPLAUSIBLE:
            return _("Pay looks wrong")
        return _("No floor applies") if self.floor is None else _("Meets the standard")

    @property
    def state(self) -> str:
        """The shape and color of the verdict."""
        if self.assessment.is_clean:
            return "mute" if self.floor is None else "warn" if self.test.is_flagged else "good"
        flagged = self.test.is_flagged or self.assessment.unmet
        if self.test.result == PayResult.STRADDLES and not self.assessment.unmet:
            return "warn"
        return "bad" if flagged else "warn-open"

    @property
    def offer_state(self) -> str:
        """Where the offer stands on the day: open, planned, paused, closed or withdrawn."""
        return state_on(self.offer, self.on)

    @property
    def is_shown(self) -> bool:
        """Whether candidates see the offer on the day."""
        return self.assessment.is_visible

    @property
    def consequence(self) -> str:
        """What the verdict means for candidates, in one sentence."""
        if not self.offer.pk:
            return _("This is how it stands. Nothing is saved yet.")
        if self.offer_state in (OfferState.CLOSED, OfferState.WITHDRAWN):
            return _("Candidates no longer see this offer.")
        if self.is_shown:
            return _("Candidates see this offer.")
        if self.assessment.is_clean:
            return _("Candidates will see it once it is open.")
        if self.test.is_known and not (self.test.is_flagged or self.assessment.unmet):
            return _("Candidates cannot see this offer until the required question is answered.")
        return _("Candidates cannot see this offer until it passes.")

    @property
    def pill(self) -> tuple[str, str]:
        """The state beside the title: its shape, and its word."""
        if self.offer_state != OfferState.OPEN:
            return ("mute-open", str(self.offer_state.label))
        if self.is_shown:
            return ("good", _("Shown to candidates"))
        return (self.state, _("Submitted, not shown to candidates"))

    @property
    def lowest(self) -> Fraction | None:
        """The hourly pay that is tested, for the scale."""
        return self.test.hourly_low or self.test.hourly_high

    @property
    def scale(self) -> dict | None:
        """The offer and the floor on one scale, in dollars an hour, where both are known."""
        if self.floor is None or not self.test.is_known or self.test.hourly_low is None:
            return None
        return {"low": self.test.hourly_low, "high": self.test.hourly_high or self.test.hourly_low}

    @property
    def passing(self) -> list[Passing]:
        """What would pass by the hour, the week and the year, with what is missing."""
        hours, passes = self.test.pay.hours, self.assessment.passes or {}
        return [
            Passing(PayPeriod(period).label, amount, self._more(amount, period, hours))
            for period, amount in passes.items()
        ]

    def _more(self, amount, period, hours) -> Decimal | None:
        """How much an amount is above the offer's own pay in the same period; None: not above."""
        if self.test.hourly_low is None or not self.test.is_known:
            return None
        weeks = WEEKS[period]
        own = self.test.hourly_low * (Fraction(hours) * weeks if weeks else 1)
        more = Fraction(amount) - own
        return round_half_up(more) if more >= Fraction(CENT) / 2 else None

    @property
    def lowest_passing(self) -> Decimal | None:
        """The least pay that passes, in the offer's own period; None where nothing is short."""
        if not self.test.is_flagged or not self.floor:
            return None
        return least_passing(self.test.pay, self.floor.amount)

    @property
    def standards(self) -> list[Standard]:
        """The criteria beside pay, in the order of the agreed version."""
        return [
            _standard(each)
            for each in self.assessment.criteria
            if each.criterion.code != CriterionCode.PAY
        ]


def _standard(answered) -> Standard:
    """One criterion as the panel says it."""
    criterion = answered.criterion
    state, said = _answered(answered)
    name, weight = criterion.get_code_display(), criterion.get_severity_display()
    return Standard(str(name), str(weight), state, said)


def _answered(answered) -> tuple[str, str]:
    """The shape of an answer, and what it means for the offer."""
    if answered.answer:
        return "good", ""
    required = answered.is_required
    if answered.is_waived:
        return "warn", _("Not met, but waived for now.")
    if answered.answer is None:
        blocks = _("Not answered. Candidates cannot see the offer until it is.")
        return ("warn-open", blocks) if required else ("mute-open", _("Not answered"))
    if required:
        return "bad", _("Answered no. Candidates cannot see the offer.")
    return "mute-no", _("Answered no. This does not block the offer.")
