"""Forms about jobs, evidence and follow-up checks."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from employers.models import Employer, Offer
from intermediary.form_fields import DayField, DollarsField, HoursOfWorkField
from intermediary.listing import matching
from placements.choices import EndReason, Tier
from placements.models import OutcomeCheck, Placement
from trainees.forms import say_blanks
from trainees.models import Enrollment

FEW = 4


def employer_called(words: str, user) -> Employer:
    """The employer with this name or number, or the only one that matches."""
    known = Employer.objects.visible_to(user)
    for exact in ({"key": words}, {"name__iexact": words}):
        if found := known.filter(**exact).leading().first():
            return found
    found = [*known.unmerged().filter(*matching(words))[: FEW + 1]]
    if not found:
        raise ValidationError(_("No employer is called “%(name)s”."), params={"name": words})
    if len(found) > 1:
        names = ", ".join(each.name for each in found[:FEW])
        raise ValidationError(_("Several employers match: %(names)s."), params={"names": names})
    return found[0]


class AboutEmployment(forms.ModelForm):
    """What jobs and checks share: the enrollment, the employer by name, and pay."""

    employer = forms.CharField(
        label=_("Employer"),
        required=False,
        max_length=200,
        help_text=_("Type a name; blank if not known."),
        widget=forms.TextInput(attrs={"list": "employers", "autocomplete": "off"}),
    )
    pay = DollarsField(label=_("Pay"), required=False)
    hours_per_week = HoursOfWorkField(label=_("Hours a week"), required=False, most=168)

    def __init__(self, *args, user, trainee, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.trainee = user, trainee
        self.instance.trainee = trainee
        if self.instance.employer_id:
            self.initial["employer"] = self.instance.employer.name
        rows = Enrollment.objects.visible_to(user).filter(trainee=trainee).for_list()
        self.enrollments = [*rows]
        field = self.fields["enrollment"]
        field.queryset, field.label = rows, _("Cohort")
        say_blanks(self)
        field.label_from_instance = lambda row: f"{row.cohort}, {row.cohort.track}"
        field.empty_label = _("The latest one started by then")
        if not self.instance.pk and self.enrollments:
            self.initial.setdefault("enrollment", self.enrollments[0].pk)

    def clean_employer(self):
        words = self.cleaned_data["employer"].strip()
        return employer_called(words, self.user) if words else None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("pay") and not cleaned.get("pay_period"):
            self.add_error("pay_period", _("Say what this amount is for."))
        return cleaned


class PlacementForm(AboutEmployment):
    """Correct a job."""

    class Meta:
        model = Placement
        fields = (
            "enrollment", "employer", "offer", "title", "soc", "kind", "started_on", "ended_on",
            "end_reason", "pay", "pay_period", "hours_per_week",
        )  # fmt: skip
        field_classes = {"started_on": DayField, "ended_on": DayField}
        labels = {"offer": _("Offer"), "kind": _("Kind"), "end_reason": _("End reason")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["offer"].queryset = self._offers()
        self.fields["offer"].empty_label = _("No offer, or not known")

    def _offers(self):
        """The offers of the employer typed or stored, else none."""
        offers = Offer.objects.visible_to(self.user)
        typed = self.data.get(self.add_prefix("employer"), "") if self.is_bound else ""
        try:
            employer = employer_called(typed.strip(), self.user) if typed.strip() else None
        except ValidationError:
            employer = None
        if not self.is_bound:
            employer = self.instance.employer
        return (
            offers.filter(employer=employer).order_by("sort_key", "pk")
            if employer
            else (offers.none())
        )

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("started_on"), cleaned.get("ended_on")
        if start and end and end < start:
            self.add_error("ended_on", _("The last day is before the first."))
        return cleaned


class NewPlacementForm(PlacementForm):
    """Record a job together with how we know of it."""

    tier = forms.ChoiceField(label=_("How we know"), choices=Tier, initial=Tier.SELF_REPORT)
    dated_on = DayField(
        label=_("Dated"), required=False, help_text=_("Blank: counts from the first day of work.")
    )

    class Meta(PlacementForm.Meta):
        fields = (
            "enrollment", "employer", "offer", "title", "soc", "kind", "started_on", "pay",
            "pay_period", "hours_per_week",
        )  # fmt: skip


class EndForm(forms.Form):
    """The last day of a job and why it ended."""

    ended_on = DayField(label=_("Last day of work"))
    end_reason = forms.ChoiceField(label=_("Why it ended"), choices=EndReason)


class EvidenceForm(forms.Form):
    """One more proof of a job."""

    tier = forms.ChoiceField(label=_("Evidence"), choices=Tier)
    dated_on = DayField(
        label=_("Dated"), required=False, help_text=_("Blank: counts from the first day of work.")
    )


class CheckForm(AboutEmployment):
    """What a follow-up found out on one day."""

    class Meta:
        model = OutcomeCheck
        fields = (
            "enrollment", "checked_on", "outcome", "employer", "pay", "pay_period",
            "hours_per_week", "tier",
        )  # fmt: skip
        field_classes = {"checked_on": DayField}
        labels = {
            "checked_on": _("Day of the check"),
            "outcome": _("What was found"),
            "pay_period": _("Paid"),
        }

    def clean(self):
        cleaned = super().clean()
        same = OutcomeCheck.objects.visible_to(self.user).filter(
            trainee=self.trainee,
            enrollment=cleaned.get("enrollment"),
            checked_on=cleaned.get("checked_on"),
        )
        if not self.instance.pk and same.exists():
            self.add_error("checked_on", _("There is a check of this day already."))
        return cleaned
