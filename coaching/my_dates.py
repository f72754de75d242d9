"""What a trainee and a coach agreed to do, and until when there is a coach."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.choices import Whose
from coaching.coaches import coached_until
from coaching.models import ActionItem
from trainees.models import Enrollment, Trainee
from trainees.my_dates import Coming, register_dates


def to_do(trainee: Trainee, _row: Enrollment | None, on: dt.date) -> Iterable[Coming]:
    """What the person is to do; what is late too."""
    items = ActionItem.objects.open().filter(trainee=trainee, whose=Whose.TRAINEE)
    href = reverse("coaching:mine") + "#todo"
    for item in items:
        yield Coming(item.due_on, item.text, href, item.due_on < on)


def end_of_coaching(_who: Trainee, row: Enrollment | None, on: dt.date) -> Iterable[Coming]:
    """The last day of the coaching that comes with a graduation."""
    if (until := coached_until(row)) and until >= on:
        yield Coming(until, _("You have a coach until"))


def register() -> None:
    """Let the list of a person's dates ask this app."""
    register_dates(to_do)
    register_dates(end_of_coaching)
