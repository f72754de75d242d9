"""Whom to put on the shortlist of an offer, and which offers fit a person: read, then scored.

What is read is bounded and prefiltered by the database; a page costs the same few queries however
many people and offers there are.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, When

from employers.models import Engagement, Offer, OfferNeed
from placements.fit import Fit, Job, Meeting, Need, Person, fit
from placements.models import Match, Placement
from standards.pay import Pay
from trainees.choices import EnrollmentStatus
from trainees.models import Credential, Enrollment, JobWish, SkillRating, Trainee

MOST_SCORED = 300
SHOWN = 40
LAST_WEEKS = dt.timedelta(days=28)
SINCE = dt.timedelta(days=730)  # graduates of the last two years
DONE = (EnrollmentStatus.GRADUATED, EnrollmentStatus.ENROLLED)


@dataclass
class Candidate:
    """One person beside an offer, or one offer beside a person."""

    trainee: Trainee
    enrollment: Enrollment | None
    offer: Offer
    fit: Fit
    match: Match | None = None


def ready(enrollments, on: dt.date):
    """Graduates and people in their last four weeks, without a job and not excluded."""
    graduated = Q(status=EnrollmentStatus.GRADUATED, graduated_on__range=(on - SINCE, on))
    ending = Q(
        status=EnrollmentStatus.ENROLLED,
        cohort__ends_on__range=(on - LAST_WEEKS, on + LAST_WEEKS),
    )
    jobs = Placement.objects.filter(trainee=OuterRef("trainee_id"))
    working = jobs.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
    out = Q(exclusion_on__isnull=False, exclusion_on__lte=on)
    return enrollments.filter(graduated | ending).exclude(out).filter(~Exists(working))


def candidates(offer: Offer, enrollments, on: dt.date) -> list[Candidate]:
    """The people who fit an offer best, of the enrollments somebody may see."""
    market = offer.site.market_id if offer.site else None
    near = Case(
        When(cohort__track=offer.track_id, cohort__site=offer.site_id, then=0),
        When(cohort__track=offer.track_id, cohort__site__market=market, then=1),
        When(cohort__track=offer.track_id, then=2),
        default=3,
        output_field=IntegerField(),
    )
    rows = ready(enrollments, on).select_related("trainee", "cohort__track", "cohort__site__market")
    rows = rows.order_by(near, "-cohort__ends_on", "pk")[:MOST_SCORED]
    latest: dict[int, Enrollment] = {}
    for row in rows:
        latest.setdefault(row.trainee_id, row)
    people = persons(latest, on)
    links = meetings(list(latest), [offer.employer_id])
    job = jobs([offer], on)[offer.pk]
    found = []
    for pk, row in latest.items():
        met = tuple(links.get((pk, offer.employer_id), ()))
        person = replace(people[pk], met=met)
        found.append(Candidate(row.trainee, row, offer, fit(person, job)))
    return _best(found)[:SHOWN]


def offers_for(trainee: Trainee, offers, enrollments, on: dt.date, most: int = 5):
    """The open offers that fit a person best, of those somebody may see."""
    row = (
        enrollments.filter(trainee=trainee, status__in=DONE)
        .select_related("cohort__track", "cohort__site__market")
        .order_by("-cohort__starts_on", "-pk")
        .first()
    )
    if row is None:
        return []
    taken = Match.objects.live().filter(trainee=trainee, offer=OuterRef("pk"))
    own = Case(When(track=row.cohort.track_id, then=0), default=1, output_field=IntegerField())
    here = Case(When(site=row.cohort.site_id, then=0), default=1, output_field=IntegerField())
    rows = offers.visible_to_trainees(on).filter(~Exists(taken)).for_list()
    rows = list(rows.order_by(own, here, "-posted_on", "-pk")[:MOST_SCORED])
    person = persons({trainee.pk: row}, on)[trainee.pk]
    links = meetings([trainee.pk], [offer.employer_id for offer in rows])
    wanted = jobs(rows, on)
    found = []
    for offer in rows:
        met = tuple(links.get((trainee.pk, offer.employer_id), ()))
        scored = fit(replace(person, met=met), wanted[offer.pk])
        found.append(Candidate(trainee, row, offer, scored))
    return _best(found)[:most]


def _best(found: list[Candidate]) -> list[Candidate]:
    """Nothing in the way first, then the highest score; the oldest row where all is alike."""
    return sorted(
        found, key=lambda each: (bool(each.fit.blockers), -each.fit.score, each.trainee.pk)
    )


# --- what is read ------------------------------------------------------------------------------


def persons(enrollments: dict[int, Enrollment], on: dt.date) -> dict[int, Person]:
    """What counts of these people, by trainee. Four queries."""
    ids = list(enrollments)
    skills: dict[int, dict[str, int]] = defaultdict(dict)
    rated = SkillRating.objects.filter(trainee__in=ids).in_force(on)
    for trainee, skill, level in rated.values_list("trainee_id", "skill__key", "level"):
        skills[trainee][skill] = level
    held: dict[int, set[str]] = defaultdict(set)
    valid = Credential.objects.valid(on).filter(trainee__in=ids).order_by()
    for trainee, key in valid.values_list("trainee_id", "type__key"):
        held[trainee].add(key)
    wishes = JobWish.objects.filter(trainee__in=ids).prefetch_related("sites").in_bulk()
    return {
        pk: _person(row, skills[pk], held[pk], wishes.get(pk)) for pk, row in enrollments.items()
    }


def _person(row: Enrollment, skills, held, wish: JobWish | None) -> Person:
    site = row.cohort.site
    known = Person(
        skills=skills,
        credentials=frozenset(held),
        track=row.cohort.track.key,
        site=site.key,
        market=site.market.key,
    )
    if wish is None:
        return known
    return replace(
        known,
        wished_sites=frozenset(each.key for each in wish.sites.all()),
        wished_schedule=wish.schedule,
        languages=frozenset(wish.languages),
        hourly_min=wish.hourly_min,
        available_from=wish.available_from,
    )


def jobs(offers: list[Offer], on: dt.date) -> dict[int, Job]:
    """What counts of these offers. Three queries."""
    ids = [offer.pk for offer in offers]
    needs: dict[int, list[Need]] = defaultdict(list)
    for row in OfferNeed.objects.filter(offer__in=ids).select_related("skill"):
        need = Need(row.skill.key, row.skill.name, row.level, row.required)
        needs[row.offer_id].append(need)
    wanted: dict[int, dict[str, str]] = defaultdict(dict)
    through = Offer.credentials.through.objects.filter(offer__in=ids)
    names = ("offer_id", "credentialtype__key", "credentialtype__name")
    for offer, key, name in through.values_list(*names):
        wanted[offer][key] = name
    placed = Offer.objects.filter(pk__in=ids, site__isnull=False).order_by()
    markets = dict(placed.values_list("pk", "site__market__key"))
    return {
        each.pk: replace(
            _job(each, on),
            needs=tuple(needs[each.pk]),
            credentials=wanted[each.pk],
            market=markets.get(each.pk, ""),
        )
        for each in offers
    }


def _job(offer: Offer, on: dt.date) -> Job:
    return Job(
        on=on,
        employer=str(offer.employer),
        track=offer.track.key if offer.track else "",
        site=offer.site.key if offer.site else "",
        schedule=offer.schedule,
        language=offer.language,
        hourly=Pay.of(offer).hourly(offer.pay_min),
    )


def meetings(trainees: list[int], employers: list[int]) -> dict[tuple[int, int], list[Meeting]]:
    """Who of these employers met whom of these people, and when. Two queries."""
    attended = Engagement.attendees.through.objects.filter(
        trainee__in=trainees, engagement__employer__in=employers
    ).order_by("engagement__held_on", "pk")
    rows = list(
        attended.values_list(
            "trainee_id",
            "engagement__employer_id",
            "engagement_id",
            "engagement__held_on",
            "engagement__employer__name",
        )
    )
    names: dict[int, list[str]] = defaultdict(list)
    people = Engagement.people.through.objects.filter(engagement__in={row[2] for row in rows})
    for engagement, name in people.order_by("contact__name").values_list(
        "engagement_id", "contact__name"
    ):
        names[engagement].append(name)
    found: dict[tuple[int, int], list[Meeting]] = defaultdict(list)
    for trainee, employer, engagement, held_on, employer_name in rows:
        for who in names[engagement] or [employer_name]:
            found[trainee, employer].append(Meeting(who, held_on))
    return found
