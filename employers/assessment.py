"""The standing of one offer, worked out without writing: for pages, previews and unsaved offers.

It is the slow, plain twin of the set-based evaluation; the tests hold the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from employers import answers
from standards import floors, pay, pay_words
from standards.choices import CriterionCode, PayPeriod, PayResult, Severity
from standards.models import Criterion, Version, WageFloor

JOB_QUALITY = "Job quality"


@dataclass(frozen=True)
class Answer:
    """What an offer answers to one criterion: True, False or None for not said."""

    criterion: Criterion
    answer: bool | None
    is_waived: bool = False

    @property
    def is_required(self) -> bool:
        """Whether trainees do not see the offer unless this is answered yes or waived."""
        return self.criterion.severity == Severity.REQUIRED

    @property
    def hides(self) -> bool:
        """Whether this answer keeps the offer from trainees."""
        return self.is_required and self.answer is not True and not self.is_waived


@dataclass(frozen=True)
class Assessment:
    """Everything the standards say of one offer on one day."""

    pay: pay.PayTest
    floor: WageFloor | None
    version: Version | None
    criteria: tuple[Answer, ...]
    pay_waived: bool
    pay_required: bool
    is_open: bool

    @property
    def sentence(self) -> str:
        """The verdict on the pay in full sentences."""
        return pay_words.sentence(self.pay, floors.words(self.floor))

    @property
    def unmet(self) -> list[Answer]:
        """Required answers that are no and not waived."""
        return [each for each in self.criteria if each.hides and each.answer is False]

    @property
    def unknown(self) -> list[Answer]:
        """Required answers that are blank and not waived."""
        return [each for each in self.criteria if each.hides and each.answer is None]

    @property
    def pay_hides(self) -> bool:
        """Whether the pay keeps the offer from trainees: below, unknown or wrong, not waived."""
        fails = self.pay.is_flagged and self.pay_required
        return (fails or not self.pay.is_known) and not self.pay_waived

    @property
    def is_clean(self) -> bool:
        """Whether nothing in pay or required answers keeps the offer from trainees."""
        return not (self.pay_hides or self.unmet or self.unknown)

    @property
    def is_visible(self) -> bool:
        """Whether trainees see the offer: it is open and nothing stands against it."""
        return self.is_open and self.is_clean

    @property
    def passes(self) -> dict[PayPeriod, Decimal]:
        """The least pay that would meet the floor, by the hour, week and year."""
        if self.floor is None:
            return {}
        return pay.what_would_pass(self.floor.amount, self.pay.pay.hours)

    @property
    def next_step(self) -> str:
        """The one thing to do before trainees see the offer; "" when there is none."""
        if self.pay_hides:
            return self._pay_step()
        if self.unmet:
            return _("Change the answer: %s") % self.unmet[0].criterion.said
        if self.unknown:
            return _("Answer the question: %s") % self.unknown[0].criterion.said
        return ""

    def _pay_step(self) -> str:
        if self.pay.result == PayResult.UNKNOWN:
            stated = self.pay.pay.low or self.pay.pay.high
            return _("Complete the pay.") if stated else _("State the lowest guaranteed pay.")
        if self.pay.result == PayResult.IMPLAUSIBLE:
            return _("Check the amount and the period.")
        least = pay.least_passing(self.pay.pay, self.floor.amount)
        return _("Set lowest pay to %s") % pay_words.per(least, self.pay.pay.period)


def assess(offer, on: date) -> Assessment:
    """Judge one offer, saved or not, as it stands on a day. Writes nothing."""
    is_open = offer.is_live(on)
    day = on if is_open or offer.closes_on is None else min(offer.closes_on, on)
    floor = floors.binding(offer.track, offer.site, day)
    version = Version.objects.in_force(JOB_QUALITY, day).first()
    criteria = list(version.criteria.all()) if version else []
    waived = live_waivers(offer, on)
    severities = {each.code: each.severity for each in criteria}
    return Assessment(
        pay=pay.check(pay.Pay.of(offer), floor.amount if floor else None),
        floor=floor,
        version=version,
        criteria=tuple(
            Answer(each, answers.answer(offer, each.code), each.code in waived)
            for each in criteria
            if each.code in answers.ANSWERS
        ),
        pay_waived=CriterionCode.PAY in waived,
        pay_required=severities.get(CriterionCode.PAY, Severity.REQUIRED) == Severity.REQUIRED,
        is_open=is_open,
    )


def live_waivers(offer, on: date) -> set[str]:
    """The criteria that are set aside for this offer on a day."""
    if offer.pk is None:
        return set()
    return set(offer.waivers.live(on).values_list("code", flat=True))
