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


class AskWaiverForm(WaiveForm):
    """What an employer asks to have set aside, why, and until when."""

    code = forms.ChoiceField(label=_("Which standard"))
    field_order = ("code", "reason", "until")

    def __init__(self, *args, findings, code="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [(each.code, each.get_code_display()) for each in findings]
        self.initial["code"] = code
        reason = self.fields["reason"]
        reason.help_text = _("What stands in the way now, and when it will be put right.")
        self.fields["until"].help_text = _("Until when you need it. A year at most.")


class AnswerWaiverForm(forms.Form):
    """The answer of program staff to an employer's request."""

    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=[("grant", _("Grant it")), ("refuse", _("Do not grant it"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer.")},
    )
    until = DayField(label=_("Until"), help_text=_("The last day of the waiver, if granted."))
    note = forms.CharField(
        label=_("Note to the employer"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Goes into the letter. Needed when it is not granted."),
    )

    def __init__(self, *args, on, wanted_until, **kwargs):
        super().__init__(*args, initial={"until": wanted_until}, **kwargs)
        self.on = on

    def clean(self):
        """A day ahead and at most a year away, where it is granted."""
        data = super().clean()
        until = data.get("until")
        if data.get("answer") == "grant" and until:
            if until <= self.on:
                self.add_error("until", _("Choose a day after today."))
            elif until > self.on + timedelta(days=MOST_DAYS):
                self.add_error("until", _("A waiver lasts a year at most."))
        return data
