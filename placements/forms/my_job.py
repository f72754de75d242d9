"""A job as the person who has it tells it."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intermediary.form_fields import DayField, DollarsField, HoursOfWorkField
from placements import my_pay_stub
from placements.models import JobReport
from trainees.forms import say_blanks

AHEAD = dt.timedelta(days=366)


class MyJobForm(forms.ModelForm):
    """Employer, title, first day and pay, perhaps with a picture of the pay stub."""

    started_on = DayField(label=_("First day of work"))
    pay = DollarsField(label=_("Pay before taxes"), required=False)
    hours_per_week = HoursOfWorkField(label=_("Hours a week"), required=False, most=168)
    pay_stub = forms.FileField(
        label=_("Photo of your pay stub"),
        required=False,
        help_text=_(
            "If you have one. JPEG, PNG, WebP or PDF, at most 10 MB. Only you and our staff see it."
        ),
        widget=forms.FileInput(attrs={"accept": my_pay_stub.ACCEPTED}),
    )

    class Meta:
        model = JobReport
        fields = (
            "employer_name", "title", "kind", "started_on", "pay", "pay_period", "hours_per_week",
            "pay_stub",
        )  # fmt: skip
        labels = {
            "employer_name": _("Who do you work for?"),
            "title": _("What is your job?"),
            "kind": _("Kind of work"),
            "pay_period": _("Paid"),
        }

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on
        say_blanks(self)

    def clean_started_on(self):
        day = self.cleaned_data["started_on"]
        if day > self.on + AHEAD:
            raise ValidationError(_("This day is more than a year away."))
        return day

    def clean_pay_stub(self):
        upload = self.cleaned_data.get("pay_stub")
        return my_pay_stub.checked(upload) if upload else upload

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("pay") and not cleaned.get("pay_period"):
            self.add_error("pay_period", _("Say what this amount is for."))
        return cleaned

    def full_clean(self):
        """A browser never sends a file twice by itself: say that it must be chosen again."""
        super().full_clean()
        if self.errors and "pay_stub" not in self.errors and self.files.get("pay_stub"):
            self.add_error("pay_stub", _("Please choose the photo again."))
