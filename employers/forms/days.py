"""Forms of events of a class, and what employers filter them by."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from employers.choices import EngagementKind
from employers.cohort_days import zone_of
from employers.models import CohortDay
from intermediary.form_fields import DayField
from trainees.forms import say_blanks


class CohortDayForm(forms.ModelForm):
    """An event of a class, its hour in the zone of the site."""

    day = DayField(label=_("Day"))
    at = forms.TimeField(
        label=_("At"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=1440)
    wanted = forms.IntegerField(label=_("Volunteers wanted"), min_value=1, max_value=500)

    class Meta:
        model = CohortDay
        fields = ("kind", "day", "at", "minutes", "place", "wanted", "about")
        labels = {"kind": _("Kind"), "about": _("What it is about"), "place": _("Where")}
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, cohort=None, **kwargs):
        super().__init__(*args, **kwargs)
        say_blanks(self)
        if cohort:
            self.instance.cohort = cohort
        self.fields["at"].help_text = _("In the zone of %s.") % self.instance.cohort.site
        self.fields["place"].help_text = _("Blank: at the site.")
        if self.instance.starts_at:
            local = self.instance.starts_at.astimezone(zone_of(self.instance))
            self.initial |= {"day": local.date(), "at": local.strftime("%H:%M")}

    def clean(self):
        """Put the day and the hour together, in the zone of the site."""
        data = super().clean()
        if data.get("day") and data.get("at"):
            zone = zone_of(self.instance)
            self.instance.starts_at = datetime.combine(data["day"], data["at"], zone)
        wanted = data.get("wanted")
        if wanted and self.instance.pk and wanted < self.instance.volunteers.count():
            self.add_error("wanted", _("More people than that are coming already."))
        return data


class TookPlaceForm(forms.Form):
    """Who of those who volunteered came."""

    came = forms.ModelMultipleChoiceField(
        queryset=None, label=_("Who came"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, contacts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["came"].queryset = contacts
        self.fields["came"].label_from_instance = lambda c: f"{c}, {c.employer}"
        self.initial["came"] = [contact.pk for contact in contacts]
        self.fields["came"].error_messages["required"] = _("Choose who came.")


class EventFilter(forms.Form):
    """Which events an employer looks at."""

    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Any kind")), *EngagementKind.choices]
    )
    site = forms.ModelChoiceField(
        None, label=_("Site"), required=False, empty_label=_("Every site"), to_field_name="key"
    )

    def __init__(self, *args, sites, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = sites
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"

    def filter(self, rows):
        """The events that are asked for; what makes no sense is ignored."""
        self.is_valid()
        data = self.cleaned_data
        rows = rows.filter(kind=data["kind"]) if data.get("kind") else rows
        return rows.filter(cohort__site=data["site"]) if data.get("site") else rows
