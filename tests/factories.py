"""One factory for each model; every test makes its own small world with these."""

import datetime as dt
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from coaching.choices import SessionKind
from employers.choices import Classification, ContactRole, EmployerKind, EngagementKind, Stage
from intermediary.choices import Role
from placements.choices import CheckOutcome, PlacementKind, Tier
from standards.choices import (
    CriterionCode,
    Family,
    FloorScope,
    Governance,
    PayPeriod,
    PayResult,
    Schedule,
    Severity,
    VersionState,
)
from tests.coaching_factories import *  # noqa: F403  the third part
from tests.partner_factories import *  # noqa: F403  the second half
from trainees.choices import EnrollmentStatus

NOON = dt.datetime(2026, 3, 2, 17, 0, tzinfo=dt.UTC)


class MarketFactory(DjangoModelFactory):
    class Meta:
        model = "intermediary.Market"

    key = factory.Sequence(lambda n: f"market-{n}")
    name = factory.Sequence(lambda n: f"Market {n}")
    state = "MD"


class SiteFactory(DjangoModelFactory):
    class Meta:
        model = "intermediary.Site"

    key = factory.Sequence(lambda n: f"site-{n}")
    name = factory.Sequence(lambda n: f"Site {n}")
    market = factory.SubFactory(MarketFactory)
    city = "Baltimore"
    state = "MD"


class UserFactory(DjangoModelFactory):
    """A program manager who sees the whole organization, unless told otherwise."""

    class Meta:
        model = "intermediary.User"
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")
    roles = factory.LazyFunction(lambda: [Role.MANAGER])

    @factory.post_generation
    def sites(self, create, extracted, **kwargs):
        if create and extracted:
            self.sites.set(extracted)


class SiteScopeFactory(DjangoModelFactory):
    """A site that a person serves, as `sites=[...]` of a user makes it."""

    class Meta:
        model = "intermediary.SiteScope"

    user = factory.SubFactory(UserFactory)
    site = factory.SubFactory(SiteFactory)


class TeamFactory(DjangoModelFactory):
    class Meta:
        model = "intermediary.Team"

    key = factory.Sequence(lambda n: f"team-{n}")
    name = factory.Sequence(lambda n: f"Team {n}")


class TeamMembershipFactory(DjangoModelFactory):
    class Meta:
        model = "intermediary.TeamMembership"

    user = factory.SubFactory(UserFactory)
    team = factory.SubFactory(TeamFactory)
    starts_on = dt.date(2020, 1, 1)


class JobFactory(DjangoModelFactory):
    class Meta:
        model = "intermediary.Job"

    kind = "load"
    created_by = factory.SubFactory(UserFactory)


class PreferencesFactory(DjangoModelFactory):
    class Meta:
        model = "intermediary.Preferences"

    user = factory.SubFactory(UserFactory)


class SavedViewFactory(DjangoModelFactory):
    class Meta:
        model = "intermediary.SavedView"

    user = factory.SubFactory(UserFactory)
    page = "trainees:list"
    name = factory.Sequence(lambda n: f"View {n}")
    query = factory.Sequence(lambda n: f"q={n}")


class TrackFactory(DjangoModelFactory):
    class Meta:
        model = "standards.Track"

    key = factory.Sequence(lambda n: f"track-{n}")
    name = factory.Sequence(lambda n: f"Track {n}")
    family = Family.ENTRY
    hours = Decimal(360)
    governance = Governance.NON_JOINT


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = "standards.Document"

    key = factory.Sequence(lambda n: f"Document {n}")
    name = factory.SelfAttribute("key")


class VersionFactory(DjangoModelFactory):
    class Meta:
        model = "standards.Version"

    document = factory.SubFactory(DocumentFactory)
    number = 1
    state = VersionState.IN_FORCE
    effective_from = dt.date(2010, 1, 1)


class WageFloorFactory(DjangoModelFactory):
    class Meta:
        model = "standards.WageFloor"

    scope = FloorScope.FAMILY
    family = Family.HOME_CARE
    amount = Decimal("17.00")
    effective_from = dt.date(2020, 1, 1)
    version = factory.SubFactory(VersionFactory)


class CriterionFactory(DjangoModelFactory):
    class Meta:
        model = "standards.Criterion"

    version = factory.SubFactory(VersionFactory)
    code = CriterionCode.HEALTH
    severity = Severity.PREFERRED
    question = "Do you offer health insurance?"


class TraineeFactory(DjangoModelFactory):
    class Meta:
        model = "trainees.Trainee"

    key = factory.Sequence(lambda n: f"T-{n:06d}")
    first_name = factory.Sequence(lambda n: f"Ana{n}")
    last_name = factory.Sequence(lambda n: f"Díaz{n}")


class CohortFactory(DjangoModelFactory):
    class Meta:
        model = "trainees.Cohort"

    key = factory.Sequence(lambda n: f"ITS-26-{n:03d}")
    track = factory.SubFactory(TrackFactory)
    site = factory.SubFactory(SiteFactory)
    starts_on = dt.date(2026, 1, 5)
    ends_on = dt.date(2026, 4, 17)
    seats = 24


class EnrollmentFactory(DjangoModelFactory):
    """In training; pass `graduated_on` with status graduated for a graduate."""

    class Meta:
        model = "trainees.Enrollment"

    trainee = factory.SubFactory(TraineeFactory)
    cohort = factory.SubFactory(CohortFactory)
    status = EnrollmentStatus.ENROLLED
    started_on = factory.SelfAttribute("cohort.starts_on")


class GraduateFactory(EnrollmentFactory):
    status = EnrollmentStatus.GRADUATED
    graduated_on = factory.SelfAttribute("cohort.ends_on")


class OwnerAssignmentFactory(DjangoModelFactory):
    class Meta:
        model = "trainees.OwnerAssignment"

    enrollment = factory.SubFactory(EnrollmentFactory)
    starts_on = factory.SelfAttribute("enrollment.cohort.starts_on")
    user = factory.SubFactory(UserFactory)


class CoachAssignmentFactory(DjangoModelFactory):
    class Meta:
        model = "trainees.CoachAssignment"

    enrollment = factory.SubFactory(EnrollmentFactory)
    starts_on = factory.SelfAttribute("enrollment.cohort.starts_on")
    user = factory.SubFactory(UserFactory, roles=[Role.COACH])


class EmployerFactory(DjangoModelFactory):
    class Meta:
        model = "employers.Employer"

    key = factory.Sequence(lambda n: f"employer-{n}")
    name = factory.Sequence(lambda n: f"Employer {n}")
    kind = EmployerKind.COMPANY
    stage = Stage.HIRING


class ContactFactory(DjangoModelFactory):
    """An employer's person who may sign in to the employer portal."""

    class Meta:
        model = "employers.Contact"

    employer = factory.SubFactory(EmployerFactory)
    name = factory.SelfAttribute("user.name")
    email = factory.SelfAttribute("user.email")
    role = ContactRole.RECRUITER
    user = factory.SubFactory(UserFactory, roles=[Role.EMPLOYER])


class SponsorshipFactory(DjangoModelFactory):
    class Meta:
        model = "employers.Sponsorship"

    cohort = factory.SubFactory(CohortFactory)
    employer = factory.SubFactory(EmployerFactory)


class EngagementFactory(DjangoModelFactory):
    class Meta:
        model = "employers.Engagement"

    key = factory.Sequence(lambda n: f"E-{n:05d}")
    employer = factory.SubFactory(EmployerFactory)
    kind = EngagementKind.GUEST_TEACHING
    cohort = factory.SubFactory(CohortFactory)
    held_on = factory.LazyAttribute(lambda e: e.cohort.starts_on + dt.timedelta(days=20))


class OfferFactory(DjangoModelFactory):
    """An open full-time offer at $20 an hour that meets the shipped entry floor."""

    class Meta:
        model = "employers.Offer"

    key = factory.Sequence(lambda n: f"O-{n:06d}")
    employer = factory.SubFactory(EmployerFactory)
    title = "Help desk technician"
    track = factory.SubFactory(TrackFactory)
    pay_min = Decimal(20)
    pay_period = PayPeriod.HOURLY
    hours_per_week = Decimal(40)
    schedule = Schedule.FULL_TIME
    classification = Classification.EMPLOYEE
    posted_on = dt.date(2026, 1, 5)


class VerdictFactory(DjangoModelFactory):
    class Meta:
        model = "employers.Verdict"

    offer = factory.SubFactory(OfferFactory)
    result = PayResult.MEETS
    judged_on = dt.date(2026, 3, 2)


class FindingFactory(DjangoModelFactory):
    class Meta:
        model = "employers.Finding"

    offer = factory.SubFactory(OfferFactory)
    code = CriterionCode.PAY
    severity = Severity.REQUIRED
    result = PayResult.BELOW
    version = factory.SubFactory(VersionFactory)


class WaiverFactory(DjangoModelFactory):
    class Meta:
        model = "employers.Waiver"

    offer = factory.SubFactory(OfferFactory)
    code = CriterionCode.PAY
    reason = "A raise is agreed for January."
    until = dt.date(2026, 12, 31)
    granted_by = factory.SubFactory(UserFactory)


class PlacementFactory(DjangoModelFactory):
    class Meta:
        model = "placements.Placement"

    key = factory.Sequence(lambda n: f"P-{n:06d}")
    enrollment = factory.SubFactory(GraduateFactory)
    trainee = factory.SelfAttribute("enrollment.trainee")
    employer = factory.SubFactory(EmployerFactory)
    title = "Help desk technician"
    kind = PlacementKind.FULL_TIME
    started_on = factory.LazyAttribute(
        lambda p: (p.enrollment.graduated_on or p.enrollment.cohort.ends_on) + dt.timedelta(days=30)
    )
    pay = Decimal(20)
    pay_period = PayPeriod.HOURLY
    hours_per_week = Decimal(40)


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = "placements.Evidence"

    placement = factory.SubFactory(PlacementFactory)
    tier = Tier.PAY_STUB


class OutcomeCheckFactory(DjangoModelFactory):
    class Meta:
        model = "placements.OutcomeCheck"

    enrollment = factory.SubFactory(GraduateFactory)
    trainee = factory.SelfAttribute("enrollment.trainee")
    checked_on = dt.date(2026, 9, 1)
    outcome = CheckOutcome.EMPLOYED


class WorkedHoursFactory(DjangoModelFactory):
    class Meta:
        model = "placements.WorkedHours"

    trainee = factory.SubFactory(TraineeFactory)
    employer = factory.SubFactory(EmployerFactory)
    month = dt.date(2026, 6, 1)
    hours = Decimal(80)


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = "coaching.Session"

    key = factory.Sequence(lambda n: f"S-{n:06d}")
    trainee = factory.SubFactory(TraineeFactory)
    coach = factory.SubFactory(UserFactory, roles=[Role.COACH])
    kind = SessionKind.CHECK_IN
    starts_at = NOON
