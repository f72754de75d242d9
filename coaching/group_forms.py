"""Group sessions: when and where, who comes, how it went for each."""

import datetime as dt
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from coaching import groups
from coaching.choices import SessionKind
from coaching.forms import NOTED
from coaching.free_times import instant_of
from coaching.models import GroupSession
from coaching.slot_forms import SKIPPED, time_field
from employers.models import Contact
from intermediary.form_fields import DayField
from intermediary.listing import FilterForm, matching
from intermediary.models import Site
from trainees.forms import coaches, say_blanks
from trainees.models import Cohort, Trainee

WHEN = [("ahead", later("Ahead")), ("past", later("Past")), ("off", later("Called off"))]
MOST_FOUND = 200


class GroupFilter(FilterForm):
    """Filters of the list of group sessions."""

    coach = forms.ModelChoiceField(None, required=False, label=later("Coach"))
    kind = forms.ChoiceField(
        choices=[("", ""), *SessionKind.choices], required=False, label=later("Kind")
    )
    site = forms.ModelChoiceField(None, required=False, label=later("Site"))

    def __init__(self, data, *, user, now):
        super().__init__(data)
        self.now = now
        self.fields["coach"].queryset = coaches(user)
        self.fields["site"].queryset = Site.objects.visible_to(user)

    def filter_q(self, rows, words):
        for word in words.split():
            rows = rows.filter(title__unaccent__icontains=word)
        return rows

    @property
    def when(self) -> str:
        """Which part of the list is shown: what is ahead, unless something else is asked for."""
        asked = self.data.get("when", "")
        return asked if asked in dict(WHEN) else "ahead"

    def filter(self, queryset):
        rows = super().filter(queryset)
        if self.when == "off":
            return rows.filter(canceled_at__isnull=False)
        if self.when == "past":
            return rows.standing().filter(starts_at__lte=self.now)
        return rows.standing().filter(starts_at__gt=self.now)


class PanelField(forms.ModelMultipleChoiceField):
    """People of employers, each with the employer."""

    def label_from_instance(self, obj):
        return f"{obj.name}, {obj.employer}"


class GroupForm(forms.ModelForm):
    """When a group meets, by the clock of its site; a coach who is busy then is refused."""

    day = DayField(label=later("Day"))
    time = time_field(label=later("Time"), required=True)
    minutes = forms.IntegerField(label=later("Minutes"), min_value=10, max_value=1440)
    seats = forms.IntegerField(label=later("Seats"), min_value=1, max_value=500)
    panel = PanelField(
        None,
        label=later("People of employers who interview"),
        required=False,
        help_text=later("Each gets a letter with day and place."),
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )

    class Meta:
        model = GroupSession
        fields = (
            "title", "kind", "coach", "site", "day", "time", "minutes", "seats", "place", "panel",
        )  # fmt: skip
        labels = {
            "title": later("Title"), "kind": later("Kind"), "coach": later("Coach"),
            "site": later("Site"),
        }  # fmt: skip

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["coach"].queryset = coaches(user)
        self.fields["site"].queryset = Site.objects.visible_to(user)
        people = Contact.objects.visible_to(user).select_related("employer")
        self.fields["panel"].queryset = people.order_by("employer__name", "name", "pk")
        say_blanks(self)
        if self.instance.pk:
            local = self.instance.starts_at.astimezone(ZoneInfo(self.instance.site.time_zone))
            self.initial |= {"day": local.date(), "time": local.time()}

    def clean(self):
        cleaned = super().clean()
        if {"day", "time", "site", "coach", "minutes"} <= set(cleaned):
            zone = ZoneInfo(cleaned["site"].time_zone)
            wall = dt.datetime.combine(cleaned["day"], cleaned["time"])
            if (instant := instant_of(wall, zone)) is None:
                self.add_error("time", SKIPPED)
            self.instance.starts_at = instant or wall.replace(tzinfo=zone)
            refusal = groups.can_hold(
                group=self.instance,
                coach=cleaned["coach"],
                starts_at=self.instance.starts_at,
                minutes=cleaned["minutes"],
            )
            if refusal:
                self.add_error("time", refusal)
        taken = self.instance.pk and groups.seats_taken(self.instance)
        if taken and (cleaned.get("seats") or 0) < taken:
            self.add_error("seats", _("%(n)s seats are taken already.") % {"n": taken})
        return cleaned


class AddPeopleForm(forms.Form):
    """Who comes: found by words, or a whole cohort."""

    q = forms.CharField(label=later("Name, number or e-mail"), required=False, max_length=200)
    cohort = forms.ModelChoiceField(
        None, label=later("Or everybody of a cohort"), required=False, empty_label=later("None")
    )

    def __init__(self, data, *, user, on):
        super().__init__(data)
        self.user = user
        rows = Cohort.objects.visible_to(user).filter(ends_on__gte=on - dt.timedelta(days=400))
        self.fields["cohort"].queryset = rows.for_list().order_by("-starts_on", "key")
        self.is_valid()

    def found(self, group):
        """The people asked for who have no seat yet; nobody without a question."""
        words, cohort = self.cleaned_data.get("q", "").strip(), self.cleaned_data.get("cohort")
        if not words and cohort is None:
            return []
        people = Trainee.objects.visible_to(self.user).filter(*matching(words))
        if cohort is not None:
            people = people.with_enrollment_in(groups.still_in(cohort, self.user))
        people = people.exclude(pk__in=groups.people_in(group))
        return people.order_by("sort_key", "pk")[:MOST_FOUND]


class GroupOutcomesForm(forms.Form):
    """How it went for each person, one row each."""

    def __init__(self, *args, sessions, **kwargs):
        super().__init__(*args, **kwargs)
        self.sessions = sessions
        words = [("", _("Not noted")), *((each.value, each.label) for each in NOTED)]
        for each in sessions:
            start = "" if each.outcome == "booked" else each.outcome
            self.fields[f"how_{each.pk}"] = forms.ChoiceField(
                choices=words, required=False, initial=start, label=str(each.trainee)
            )

    @property
    def rows(self):
        """Each session with its field."""
        return [(each, self[f"how_{each.pk}"]) for each in self.sessions]

    @property
    def outcomes(self) -> dict:
        """Session -> outcome, for those that were answered and changed."""
        asked = {each: self.cleaned_data[f"how_{each.pk}"] for each in self.sessions}
        return {each: how for each, how in asked.items() if how and how != each.outcome}


class CallOffForm(forms.Form):
    """Why a group session does not take place."""

    reason = forms.CharField(label=later("Reason"), max_length=200)
