"""Forms and filters about coaching sessions."""

import datetime as dt
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.choices import SessionKind, SessionOutcome
from coaching.free_times import instant_of
from coaching.models import Session
from coaching.slot_forms import SKIPPED
from coaching.week import monday_of
from intermediary.form_fields import DayField
from intermediary.listing import FilterForm, matching
from trainees.finding import one_trainee
from trainees.forms import coaches, say_blanks
from trainees.models import Enrollment, Trainee

NOTED = (SessionOutcome.SEEN, SessionOutcome.NO_SHOW, SessionOutcome.EXCUSED)
WHEN = [
    ("upcoming", _("Upcoming")),
    ("not_noted", _("To note")),
    ("past", _("Past")),
    ("all", _("All")),
]


class SessionFilter(FilterForm):
    """Filters of the list of sessions."""

    coach = forms.ModelChoiceField(None, required=False, label=_("Coach"))
    kind = forms.ChoiceField(
        choices=[("", ""), *SessionKind.choices], required=False, label=_("Kind")
    )
    outcome = forms.ChoiceField(
        choices=[("", ""), *SessionOutcome.choices], required=False, label=_("Outcome")
    )
    since = DayField(until="until", required=False, label=_("Days"))
    until = DayField(required=False, label=_("Until"))

    def __init__(self, data, *, user, now):
        super().__init__(data)
        self.user, self.now = user, now
        self.fields["coach"].queryset = coaches(user)

    def filter_q(self, rows, words):
        people = Trainee.objects.visible_to(self.user).filter(*matching(words))
        return rows.filter(Exists(people.filter(pk=OuterRef("trainee_id"))))

    @property
    def when(self) -> str:
        """Which part of the calendar is shown: what comes, unless outcome or days are asked for."""
        asked = self.data.get("when", "")
        if asked in dict(WHEN):
            return asked
        return "all" if {"outcome", "since", "until"} & set(self.in_use) else "upcoming"

    def filter(self, queryset):
        """Sessions in the part of the calendar shown that pass every filter."""
        words = {"upcoming": "upcoming", "past": "past", "not_noted": "open_ended"}
        rows = super().filter(queryset)
        return getattr(rows, words[self.when])(self.now) if self.when in words else rows

    def filter_since(self, rows, day):
        return rows.filter(starts_at__gte=_midnight(day))

    def filter_until(self, rows, day):
        return rows.filter(starts_at__lt=_midnight(day + dt.timedelta(days=1)))


def _midnight(day: dt.date) -> dt.datetime:
    """The instant a day begins where the portal is."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


class WeekFilter(forms.Form):
    """Whose week, and which: a coach's own unless somebody else is asked for."""

    EVERYONE, NOBODY = "all", "none"
    coach = forms.ChoiceField(required=False, label=_("Coach"))

    def __init__(self, data, *, user, now):
        super().__init__(data)
        self.user, self.now = user, now
        self.fields["from"] = DayField(required=False, widget=forms.HiddenInput)
        self.coaches = {str(each.pk): each for each in coaches(user)}
        more = [(self.EVERYONE, _("All coaches")), (self.NOBODY, _("No coach"))]
        self.fields["coach"].choices = [*more, *self.coaches.items()]
        own = str(user.pk)
        self.fields["coach"].initial = own if own in self.coaches else self.EVERYONE
        self.is_valid()

    @property
    def monday(self) -> dt.date:
        """The first day of the week asked for, else of this one."""
        asked = self.cleaned_data.get("from") or timezone.localdate(self.now)
        safe = min(max(asked, dt.date(1970, 1, 10)), dt.date(9000, 1, 1))
        return monday_of(safe)

    @property
    def whose(self) -> str:
        """The coach asked for, else the usual one."""
        return self.cleaned_data.get("coach") or self.fields["coach"].initial

    def own(self, rows):
        """The sessions of this coach."""
        return rows.filter(coach=self.coaches.get(self.whose))

    def filter(self, rows):
        """The sessions of this coach in this week."""
        return self.own(rows).in_week(self.monday)

    def following(self, rows):
        """The first session of this coach after this week, or None."""
        after = _midnight(self.monday + dt.timedelta(days=7))
        booked = self.own(rows).filter(outcome=SessionOutcome.BOOKED, starts_at__gte=after)
        return booked.for_list().order_by("starts_at", "pk").first()


class DayFilter(WeekFilter):
    """Whose day, and which: a coach's own today unless something else is asked for."""

    def __init__(self, data, *, user, now):
        super().__init__(data, user=user, now=now)
        del self.fields["from"]
        self.fields["on"] = DayField(required=False, widget=forms.HiddenInput)
        self.fields["coach"].choices = [*self.coaches.items()]
        own, first = str(user.pk), next(iter(self.coaches), "")
        self.fields["coach"].initial = own if own in self.coaches else first
        self.full_clean()

    @property
    def on(self) -> dt.date:
        """The day asked for, else today."""
        asked = self.cleaned_data.get("on") or timezone.localdate(self.now)
        return min(max(asked, dt.date(1970, 1, 10)), dt.date(9000, 1, 1))

    @property
    def coach(self):
        """The coach whose day it is; None where there is no coach at all."""
        return self.coaches.get(self.whose)

    def filter(self, rows):
        """The sessions of this coach on this day."""
        return self.own(rows).in_days(self.on)


class SessionForm(forms.ModelForm):
    """Put a session into the calendar; the time is that of the person's site."""

    who = forms.CharField(
        label=_("Trainee"), max_length=200, help_text=_("Number, e-mail address or name.")
    )
    day = DayField(label=_("Day"))
    time = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    class Meta:
        model = Session
        fields = ("who", "kind", "coach", "day", "time", "minutes", "place")
        labels = {"kind": _("Kind"), "coach": _("Coach"), "minutes": _("Minutes")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["coach"].queryset = coaches(user)
        self.fields["coach"].required = True
        say_blanks(self)

    def clean_who(self):
        return one_trainee(Trainee.objects.visible_to(self.user), self.cleaned_data["who"])

    def clean(self):
        cleaned = super().clean()
        if {"who", "day", "time"} <= set(cleaned):
            self.instance.trainee = cleaned["who"]
            zone = self._zone(cleaned["who"])
            wall = dt.datetime.combine(cleaned["day"], cleaned["time"])
            if (instant := instant_of(wall, zone)) is None:
                self.add_error("time", SKIPPED)
            self.instance.starts_at = instant or wall.replace(tzinfo=zone)
        return cleaned

    def _zone(self, trainee) -> ZoneInfo:
        """The time zone of the person's latest site, else that of the portal."""
        rows = Enrollment.objects.visible_to(self.user).filter(trainee=trainee).latest()
        name = rows.values_list("cohort__site__time_zone", flat=True).first()
        return ZoneInfo(name or timezone.get_default_timezone_name())
