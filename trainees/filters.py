"""The filters of lists of people and cohorts."""

import re

from django import forms
from django.core.cache import cache
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from intermediary.choices import Role
from intermediary.listing import MOST_WORDS, FilterForm, matching, search
from intermediary.models import Site, User
from standards.models import Track
from trainees.choices import EnrollmentStatus
from trainees.models import Enrollment
from trainees.standing import standings

DAY_120 = [("ahead", _("ahead")), ("past", _("past"))]
MENUS_KEPT = 60  # seconds
PHONE = re.compile(r"[\d\s()+./-]{7,}")
ABOUT_ENROLLMENT = ("track", "cohort", "site", "status", "stands", "day_120", "coach", "owner")


def by_phone(words: str) -> Q:
    """People whose number has these digits, however it was written down."""
    digits = re.sub(r"\D", "", words)[-10:]
    groups = [digits[:-7], digits[-7:-4], digits[-4:]]
    return Q(phone__regex=r"\D*".join(filter(None, groups)))


def people_matching(trainees, words: str):
    """People in whose name, number, e-mail address or phone every typed word is found."""
    if PHONE.fullmatch(words):
        # The last four digits stand together in every way of writing: the index finds those.
        last = matching(re.sub(r"\D", "", words)[-4:])
        return trainees.filter(*last).filter(by_phone(words) | Q(search_key__contains=words))
    return search(trainees, words)


def cohorts_matching(cohorts, words: str):
    """Cohorts in whose code, track or site every typed word is found."""
    for word in words.split()[:MOST_WORDS]:
        cohorts = cohorts.filter(
            Q(key__icontains=word)
            | Q(track__name__unaccent__icontains=word)
            | Q(site__name__unaccent__icontains=word)
        )
    return cohorts


def menus(user, asked) -> dict[str, list[tuple[str, str]]]:
    """The choices of the menus about tracks, sites, coaches and owners, kept for a minute.

    The busiest page of all shows them; reading them again for each of its visits would cost it
    more than its rows do. Asked for someone who is not among them, they are read again.
    """
    key = "people-menus:" + ",".join(str(pk) for pk in sorted(user.site_scope))
    kept = cache.get(key)
    if kept is None or any(
        asked.get(name) and asked[name] not in dict(found) for name, found in kept.items()
    ):
        kept = _menus(user)
        cache.set(key, kept, MENUS_KEPT)
    return kept


def _menus(user) -> dict[str, list[tuple[str, str]]]:
    colleagues = User.objects.visible_to(user)
    rows = {
        "track": Track.objects.visible_to(user),
        "site": Site.objects.visible_to(user),
        "coach": colleagues.with_role(Role.COACH),
        "owner": colleagues.with_role(Role.BUSINESS_SOLUTIONS, Role.MANAGER),
    }
    return {
        name: [("", ""), *((str(each.pk), str(each)) for each in found)]
        for name, found in rows.items()
    }


class TraineeFilter(FilterForm):
    """Filters of the list of people; those about an enrollment must hold for one and the same."""

    track = forms.ChoiceField(required=False, label=_("Track"))
    stands = forms.ChoiceField(required=False, label=_("Stands"))
    day_120 = forms.ChoiceField(choices=[("", ""), *DAY_120], required=False, label=_("Day 120"))
    site = forms.ChoiceField(required=False, label=_("Site"))
    coach = forms.ChoiceField(required=False, label=_("Coach"))
    owner = forms.ChoiceField(required=False, label=_("Owner"))
    status = forms.ChoiceField(
        choices=[("", ""), *EnrollmentStatus.choices], required=False, label=_("Status")
    )
    cohort = forms.CharField(required=False, max_length=100, label=_("Cohort"))

    def __init__(self, data, *, user, on):
        super().__init__(data)
        self.user, self.on = user, on
        for name, choices in menus(user, self.data).items():
            self.fields[name].choices = choices
        self.fields["stands"].choices = [("", ""), *((s.code, s.word) for s in standings())]

    def filter(self, trainees):
        """People who pass every filter in use."""
        self.is_valid()
        if words := self.cleaned_data.get("q"):
            trainees = people_matching(trainees, words)
        if self.about_enrollment:
            trainees = trainees.with_enrollment_in(self.enrollments())
        return trainees

    @property
    def searches(self) -> bool:
        """Whether there is a word long enough for the search index."""
        return any(len(word) > 2 for word in self.cleaned_data.get("q", "").split())

    @property
    def about_enrollment(self) -> list[str]:
        """The names of the filters in use that speak of an enrollment."""
        return [name for name in self.in_use if name in ABOUT_ENROLLMENT]

    def enrollments(self):
        """The enrollments this person may see and the filters ask for."""
        rows, chosen = Enrollment.objects.visible_to(self.user), self.cleaned_data
        for name in self.about_enrollment:
            rows = getattr(self, f"filter_{name}")(rows, chosen[name])
        return rows

    def filter_track(self, rows, track):
        return rows.filter(cohort__track=track)

    def filter_site(self, rows, site):
        return rows.filter(cohort__site=site)

    def filter_cohort(self, rows, key):
        return rows.in_cohort(key, self.user)

    def filter_status(self, rows, status):
        return rows.filter(status=status)

    def filter_coach(self, rows, coach):
        return rows.coached_by(coach, self.on)

    def filter_owner(self, rows, owner):
        return rows.owned_by(owner, self.on)

    def filter_day_120(self, rows, where):
        return rows.day_120_ahead(self.on) if where == "ahead" else rows.day_120_past(self.on)

    def filter_stands(self, rows, code):
        narrow = next(each.narrow for each in standings() if each.code == code)
        return narrow(rows, self.on)


class CohortFilter(FilterForm):
    """Filters of the list of cohorts."""

    when = forms.ChoiceField(
        choices=[
            ("", ""),
            ("under_way", _("under way")),
            ("ahead", _("not started")),
            ("over", _("over")),
        ],
        required=False,
        label=_("Class"),
    )
    track = forms.ModelChoiceField(None, required=False, label=_("Track"))
    site = forms.ModelChoiceField(None, required=False, label=_("Site"))

    def __init__(self, data, *, user, on):
        super().__init__(data)
        self.on = on
        self.fields["track"].queryset = Track.objects.visible_to(user)
        self.fields["site"].queryset = Site.objects.visible_to(user)

    def filter_q(self, cohorts, words):
        return cohorts_matching(cohorts, words)

    def filter_when(self, cohorts, when):
        return getattr(cohorts, when)(self.on)
