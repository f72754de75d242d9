"""Words about people in training."""

import datetime as dt

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trainees.deadlines import deadlines
from trainees.standing import Row

register = template.Library()
PRESSING_DAYS = 21


@register.filter
def days_left(row: Row, today: dt.date) -> str:
    """What remains until day 120: "40 days left", "placed", "12 days ago"."""
    left = row.days_left(today)
    if left is None:
        return ""
    if row.placed_on:
        return _("placed") if row.placed_on <= row.day_120 else _("placed later")
    if left < 0:
        return _("%s ago") % (ngettext("%s day", "%s days", -left) % f"{-left:,}")
    return ngettext("%s day left", "%s days left", left) % left


@register.filter
def is_pressing(row: Row, today: dt.date) -> bool:
    """Whether day 120 is at most three weeks away and there is no job yet."""
    left = row.days_left(today)
    return left is not None and 0 <= left <= PRESSING_DAYS and not row.placed_on


@register.filter
def deadline_name(enrollment) -> str:
    """The name of the deadline on the day a list ranks by: "Day 120"."""
    ahead = deadlines(enrollment.graduated_on)
    return str(next((each.name for each in ahead if each.on == enrollment.deadline_on), ""))
