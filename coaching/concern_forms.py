"""Forms and filters about concerns."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coaching.choices import ConcernKind
from coaching.models import Concern
from coaching.roles import HEARERS
from employers.models import Employer
from intermediary.form_fields import DayField
from intermediary.listing import FilterForm, matching, some_ids
from intermediary.models import User
from placements.models import Placement
from trainees.forms import say_blanks
from trainees.models import Trainee

PARTS = [("open", _("Open")), ("resolved", _("Resolved")), ("all", _("All"))]


def hearers(user):
    """Colleagues who can be asked to work on a concern."""
    return User.objects.visible_to(user).with_role(*HEARERS).filter(is_active=True)


class ConcernFilter(FilterForm):
    """Filters of the worklist of concerns."""

    kind = forms.ChoiceField(
        choices=[("", ""), *ConcernKind.choices], required=False, label=_("Kind")
    )
    assigned_to = forms.ModelChoiceField(None, required=False, label=_("Worked on by"))

    def __init__(self, data, *, user):
        super().__init__(data)
        self.user = user
        self.fields["assigned_to"].queryset = hearers(user)

    def filter_q(self, rows, words):
        people = Trainee.objects.visible_to(self.user).filter(*matching(words))
        firms = Employer.objects.visible_to(self.user).filter(*matching(words))
        return rows.filter(Q(trainee__in=some_ids(people)) | Q(employer__in=some_ids(firms)))

    @property
    def part(self) -> str:
        """Which part of the worklist is shown: what is open unless something else is asked for."""
        asked = self.data.get("part", "")
        return asked if asked in dict(PARTS) else "open"

    def filter(self, queryset):
        """Concerns in the part shown that pass every filter."""
        rows = super().filter(queryset)
        if self.part == "all":
            return rows
        open_ = rows.unresolved()
        return open_ if self.part == "open" else rows.exclude(pk__in=open_.values("pk"))


class RaiseForm(forms.ModelForm):
    """What a member of staff was told about a problem at work."""

    happened_on = DayField(label=_("When did it happen?"), required=False)

    class Meta:
        model = Concern
        fields = ("kind", "placement", "happened_on", "text")
        labels = {"kind": _("What is it about?"), "placement": _("Job"), "text": _("What happened")}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, user, trainee, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on
        jobs = Placement.objects.visible_to(user).filter(trainee=trainee)
        self.fields["placement"].queryset = jobs.select_related("employer", "trainee")
        self.fields["placement"].label_from_instance = _job
        say_blanks(self)

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day and day > self.on:
            raise ValidationError(_("This day is still to come."))
        return day


def _job(placement) -> str:
    title = placement.title or placement.get_kind_display()
    return f"{title}, {placement.employer}"


class WordsForm(forms.Form):
    """A few sentences: what was done, how it ended, why it is taken up again."""

    text = forms.CharField(
        max_length=4_000, strip=True, widget=forms.Textarea(attrs={"rows": 3}), label=_("Words")
    )

    def __init__(self, *args, label, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label


class AssignForm(forms.Form):
    """Who works on it."""

    to = forms.ModelChoiceField(None, required=False, label=_("Who works on it?"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = hearers(user)
        self.fields["to"].empty_label = _("Nobody yet")
