"""The letters about matches, interviews and confirmations: one function a letter."""

import datetime as dt

from django.urls import reverse
from django.utils import translation

from employers.choices import ContactRole, PortalRole
from employers.models import Contact
from intermediary.languages import of_letter
from intermediary.posting import portal_url, post
from intermediary.templatetags.words import clock, moment, pay, place, record_date
from placements.choices import InterviewState
from placements.models import Confirmation, Interview, Match
from placements.sharing import called_alone

MOST_ASKED = 4
HIRING = (ContactRole.RECRUITER, ContactRole.HIRING_MANAGER)


def hiring_people(employer_id: int):
    """Who at an employer gets letters about candidates: those who may act and want mail.

    Whoever signs in comes first, then recruiters and hiring managers.
    """
    people = Contact.objects.filter(
        employer=employer_id,
        no_mail=False,
        portal_role__in=[PortalRole.ADMIN, PortalRole.HIRING],
    ).exclude(email="")
    hiring = people.filter(role__in=HIRING)
    signed = people.filter(user__isnull=False)
    return (signed if signed.exists() else hiring if hiring.exists() else people).order_by("pk")


def language_of(trainee) -> str:
    """The language somebody in training reads letters in."""
    return (trainee.user.language if trainee.user else "") or trainee.language or "en"


def _about(match: Match) -> str:
    """One letter a kind, match and move."""
    return f"match:{match.pk}:{match.moved_at:%Y%m%d%H%M%S}"


def _to_trainee(name: str, match: Match, *, about: str = "", **facts) -> None:
    """One letter to the person, in their language."""
    if not match.trainee.email:
        return
    language = of_letter(name, language_of(match.trainee))
    with translation.override(language):
        said = {"pay": str(pay(match.offer)), **{k: str(v()) for k, v in facts.items()}}
    said |= {
        "first_name": match.trainee.first_name or str(match.trainee),
        "title": match.offer.title,
        "company": str(match.offer.employer),
        "link": portal_url(reverse("placements:my_jobs")),
    }
    post(
        name,
        to=match.trainee.email,
        about=about or _about(match),
        language=language,
        **said,
    )


def _to_employer(name: str, match: Match, *, about: str = "", **facts) -> None:
    """One letter to each of the employer's hiring people."""
    with translation.override("en"):
        said = {
            "candidate": called_alone(match),
            "title": match.offer.title,
            "company": str(match.offer.employer),
            "link": portal_url(reverse("placements:portal_candidate", args=[match.pk])),
            **facts,
        }
    for contact in hiring_people(match.offer.employer_id)[:MOST_ASKED]:
        post(
            name,
            to=contact.email,
            about=about or _about(match),
            language="en",
            name_of_contact=contact.name,
            **said,
        )


def match_proposed(match: Match) -> None:
    """A job is proposed to the trainee."""
    _to_trainee("placements/email/match_proposed", match)


def match_referred(match: Match) -> None:
    """The employer has a new candidate."""
    _to_employer("placements/email/match_referred", match)


def match_declined(match: Match) -> None:
    """The employer goes on with somebody else."""
    _to_trainee("placements/email/match_declined", match)


def match_refused(match: Match) -> None:
    """The candidate withdrew."""
    _to_employer("placements/email/match_refused", match)


def match_waiting(match: Match, now: dt.datetime) -> None:
    """A candidate waits for an answer of the employer."""
    days = (now - match.moved_at).days
    _to_employer("placements/email/match_waiting", match, days=str(days))


def match_closed(match: Match) -> None:
    """Nothing comes of it: both sides are told."""
    _to_trainee("placements/email/match_closed", match)
    _to_employer("placements/email/match_closed_employer", match)


def job_offered(match: Match) -> None:
    """The employer offers the job."""
    _to_trainee("placements/email/job_offered", match)


def hired(match: Match) -> None:
    """The person got the job."""
    first = match.placement.started_on
    _to_trainee("placements/email/hired", match, first_day=lambda: record_date(first))


def zone_of(match: Match) -> str:
    """The time zone in which the times of an interview are said: that of the offer's site."""
    if match.offer.site:
        return match.offer.site.time_zone
    site = match.trainee.enrollments.order_by("-cohort__starts_on").values_list(
        "cohort__site__time_zone", flat=True
    )
    return site.first() or "America/New_York"


def _said_time(interview: Interview, zone: str) -> str:
    return f"{moment(interview.starts_at, zone)}, {place(zone)}"


def interview_proposed(match: Match, now: dt.datetime) -> None:
    """The employer proposes times to talk; the person chooses one."""
    zone = zone_of(match)
    rows = list(match.interviews.filter(state=InterviewState.PROPOSED, starts_at__gt=now))
    _to_trainee(
        "placements/email/interview_proposed",
        match,
        about=f"interviews:{match.pk}:{now:%Y%m%d%H%M%S}",
        times=lambda: "; ".join(_said_time(row, zone) for row in rows),
    )


def interview_chosen(interview: Interview) -> None:
    """The person took one of the times."""
    match = interview.match
    with translation.override("en"):
        said = _said_time(interview, zone_of(match))
    about = f"interview:{interview.pk}:{interview.proposed_at:%Y%m%d%H%M%S}"
    _to_employer("placements/email/interview_chosen", match, about=about, time=said)


def no_interview_fits(match: Match, words: str) -> None:
    """None of the times fits the person."""
    match.refresh_from_db(fields=["moved_at"])
    _to_employer("placements/email/interview_none_fits", match, words=words)


def confirmation(row: Confirmation, token: str) -> None:
    """Ask one person at the employer by a one-time link."""
    job = row.placement
    with translation.override("en"):
        about, first = record_date(row.about_on), record_date(job.started_on)
        until = f"{record_date(row.expires_at)}, {clock(row.expires_at)}"
    post(
        "placements/email/confirmation",
        to=row.contact.email,
        about=f"confirmation:{row.pk}:{row.sends}",
        language="en",
        again=False,
        name_of_contact=row.contact.name,
        person=str(job.trainee),
        job=job.title or str(job.get_kind_display()),
        company=str(job.employer),
        asked=row.asked,
        about_day=about,
        first_day=first,
        until=until,
        link=portal_url(reverse("placements:confirm", args=[token])),
    )
