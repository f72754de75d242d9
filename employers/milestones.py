"""The clock of day 28: a class meets an employer by then, and from day 21 its managers are told."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pghistory
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.urls import reverse

from employers.kpis import DAYS
from employers.models import ContactMilestone, Engagement
from intermediary import posting
from intermediary.choices import Role
from intermediary.models import User
from trainees.models import Cohort

TOLD_FROM = 21
LETTER = "employers/email/no_contact_yet"


def open_milestones(on: date) -> int:
    """Open the milestone of every class that has started and can still meet it; returns how many.

    Classes whose day 28 is past get none: the KPI of early contact tells about them.
    """
    started = Cohort.objects.filter(starts_on__range=(on - timedelta(days=DAYS), on))
    known = ContactMilestone.objects.filter(cohort=OuterRef("pk"))
    rows = [
        ContactMilestone(cohort=cohort, due_on=cohort.starts_on + timedelta(days=DAYS))
        for cohort in started.filter(~Exists(known)).order_by("pk")
    ]
    ContactMilestone.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def escalate(on: date, now: datetime) -> int:
    """Tell managers, once, of classes past day 21 without a contact; returns of how many."""
    met = Engagement.objects.filter(
        cohort=OuterRef("cohort"),
        held_on__gte=OuterRef("cohort__starts_on"),
        held_on__lte=OuterRef("due_on"),
    ).filter(held_on__lte=on)
    late = ContactMilestone.objects.filter(
        ~Exists(met),
        escalated_at__isnull=True,
        due_on__gte=F("cohort__starts_on"),
        cohort__starts_on__lte=on - timedelta(days=TOLD_FROM),
        cohort__ends_on__gte=on,
    )
    return sum(_tell(pk, on, now) for pk in late.values_list("pk", flat=True))


@transaction.atomic
def _tell(pk: int, on: date, now: datetime) -> bool:
    """Write to the managers of one class, unless somebody else just did."""
    with pghistory.context(action="escalate_contact_milestone"):
        free = ContactMilestone.objects.filter(pk=pk, escalated_at__isnull=True)
        if not free.update(escalated_at=now):
            return False
        milestone = ContactMilestone.objects.select_related("cohort__track").get(pk=pk)
        cohort = milestone.cohort
        for user in managers(cohort.site_id):
            posting.post(
                LETTER,
                to=user.email,
                about=f"milestone:{pk}",
                language=user.language,
                cohort=str(cohort),
                track=str(cohort.track),
                day=(on - cohort.starts_on).days,
                due_on=milestone.due_on,
                cohort_url=posting.portal_url(reverse("trainees:cohort", args=[cohort.pk])),
            )
    return True


def managers(site_id: int | None) -> list[User]:
    """The managers of a site; where it has none of its own, those of the whole organization."""
    all_of_them = User.objects.filter(is_active=True).with_role(Role.MANAGER).order_by("pk")
    own = [*all_of_them.filter(sites=site_id)] if site_id else []
    return own or [*all_of_them.filter(sites__isnull=True)]
