"""What a trainee fills in about coaching and about work."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coaching.choices import ConcernKind
from intermediary.form_fields import DayField
from placements.models import Placement

MOST = 4_000


class CancelForm(forms.Form):
    """Why somebody cannot come; nobody has to say."""

    reason = forms.CharField(
        label=_("Why? You do not have to say."),
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ConcernForm(forms.Form):
    """What went wrong at work."""

    kind = forms.ChoiceField(label=_("What is it about?"), choices=ConcernKind)
    placement = forms.ModelChoiceField(
        None, label=_("Which job?"), required=False, empty_label=_("No job of this list")
    )
    happened_on = DayField(label=_("When was it?"), required=False)
    text = forms.CharField(
        label=_("What happened?"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Write in any language. Your employer does not read this."),
        error_messages={"required": _("Tell us what happened, in a few words.")},
    )

    def __init__(self, *args, user, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on
        jobs = Placement.objects.visible_to(user).filter(trainee__user=user)
        self.fields["placement"].queryset = jobs.select_related("employer", "trainee")
        self.fields["placement"].label_from_instance = called
        self.fields["kind"].choices = [("", _("Choose")), *ConcernKind.choices]

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day and day > self.on:
            raise ValidationError(_("This day is still to come."))
        return day


def called(job: Placement) -> str:
    """A job as its person calls it: title and employer."""
    title = job.title or job.get_kind_display()
    return f"{title}, {job.employer}" if job.employer else title
