"""The form that sets a finding aside until a day, for a stated reason."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.form_fields import DayField

SHORTEST_REASON = 10
USUAL_DAYS, MOST_DAYS = 90, 366


class WaiveForm(forms.Form):
    """Why a finding is set aside, and until when."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 4}),
        min_length=SHORTEST_REASON,
        max_length=2000,
        help_text=_("What was agreed, and with whom. It stays in the history of the offer."),
        error_messages={"required": _("Say why this finding is set aside.")},
    )
    until = DayField(
        label=_("Until"),
        help_text=_("The last day of the waiver. The finding opens again after it."),
    )

    def __init__(self, *args, on, **kwargs):
        self.on = on
        super().__init__(*args, initial={"until": on + timedelta(days=USUAL_DAYS)}, **kwargs)

    def clean_until(self):
        """A day from today on, at most a year away: a waiver is no new standard."""
        until = self.cleaned_data["until"]
        if until < self.on:
            raise forms.ValidationError(_("This day is past."))
        if until > self.on + timedelta(days=MOST_DAYS):
            raise forms.ValidationError(_("A waiver lasts a year at most. Choose an earlier day."))
        return until
