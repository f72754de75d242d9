"""What staff do with a job that somebody told us about."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from employers.keys import key_for
from employers.models import Employer
from employers.roles import WRITERS as MAY_ADD_EMPLOYERS
from intermediary.form_fields import DayField
from placements.forms.facts import PlacementForm, employer_called
from placements.models import JobReport

TOLD = ("title", "kind", "started_on", "pay", "pay_period", "hours_per_week")


class AcceptForm(PlacementForm):
    """The job as it is recorded: what the person told, corrected where needed."""

    add_employer = forms.BooleanField(
        required=False, label=_("Nobody is called so: add this employer")
    )
    stub_seen = forms.BooleanField(
        required=False, label=_("I have looked at the pay stub, and it agrees")
    )
    dated_on = DayField(
        label=_("Pay date on the stub"),
        required=False,
        help_text=_("Blank: counts from the first day of work."),
    )

    class Meta(PlacementForm.Meta):
        fields = (
            "enrollment", "employer", "offer", "title", "soc", "kind", "started_on", "pay",
            "pay_period", "hours_per_week",
        )  # fmt: skip

    def __init__(self, *args, report: JobReport, **kwargs):
        told = {name: getattr(report, name) for name in TOLD}
        initial = {"employer": report.employer_name, **told}
        super().__init__(*args, trainee=report.trainee, initial=initial, **kwargs)
        self.fields["employer"].required = True
        self.fields["employer"].help_text = _("Type a name or a number.")
        if not report.pay_stub:
            del self.fields["stub_seen"], self.fields["dated_on"]
        if not self.user.has_role(*MAY_ADD_EMPLOYERS):
            del self.fields["add_employer"]

    def clean_employer(self):
        words = " ".join(self.cleaned_data["employer"].split())
        wants_new = "add_employer" in self.fields and self.data.get("add_employer")
        try:
            return employer_called(words, self.user)
        except ValidationError:
            if not wants_new:
                raise
        known = Employer.objects.visible_to(self.user)
        return Employer(name=words, key=key_for(words, known))

    def clean(self):
        cleaned = super().clean()
        day, start = cleaned.get("dated_on"), cleaned.get("started_on")
        if day and start and day < start:
            self.add_error("dated_on", _("The stub is older than the job."))
        return cleaned


class SendBackForm(forms.Form):
    """What is missing, in a sentence for the person."""

    note = forms.CharField(
        label=_("What is missing?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The person reads this. Short and plain."),
    )
