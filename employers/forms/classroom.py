"""The form of who was at a meeting."""

import pghistory
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from employers.models import Contact
from intermediary.form_fields import HoursOfWorkField
from trainees.models import Trainee


class AttendanceForm(forms.Form):
    """Who of the class and who of the employer were there, and for how long."""

    hours = HoursOfWorkField(label=_("Hours"), most=24, required=False)
    people = forms.ModelMultipleChoiceField(
        label=_("Who of the employer was there"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    attendees = forms.ModelMultipleChoiceField(
        label=_("Who of the class was there"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "cb"}),
    )

    def __init__(self, *args, meeting, user, **kwargs):
        here = Trainee.objects.visible_to(user)
        there = set(meeting.attendees.values_list("pk", flat=True))
        start = {
            "hours": meeting.hours,
            "people": list(meeting.people.values_list("pk", flat=True)),
            "attendees": list(there),
        }
        super().__init__(*args, initial=start, **kwargs)
        self.meeting = meeting
        self.fields["people"].queryset = Contact.objects.visible_to(user).filter(
            employer=meeting.employer
        )
        own = here.filter(enrollments__cohort=meeting.cohort_id).exclude(
            enrollments__started_on__isnull=True
        )
        self.fields["attendees"].queryset = own.distinct().order_by("sort_key", "pk")
        # Whoever is on record from elsewhere stays: this page cannot show them, nor drop them.
        self.unseen = there - set(own.values_list("pk", flat=True))

    @transaction.atomic
    def save(self, by):
        """Keep who was there and for how long."""
        data = self.cleaned_data
        with pghistory.context(user=by.pk, action="note_attendance"):
            self.meeting.hours = data["hours"]
            self.meeting.save(update_fields=["hours"])
            self.meeting.people.set(data["people"])
            self.meeting.attendees.set([*data["attendees"], *self.unseen])
