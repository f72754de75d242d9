"""The filters of the lists of employers, offers and findings."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from employers.choices import EmployerKind, Resolution, Stage
from employers.models import Employer
from employers.showing import STATES
from intermediary.listing import FilterForm, search, some_ids
from intermediary.models import Site, User
from standards.choices import CriterionCode, PayResult, Severity
from standards.models import Track

WAGE_RESULTS = (PayResult.BELOW, PayResult.STRADDLES)

ATTENTION = [("silent", _("Silent for 30 days")), ("due", _("Next step due"))]


def choice(label, choices):
    """A filter with a few fixed values."""
    return forms.ChoiceField(label=label, choices=[("", _("Any")), *choices], required=False)


def offers_matching(offers, words: str, user):
    """Offers in whose title, number or employer every word is found."""
    return search(offers, words, also={"employer": Employer.objects.visible_to(user)})


class PartnerFilter(FilterForm):
    """Filters that need to know who looks, and on which day."""

    def __init__(self, *args, user, on, **kwargs):
        self.user, self.on = user, on
        super().__init__(*args, **kwargs)

    def employers(self, words: str) -> list[int]:
        """The employer with exactly this key or name, else those in whose name it is found."""
        rows = Employer.objects.visible_to(self.user)
        exact = some_ids(rows.filter(Q(key=words) | Q(name__iexact=words)).leading())
        return exact or some_ids(search(rows, words))


class EmployerFilter(PartnerFilter):
    """Which employers to list."""

    stage = choice(_("Stage"), Stage.choices)
    kind = choice(_("Kind"), EmployerKind.choices)
    owner = forms.ModelChoiceField(None, label=_("Owner"), required=False)
    attention = choice(_("Needs attention"), ATTENTION)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.visible_to(self.user).staff()

    def filter_attention(self, queryset, what):
        """Silent partners, or those whose next step is due."""
        return queryset.silent(self.on) if what == "silent" else queryset.step_due(self.on)


class BoardFilter(EmployerFilter):
    """Which partnerships the board shows: its columns are the stages."""

    stage = None


class AtSite(PartnerFilter):
    """Filters over offers, or over rows of one offer each (`offer` is then the way to it)."""

    path = ""
    site = forms.ModelChoiceField(None, label=_("Site"), required=False)
    track = forms.ModelChoiceField(None, label=_("Track"), required=False)
    employer = forms.CharField(label=_("Employer"), required=False, max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = Site.objects.visible_to(self.user)
        self.fields["track"].queryset = Track.objects.visible_to(self.user)

    def filter_site(self, queryset, site):
        """Offers at this site."""
        return queryset.filter(**{f"{self.path}site": site})

    def filter_track(self, queryset, track):
        """Offers for graduates of this track."""
        return queryset.filter(**{f"{self.path}track": track})

    def filter_employer(self, queryset, words):
        """Offers of the employer that is named."""
        return queryset.filter(**{f"{self.path}employer__in": self.employers(words)})


class OfferFilter(AtSite):
    """Which offers to list; a search also finds the employer's name."""

    field_order = ("q", "state", "result", "site", "track", "employer")

    state = choice(_("State"), STATES)
    result = choice(_("Pay"), PayResult.choices)

    def filter_q(self, queryset, words):
        """Offers in whose title or employer every word is found."""
        return offers_matching(queryset, words, self.user)

    def filter_state(self, queryset, state):
        """Offers in this state today."""
        return queryset.in_state(state, self.on)

    def filter_result(self, queryset, result):
        """Offers of whose pay the last evaluation said this."""
        return queryset.filter(verdict__result=result)


class OwnOfferFilter(FilterForm):
    """Which of the employer's own offers to list."""

    state = choice(_("State"), STATES)

    def __init__(self, *args, on, **kwargs):
        self.on = on
        super().__init__(*args, **kwargs)

    def filter_state(self, queryset, state):
        """Offers in this state today."""
        return queryset.in_state(state, self.on)


class FindingFilter(AtSite):
    """Which findings to list."""

    field_order = ("q", "result", "severity", "resolution", "site", "track", "employer")
    path = "offer__"
    result = choice(_("Finding"), [])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        wages = [(code.value, code.label) for code in WAGE_RESULTS]
        others = [each for each in CriterionCode.choices if each[0] != CriterionCode.PAY]
        self.fields["result"].choices = [("", _("Any")), *wages, *others]

    def filter_q(self, queryset, words):
        """Findings on offers in whose title or employer every word is found."""
        also = {"employer": Employer.objects.visible_to(self.user)}
        return search(queryset, words, also=also, path=self.path)

    def filter_result(self, queryset, code):
        """Findings of one kind: a wage result, or another criterion."""
        if code in WAGE_RESULTS:
            return queryset.filter(code=CriterionCode.PAY, result=code)
        return queryset.filter(code=code)


class ResolvedFilter(FindingFilter):
    """Which closed findings to list."""

    severity = choice(_("Weight"), Severity.choices)
    resolution = choice(_("Closed as"), Resolution.choices)
