"""The employer of the cast as a partner: colleagues, a request, events, a draft, compacts."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

from employers.choices import (
    AgreementState,
    ContactRole,
    EngagementKind,
    PortalRole,
    Promise,
    Side,
)
from employers.invitations import VALID, hash_of
from employers.keys import made_key
from employers.models import (
    Agreement,
    CohortDay,
    Commitment,
    Contact,
    Contribution,
    DraftComment,
    Engagement,
    Finding,
    Invitation,
    Volunteer,
    WaiverRequest,
)
from intermediary.choices import Role
from intermediary.demo.staff import address
from intermediary.models import Site, User
from placements import statements
from standards.models import CurriculumDraft, Track
from trainees.models import Cohort

DAY = dt.timedelta(days=1)
DRAFT = (
    "Weeks 5 and 6: networks. Cabling, addressing, and what to look at first when a site is down.\n"
    "\nWeeks 7 and 8: ticketing. Writing so that the next shift can go on, and when to hand over.\n"
    "\nWeek 9: a project with a partner, shown to the class and to two guests."
)


class Partnership:
    """Rows around the employer who can sign in, told as of a day."""

    def __init__(self, as_of: dt.date):
        self.on = as_of
        self.at = dt.datetime.combine(as_of, dt.time(15), dt.UTC)
        self.contact = Contact.objects.select_related("employer").get(
            user__email=address("employer")
        )
        self.employer = self.contact.employer
        self.staff = User.objects.get(email=address("business"))
        self.manager = User.objects.get(email=address("manager"))
        self.site = Site.objects.get(key="baltimore")
        self.track = Track.objects.filter(family="entry").order_by("pk")[0]

    def tell(self) -> None:
        """Put all of it."""
        self.colleagues()
        self.request()
        self.events()
        self.draft()
        self.signed()
        self.proposed()

    def colleagues(self) -> None:
        """An administrator, one who signs in, one who was invited."""
        Contact.objects.filter(pk=self.contact.pk).update(portal_role=PortalRole.ADMIN)
        email = "andre.whitlock@demo.example.org"
        andre = User(email=email, name="Andre Whitlock", roles=[Role.EMPLOYER])
        andre.set_unusable_password()
        andre.save()
        facts = {"employer": self.employer, "name": andre.name, "email": email}
        role = ContactRole.HIRING_MANAGER
        self.andre = Contact.objects.create(**facts, user=andre, role=role)
        invited = Contact.objects.create(
            employer=self.employer,
            name="Priya Raman",
            email="priya.raman@demo.example.org",
            role=ContactRole.RECRUITER,
            portal_role=PortalRole.READER,
        )
        Invitation.objects.create(
            contact=invited,
            token_hash=hash_of(made_key("demonstration")),
            sent_at=self.at - 2 * DAY,
            expires_at=self.at - 2 * DAY + VALID,
            invited_by=self.contact.user,
        )

    def request(self) -> None:
        """A standard that the employer asks to set aside."""
        own = Finding.objects.standing().filter(offer__employer=self.employer)
        if finding := own.order_by("-severity", "pk").first():
            WaiverRequest.objects.create(
                offer=finding.offer,
                code=finding.code,
                reason="The new pay scale is agreed and holds from the first of the quarter.",
                wanted_until=self.on + 60 * DAY,
                asked_by=self.contact.user,
                asked_at=self.at - 3 * DAY,
            )

    def events(self) -> None:
        """Two events ahead; somebody of the employer comes to the first."""
        running = Cohort.objects.filter(site=self.site, ends_on__gt=self.on + 21 * DAY)
        cohort = running.filter(starts_on__lte=self.on).order_by("-starts_on", "pk").first()
        cohort = cohort or Cohort.objects.filter(site=self.site).order_by("-starts_on", "pk")[0]
        zone = ZoneInfo(self.site.time_zone)
        for kind, days, hour, place, wanted in (
            (EngagementKind.MOCK_INTERVIEW, 6, 13, "Room 4", 4),
            (EngagementKind.GUEST_TEACHING, 13, 10, "Lab 2", 1),
        ):
            local = dt.datetime.combine(self.on + days * DAY, dt.time(hour), zone)
            event = CohortDay.objects.create(
                cohort=cohort,
                kind=kind,
                starts_at=local,
                minutes=90,
                place=place,
                wanted=wanted,
                about="Eight people, one after the other, each for about ten minutes."
                if wanted > 1
                else "An hour on what the first month on a help desk is like.",
            )
            if wanted > 1:
                Volunteer.objects.create(day=event, contact=self.contact)

    def draft(self) -> None:
        """A draft that is open, with a comment."""
        draft = CurriculumDraft.objects.create(
            track=self.track,
            title=f"{self.track}, weeks 5 to 9",
            body=DRAFT,
            opens_on=self.on - 10 * DAY,
            closes_on=self.on + 20 * DAY,
            created_by=self.manager,
        )
        text = "Please give ticketing a week more: it is what new hires ask about most."
        DraftComment.objects.create(draft=draft, contact=self.andre, text=text)

    def _compact(self, title, first, last, **more) -> Agreement:
        return Agreement.objects.create(
            employer=self.employer,
            title=title,
            track=self.track,
            site=self.site,
            location="Baltimore, both offices",
            curriculum_input="Two evenings on ticketing, and the text of three real tickets.",
            starts_on=first,
            ends_on=last,
            hires_needed=10,
            graduation_percent=85,
            placement_percent=80,
            pay_min=Decimal("21.50"),
            pay_max=Decimal(26),
            pay_period="hourly",
            pay_steps="After 6 months $1.00 an hour more, after a year another $1.50.",
            created_by=self.manager,
            **more,
        )

    def signed(self) -> None:
        """A compact in force; of its last quarter some promises were kept and some missed."""
        quarter = statements.Quarter.of(
            statements.Quarter.of(self.on).first - DAY  # the one before
        )
        signed_at = self.at - 300 * DAY
        compact = self._compact(
            f"{self.track}, {self.site}, in force",
            self.on - 305 * DAY,
            self.on + 300 * DAY,
            state=AgreementState.SIGNED,
            program_signer=self.manager,
            program_signed_at=signed_at,
            employer_signer=self.contact,
            employer_signed_at=signed_at + DAY,
        )
        self._done(quarter)
        done = (quarter.first, quarter.last)
        self._promises(compact, quarter.last, statements.hires(compact, done))
        ahead = statements.Quarter.of(self.on).last
        self._promises(compact, ahead, statements.hires(compact, done))

    def _done(self, quarter) -> None:
        """Money and teaching of the quarter."""
        day = quarter.first + 40 * DAY
        Contribution.objects.create(
            employer=self.employer, amount=5_000, received_on=day, purpose="Laptops"
        )
        Engagement.objects.create(
            key=made_key("meeting"),
            employer=self.employer,
            kind=EngagementKind.GUEST_TEACHING,
            held_on=day,
            hours=3,
        )

    def _promises(self, compact, due_on, hired) -> None:
        promised = (
            (Side.PROGRAM, Promise.SEATS, 15, ""),
            (Side.EMPLOYER, Promise.HIRES, max(hired, 1), ""),
            (Side.EMPLOYER, Promise.INSTRUCTOR_HOURS, 8, ""),
            (Side.EMPLOYER, Promise.MONEY, 5_000, "For laptops"),
            (Side.PROGRAM, Promise.OTHER, None, "A coach on site one day a month"),
        )
        for side, kind, amount, text in promised:
            Commitment.objects.create(
                agreement=compact, side=side, kind=kind, amount=amount, text=text, due_on=due_on
            )

    def proposed(self) -> None:
        """A compact for next year that the program signed and the employer has not."""
        year = self.on.year + 1
        compact = self._compact(
            f"{self.track}, {self.site}, {year}",
            dt.date(year, 1, 1),
            dt.date(year, 12, 31),
            state=AgreementState.PROPOSED,
            program_signer=self.manager,
            program_signed_at=self.at - 4 * DAY,
        )
        self._promises(compact, dt.date(year, 6, 30), 5)
