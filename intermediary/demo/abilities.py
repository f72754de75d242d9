"""Skills, certificates, wishes and consents of people who look for work, and what offers ask."""

import datetime as dt
from decimal import Decimal

from employers.models import Offer, OfferNeed
from intermediary.demo.dice import Dice
from intermediary.models import User
from placements.ranking import ready
from standards.models import CredentialType, Track
from trainees.choices import Shared, SkillKind
from trainees.models import Consent, Credential, Enrollment, JobWish, Skill, SkillRating

TECHNICAL = {
    "it-support": ("Ticketing", "Desktop hardware", "Networks", "Windows administration"),
    "cloud-support": ("Linux", "Cloud services", "Scripting", "Networks in the cloud"),
    "cyber-analyst": ("Log analysis", "Network security", "Incident reports", "Threat hunting"),
    "software-engineering": ("Python", "Web pages", "Databases", "Testing"),
}
PROFESSIONAL = ("Being on time", "Customer service", "Teamwork", "Writing to customers")
CERTIFICATES = {"it-support": "CompTIA A+", "cyber-analyst": "CompTIA Security+"}
MOST_PEOPLE, MOST_OFFERS = 250, 80


def tell(as_of: dt.date, dice: Dice) -> None:
    """Ratings, certificates, wishes and consents of people ready for a job at this time."""
    skills = _skills()
    kinds = _certificates()
    by = User.objects.get(email="coach@demo.example.org")
    rows = ready(Enrollment.objects.all(), as_of).select_related("cohort__track", "cohort__site")
    seen: set[int] = set()
    for row in rows.order_by("cohort__site__key", "pk"):
        if row.trainee_id in seen or len(seen) >= MOST_PEOPLE:
            continue
        seen.add(row.trainee_id)
        person(row, skills, kinds, as_of, dice, by)
    _needs(skills, kinds, as_of, dice)


def _skills() -> dict[str, list[Skill]]:
    """The skills of each track; under "" those of every job."""
    tracks = {track.key: track for track in Track.objects.filter(key__in=TECHNICAL)}
    found: dict[str, list[Skill]] = {"": []}
    for name in PROFESSIONAL:
        facts = {"name": name, "kind": SkillKind.PROFESSIONAL}
        found[""].append(Skill.objects.get_or_create(key=_key(name), defaults=facts)[0])
    for key, names in TECHNICAL.items():
        for name in names:
            facts = {"name": name, "kind": SkillKind.TECHNICAL, "track": tracks.get(key)}
            row, _is_new = Skill.objects.get_or_create(key=_key(name), defaults=facts)
            found.setdefault(key, []).append(row)
    return found


def _key(name: str) -> str:
    return name.lower().replace(" ", "-").replace("+", "-plus")


def _certificates() -> dict[str, CredentialType]:
    return {
        track: CredentialType.objects.get_or_create(key=_key(name), defaults={"name": name})[0]
        for track, name in CERTIFICATES.items()
    }


def person(row, skills, kinds, as_of, dice, by) -> None:
    """What is known of one person: not everything of everybody."""
    track, trainee = row.cohort.track.key, row.trainee_id
    rated_on = min(row.cohort.ends_on, as_of) - dt.timedelta(days=dice.whole(1, 9))
    known = [*skills.get(track, []), *skills[""]]
    SkillRating.objects.bulk_create(
        SkillRating(
            trainee_id=trainee,
            skill=skill,
            level=dice.one_of((1, 2, 2, 3, 3, 3, 4)),
            rated_on=rated_on,
            rated_by=by,
        )
        for skill in known
        if dice.random() < 0.85
    )
    if track in kinds and dice.random() < 0.6:
        Credential.objects.create(
            trainee_id=trainee, type=kinds[track], earned_on=rated_on, verified_by=by
        )
    if dice.random() < 0.75:
        _wish(row, as_of, dice)
    shared = [each for each in Shared if dice.random() < (0.5 if each == "contact" else 0.8)]
    given_at = dt.datetime.combine(rated_on, dt.time(15), dt.UTC)
    Consent.objects.bulk_create(
        Consent(trainee_id=trainee, shared=each, given_at=given_at) for each in shared
    )


def _wish(row, as_of, dice):
    spoken = dice.one_of((["en"], ["en"], ["en", "es"], ["en", "am"], []))
    wish = JobWish.objects.create(
        trainee_id=row.trainee_id,
        schedule=dice.one_of(("full_time", "full_time", "part_time", "")),
        hourly_min=dice.one_of((None, Decimal(17), Decimal(18), Decimal(20))),
        languages=spoken,
        available_from=max(row.cohort.ends_on, as_of) + dt.timedelta(days=dice.whole(30)),
    )
    if dice.random() < 0.6:
        wish.sites.add(row.cohort.site)


def _needs(skills, kinds, as_of, dice):
    """What open offers ask for."""
    offers = Offer.objects.visible_to_trainees(as_of).select_related("track").order_by("pk")
    for offer in offers[:MOST_OFFERS]:
        track = offer.track.key if offer.track else ""
        own = [*skills.get(track, [])][: dice.whole(1, 4)]
        wanted = [(skill, n == 0) for n, skill in enumerate(own)]
        wanted.append((dice.one_of(skills[""]), False))
        for skill, required in wanted:
            facts = {"level": dice.one_of((2, 3)), "required": required}
            OfferNeed.objects.get_or_create(offer=offer, skill=skill, defaults=facts)
        if track in kinds and dice.random() < 0.3:
            offer.credentials.add(kinds[track])
