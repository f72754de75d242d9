"""The people of one coach with all that is known of them; queries do not grow with people."""

import datetime as dt
from collections import Counter

from django.db.models import Count, Q

from coaching import caseload
from coaching.choices import URGENT, SessionOutcome
from coaching.models import ActionItem, Concern, Session
from coaching.risk import Facts, Standing
from intermediary.models import Bounce, User


def standings(coach: User, viewer: User, now: dt.datetime, on: dt.date) -> list[Standing]:
    """Everybody this coach answers for and this viewer may see. Eight queries."""
    rows = caseload.people_of(coach, viewer, on)
    facts = facts_of([row.trainee for row in rows], viewer, on)
    cases = caseload.cases(rows, now, on)
    return [Standing(case, facts[case.enrollment.trainee_id], on) for case in cases]


def facts_of(people, viewer: User, on: dt.date) -> dict[int, Facts]:
    """Person -> open action items, concerns, sessions missed in a row, and e-mail. Five queries."""
    ids = [person.pk for person in people]
    items, concerns = _items(ids, viewer, on), _concerns(ids, viewer)
    missed, bounced = _missed(ids), _bounced(people)
    return {
        person.pk: Facts(
            missed=missed[person.pk],
            open_items=items.get(person.pk, (0, 0))[0],
            late_items=items.get(person.pk, (0, 0))[1],
            concerns=concerns.get(person.pk, (0, 0))[0],
            urgent=concerns.get(person.pk, (0, 0))[1],
            bounced=person.email.lower() in bounced,
        )
        for person in people
    }


def _items(ids, viewer, on) -> dict[int, tuple[int, int]]:
    rows = ActionItem.objects.visible_to(viewer).open().filter(trainee__in=ids).order_by()
    late = Count("pk", filter=Q(due_on__lt=on))
    found = rows.values_list("trainee_id").annotate(Count("pk"), late=late)
    return {person: (opened, overdue) for person, opened, overdue in found}


def _concerns(ids, viewer) -> dict[int, tuple[int, int]]:
    rows = Concern.objects.visible_to(viewer).unresolved().filter(trainee__in=ids).order_by()
    urgent = Count("pk", filter=Q(kind__in=URGENT))
    found = rows.values_list("trainee_id").annotate(Count("pk"), urgent=urgent)
    return {person: (opened, bad) for person, opened, bad in found}


def _missed(ids) -> Counter[int]:
    """Person -> how many sessions in a row they missed since they were last seen."""
    noted = (SessionOutcome.SEEN, SessionOutcome.NO_SHOW)
    rows = Session.objects.filter(trainee__in=ids, outcome__in=noted).order_by("-starts_at", "-pk")
    counts: Counter[int] = Counter()
    over = set()
    for person, outcome in rows.values_list("trainee_id", "outcome"):
        if outcome == SessionOutcome.SEEN:
            over.add(person)
        elif person not in over:
            counts[person] += 1
    return counts


def _bounced(people) -> set[str]:
    addresses = {person.email.lower() for person in people if person.email}
    return set(Bounce.objects.filter(address__in=addresses).values_list("address", flat=True))
