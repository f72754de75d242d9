"""The wage test in words: what is wrong with the number, the rule, and what to do about it."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from standards.choices import PayPeriod, PayResult
from standards.pay import CENT, PayTest, least_passing, round_half_up


def sentence(test: PayTest, covers: str = "") -> str:
    """The verdict on an offer's pay in full sentences; `covers` says what the floor is for."""
    said = _SENTENCES[test.result](test, covers or _("this offer"))
    return " ".join(part for part in (said, _assumption(test)) if part)


def amount(value: Decimal, period: str = PayPeriod.HOURLY) -> str:
    """Dollars as people write them: $18.00 an hour, $37,440 a year, every decimal that is there."""
    whole = value == value.to_integral_value()
    if whole and period not in (PayPeriod.HOURLY, ""):
        return f"${value:,.0f}"
    return f"${value:,.2f}" if value == round(value, 2) else f"${value.normalize():,f}"


def per(value: Decimal, period: str) -> str:
    """An amount with its period, such as "$37,440 a year"."""
    forms = {
        PayPeriod.HOURLY: _("%s an hour"),
        PayPeriod.DAILY: _("%s a day"),
        PayPeriod.WEEKLY: _("%s a week"),
        PayPeriod.BIWEEKLY: _("%s every two weeks"),
        PayPeriod.SEMIMONTHLY: _("%s twice a month"),
        PayPeriod.MONTHLY: _("%s a month"),
        PayPeriod.ANNUAL: _("%s a year"),
    }
    return forms.get(period, "%s") % amount(value, period)


def missing(shortfall: Fraction) -> str:
    """Missing dollars an hour; less than a cent is said in words, never shown as $0.00."""
    return (
        amount(round_half_up(shortfall)) if shortfall >= Fraction(CENT) else _("less than a cent")
    )


def _lowest(test: PayTest) -> str:
    """The lowest pay as stated, with what it comes to an hour."""
    pay = test.pay
    if pay.period == PayPeriod.HOURLY:
        return amount(pay.low)
    if test.shortfall is not None and test.shortfall < Fraction(CENT):
        return per(pay.low, pay.period)  # its rounded hourly pay would look like the floor itself
    return _("%(stated)s is %(hourly)s an hour") % {
        "stated": per(pay.low, pay.period),
        "hourly": amount(test.shown_low),
    }


def _remedy(test: PayTest, form: str) -> str:
    """How high the lowest pay must be, in the period the employer thinks in."""
    period, needed = test.pay.period, least_passing(test.pay, test.floor)
    return form % (amount(needed) if period == PayPeriod.HOURLY else per(needed, period))


def _meets(test, covers):
    facts = {"floor": amount(test.floor), "covers": covers}
    if test.pay.period == PayPeriod.HOURLY:
        facts["pay"] = amount(test.pay.low)
        return _("%(pay)s meets the %(floor)s floor for %(covers)s.") % facts
    facts["pay"] = _lowest(test)
    return _("%(pay)s and meets the %(floor)s floor for %(covers)s.") % facts


def _below(test, covers):
    facts = {"floor": amount(test.floor), "covers": covers, "short": missing(test.shortfall)}
    if test.hourly_low is None:
        facts["pay"] = per(test.pay.high, test.pay.period)
        said = _("Up to %(pay)s is below the %(floor)s floor for %(covers)s by %(short)s at best.")
        return f"{said % facts} {_remedy(test, _('State a lowest pay of %s or more.'))}"
    facts["pay"] = _lowest(test)
    said = _("%(pay)s, %(short)s below the %(floor)s floor for %(covers)s.")
    if facts["pay"] in (amount(test.pay.low), per(test.pay.low, test.pay.period)):
        said = _("%(pay)s is %(short)s below the %(floor)s floor for %(covers)s.")
    return f"{said % facts} {_remedy(test, _('Raise it to %s or more.'))}"


def _straddles(test, covers):
    facts = {
        "low": amount(test.shown_low),
        "high": amount(test.shown_high),
        "floor": amount(test.floor),
        "covers": covers,
        "short": missing(test.shortfall),
    }
    said = _(
        "The range %(low)s to %(high)s an hour starts %(short)s below the %(floor)s floor for "
        "%(covers)s; only the lowest guaranteed pay counts."
    )
    return f"{said % facts} {_remedy(test, _('Raise the lowest pay to %s or more.'))}"


def _unknown(test, covers):
    pay = test.pay
    if not (pay.low or pay.high):
        return _("No pay is stated, so it cannot be tested. State the lowest guaranteed pay.")
    stated = pay.low or pay.high
    if not pay.period:
        facts = {"pay": amount(stated)}
        return (
            _("%(pay)s is for no stated time. Say whether it is by the hour or the year.") % facts
        )
    if pay.hours_in_period is None:
        facts = {"pay": per(stated, pay.period)}
        said = _("%(pay)s cannot be turned into hourly pay. State the hours a week.")
        return said % facts
    facts = {"pay": per(pay.high, pay.period)}
    said = _("“Up to %(pay)s” does not say the lowest pay.") % facts
    return f"{said} {_remedy(test, _('State a lowest pay; %s or more meets the floor.'))}"


def _implausible(test, covers):
    pay = test.pay
    stated = per(pay.low or pay.high, pay.period)
    hourly = amount(test.shown_low if test.hourly_low is not None else test.shown_high)
    if pay.low and pay.high:
        stated = f"{amount(pay.low, pay.period)} – {per(pay.high, pay.period)}"
        hourly = f"{hourly} – {amount(test.shown_high)}"
    if pay.period == PayPeriod.HOURLY:
        said = _("%(stated)s looks wrong.") % {"stated": stated}
    else:
        facts = {"stated": stated, "hourly": hourly}
        said = _("%(stated)s comes to %(hourly)s an hour, which looks wrong.") % facts
    if not test.suggestion:
        advice = _("Check the amount and the period.")
        return f"{said} {advice}"
    meant = str(PayPeriod(test.suggestion[0]).label).lower()
    asked = _("Did you mean “%s”?") % meant
    return f"{said} {asked}"


def _no_floor(test, covers):
    hourly = test.shown_low if test.hourly_low is not None else test.shown_high
    return _("No wage floor covers this offer; it pays %s an hour.") % amount(hourly)


def _assumption(test: PayTest) -> str:
    """That 40 hours were assumed, and what 35 hours would say where that differs."""
    if not test.assumed_hours or not (test.pay.low or test.pay.high):
        return ""
    if test.at_35 is None:
        return _("No hours are stated: 40 a week are assumed.")
    facts = {"result": str(test.at_35.result.label).lower()}
    said = _("No hours are stated: 40 a week are assumed. At 35 hours a week: %(result)s.")
    return said % facts


_SENTENCES = {
    PayResult.MEETS: _meets,
    PayResult.BELOW: _below,
    PayResult.STRADDLES: _straddles,
    PayResult.UNKNOWN: _unknown,
    PayResult.IMPLAUSIBLE: _implausible,
    PayResult.NO_FLOOR: _no_floor,
}
