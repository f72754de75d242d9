"""Which day of class, and how many hours each person has of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intermediary.form_fields import DayField, HoursOfWorkField
from standards.models import Module


class DayOfClassForm(forms.Form):
    """The day, the module and the hours that most people have."""

    on = DayField(label=_("Day"))
    module = forms.ModelChoiceField(
        None, label=_("Module"), required=False, empty_label=_("The course as a whole")
    )
    usual = HoursOfWorkField(label=_("Hours for everyone"), most=24, required=False)

    def __init__(self, *args, cohort, user, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.cohort, self.today = cohort, today
        self.fields["module"].queryset = Module.objects.visible_to(user).filter(track=cohort.track)

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > self.today:
            raise ValidationError(_("This day is still to come."))
        if not self.cohort.starts_on <= day <= self.cohort.ends_on:
            raise ValidationError(_("The class has no lessons on this day."))
        return day


class HoursForm(forms.Form):
    """One field for each person on the roster; blank for who was not there."""

    def __init__(self, *args, roster, **kwargs):
        super().__init__(*args, **kwargs)
        self.roster = roster
        for row in roster:
            self.fields[f"h{row.pk}"] = HoursOfWorkField(
                label=str(row.trainee), most=24, required=False
            )

    @property
    def rows(self):
        """Each enrollment with its field."""
        return [(row, self[f"h{row.pk}"]) for row in self.roster]

    @property
    def hours(self):
        """Enrollment -> hours, None for nobody there."""
        return {row: self.cleaned_data[f"h{row.pk}"] for row in self.roster}
