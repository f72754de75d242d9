"""The short forms of business development: a talk, a stage, a next step."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from employers.choices import InteractionKind, Stage
from employers.models import Employer, Interaction
from intermediary.form_fields import DayField


def step_needs_words(form, data):
    """A day of a next step without saying what it is is refused where it was typed."""
    if data.get("next_step_on") and not data.get("next_step"):
        form.add_error("next_step", _("Say what is to happen on that day."))


class InteractionForm(forms.ModelForm):
    """A talk with an employer, in as few fields as it takes."""

    kind = forms.ChoiceField(
        label=_("How"), choices=InteractionKind.choices, widget=forms.RadioSelect
    )
    held_on = DayField(label=_("Day"))
    note = forms.CharField(
        label=_("What was said"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    next_step = forms.CharField(label=_("Next step"), required=False, max_length=200)
    next_step_on = DayField(label=_("Next step on"), required=False)

    class Meta:
        model = Interaction
        fields = ("kind", "contact", "held_on", "note")

    def __init__(self, *args, employer, on, **kwargs):
        first = {"held_on": on, "kind": InteractionKind.CALL}
        kwargs["initial"] = {**({} if kwargs.get("instance") else first)}
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["contact"].queryset = employer.contacts.all()
        self.fields["contact"].empty_label = _("Nobody named")
        self.fields["contact"].label = _("With")
        self.instance.employer = employer

    def clean_held_on(self):
        """A day that is not ahead: what is still to come is a next step."""
        day = self.cleaned_data["held_on"]
        if day > self.on:
            raise forms.ValidationError(_("This day is ahead. Write it down as the next step."))
        return day

    def clean(self):
        """Also: a next step says what it is."""
        data = super().clean()
        step_needs_words(self, data)
        return data

    @property
    def agreed(self) -> dict:
        """What was agreed to come next."""
        return {name: self.cleaned_data[name] for name in ("next_step", "next_step_on")}


class StepForm(forms.ModelForm):
    """What comes next with an employer, and when."""

    next_step = forms.CharField(
        label=_("Next step"),
        required=False,
        max_length=200,
        help_text=_("Blank: nothing is planned."),
    )
    next_step_on = DayField(label=_("On"), required=False)

    class Meta:
        model = Employer
        fields = ("next_step", "next_step_on")

    def clean(self):
        """A day alone says nothing."""
        data = super().clean()
        step_needs_words(self, data)
        return data


class StageForm(forms.Form):
    """To which stage a partnership moves, and why when it is lost."""

    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices)
    reason = forms.CharField(
        label=_("Why it is lost"),
        required=False,
        max_length=300,
        help_text=_("Only for a lost partnership; it stays in the history."),
    )

    def clean(self):
        """A lost partnership has a reason."""
        data = super().clean()
        if data.get("stage") == Stage.LOST and not data.get("reason"):
            self.add_error("reason", _("Say why this partnership is lost."))
        return data


def may_change(interaction, user) -> bool:
    """Whether this person wrote the entry, today."""
    written_on = timezone.localdate(interaction.recorded_at)
    return interaction.by_id == user.pk and written_on == timezone.localdate()
