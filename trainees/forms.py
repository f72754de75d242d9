"""Forms about people in training."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intermediary import language_names
from intermediary.choices import Role
from intermediary.form_fields import DayField
from intermediary.models import Site, User
from standards.models import Track
from trainees import actions
from trainees.choices import EnrollmentStatus, Exclusion, Race
from trainees.models import Cohort, Enrollment, Trainee

YES_NO = [("", _("Not known")), ("true", _("Yes")), ("false", _("No"))]
ENTRY = (EnrollmentStatus.APPLIED, EnrollmentStatus.ADMITTED, EnrollmentStatus.ENROLLED)


def say_blanks(form: forms.BaseForm) -> None:
    """Let an empty choice say what it means instead of showing dashes."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField):
            nobody = _("Nobody") if field.queryset.model is User else _("Not known")
            field.empty_label = _("Choose") if field.required else nobody
        elif isinstance(field, forms.ChoiceField):
            choices = [*field.choices]
            if choices and choices[0][0] == "":
                words = _("Choose") if field.required else _("Not known")
                field.choices = [("", words), *choices[1:]]


def coaches(user):
    """Colleagues who coach."""
    return User.objects.visible_to(user).with_role(Role.COACH)


def owners(user):
    """Colleagues whose placement target a graduate can count toward."""
    return User.objects.visible_to(user).with_role(Role.BUSINESS_SOLUTIONS, Role.MANAGER)


class TraineeForm(forms.ModelForm):
    """Who a person is and how to reach them. What nobody said stays blank."""

    key = forms.CharField(
        label=_("Trainee number"),
        required=False,
        max_length=100,
        help_text=_("Leave blank to have one made."),
    )
    race_ethnicity = forms.MultipleChoiceField(
        label=_("Race and ethnicity"),
        choices=Race,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As the person says. Several may be chosen, or none."),
    )

    class Meta:
        model = Trainee
        fields = (
            "key", "first_name", "last_name", "email", "phone", "birth_date", "language",
            "postal_code", "gender", "race_ethnicity", "education", "veteran", "disability",
            "prior_annual_earnings",
        )  # fmt: skip
        field_classes = {"birth_date": DayField}
        widgets = {
            "language": forms.Select,
            "veteran": forms.Select(choices=YES_NO),
            "disability": forms.Select(choices=YES_NO),
        }
        labels = {
            "first_name": _("First name"),
            "last_name": _("Last name"),
            "email": _("E-mail"),
            "phone": _("Phone"),
            "birth_date": _("Birth date"),
            "postal_code": _("ZIP code"),
            "gender": _("Gender"),
            "education": _("Education"),
            "veteran": _("Veteran"),
            "disability": _("Disability"),
            "language": _("Preferred language"),
            "prior_annual_earnings": _("Earnings in the year before"),
        }
        help_texts = {
            "prior_annual_earnings": _("Dollars a year. 0 if there were none; blank if unknown."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].widget.choices = language_names.choices(self.instance.language)
        say_blanks(self)

    def clean_key(self):
        return self.cleaned_data["key"] or self.instance.key or actions.new_key("T")

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("first_name") and not cleaned.get("last_name"):
            raise ValidationError({"last_name": _("Give a first or a last name.")})
        return cleaned


class CohortForm(forms.ModelForm):
    """A class: its track, place and days."""

    class Meta:
        model = Cohort
        fields = ("key", "track", "site", "starts_on", "ends_on", "seats", "language")
        field_classes = {"starts_on": DayField, "ends_on": DayField}
        widgets = {"language": forms.Select}
        labels = {
            "key": _("Cohort code"),
            "track": _("Track"),
            "site": _("Site"),
            "seats": _("Seats"),
            "starts_on": _("First day"),
            "ends_on": _("Last day"),
            "language": _("Language of instruction"),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].queryset = Track.objects.visible_to(user)
        self.fields["site"].queryset = Site.objects.visible_to(user)
        self.fields["language"].widget.choices = language_names.choices(self.instance.language)
        say_blanks(self)

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end < start:
            raise ValidationError({"ends_on": _("The last day is before the first.")})
        return cleaned


class EnrollForm(forms.Form):
    """Put one person into a cohort."""

    cohort = forms.CharField(label=_("Cohort code"), max_length=100)
    status = forms.ChoiceField(
        label=_("Status"),
        choices=[(s.value, s.label) for s in ENTRY],
        initial=EnrollmentStatus.ENROLLED,
    )
    on = DayField(label=_("From"))
    owner = forms.ModelChoiceField(None, required=False, label=_("Owner"))
    coach = forms.ModelChoiceField(None, required=False, label=_("Coach"))

    def __init__(self, *args, user, trainee=None, required=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.trainee = user, trainee
        self.fields["cohort"].required = required
        self.fields["owner"].queryset = owners(user)
        self.fields["coach"].queryset = coaches(user)
        say_blanks(self)

    def clean_cohort(self):
        key = self.cleaned_data["cohort"].strip()
        if not key:
            return None
        cohort = Cohort.objects.visible_to(self.user).filter(key__iexact=key).first()
        if cohort is None:
            raise ValidationError(_("There is no cohort “%(key)s”."), params={"key": key})
        enrollments = Enrollment.objects.visible_to(self.user)
        if self.trainee and enrollments.filter(trainee=self.trainee, cohort=cohort).exists():
            raise ValidationError(
                _("%(person)s is in %(cohort)s already."),
                params={"person": self.trainee, "cohort": cohort},
            )
        return cohort


class EnrollmentForm(forms.ModelForm):
    """Correct the status and the days of one enrollment."""

    class Meta:
        model = Enrollment
        fields = ("status", "applied_on", "started_on", "graduated_on", "withdrawn_on")
        field_classes = dict.fromkeys(fields[1:], DayField)
        labels = {
            "status": _("Status"),
            "applied_on": _("Applied on"),
            "started_on": _("First day of training"),
            "graduated_on": _("Graduated on"),
            "withdrawn_on": _("Left on"),
        }


class ExclusionForm(forms.ModelForm):
    """Take a graduate out of the rates, with a reason, a day and a proof; or back in."""

    class Meta:
        model = Enrollment
        fields = ("exclusion", "exclusion_on", "exclusion_evidence")
        field_classes = {"exclusion_on": DayField}
        labels = {
            "exclusion": _("Reason"),
            "exclusion_on": _("Since"),
            "exclusion_evidence": _("Evidence"),
        }
        help_texts = {
            "exclusion": _("Blank: the graduate counts."),
            "exclusion_evidence": _("What shows it, such as a letter and its date."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["exclusion"].choices = [("", _("Not excluded")), *Exclusion.choices]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("exclusion"):
            for name in ("exclusion_on", "exclusion_evidence"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("An exclusion needs a day and evidence."))
        return cleaned


class AssignForm(forms.Form):
    """Hand an enrollment over to another owner or coach from a day on."""

    user = forms.ModelChoiceField(None, required=False, empty_label=_("Nobody"))
    starts_on = DayField(label=_("From"))

    def __init__(self, *args, role, user, **kwargs):
        super().__init__(*args, **kwargs)
        is_owner = role == "owner"
        self.fields["user"].queryset = owners(user) if is_owner else coaches(user)
        self.fields["user"].label = _("New owner") if is_owner else _("New coach")


class PickCoachForm(forms.Form):
    """Hand the people picked on a list over to one coach, from today."""

    coach = forms.ModelChoiceField(None, error_messages={"required": _("Choose a coach first.")})
    pick = forms.ModelMultipleChoiceField(
        None, error_messages={"required": _("Pick at least one person.")}
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["coach"].queryset = coaches(user)
        self.fields["pick"].queryset = Enrollment.objects.visible_to(user)


class FinishForm(forms.Form):
    """Graduate or withdraw the people picked on a roster, all on one day."""

    outcome = forms.ChoiceField(
        choices=[
            ("graduate", _("Graduate")),
            ("withdraw", pgettext_lazy("take somebody off a class", "Withdraw")),
        ]
    )
    on = DayField(label=_("On"))
    pick = forms.ModelMultipleChoiceField(
        None, error_messages={"required": _("Pick at least one person.")}
    )

    def __init__(self, *args, roster, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pick"].queryset = roster
        self.fields["outcome"].widget.attrs["class"] = "form-select"
        self.fields["on"].widget.attrs["class"] = "form-control"

    def perform(self, *, by: User) -> int | None:
        """Do it for everyone picked; None, with the reasons as errors, when one of them cannot."""
        finish = getattr(actions, self.cleaned_data["outcome"])
        picked = [enrollment.pk for enrollment in self.cleaned_data["pick"]]
        try:
            return finish(enrollments=picked, on=self.cleaned_data["on"], by=by)
        except ValidationError as refusal:
            self.add_error(None, refusal)
            return None
