"""The filters of a caseload, and its hand-over."""

import datetime as dt

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from coaching.caseload import PLANS
from coaching.hours_forms import OfCoachFilter
from coaching.risk import Standing
from intermediary.form_fields import DayField
from trainees.forms import coaches
from trainees.models import Enrollment

PHASES = [
    ("training", later("In training")),
    ("search", later("Job search")),
    ("new_job", later("New at work")),
    ("at_work", later("At work")),
]
FLAGS = [
    ("overdue", later("Overdue")),
    ("not_booked", later("Nothing booked")),
    ("missed", later("Missed twice in a row")),
    ("concern", later("Open concern")),
    ("items", later("Action item late")),
    ("day_120", later("Day 120 is near")),
    ("bounced", later("E-mail does not arrive")),
]


class CaseloadFilter(OfCoachFilter):
    """Whose people, and which of them."""

    phase = forms.ChoiceField(choices=[("", ""), *PHASES], required=False, label=later("Phase"))
    flag = forms.ChoiceField(choices=[("", ""), *FLAGS], required=False, label=later("Flag"))

    @property
    def chosen(self):
        """The coach whose people are shown; None where nobody coaches."""
        return self.whose.chosen

    @property
    def narrows(self) -> bool:
        """Whether anything but the coach is asked for."""
        return bool({"q", "phase", "flag"} & set(self.in_use))

    def narrowed(self, standings: list[Standing]) -> list[Standing]:
        """The people who pass every filter."""
        self.is_valid()
        asked = self.cleaned_data
        words = asked.get("q", "").lower().split()
        plan = next((p for p in PLANS if p.code == asked.get("phase")), None)
        return [
            each
            for each in standings
            if (plan is None or each.case.plan is plan)
            and (not asked.get("flag") or asked["flag"] in each.flags)
            and all(word in each.case.enrollment.trainee.search_key for word in words)
        ]


class HandOverForm(forms.Form):
    """Who takes over whom, and from which day."""

    to = forms.ModelChoiceField(None, label=later("New coach"), empty_label=later("Choose"))
    starts_on = DayField(label=later("From"))
    people = forms.ModelMultipleChoiceField(
        None, label=later("People"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, user, coach, today: dt.date, people: list[int], **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["to"].queryset = coaches(user).exclude(pk=coach.pk)
        self.fields["people"].queryset = Enrollment.objects.visible_to(user).filter(pk__in=people)

    def clean_starts_on(self):
        if self.cleaned_data["starts_on"] < self.today:
            raise forms.ValidationError(_("A hand-over cannot begin in the past."))
        return self.cleaned_data["starts_on"]
