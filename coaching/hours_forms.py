"""When a coach has time: weekly hours, extra hours on one day, time off."""

import datetime as dt
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from coaching.choices import Weekday
from coaching.models import Availability, TimeOff
from coaching.slot_forms import time_field
from intermediary.choices import Role
from intermediary.form_fields import DayField
from intermediary.listing import FilterForm
from intermediary.models import Site
from trainees.forms import coaches, say_blanks

CHOOSE = (Role.ADMIN, Role.MANAGER)


class CoachForm(forms.Form):
    """Whose pages are shown: one's own, or for managers those of any coach they see."""

    coach = forms.ModelChoiceField(None, required=False, label=later("Coach"))

    def __init__(self, data, *, user):
        super().__init__(data)
        self.user = user
        self.may_choose = user.has_role(*CHOOSE)
        self.fields["coach"].queryset = coaches(user)
        self.is_valid()

    @property
    def chosen(self):
        """The coach asked for, else oneself, else the first there is; None for none."""
        own = self.fields["coach"].queryset.filter(pk=self.user.pk).first()
        if not self.may_choose:
            return own
        return self.cleaned_data.get("coach") or own or self.fields["coach"].queryset.first()


class OfCoachFilter(FilterForm):
    """Filters of a list of one coach's people; whoever may not choose a coach is not asked."""

    coach = forms.ChoiceField(required=False, label=later("Coach"))

    def __init__(self, data, *, user):
        super().__init__(data)
        self.whose = CoachForm(data, user=user)
        if self.whose.may_choose:
            found = self.whose.fields["coach"].queryset
            self.fields["coach"].choices = [("", ""), *((str(c.pk), str(c)) for c in found)]
        else:
            del self.fields["coach"]


class HoursForm(forms.ModelForm):
    """Hours by the wall clock of a site, every week or on one day."""

    starts, ends = time_field(label=later("From"), required=True), time_field(label=later("To"))
    minutes = forms.IntegerField(
        label=later("Minutes for one session"), min_value=10, max_value=240
    )
    starts_on = DayField(label=later("First day"), required=False)
    ends_on = DayField(label=later("Last day"), required=False)
    on = DayField(label=later("Day"), required=False)
    weekday = forms.TypedChoiceField(
        label=later("Weekday"), choices=Weekday, coerce=int, empty_value=None, required=False
    )

    class Meta:
        model = Availability
        fields = (
            "site", "weekday", "on", "starts", "ends", "minutes", "place", "starts_on", "ends_on",
        )  # fmt: skip
        labels = {"site": later("Site")}
        help_texts = {"place": later("What people are told: a room, or the link of a call.")}

    def __init__(self, *args, user, coach, once=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.coach = coach
        self.once = once
        self.fields["ends"].required = True
        self.fields["site"].queryset = Site.objects.visible_to(user)
        for name in ("weekday", "starts_on", "ends_on") if once else ("on",):
            del self.fields[name]
        self.fields["on" if once else "weekday"].required = True
        say_blanks(self)

    def clean(self):
        cleaned = super().clean()
        starts, ends, minutes = (cleaned.get(name) for name in ("starts", "ends", "minutes"))
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The end must come after the start."))
        elif starts and ends and minutes and _length(starts, ends) < minutes:
            self.add_error("ends", _("Not one session fits in between."))
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day must not come before the first."))
        return cleaned


def _length(starts: dt.time, ends: dt.time) -> int:
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


class TimeOffForm(forms.ModelForm):
    """When a coach is away: whole days, or from one time to another."""

    first_day = DayField(label=later("First day"))
    from_time = time_field(label=later("From"), help_text=later("Empty: from the morning."))
    last_day = DayField(label=later("Last day"), required=False)
    to_time = time_field(label=later("To"), help_text=later("Empty: until the evening."))

    class Meta:
        model = TimeOff
        fields = ("reason",)
        labels = {"reason": later("Reason")}

    def __init__(self, *args, coach, zone, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.coach = coach
        self.zone = ZoneInfo(zone)
        if self.instance.pk:
            self._fill()

    def _fill(self) -> None:
        begin = self.instance.starts_at.astimezone(self.zone)
        end = self.instance.ends_at.astimezone(self.zone)
        midnight = dt.time()
        if end.time() == midnight:
            end -= dt.timedelta(days=1)
            self.initial |= {"last_day": end.date()}
        else:
            self.initial |= {"last_day": end.date(), "to_time": end.time()}
        self.initial["first_day"] = begin.date()
        if begin.time() != midnight:
            self.initial["from_time"] = begin.time()

    def clean(self):
        cleaned = super().clean()
        if first := cleaned.get("first_day"):
            last = cleaned.get("last_day") or first
            begin = dt.datetime.combine(first, cleaned.get("from_time") or dt.time(), self.zone)
            if until := cleaned.get("to_time"):
                end = dt.datetime.combine(last, until, self.zone)
            else:
                end = dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), self.zone)
            self.instance.starts_at, self.instance.ends_at = begin, end
            if end <= begin:
                self.add_error("last_day", _("The end must come after the start."))
        return cleaned


class EndForm(forms.Form):
    """The last day on which weekly hours hold."""

    ends_on = DayField(label=later("Last day"))

    def __init__(self, *args, rule, **kwargs):
        super().__init__(*args, **kwargs)
        self.rule = rule

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        if self.rule.starts_on and day < self.rule.starts_on:
            raise forms.ValidationError(_("The last day must not come before the first."))
        return day
