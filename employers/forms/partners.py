"""Forms for an employer, its people, and the days on which it met trainees."""

from django import forms
from django.utils.translation import gettext_lazy as _

from employers.choices import ContactRole, EmployerKind, EngagementKind, Stage
from employers.keys import key_for, made_key
from employers.models import Contact, Employer, Engagement
from intermediary.form_fields import DayField, HoursOfWorkField
from intermediary.models import User
from trainees.models import Cohort

OFFERED_COHORTS = 200


class EmployerForm(forms.ModelForm):
    """Who an employer is and how far the partnership has come."""

    class Meta:
        model = Employer
        fields = ("name", "kind", "stage", "industry", "owner", "city", "state")
        labels = {
            "name": _("Name"),
            "kind": _("Kind"),
            "stage": _("Stage"),
            "industry": _("Industry"),
            "city": _("City"),
            "state": _("State"),
            "owner": _("Owner on our side"),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.visible_to(user).staff()
        self.fields["owner"].empty_label = _("Nobody yet")
        for name, choices in (("kind", EmployerKind.choices), ("stage", Stage.choices)):
            self.fields[name].choices = [("", _("Unknown")), *choices]
        self.user = user

    def clean(self):
        """A stage is left with its reason; a lost partnership says why on its own form."""
        data = super().clean()
        lost = data.get("stage") == Stage.LOST
        if lost and not self.instance.lost_reason:
            self.add_error("stage", _("Move it to lost on its page, which asks for the reason."))
        elif not lost:
            self.instance.lost_reason = ""
        return data

    def clean_name(self):
        """The name without spaces at its ends, which a list could not show."""
        return " ".join(self.cleaned_data["name"].split())

    def clean_state(self):
        """The two letters of a state, in capitals."""
        return self.cleaned_data["state"].upper()

    def save(self, commit=True):
        """Keep the employer; a new one gets a key made of its name."""
        if not self.instance.key:
            rows = Employer.objects.visible_to(self.user)
            self.instance.key = key_for(self.instance.name, rows)
        return super().save(commit)


class ContactForm(forms.ModelForm):
    """A person at an employer."""

    class Meta:
        model = Contact
        fields = ("name", "role", "email", "phone", "portal_role", "no_mail")
        labels = {
            "name": _("Name"),
            "role": _("Role"),
            "email": _("E-mail"),
            "phone": _("Phone"),
            "portal_role": _("May do in the employer pages"),
        }

    def __init__(self, *args, employer=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", _("Unknown")), *ContactRole.choices]
        self.fields["portal_role"].required = False
        if employer:
            self.instance.employer = employer

    def clean_portal_role(self):
        """What this person may do in the employer pages; hiring unless something else is said."""
        return self.cleaned_data["portal_role"] or self.instance.portal_role


class EngagementForm(forms.ModelForm):
    """A day on which an employer met trainees, taught or advised."""

    held_on = DayField(label=_("Day"))
    cohort = forms.CharField(
        label=_("Cohort"),
        required=False,
        help_text=_("The code of the cohort, whose early contact this is. Blank: none took part."),
        widget=forms.TextInput(attrs={"list": "cohorts", "autocomplete": "off"}),
    )
    hours = HoursOfWorkField(label=_("Hours"), most=24, required=False)

    class Meta:
        model = Engagement
        fields = ("kind", "held_on", "cohort", "hours")
        labels = {"kind": _("Kind")}

    def __init__(self, *args, user, employer=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Choose")), *EngagementKind.choices]
        self.cohorts = Cohort.objects.visible_to(user)
        if self.instance.cohort_id:
            self.initial["cohort"] = self.instance.cohort.key
        if employer:
            self.instance.employer = employer
            self.instance.key = made_key("meeting")

    def offered_cohorts(self):
        """The cohorts that started last, to choose from while typing."""
        return self.cohorts.select_related("track").order_by("-starts_on", "-pk")[:OFFERED_COHORTS]

    def clean_cohort(self):
        """The cohort of this code, if this person may see it."""
        code = self.cleaned_data["cohort"].strip()
        if not code:
            return None
        cohort = self.cohorts.filter(key__iexact=code).first()
        if cohort is None:
            raise forms.ValidationError(_("There is no cohort “%s” among yours.") % code)
        return cohort
