"""People put together with offers: for each of the cast something that waits for them."""

import datetime as dt

from django.db import transaction

from employers.models import Contact, Offer
from intermediary.demo import abilities
from intermediary.demo.dice import Dice
from intermediary.demo.staff import address
from intermediary.models import Site, User
from placements.choices import Asked, Confirmed, InterviewState, MatchState, Tier
from placements.confirming import LASTS, hashed
from placements.models import Confirmation, Evidence, Interview, Match, MatchStep, Placement
from placements.ranking import candidates
from trainees.choices import Shared
from trainees.models import Consent, Enrollment, Trainee

S = MatchState
# State, days since it stands so, and what is told of interviews: for the employer who signs in.
TOLD = (
    (S.REFERRED, 1, ""),
    (S.REFERRED, 9, ""),
    (S.INTERVIEWING, 2, "proposed"),
    (S.INTERVIEWING, 3, "held"),
    (S.OFFERED, 2, ""),
    (S.DECLINED, 12, ""),
)
WAY = {
    S.SHORTLISTED: (),
    S.PROPOSED: (S.SHORTLISTED,),
    S.REFERRED: (S.SHORTLISTED, S.PROPOSED),
    S.INTERVIEWING: (S.SHORTLISTED, S.REFERRED),
    S.OFFERED: (S.SHORTLISTED, S.REFERRED, S.INTERVIEWING),
    S.DECLINED: (S.SHORTLISTED, S.REFERRED),
}


@transaction.atomic
def tell(as_of: dt.date, seed: int) -> None:
    """Abilities, matches, interviews and confirmations around the day of the demonstration."""
    abilities.tell(as_of, Dice(f"{seed}:abilities"))
    Told(as_of, Dice(f"{seed}:matches")).tell()


class Told:
    """The telling of matches: who works with whom, and when."""

    def __init__(self, as_of: dt.date, dice: Dice):
        self.as_of, self.dice = as_of, dice
        self.now = dt.datetime.combine(as_of, dt.time(14), dt.UTC)
        users = {
            user.email: user for user in User.objects.filter(email__endswith="@demo.example.org")
        }
        self.cast = {name: users[address(name)] for name in ("coach", "business", "employer")}
        self.contact = Contact.objects.get(user=self.cast["employer"])
        self.used: set[int] = set()

    def tell(self) -> None:
        """First the employer who signs in, then the trainee, then others and confirmations."""
        offers = self._offers()
        self._meetings(offers[0])
        for n, (state, days, talk) in enumerate(TOLD):
            self._put(offers[n % len(offers)], state, days, talk)
        self._trainee(offers)
        shown = Offer.objects.visible_to_trainees(self.as_of).exclude(
            employer=self.contact.employer
        )
        for n, offer in enumerate(shown.select_related("site", "employer").order_by("pk")[:18]):
            state = (S.SHORTLISTED, S.PROPOSED, S.REFERRED, S.OFFERED)[n % 4]
            self._put(offer, state, self.dice.whole(1, 14), "")
        self._confirmations()

    def _meetings(self, offer):
        """Some of those who fit met the employer who signs in, in class: a warm link."""
        held = self.contact.employer.engagements.filter(held_on__lte=self.as_of)
        for meeting in held:
            meeting.people.add(self.contact)
        if last := held.first():
            here = Enrollment.objects.filter(cohort__site=offer.site)
            fits = candidates(offer, here, self.as_of)[2:9:2]
            last.attendees.add(*(each.trainee for each in fits))

    def _offers(self):
        """Offers of the employer who signs in, those for IT support first."""
        own = Offer.objects.visible_to_trainees(self.as_of).filter(employer=self.contact.employer)
        rows = list(own.select_related("site", "employer", "track"))
        return sorted(rows, key=lambda row: (row.track.key != "it-support", row.pk))[:3]

    def _person(self, offer) -> Trainee | None:
        """The person who fits best and is not put together with anything yet."""
        here = Enrollment.objects.filter(
            cohort__site=offer.site or Site.objects.get(key="baltimore")
        )
        for each in candidates(offer, here, self.as_of):
            if each.trainee.pk not in self.used and not each.trainee.user_id:
                self.used.add(each.trainee.pk)
                return each.trainee
        return None

    def _put(self, offer, state, days, talk, trainee=None):
        """One match with its steps, the last of them so many days ago."""
        person = trainee or self._person(offer)
        if person is None:
            return
        moved = self.now - dt.timedelta(days=days)
        way = [*WAY[state], state]
        at = {step: moved - dt.timedelta(days=3 * n) for n, step in enumerate(reversed(way))}
        reason = "The position is filled" if state == S.DECLINED else ""
        match = Match.objects.create(
            trainee=person,
            offer=offer,
            state=state,
            reason=reason,
            created_by=self.cast["business"],
            created_at=at[way[0]],
            referred_at=at.get(S.REFERRED),
            moved_at=moved,
        )
        for step in way:
            by = self.cast["coach" if step == S.PROPOSED else "business"]
            if step in (S.INTERVIEWING, S.OFFERED, S.DECLINED):
                by = self.contact.user if offer.employer == self.contact.employer else None
            said = reason if step == state else ""
            MatchStep.objects.create(match=match, state=step, by=by, moved_at=at[step], reason=said)
        if talk:
            self._interviews(match, talk)

    def _interviews(self, match, talk):
        place = "12 Light Street, Baltimore"
        ahead = [(3, 14), (4, 17), (6, 15)] if talk == "proposed" else [(-1, 15)]
        for days, hour in ahead:
            day = self.as_of + dt.timedelta(days=days)
            state = InterviewState.PROPOSED if talk == "proposed" else InterviewState.ACCEPTED
            Interview.objects.create(
                match=match,
                starts_at=dt.datetime.combine(day, dt.time(hour), dt.UTC),
                place=place,
                state=state,
                proposed_by=self.contact.user,
                proposed_at=match.moved_at,
            )

    def _trainee(self, offers):
        """The trainee who signs in: a job proposed, and an interview to choose."""
        person = Trainee.objects.get(user__email=address("trainee"))
        for shared in (Shared.NAME, Shared.SKILLS, Shared.TRAINING):
            Consent.objects.get_or_create(trainee=person, shared=shared, withdrawn_at=None)
        self._put(offers[0], S.PROPOSED, 1, "", person)
        if len(offers) > 1:
            self._put(offers[1], S.INTERVIEWING, 1, "proposed", person)

    def _confirmations(self):
        """Two questions that wait for an answer, and one that was answered otherwise."""
        jobs = Placement.objects.filter(
            employer__isnull=False,
            ended_on__isnull=True,
            started_on__range=(self.as_of - dt.timedelta(days=60), self.as_of),
            enrollment__cohort__site__key="baltimore",
        )
        for n, job in enumerate(jobs.order_by("-started_on", "pk")[:3]):
            contact = job.employer.contacts.exclude(email="").order_by("pk").first()
            if contact is None:
                continue
            sent = self.now - dt.timedelta(days=3 + n)
            answer = {}
            if n == 2:
                answer = {"answer": Confirmed.NEVER_STARTED, "answered_at": self.now}
                Evidence.objects.get_or_create(placement=job, tier=Tier.SELF_REPORT, dated_on=None)
                job.evidence.update(disputed_on=self.as_of)
            Confirmation.objects.create(
                placement=job,
                asked=Asked.HIRE,
                contact=contact,
                about_on=job.started_on,
                token_hash=hashed(f"demonstration:{job.pk}"),
                sent_at=sent,
                expires_at=sent + LASTS,
                **answer,
            )
