"""Forms of a training compact: its text, and what each side promises."""

from django import forms
from django.utils.translation import gettext_lazy as _

from employers.choices import Promise
from employers.models import Agreement, Commitment
from employers.seats import GRADUATE_PERCENT, PLACED_PERCENT
from intermediary.form_fields import DayField, DollarsField
from intermediary.models import Site
from standards.models import Track
from trainees.forms import say_blanks


class CompactForm(forms.ModelForm):
    """For which track and place, how many hires, and at which pay."""

    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    pay_min = DollarsField(label=_("Lowest agreed pay"), required=False)
    pay_max = DollarsField(label=_("Highest agreed pay"), required=False)
    hires_needed = forms.IntegerField(label=_("People the employer means to hire"), min_value=1)
    graduation_percent = forms.IntegerField(
        label=_("Of those enrolled, percent who graduate"), min_value=1, max_value=100
    )
    placement_percent = forms.IntegerField(
        label=_("Of graduates, percent who are placed"), min_value=1, max_value=100
    )

    class Meta:
        model = Agreement
        fields = (
            *("title", "track", "site", "location", "starts_on", "ends_on", "hires_needed"),
            *("graduation_percent", "placement_percent", "pay_min", "pay_max", "pay_period"),
            *("pay_steps", "curriculum_input"),
        )
        labels = {
            "curriculum_input": _("What the employer brings to the curriculum"),
            "location": _("Place of work"),
            "title": _("Title"),
            "track": _("Track"),
            "site": _("Site"),
        }
        widgets = {
            "pay_steps": forms.Textarea(attrs={"rows": 3}),
            "curriculum_input": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].queryset = Track.objects.visible_to(user)
        self.fields["site"].queryset = Site.objects.visible_to(user)
        say_blanks(self)
        self.fields["site"].empty_label = _("No site in particular")
        self.fields["pay_period"].choices = [
            ("", _("Not agreed")),
            *self.fields["pay_period"].choices[1:],
        ]
        if self.instance.pk is None:
            self.initial["graduation_percent"] = GRADUATE_PERCENT
            self.initial["placement_percent"] = PLACED_PERCENT

    def clean(self):
        """Days and amounts in their order, and pay with its period."""
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        low, high = data.get("pay_min"), data.get("pay_max")
        if low and high and high < low:
            self.add_error("pay_max", _("The highest pay is lower than the lowest pay."))
        if (low or high) and not data.get("pay_period"):
            self.add_error("pay_period", _("Say what the pay is for."))
        return data


class CommitmentForm(forms.ModelForm):
    """One promise of one side, with its day."""

    due_on = DayField(label=_("Due by"))

    class Meta:
        model = Commitment
        fields = ("side", "kind", "amount", "text", "due_on")
        labels = {"side": _("Who"), "kind": _("What"), "amount": _("How many"), "text": _("Words")}

    def __init__(self, *args, agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.agreement = agreement
        say_blanks(self)

    def clean(self):
        """A number for what is counted, words for what is not; within the compact's days."""
        data = super().clean()
        kind, due_on = data.get("kind"), data.get("due_on")
        if kind == Promise.OTHER and not (data.get("text") or "").strip():
            self.add_error("text", _("Say what is promised."))
        if kind and kind != Promise.OTHER and data.get("amount") is None:
            self.add_error("amount", _("Say how many."))
        agreement = self.instance.agreement
        if due_on and not agreement.starts_on <= due_on <= agreement.ends_on:
            self.add_error("due_on", _("Choose a day within the days of the compact."))
        return data
