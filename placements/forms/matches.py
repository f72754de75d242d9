"""Forms and filters about matches, interviews and hires."""

import datetime as dt
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from employers.choices import Classification
from employers.models import Employer
from intermediary.form_fields import DayField, DollarsField, HoursOfWorkField
from intermediary.listing import FilterForm, matching
from intermediary.models import Site
from placements.choices import DeclineReason, MatchState, PlacementKind, RefuseReason
from placements.models import Placement
from standards.choices import Schedule
from trainees.forms import say_blanks
from trainees.models import Enrollment, Trainee

SILENT_DAYS = 7
KINDS = {
    Classification.APPRENTICE: PlacementKind.APPRENTICESHIP,
    Classification.TEMP_TO_HIRE: PlacementKind.TEMP_TO_HIRE,
    Classification.INTERN: PlacementKind.INTERNSHIP,
}


class MatchFilter(FilterForm):
    """Filters of the list of matches."""

    state = forms.ChoiceField(
        choices=[("", ""), *MatchState.choices], required=False, label=_("State")
    )
    waiting = forms.BooleanField(required=False, label=_("Waiting for more than 7 days"))
    mine = forms.BooleanField(required=False, label=_("Put together by me"))
    site = forms.ModelChoiceField(None, required=False, label=_("Site"))
    employer = forms.CharField(required=False, max_length=200, label=_("Employer"))

    def __init__(self, data, *, user, now):
        super().__init__(data)
        self.user, self.now = user, now
        self.fields["site"].queryset = Site.objects.visible_to(user)

    def filter_q(self, rows, words):
        people = Trainee.objects.visible_to(self.user).filter(*matching(words))
        offers = matching(words, "offer__")
        found = Q(Exists(people.filter(pk=OuterRef("trainee_id"))))
        return rows.filter(found | Q(*offers))

    def filter_waiting(self, rows, _value):
        return rows.waiting_since(self.now - dt.timedelta(days=SILENT_DAYS))

    def filter_mine(self, rows, _value):
        return rows.filter(created_by=self.user)

    def filter_site(self, rows, site):
        here = Enrollment.objects.visible_to(self.user).filter(cohort__site=site)
        return rows.filter(Exists(here.filter(trainee=OuterRef("trainee_id"))))

    def filter_employer(self, rows, words):
        partners = Employer.objects.visible_to(self.user).filter(*matching(words))
        return rows.filter(offer__employer__in=partners)


class ReasonForm(forms.Form):
    """Why it ended: a common reason, own words, or both."""

    common = forms.ChoiceField(label=_("Reason"), required=False)
    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data=None, *, reasons=DeclineReason, **kwargs):
        super().__init__(data, **kwargs)
        self.reasons = reasons
        self.fields["common"].choices = [("", _("Choose")), *reasons.choices]

    def clean(self):
        """One text of both; in English, because staff of every language read it."""
        common, words = (self.cleaned_data.get(name) or "" for name in ("common", "words"))
        if not common and not words.strip() and not self.errors:
            self.add_error("common", _("Choose a reason, or say it in your own words."))
        with translation.override("en"):
            label = str(self.reasons(common).label) if common in self.reasons.values else ""
        parts = [part for part in (label, words.strip()) if part]
        return {**self.cleaned_data, "reason": ": ".join(parts)}


class RefuseForm(ReasonForm):
    """Why a person does not want a job."""

    def __init__(self, data=None, **kwargs):
        super().__init__(data, reasons=RefuseReason, **kwargs)


class HireForm(forms.ModelForm):
    """The terms of a hire, as the offer says until somebody says otherwise."""

    started_on = DayField(label=_("First day of work"))
    pay = DollarsField(label=_("Pay"))
    hours_per_week = HoursOfWorkField(label=_("Hours a week"), required=False, most=168)

    class Meta:
        model = Placement
        fields = ("title", "kind", "started_on", "pay", "pay_period", "hours_per_week")
        labels = {"kind": _("Kind")}

    def __init__(self, data=None, *, offer, **kwargs):
        super().__init__(data, initial=terms_of(offer), **kwargs)
        self.fields["pay_period"].required = True
        say_blanks(self)

    def clean(self):
        """A pay needs its period; both are asked for."""
        cleaned = super().clean()
        day = cleaned.get("started_on")
        today = timezone.localdate()
        if day and not today - dt.timedelta(days=365) <= day <= today + dt.timedelta(days=180):
            self.add_error("started_on", _("This day is more than half a year away or long past."))
        return cleaned


def terms_of(offer) -> dict:
    """The terms an offer states, as a hire has them."""
    part = offer.schedule == Schedule.PART_TIME
    usual = PlacementKind.PART_TIME if part else PlacementKind.FULL_TIME
    return {
        "title": offer.title,
        "kind": KINDS.get(offer.classification, usual),
        "pay": offer.pay_min or offer.pay_max,
        "pay_period": offer.pay_period,
        "hours_per_week": offer.hours_per_week,
    }


class TimesForm(forms.Form):
    """Up to three times for an interview, in the site's own time, and where it is."""

    first = forms.CharField(label=_("First time"))
    second = forms.CharField(label=_("Second time"), required=False)
    third = forms.CharField(label=_("Third time"), required=False)
    minutes = forms.IntegerField(label=_("Minutes"), initial=45, min_value=5, max_value=480)
    place = forms.CharField(
        label=_("Where"), max_length=300, help_text=_("An address, a phone number or a link.")
    )
    TIMES = ("first", "second", "third")

    def __init__(self, data=None, *, zone: str):
        super().__init__(data)
        self.zone = zone
        for name in self.TIMES:
            self.fields[name].widget = forms.DateTimeInput(
                attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
            )

    def clean(self):
        """The times as instants."""
        starts = []
        for name in self.TIMES:
            if typed := self.cleaned_data.get(name):
                try:
                    starts.append(self._instant(typed))
                except ValueError:
                    self.add_error(name, _("Pick a day and a time, like 2026-12-18 14:30."))
        if starts and min(starts) <= timezone.now():
            self.add_error(None, ValidationError(_("Propose times that are still to come.")))
        return {**self.cleaned_data, "starts": starts}

    def _instant(self, typed: str) -> dt.datetime:
        local = dt.datetime.fromisoformat(typed)
        return local.replace(tzinfo=local.tzinfo or ZoneInfo(self.zone))


class AnswerForm(forms.Form):
    """What an employer answers by a one-time link."""

    answer = forms.ChoiceField(label=_("Your answer"), widget=forms.RadioSelect)
    left_on = DayField(label=_("Last day of work"), required=False)

    def __init__(self, data=None, *, asked: str):
        super().__init__(data)
        yes = _("Yes, they started") if asked == "hire" else _("Yes, they worked here")
        self.fields["answer"].choices = [
            ("yes", yes),
            ("never_started", _("No, they never started")),
            ("left", _("They started and have left")),
        ]

    def clean(self):
        """Somebody who left has a last day."""
        cleaned = super().clean()
        missing = cleaned.get("answer") == "left" and not cleaned.get("left_on")
        if missing and "left_on" not in self.errors:
            self.add_error("left_on", _("Say on which day they left."))
        return cleaned
