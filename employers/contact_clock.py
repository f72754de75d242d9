"""The clock of a class: an employer meets it by its day 28, or its manager hears in time."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from employers.kpis import DAYS
from employers.models import ContactMilestone, Engagement
from intermediary.choices import Role
from intermediary.models import User
from intermediary.posting import portal_url, post
from trainees.models import Cohort

WARN_FROM = 21  # days after the start: a week is left to act


@transaction.atomic
def open_milestones(on: date) -> int:
    """Give every class that started within the last 28 days its milestone; returns how many new."""
    started = Cohort.objects.filter(starts_on__lte=on, starts_on__gt=on - timedelta(days=DAYS))
    new = [
        ContactMilestone(cohort=cohort, due_on=cohort.starts_on + timedelta(days=DAYS))
        for cohort in started.filter(contact_milestone__isnull=True)
    ]
    # Two workers may do this at once: the second finds the rows there.
    ContactMilestone.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def waiting(on: date):
    """Milestones not met by this day whose manager should know, the nearest day first."""
    met = Engagement.objects.filter(
        cohort=OuterRef("cohort"),
        held_on__gte=OuterRef("cohort__starts_on"),
        held_on__lte=OuterRef("due_on"),
    ).filter(held_on__lte=on)
    near = {"due_on__lte": on + timedelta(days=DAYS - WARN_FROM), "due_on__gte": on}
    rows = ContactMilestone.objects.filter(~Exists(met), escalated_at__isnull=True, **near)
    return rows.select_related("cohort__track", "cohort__site").order_by("due_on", "pk")


def escalate(on: date) -> int:
    """Write to the managers of each class that no employer has met by day 21; returns how many.

    The claim and the letters are one transaction, so that each class is escalated once.
    """
    return sum(_escalate_one(milestone, on) for milestone in waiting(on))


@transaction.atomic
def _escalate_one(milestone: ContactMilestone, on: date) -> bool:
    free = ContactMilestone.objects.filter(pk=milestone.pk, escalated_at__isnull=True)
    if not free.update(escalated_at=timezone.now()):
        return False
    cohort = milestone.cohort
    for manager in managers_of(cohort):
        post(
            "employers/email/contact_due",
            to=manager.email,
            about=f"milestone:{milestone.pk}",
            language=manager.language,
            cohort=cohort.key,
            track=str(cohort.track),
            site=str(cohort.site),
            due_on=milestone.due_on,
            days_left=(milestone.due_on - on).days,
            href=portal_url(reverse("trainees:cohort", args=[cohort.pk])),
        )
    return True


def managers_of(cohort: Cohort):
    """The managers who serve the site of a class; without any, those of the whole organization."""
    managers = User.objects.with_role(Role.MANAGER).filter(is_active=True)
    own = managers.filter(sites=cohort.site_id)
    return own if own.exists() else managers.filter(sites__isnull=True)
