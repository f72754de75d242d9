"""What an offer asks of people: skills with their level, certificates. Works without script."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from standards.models import CredentialType
from trainees.choices import SkillLevel
from trainees.models import Skill

ROWS = 5
WEIGHTS = [("yes", _("Required")), ("no", _("Helpful"))]


@dataclass(frozen=True)
class Need:
    """One row of the form: three bound fields."""

    skill: forms.BoundField
    level: forms.BoundField
    weight: forms.BoundField


class NeedsForm(forms.Form):
    """Five rows of skills and a list of certificates; `offer` is where they are read from."""

    needs = forms.CharField(required=False, widget=forms.HiddenInput, initial="1")
    credentials = forms.ModelMultipleChoiceField(
        label=_("Certificates needed to start"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data=None, *, offer, user):
        known = [*offer.needs.select_related("skill")] if offer and offer.pk else []
        super().__init__(data, initial={"needs": "1"})
        skills = Skill.objects.visible_to(user)
        choices = [("", _("No further skill")), *((str(s.pk), str(s)) for s in skills)]
        levels = SkillLevel.choices
        for n in range(max(ROWS, len(known))):
            need = known[n] if n < len(known) else None
            self._add(f"skill_{n}", _("Skill %(n)s"), n, choices, need and need.skill_id)
            level = need.level if need else SkillLevel.ALONE
            self._add(f"level_{n}", _("Level of skill %(n)s"), n, levels, level)
            weight = "yes" if need is None or need.required else "no"
            self._add(f"weight_{n}", _("Weight of skill %(n)s"), n, WEIGHTS, weight)
        self.fields["credentials"].queryset = CredentialType.objects.visible_to(user)
        if offer and offer.pk:
            self.initial["credentials"] = [*offer.credentials.values_list("pk", flat=True)]

    def _add(self, name, label, n, choices, initial):
        field = forms.ChoiceField(label=label % {"n": n + 1}, choices=choices, required=False)
        field.initial = "" if initial is None else str(initial)
        field.widget.attrs["class"] = "form-select"
        self.fields[name] = field

    def rows(self) -> list[Need]:
        """The rows of skills, each with its three fields."""
        count = sum(name.startswith("skill_") for name in self.fields)
        names = ("skill", "level", "weight")
        return [Need(*(self[f"{name}_{n}"] for name in names)) for n in range(count)]

    @property
    def is_sent(self) -> bool:
        """Whether the page that was sent had these fields at all."""
        return self.is_bound and bool(self.data.get("needs"))

    def stated(self) -> dict[int, tuple[int, bool]]:
        """Skill -> level and whether it is required; a skill named twice counts as first said."""
        said: dict[int, tuple[int, bool]] = {}
        data = self.cleaned_data
        for n in range(len(self.rows())):
            if skill := data.get(f"skill_{n}"):
                level = int(data.get(f"level_{n}") or SkillLevel.ALONE)
                said.setdefault(int(skill), (level, data.get(f"weight_{n}") != "no"))
        return said
