"""The filters of the list of jobs and of the worklist."""

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from employers.models import Employer
from intermediary.choices import Role
from intermediary.form_fields import DayField
from intermediary.listing import MOST_RELATED, FilterForm, matching
from intermediary.models import Site, User
from placements.choices import PlacementKind, Tier
from placements.models import Evidence
from trainees.models import Enrollment, Trainee

EVIDENCE = [("sufficient", _("sufficient")), ("weak", _("too weak")), *Tier.choices]
COUNTS = [("yes", _("yes")), ("no", _("no"))]
NEEDS = [("weak", _("stronger evidence")), ("none", _("a job or a check"))]


class PlacementFilter(FilterForm):
    """Filters of the list of jobs."""

    kind = forms.ChoiceField(
        choices=[("", ""), *PlacementKind.choices], required=False, label=_("Kind")
    )
    counts = forms.ChoiceField(choices=[("", ""), *COUNTS], required=False, label=_("Counts"))
    evidence = forms.ChoiceField(choices=[("", ""), *EVIDENCE], required=False, label=_("Evidence"))
    site = forms.ModelChoiceField(None, required=False, label=_("Site"))
    employer = forms.CharField(required=False, max_length=200, label=_("Employer"))
    since = DayField(until="until", required=False, label=_("Started"))
    until = DayField(required=False, label=_("Started until"))

    def __init__(self, data, *, user, on):
        super().__init__(data)
        self.user, self.on = user, on
        self.fields["site"].queryset = Site.objects.visible_to(user)

    def filter_q(self, rows, words):
        """Every word is found in the person, the employer or the job title."""
        people = Trainee.objects.visible_to(self.user)
        partners = Employer.objects.visible_to(self.user)
        for plain, word in zip(matching(words), words.split(), strict=False):
            found = Q(title__icontains=word) | Q(key__iexact=word)
            for name, related in (("trainee", people), ("employer", partners)):
                ids = related.filter(plain).order_by().values_list("pk", flat=True)
                found |= Q(**{f"{name}__in": list(ids[:MOST_RELATED])})
            rows = rows.filter(found)
        return rows

    def filter_counts(self, rows, value):
        return rows.with_counts(self.on).filter(counts=value == "yes")

    def filter_evidence(self, rows, value):
        if value == "sufficient":
            return rows.proven(self.on)
        if value == "weak":
            return rows.weak(self.on)
        proofs = Evidence.objects.visible_to(self.user).filter(placement=OuterRef("pk"))
        return rows.filter(Exists(proofs.filter(tier=value)))

    def filter_site(self, rows, site):
        here = Enrollment.objects.visible_to(self.user).filter(cohort__site=site)
        return rows.with_enrollment().filter(Exists(here.filter(pk=OuterRef("belongs_to"))))

    def filter_employer(self, rows, words):
        partners = Employer.objects.visible_to(self.user).filter(*matching(words))
        return rows.filter(employer__in=partners)

    def filter_since(self, rows, day):
        return rows.filter(started_on__gte=day)

    def filter_until(self, rows, day):
        return rows.filter(started_on__lte=day)


class WorklistFilter(FilterForm):
    """Filters of the worklist."""

    needs = forms.ChoiceField(choices=[("", ""), *NEEDS], required=False, label=_("Needs"))
    site = forms.ModelChoiceField(None, required=False, label=_("Site"))
    coach = forms.ModelChoiceField(None, required=False, label=_("Coach"))
    owner = forms.ModelChoiceField(None, required=False, label=_("Owner"))
    cohort = forms.CharField(required=False, max_length=100, label=_("Cohort"))

    def __init__(self, data, *, user, on):
        super().__init__(data)
        self.user, self.on = user, on
        people = User.objects.visible_to(user)
        self.fields["site"].queryset = Site.objects.visible_to(user)
        self.fields["coach"].queryset = people.with_role(Role.COACH)
        self.fields["owner"].queryset = people.with_role(Role.BUSINESS_SOLUTIONS, Role.MANAGER)

    def filter_q(self, rows, words):
        people = Trainee.objects.visible_to(self.user).filter(*matching(words))
        return rows.filter(Exists(people.filter(pk=OuterRef("trainee_id"))))

    def filter_needs(self, rows, value):
        return rows.filter(has_job=value == "weak")

    def filter_site(self, rows, site):
        return rows.filter(cohort__site=site)

    def filter_coach(self, rows, coach):
        return rows.coached_by(coach, self.on)

    def filter_owner(self, rows, owner):
        return rows.owned_by(owner, self.on)

    def filter_cohort(self, rows, key):
        return rows.in_cohort(key, self.user)
