"""Forms about what people can do, have earned, and look for in a job."""

from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary import language_names
from intermediary.form_fields import DayField, DollarsField
from intermediary.models import Site
from trainees.choices import SkillKind, SkillLevel
from trainees.forms import say_blanks
from trainees.models import Credential, JobWish, Skill


def skills_for(trainee, user):
    """The skills of this person's tracks, and those that every job asks for."""
    tracks = {row.cohort.track_id for row in trainee.enrollments.select_related("cohort")}
    known = Skill.objects.visible_to(user)
    return known.filter(track__in=tracks) | known.filter(track__isnull=True)


class SkillsForm(forms.Form):
    """The rubric: one row of four steps for each skill."""

    def __init__(self, data=None, *, trainee, user, on):
        super().__init__(data)
        self.skills = list(skills_for(trainee, user).order_by("kind", "name", "pk"))
        known = {row.skill_id: row for row in trainee.ratings.in_force(on)}
        self.last = max((row.rated_on for row in known.values()), default=None)
        for skill in self.skills:
            rated = known.get(skill.pk)
            self.fields[f"skill_{skill.pk}"] = forms.TypedChoiceField(
                label=skill.name,
                required=False,
                coerce=int,
                empty_value=None,
                choices=[*SkillLevel.choices, ("", _("Not rated"))],
                widget=forms.RadioSelect,
                initial=rated.level if rated else "",
            )

    @property
    def groups(self):
        """The rows by kind: skills of the trade, then skills of working with people."""
        found = []
        for kind in (SkillKind.TECHNICAL, SkillKind.PROFESSIONAL):
            rows = [self[f"skill_{each.pk}"] for each in self.skills if each.kind == kind]
            if rows:
                found.append((kind.label, rows))
        return found

    @property
    def levels(self):
        """The levels that were chosen, by skill; what is not rated is left as it is."""
        chosen = {skill: self.cleaned_data[f"skill_{skill.pk}"] for skill in self.skills}
        return {skill: level for skill, level in chosen.items() if level}


class WishForm(forms.ModelForm):
    """What a person looks for in a job."""

    hourly_min = DollarsField(label=_("Lowest pay an hour"), required=False, max_value=500)
    available_from = DayField(label=_("Available from"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 5}),
    )

    class Meta:
        model = JobWish
        fields = ("schedule", "hourly_min", "available_from", "sites", "languages")
        labels = {"schedule": _("Schedule")}
        widgets = {"sites": forms.CheckboxSelectMultiple}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        known = [each for each in language_names.choices() if each[0]]
        kept = [(code, code) for code in self.instance.languages if code not in dict(known)]
        self.fields["languages"].choices = [*known, *kept]
        self.fields["sites"].queryset = Site.objects.visible_to(user)
        self.fields["sites"].required = False
        self.fields["sites"].label = _("Sites wished")
        say_blanks(self)
        self.fields["sites"].empty_label = None


class CredentialForm(forms.ModelForm):
    """A certificate a person earned."""

    earned_on = DayField(label=_("Earned on"))
    expires_on = DayField(label=_("Valid until"), required=False)

    class Meta:
        model = Credential
        fields = ("type", "earned_on", "expires_on")

    def __init__(self, data=None, *, trainee, **kwargs):
        super().__init__(data, instance=Credential(trainee=trainee), **kwargs)
        self.fields["type"].label = _("Certificate")
        say_blanks(self)

    def clean(self):
        """Say in words what the database refuses."""
        cleaned = super().clean()
        first, last = cleaned.get("earned_on"), cleaned.get("expires_on")
        if first and last and last < first:
            self.add_error("expires_on", _("This is before the day it was earned."))
        same = {"type": cleaned.get("type"), "earned_on": first}
        if all(same.values()) and self.instance.trainee.credentials.filter(**same).exists():
            self.add_error("type", _("This certificate is on record already."))
        return cleaned
