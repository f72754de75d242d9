"""Django admin for what every app stands on: people, places, teams, and the work of the system."""

import allauth.account.admin
import django.contrib.auth.admin
import django_celery_beat.admin as beat
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from import_export.fields import Field
from import_export.widgets import ForeignKeyWidget

from intermediary import people_admin  # noqa: F401
from intermediary.administration.desks import Desk, LookedAt, at_most, drawn_state, look_at
from intermediary.administration.exchange import Exchanged, Reference
from intermediary.administration.searching import PERSON, NamedFilter
from intermediary.administration.sections import PLACES, SYSTEM
from intermediary.choices import JobState
from intermediary.models import (
    Bounce,
    Job,
    Letter,
    Market,
    Site,
    Team,
    TeamMembership,
    User,
)

# Roles stand instead of groups, a person's own address instead of allauth's; beat needs no sun.
UNUSED = (Group, EmailAddress, beat.ClockedSchedule, beat.SolarSchedule)
RESTYLED = (beat.PeriodicTask, beat.CrontabSchedule, beat.IntervalSchedule)
for model in (*UNUSED, *RESTYLED):
    admin.site.unregister(model)
__all__ = ["allauth", "django"]


class MarketFile(Reference):
    """Markets as a file, in the columns of the portal's own imports."""

    class Meta(Reference.Meta):
        model = Market
        fields = ("key", "name", "state", "time_zone")


@admin.register(Market)
class MarketAdmin(Exchanged, Desk):
    section = PLACES
    resource_classes = (MarketFile,)
    list_display = ("name", "key", "state", "time_zone", "site_count")
    search_fields = ("name", "key")

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(site_total=models.Count("sites"))

    @admin.display(description=later("sites"), ordering="site_total")
    def site_count(self, market):
        return market.site_total


class SiteFile(Reference):
    """Sites as a file; the market is named by its key."""

    market = Field("market", "market", ForeignKeyWidget(Market, "key"))

    class Meta(Reference.Meta):
        model = Site
        fields = ("key", "name", "market", "city", "state", "time_zone")


@admin.register(Site)
class SiteAdmin(Exchanged, Desk):
    section = PLACES
    resource_classes = (SiteFile,)
    list_display = ("name", "key", "market", "city", "state", "time_zone")
    list_filter = ("market",)
    list_select_related = ("market",)
    search_fields = ("name", "key", "city")
    autocomplete_fields = ("market",)


class TeamFile(Reference):
    """Teams as a file; the leader is named by e-mail address."""

    leader = Field("leader", "leader", ForeignKeyWidget(User, "email"))

    class Meta(Reference.Meta):
        model = Team
        fields = ("key", "name", "leader")


@admin.register(Team)
class TeamAdmin(Exchanged, Desk):
    section = PLACES
    resource_classes = (TeamFile,)
    list_display = ("name", "key", "leader", "people")
    list_select_related = ("leader",)
    search_fields = ("name", "key")
    autocomplete_fields = ("leader",)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(people_count=models.Count("memberships"))

    @admin.display(description=later("memberships"), ordering="people_count")
    def people(self, team):
        return team.people_count


@admin.register(TeamMembership)
class TeamMembershipAdmin(Desk):
    section = PLACES
    hint = later("From its first day on a row holds until the person's next one begins.")
    list_display = ("user", "team", "starts_on")
    list_filter = ("team", "starts_on", NamedFilter.by("user", later("person"), PERSON))
    list_select_related = ("user", "team")
    search_fields = ("user__name", "user__email", "team__name")
    autocomplete_fields = ("user", "team")


@admin.register(Job)
class JobAdmin(LookedAt):
    """Long work is looked at here, never written."""

    called = later("Long work")
    hint = later("Work that waits or fell silent is rung again every minute, without your help.")
    list_display = ("__str__", "stand", "done", "total", "created_by", "created_at", "finished_at")
    list_filter = ("state", "kind", "created_at")
    list_select_related = ("created_by",)
    search_fields = ("note", "created_by__name", "created_by__email")
    date_hierarchy = "created_at"
    exclude = ("file",)

    def waiting(self, user):
        """Work that is not finished, and what failed in the last week."""
        week_ago = timezone.now() - timezone.timedelta(days=7)
        unfinished = at_most(Job.objects.filter(state__in=(JobState.WAITING, JobState.RUNNING)))
        failed = at_most(Job.objects.filter(state=JobState.FAILED, created_at__gte=week_ago))
        return [
            (number, words, query)
            for number, words, query in (
                (unfinished, _("not finished"), "?state__exact=running"),
                (failed, _("failed this week"), "?state__exact=failed"),
            )
            if number
        ]

    @admin.display(description=later("state"), ordering="state")
    def stand(self, job):
        return drawn_state(job.state)


class PlainTask(Desk, beat.PeriodicTaskAdmin):
    """The timetable; without the package's script in the page, which the policy refuses."""

    called = later("Timetable")
    hint = later(
        "Changes hold from the next minute on. The portal's own lines come back by themselves."
    )
    change_form_template = "admin/change_form.html"
    date_hierarchy = None
    list_display = ("name", "enabled", "scheduler", "last_run_at", "total_run_count")
    list_filter = ("enabled", "last_run_at")
    readonly_fields = ()
    exclude = ("solar", "clocked")
    fieldsets = (
        (None, {"fields": ("name", "regtask", "task", "enabled", "description")}),
        (later("When"), {"fields": ("interval", "crontab", "start_time", "one_off")}),
        (later("With what"), {"fields": ("args", "kwargs"), "classes": ("collapse",)}),
        (
            later("How it is sent"),
            {"fields": ("expires", "expire_seconds", "queue"), "classes": ("collapse",)},
        ),
    )  # fmt: skip


admin.site.register(beat.PeriodicTask, PlainTask)


@admin.register(beat.CrontabSchedule)
class CrontabAdmin(Desk):
    list_display = ("__str__", "minute", "hour", "day_of_week", "day_of_month", "timezone")
    fields = ("minute", "hour", "day_of_week", "day_of_month", "month_of_year", "timezone")


@admin.register(beat.IntervalSchedule)
class IntervalAdmin(Desk):
    list_display = ("__str__", "every", "period")


@admin.register(LogEntry)
class ActionAdmin(LookedAt):
    """What was done in this administration, also to rows that the audit does not keep."""

    called = later("Actions in this administration")
    hint = later("What was done on these pages. Changes of audited rows, wherever made: the audit.")
    list_display = ("action_time", "user", "deed", "content_type", "object_repr", "said")
    list_display_links = ("action_time",)
    list_filter = ("action_flag", "action_time", NamedFilter.by("user", later("person"), PERSON))
    list_select_related = ("user", "content_type")
    search_fields = ("object_repr",)
    ordering = ("-action_time", "-pk")
    fields = ("action_time", "user", "deed", "content_type", "object_id", "object_repr", "said")

    @admin.display(description=later("what"), ordering="action_flag")
    def deed(self, entry):
        return entry.get_action_flag_display()

    @admin.display(description=later("what changed"))
    def said(self, entry):
        return entry.get_change_message()


look_at(SYSTEM, Letter, ("subject", "name", "to", "created_at", "sent_at", "tries", "fault"),
        (("sent_at", admin.EmptyFieldListFilter), "language"), search_fields=("to",),
        found_by={"": ("to__icontains",)})  # fmt: skip


@admin.register(Bounce)
class BounceAdmin(Desk):
    """Dead addresses; deleting one lets letters go there again."""

    rank = 5
    called = later("Addresses that refuse letters")
    hint = later("Nothing is sent to these. Delete a row once the address works again.")
    list_display = ("address", "reason", "bounced_at")
    search_fields = ("address",)
    found_by = {"": ("address__icontains",)}
    ordering = ("-bounced_at", "-pk")
