"""A figure said in words: its state, what is still needed by when, and its count."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intermediary.kpi.rates import Rate, Spread
from intermediary.templatetags.words import money, percent, plain_number, rate, short_date


def goal(figures: Rate) -> int | None:
    """How many hits the target asks for, out of everyone the slice is about."""
    if figures.target is None:
        return None
    asked = figures.target * figures.total
    return -(-asked.numerator // asked.denominator)


def need(figures: Rate, by: dt.date | None, on: dt.date) -> str:
    """What is needed, or by how much the target was met or missed; `by` is the last deadline."""
    wanted = goal(figures)
    if wanted is None or figures.state == "no_data":
        return ""
    sure = figures.hits + figures.pending_hits
    if figures.state == "open":
        more = {"n": figures.needed, "by": short_date(by, on) if by else ""}
        return _("%(n)s more needed by %(by)s") % more if by else _("%(n)s more needed") % more
    if figures.state == "secured":
        return _("Safe: %(sure)s placed, %(wanted)s needed") % {"sure": sure, "wanted": wanted}
    if figures.state == "met":
        above = figures.hits - wanted
        return _("%s above target") % above if above else _("Exactly on target")
    return _("Short by %s") % (wanted - sure - (figures.pending - figures.pending_hits))


def arithmetic(figures: Rate) -> str:
    """How the need comes about: what the target asks for, and what there is of it."""
    wanted = goal(figures)
    if wanted is None or not figures.total:
        return ""
    said = {
        "share": percent(figures.target),
        "total": plain_number(figures.total),
        "wanted": plain_number(wanted),
        "hits": plain_number(figures.hits),
        "sure": plain_number(figures.pending_hits),
        "pending": plain_number(figures.pending),
    }
    if figures.target * figures.total == wanted:
        asked = _("%(share)s of all %(total)s is %(wanted)s.") % said
    else:
        asked = _("%(share)s of all %(total)s is %(wanted)s, rounded up.") % said
    if not figures.pending:
        return f"{asked} " + ngettext("%(hits)s counts.", "%(hits)s count.", figures.hits) % said
    counted = ngettext("%(hits)s is counted", "%(hits)s are counted", figures.hits)
    ahead = ngettext(
        "%(sure)s of the %(pending)s not yet due counts already.",
        "%(sure)s of the %(pending)s not yet due count already.",
        figures.pending_hits,
    )
    return f"{asked} " + _("%(counted)s and %(ahead)s") % {
        "counted": counted % said,
        "ahead": ahead % said,
    }


def count(figures: Rate) -> str:
    """The count behind a rate: "127 of 180 due. 75 due later."."""
    hits, of = plain_number(figures.hits), plain_number(figures.of)
    said = _("%(hits)s of %(of)s due.") % {"hits": hits, "of": of}
    if figures.pending:
        return said + " " + _("%s due later.") % plain_number(figures.pending)
    return said


def uncertainty(figures: Rate) -> str:
    """How many outcomes are weak or unknown, and between which rates the truth lies."""
    open_ones = figures.unverified + figures.unknown
    if not open_ones or figures.low is None:
        return ""
    return ngettext(
        "Between %(low)s and %(high)s once the %(n)s weak or unknown outcome is settled.",
        "Between %(low)s and %(high)s once the %(n)s weak or unknown outcomes are settled.",
        open_ones,
    ) % {"low": rate(figures.low), "high": rate(figures.high), "n": open_ones}


def value(metric: str, figures: Spread, amount=None) -> str:
    """A typical value in its own unit: dollars an hour, a share, or times as much."""
    amount = figures.value if amount is None else amount
    if amount is None:
        return _("No data")
    if metric == "earnings_multiple":
        return f"{float(amount):.1f}×"
    return money(amount) if metric == "start_wage" else rate(float(amount))
