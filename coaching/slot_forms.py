"""Choosing when a session is: one of the coach's free times, or a day and time of one's own."""

import datetime as dt
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from coaching.free_times import Free, free_times, instant_of
from intermediary.form_fields import DayField
from intermediary.templatetags.words import clock, day_at, weekday_date

OFFERED = 40  # free times in the list
SKIPPED = later("The clocks go forward then: there is no such time.")
GONE = later("This time has just been taken. Choose another one.")


def time_field(**more):
    """A time of day, picked or typed."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(widget=widget, **{"required": False, **more})


def said(free: Free, today: dt.date) -> str:
    """A free time as people say it: "Mon, Dec 7, 10:00 am"."""
    day = weekday_date(day_at(free.starts_at, free.zone), today)
    return _("%(day)s, %(time)s") % {"day": day, "time": clock(free.starts_at, free.zone)}


class WhenForm(forms.Form):
    """A time from the coach's free ones; else a day and time by the clock of the site."""

    slot = forms.ChoiceField(
        label=later("Free time of the coach"),
        required=False,
        error_messages={"invalid_choice": GONE},
    )
    day = DayField(label=later("Or another day"), required=False)
    time = time_field(label=later("Time"))
    minutes = forms.IntegerField(
        label=later("Minutes"), min_value=10, max_value=240, required=False
    )
    nothing = later("Another day and time")

    def __init__(self, *args, coach, trainee, now, zone, **kwargs):
        super().__init__(*args, **kwargs)
        self.now, self.zone = now, zone
        self.free = {}
        if coach is not None:
            found = free_times(coach=coach, trainee=trainee, now=now)[:OFFERED]
            self.free = {each.starts_at.isoformat(): each for each in found}
        today = now.astimezone(ZoneInfo(zone)).date()
        times = [(key, said(each, today)) for key, each in self.free.items()]
        self.fields["slot"].choices = [("", self.nothing), *times]

    def clean(self):
        cleaned = super().clean()
        day, time = cleaned.get("day"), cleaned.get("time")
        if not cleaned.get("slot") and (day or time):
            if day is None and "day" not in self.errors:
                self.add_error("day", _("Choose the day too."))
            if time is None and "time" not in self.errors:
                self.add_error("time", _("Choose the time too."))
            if day and time and self.wall_clock is None:
                self.add_error("time", SKIPPED)
        return cleaned

    @property
    def wall_clock(self) -> dt.datetime | None:
        """The instant of the day and time typed; None where the clocks skip it."""
        wall = dt.datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"])
        return instant_of(wall, ZoneInfo(self.zone))

    @property
    def chosen(self) -> Free | None:
        """The time that was chosen, with how long and where; None for none."""
        cleaned = self.cleaned_data
        minutes = cleaned.get("minutes")
        if free := self.free.get(cleaned.get("slot") or ""):
            return Free(free.starts_at, minutes or free.minutes, free.place, free.zone)
        if cleaned.get("day") and cleaned.get("time"):
            return Free(self.wall_clock, minutes or 30, "", self.zone)
        return None

    def say_taken(self, refusal) -> None:
        """Put a refusal beside the field it is about, with the next times there are."""
        field = "slot" if self.cleaned_data.get("slot") else "time"
        today = self.now.astimezone(ZoneInfo(self.zone)).date()
        times = "; ".join(said(each, today) for each in getattr(refusal, "free", ()))
        self.add_error(field, " ".join(refusal.messages))
        if times:
            self.add_error(field, _("Free next: %(times)s.") % {"times": times})


class MoveForm(WhenForm):
    """Another time for a session, and why."""

    reason = forms.CharField(label=later("Reason"), max_length=200, required=False)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and self.chosen is None:
            self.add_error("slot", _("Choose a time."))
        return cleaned


class CancelForm(forms.Form):
    """Why a session does not take place."""

    reason = forms.CharField(label=later("Reason"), max_length=200)
