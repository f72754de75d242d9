"""Plans and mentors: forms of staff, and the one form of mentors and trainees themselves."""

from django import forms
from django.utils.translation import gettext_lazy as later

from coaching import mentoring, plans
from coaching.choices import MentorKind, PlanKind
from coaching.hours_forms import OfCoachFilter
from coaching.models import ActionItem, Plan
from intermediary.form_fields import DayField
from intermediary.listing import FilterForm
from placements.models import Placement
from trainees.finding import one_trainee
from trainees.models import Trainee

PLAN_STATES = [
    ("wanted", later("Plan wanted")),
    ("first_90_days", later("First 90 days")),
    ("leadership", later("Leadership academy")),
    ("ending", later("Ends within 3 months")),
]


class AfterGraduationFilter(OfCoachFilter):
    """Whose graduates, and which of them."""

    plan = forms.ChoiceField(choices=[("", ""), *PLAN_STATES], required=False, label=later("Plan"))

    @property
    def narrows(self) -> bool:
        """Whether anything but the coach is asked for."""
        return bool({"q", "plan"} & set(self.in_use))

    def narrowed(self, graduates):
        """The graduates who pass every filter."""
        self.is_valid()
        words = self.cleaned_data.get("q", "").lower().split()
        holds = {
            "wanted": lambda g: g.wants_plan,
            "first_90_days": lambda g: g.first_90 is not None and g.first_90.closed_on is None,
            "leadership": lambda g: g.leadership is not None and g.leadership.closed_on is None,
            "ending": lambda g: g.months_left < 3,
        }.get(self.cleaned_data.get("plan", ""), lambda g: True)
        return [
            each
            for each in graduates
            if holds(each)
            and all(word in each.case.enrollment.trainee.search_key for word in words)
        ]


class PlanForm(forms.ModelForm):
    """Start a plan: what for, from which day, and for which job."""

    starts_on = DayField(label=later("First day"))

    class Meta:
        model = Plan
        fields = ("kind", "placement", "starts_on", "goal")
        labels = {"kind": later("Plan"), "placement": later("Job"), "goal": later("Goal")}

    def __init__(self, *args, user, trainee, **kwargs):
        super().__init__(*args, **kwargs)
        self.trainee = trainee
        jobs = Placement.objects.visible_to(user).filter(trainee=trainee).order_by("-started_on")
        self.fields["placement"].queryset = jobs.select_related("employer")
        self.fields["placement"].empty_label = later("None")
        self.fields["kind"].choices = PlanKind.choices

    def clean_kind(self):
        kind = self.cleaned_data["kind"]
        if refusal := plans.can_start(trainee=self.trainee, kind=kind):
            raise forms.ValidationError(refusal)
        return kind


class StepForm(forms.ModelForm):
    """One more step of a plan."""

    due_on = DayField(label=later("By"))

    class Meta:
        model = ActionItem
        fields = ("text", "due_on", "whose")
        labels = {"text": later("Step"), "whose": later("Who does it")}


class MentorFilter(FilterForm):
    """Filters of the list of pairs."""

    kind = forms.ChoiceField(
        choices=[("", ""), *MentorKind.choices], required=False, label=later("Kind")
    )
    over = forms.ChoiceField(
        choices=[("", ""), ("yes", later("Over"))], required=False, label=later("State")
    )

    def __init__(self, data, *, on):
        super().__init__(data)
        self.on = on

    def filter_q(self, rows, words):
        return rows.naming(words)

    def filter_over(self, rows, _value):
        return rows

    def filter(self, queryset):
        rows = super().filter(queryset)
        return rows.over(self.on) if self.cleaned_data.get("over") else rows.current(self.on)


class PairForm(forms.Form):
    """Bring a mentor and a person together."""

    mentor = forms.CharField(
        label=later("Mentor"), max_length=200, help_text=later("Number, e-mail address or name.")
    )
    trainee = forms.CharField(
        label=later("Trainee"), max_length=200, help_text=later("Number, e-mail address or name.")
    )
    kind = forms.ChoiceField(label=later("Kind"), choices=MentorKind)
    starts_on = DayField(label=later("From"))
    goal = forms.CharField(label=later("Goal"), max_length=300, required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = Trainee.objects.visible_to(user)

    def clean_mentor(self):
        return one_trainee(self.people, self.cleaned_data["mentor"])

    def clean_trainee(self):
        return one_trainee(self.people, self.cleaned_data["trainee"])

    def clean(self):
        cleaned = super().clean()
        if {"mentor", "trainee", "kind"} <= set(cleaned):
            named = {name: cleaned[name] for name in ("mentor", "trainee", "kind")}
            if refusal := mentoring.can_pair(**named):
                self.add_error("mentor", refusal)
        return cleaned


class PairEndForm(forms.Form):
    """The last day of a pair."""

    ends_on = DayField(label=later("Last day"))

    def __init__(self, *args, pair, **kwargs):
        super().__init__(*args, **kwargs)
        self.pair = pair

    def clean_ends_on(self):
        if self.cleaned_data["ends_on"] < self.pair.starts_on:
            raise forms.ValidationError(later("The last day must not come before the first."))
        return self.cleaned_data["ends_on"]
