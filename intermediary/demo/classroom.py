"""The clock of running classes, and whom they met by name."""

import datetime as dt

from employers import contact_clock
from employers.models import Contact, Engagement

RECENT = dt.timedelta(days=400)


def tell(as_of: dt.date) -> None:
    """Open the milestones of running classes as the job would have, and name who came."""
    contact_clock.open_milestones(as_of)
    for milestone in contact_clock.waiting(as_of):
        # As if the job had written that morning; the demonstration sends no letters.
        morning = dt.datetime.combine(as_of, dt.time(11), dt.UTC)
        type(milestone).objects.filter(pk=milestone.pk).update(escalated_at=morning)
    people: dict[int, list[int]] = {}
    for contact in Contact.objects.order_by("pk"):
        people.setdefault(contact.employer_id, []).append(contact.pk)
    came = Engagement.objects.filter(cohort__isnull=False, held_on__gt=as_of - RECENT)
    through = Engagement.people.through
    through.objects.bulk_create(
        through(engagement_id=pk, contact_id=people[employer][pk % len(people[employer])])
        for pk, employer in came.order_by("pk").values_list("pk", "employer_id")
        if employer in people
    )
