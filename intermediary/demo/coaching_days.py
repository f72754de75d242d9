"""The days of coaches: hours, time off, notes, action items, groups, plans and mentors."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction

from coaching import caseload, plans
from coaching.choices import (
    Audience,
    MentorKind,
    PlanKind,
    SessionKind,
    SessionOutcome,
    Weekday,
    Whose,
)
from coaching.models import (
    ActionItem,
    Availability,
    GroupSession,
    MentorMeeting,
    Mentorship,
    Note,
    Session,
    TimeOff,
)
from employers.models import Contact
from intermediary.choices import Role
from intermediary.demo.dice import Dice
from intermediary.demo.staff import address
from intermediary.models import Bounce, Site, User
from trainees.actions import new_key
from trainees.choices import EnrollmentStatus
from trainees.models import Enrollment

DAY = dt.timedelta(days=1)
NOTED, WITH_ITEMS = 14, 12
HOURS = ((dt.time(9), dt.time(12)), (dt.time(13), dt.time(16)))
NOTES = (
    (Audience.TEAM, "Practiced “tell me about yourself” twice. Clear and under two minutes now."),
    (Audience.TRAINEE, "We agreed: apply to three jobs by Friday, and bring the answers along."),
    (Audience.TEAM, "The bus takes 70 minutes. Looks for work on the light rail line only."),
    (Audience.PRIVATE, "Seemed tired; ask gently next time."),
    (Audience.TEAM, "The exam went well. Waits for the certificate."),
    (Audience.TRAINEE, "Your résumé reads well. Change the first line as we said."),
)
ITEMS = (
    (Whose.TRAINEE, "Send the new résumé to your coach", 5),
    (Whose.TRAINEE, "Apply to three jobs", -3),
    (Whose.COACH, "Ask the employer about the start time", 0),
    (Whose.TRAINEE, "Write down two examples of solving a problem", 9),
    (Whose.COACH, "Send the list of child care places", -1),
    (Whose.TRAINEE, "Ask your boss for your schedule of next month", 12),
)


def tell(as_of: dt.date) -> None:
    """Put all of it around the day of the demonstration; the same rows for the same day."""
    with transaction.atomic():
        for coach in User.objects.with_role(Role.COACH).order_by("pk"):
            _hours(coach, as_of)
        Days(as_of).tell()


def _hours(coach: User, as_of: dt.date) -> None:
    """Weekly hours at the site a coach works at, and for one in three some days off."""
    site = coach.sites.order_by("pk").first() or Site.objects.order_by("pk")[coach.pk % 3]
    off = coach.pk % 5
    Availability.objects.bulk_create(
        Availability(
            coach=coach, site=site, weekday=day, starts=starts, ends=ends, place=f"Room {off + 1}"
        )
        for day in (d for d in Weekday if d < Weekday.SATURDAY and d != off)
        for starts, ends in HOURS
    )
    if coach.pk % 3 == 0:
        zone = ZoneInfo(site.time_zone)
        first = dt.datetime.combine(as_of + (9 + off) * DAY, dt.time(), zone)
        TimeOff.objects.create(
            coach=coach, starts_at=first, ends_at=first + 3 * DAY, reason="Vacation"
        )


class Days:
    """The telling around the coach who can sign in."""

    def __init__(self, as_of: dt.date):
        self.on, self.dice = as_of, Dice(f"{as_of}:coaching")
        self.coach = User.objects.get(email=address("coach"))
        self.site = Site.objects.get(key="baltimore")
        self.zone = ZoneInfo(self.site.time_zone)
        self.people = caseload.people_of(self.coach, self.coach, as_of)
        now = dt.datetime.combine(as_of, dt.time(14), dt.UTC)
        self.cases = caseload.cases(self.people, now, as_of)

    def tell(self) -> None:
        """Put all of it."""
        self.time_off()
        self.notes()
        self.items()
        self.groups()
        self.plans()
        self.mentors()
        if self.people and self.people[0].trainee.email:
            email = self.people[0].trainee.email.lower()
            Bounce.objects.create(address=email, reason="550 5.1.1 No such user")

    def at(self, days: int, hour: int, minute: int = 0) -> dt.datetime:
        """An instant by the clock of the site, so many days from the day of the telling."""
        return dt.datetime.combine(self.on + days * DAY, dt.time(hour, minute), self.zone)

    def workday(self, days: int) -> int:
        """That day, or the Monday after it."""
        weekday = (self.on + days * DAY).weekday()
        return days + max(7 - weekday, 0) * (weekday > 4)

    def time_off(self) -> None:
        """An afternoon this week, and a day of training next week."""
        far, near = self.workday(8), self.workday(2)
        rows = (
            (self.at(near, 14), self.at(near, 17), "Dentist"),
            (self.at(far, 0), self.at(far + 1, 0), "Coaches' training"),
        )
        for starts_at, ends_at, reason in rows:
            TimeOff.objects.create(
                coach=self.coach, starts_at=starts_at, ends_at=ends_at, reason=reason
            )

        for n, row in enumerate(self.people[3:6]):
            self._book(row.trainee, self.at(far, 9 + n), SessionKind.CHECK_IN)

    def _book(self, trainee, starts_at, kind) -> None:
        """One session, unless either has something else then."""
        session = Session(
            key=new_key("S"), trainee=trainee, coach=self.coach, kind=kind, starts_at=starts_at
        )
        Session.objects.bulk_create([session], ignore_conflicts=True)

    def notes(self) -> None:
        """What the coach wrote in the latest sessions."""
        seen = Session.objects.filter(coach=self.coach, outcome=SessionOutcome.SEEN)
        latest = seen.filter(starts_at__lt=self.at(1, 0)).order_by("-starts_at", "pk")[:NOTED]
        for n, session in enumerate(latest):
            audience, text = NOTES[n % len(NOTES)]
            note = Note.objects.create(
                trainee=session.trainee,
                session=session,
                audience=audience,
                text=text,
                written_by=self.coach,
            )
            Note.objects.filter(pk=note.pk).update(written_at=session.ends_at)

    def items(self) -> None:
        """What was agreed with some people: done by most, late with some."""
        for n, row in enumerate(self.people[:WITH_ITEMS]):
            whose, text, days = ITEMS[n % len(ITEMS)]
            ActionItem.objects.create(
                trainee=row.trainee,
                whose=whose,
                text=text,
                due_on=self.on + days * DAY,
                created_by=self.coach,
            )

    def groups(self) -> None:
        """A panel of employers' people, a workshop, and the leadership academy so far."""
        in_class = [r.trainee for r in self.people if r.status == EnrollmentStatus.ENROLLED]
        graduates = [r.trainee for r in self.people if r.status == EnrollmentStatus.GRADUATED]
        panel = self._group("Mock interviews with employers", self.workday(3), 17, 90)
        panel.panel.set(Contact.objects.exclude(email="").order_by("pk")[:3])
        self._fill(panel, in_class[:6])
        kind = SessionKind.LEADERSHIP
        for n, days in enumerate((-56, -35, -14)):
            past = self._group(f"Leadership academy {n + 1}", self.workday(days), 17, 60, kind=kind)
            self._fill(past, graduates[:5], SessionOutcome.SEEN)
        ahead = self._group("Leadership academy 4", self.workday(10), 17, 60, kind=kind)
        self._fill(ahead, graduates[:5])

    def _group(self, title, days, hour, minutes, *, kind=SessionKind.MOCK_INTERVIEW):
        return GroupSession.objects.create(
            coach=self.coach,
            site=self.site,
            kind=kind,
            title=title,
            starts_at=self.at(days, hour),
            minutes=minutes,
            place="Baltimore, room 4",
            seats=8,
        )

    def _fill(self, group, people, outcome=SessionOutcome.BOOKED) -> None:
        """Give people their seats; who has something else then is left out."""
        Session.objects.bulk_create(
            [
                Session(
                    key=new_key("S"),
                    trainee=trainee,
                    coach=self.coach,
                    group=group,
                    kind=group.kind,
                    starts_at=group.starts_at,
                    minutes=group.minutes,
                    place=group.place,
                    outcome=outcome,
                )
                for trainee in people
            ],
            ignore_conflicts=True,
        )

    def plans(self) -> None:
        """The first 90 days of those new at work, but for some; the academy of three."""
        new = [case for case in self.cases if case.plan is caseload.NEW_JOB]
        for case in new[::2]:
            plan = plans.start(
                trainee=case.enrollment.trainee,
                kind=PlanKind.FIRST_90_DAYS,
                starts_on=case.job_since,
                goal="Stay, learn the tools, and be known for being on time",
                by=self.coach,
            )
            over = self.at(0, 9)
            plan.steps.filter(due_on__lt=self.on - 7 * DAY).update(done_at=over)
        graduates = [r for r in self.people if r.status == EnrollmentStatus.GRADUATED]
        for row in graduates[:3]:
            plans.start(
                trainee=row.trainee,
                kind=PlanKind.LEADERSHIP,
                starts_on=self.on - 60 * DAY,
                goal="Lead a team meeting by summer",
                by=self.coach,
            )

    def mentors(self) -> None:
        """Graduates who help people on their way; the trainee who can sign in has a mentor."""
        guest = Enrollment.objects.filter(trainee__user__email=address("trainee")).first()
        helped = [guest] if guest else []
        helped += [r for r in self.people if r.status == EnrollmentStatus.ENROLLED and r != guest]
        able = [r for r in self.people if r.status == EnrollmentStatus.GRADUATED and r != guest]
        for n, (mentor, person) in enumerate(zip(able[:4], helped[:4], strict=False)):
            if mentor.trainee_id == person.trainee_id:
                continue
            pair = Mentorship.objects.create(
                mentor=mentor.trainee,
                trainee=person.trainee,
                kind=MentorKind.PEER if n == 3 else MentorKind.ALUMNI,
                starts_on=self.on - (40 + n) * DAY,
                goal="How the first weeks on a help desk are",
                created_by=self.coach,
            )
            for weeks in range(n, 3):
                MentorMeeting.objects.create(
                    mentorship=pair,
                    held_on=self.on - (5 + 9 * weeks) * DAY,
                    about="First interview, and what to ask there",
                    logged_by=self.coach,
                )
