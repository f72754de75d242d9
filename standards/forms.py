"""The form that puts a new wage floor in force."""

from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.form_fields import DayField, DollarsField
from intermediary.models import Market, Site
from standards.actions import is_repeated, same_target
from standards.choices import Family, FloorScope
from standards.models import Track, WageFloor
from standards.pay import HIGHEST_PLAUSIBLE, LOWEST_PLAUSIBLE


class FloorForm(forms.ModelForm):
    """What the floor covers, where, how high it is, and from when."""

    amount = DollarsField(label=_("Dollars an hour"))
    band_top = DollarsField(
        label=_("Top of the band"),
        required=False,
        help_text=_("Shown beside the floor. It is no ceiling and nothing is tested against it."),
    )
    effective_from = DayField(label=_("In force from"))
    summary = forms.CharField(
        label=_("What was agreed"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays with the new version of the document."),
    )

    class Meta:
        model = WageFloor
        fields = ("scope", "family", "track", "market", "site", "amount", "band_top")
        fields += ("effective_from",)
        labels = {"scope": _("Covers"), "market": _("Only in this market")}
        labels |= {"site": _("Only at this site"), "family": _("Family"), "track": _("Track")}

    def __init__(self, *args, user, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on
        self.initial.setdefault("effective_from", on)
        self.fields["scope"].choices = [("", _("Choose")), *FloorScope.choices]
        self.fields["family"].choices = [("", _("Choose")), *Family.choices]
        self.fields["track"].empty_label = _("Choose")
        self.fields["market"].empty_label = self.fields["site"].empty_label = _("Everywhere")
        self.fields["track"].queryset = Track.objects.visible_to(user)
        self.fields["market"].queryset = Market.objects.visible_to(user)
        self.fields["site"].queryset = Site.objects.visible_to(user)

    def clean_amount(self):
        """Within what an hour may plausibly pay: no offer could meet $1,925 for $19.25."""
        amount = self.cleaned_data["amount"]
        if not LOWEST_PLAUSIBLE <= amount <= HIGHEST_PLAUSIBLE:
            raise forms.ValidationError(_("A floor lies between $5 and $500 an hour."))
        return amount

    def clean_effective_from(self):
        """Today or later: what was decided in the past was decided by the floor of that day."""
        day = self.cleaned_data["effective_from"]
        if day < self.on:
            raise forms.ValidationError(_("A floor takes effect today or later."))
        return day

    def clean(self):
        """The scope names its target, and nothing else; no second floor from the same day."""
        data = super().clean()
        scope = data.get("scope")
        if scope == FloorScope.FAMILY and not data.get("family"):
            self.add_error("family", _("Choose the family of tracks."))
        if scope == FloorScope.TRACK and not data.get("track"):
            self.add_error("track", _("Choose the track."))
        data["family"] = data.get("family", "") if scope == FloorScope.FAMILY else ""
        data["track"] = data.get("track") if scope == FloorScope.TRACK else None
        if data.get("market") and data.get("site"):
            self.add_error("site", _("Choose a market or a site, not both."))
        if data.get("band_top") and data.get("amount") and data["band_top"] < data["amount"]:
            self.add_error("band_top", _("The band ends below the floor."))
        self.refuse_a_second(data)
        return data

    def _get_validation_exclusions(self):
        """The day is left to `refuse_a_second`, which tells a floor sent twice from another."""
        return super()._get_validation_exclusions() | {"effective_from"}

    def refuse_a_second(self, data):
        """Two floors for the same target cannot start on one day; one sent twice is one."""
        names = ("scope", "family", "track", "market", "site", "amount", "band_top")
        floor = WageFloor(**{name: data.get(name) for name in names})
        floor.family = floor.family or ""
        if self.errors:
            return
        twin = same_target(floor).filter(effective_from=data["effective_from"]).first()
        if twin and not is_repeated(floor, twin):
            self.add_error("effective_from", _("A floor for this already starts on that day."))
