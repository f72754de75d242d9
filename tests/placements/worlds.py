"""Small random worlds for the KPI tests, full of boundary days, and random edits of them."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from employers.models import Employer, Offer, Sponsorship
from intermediary.choices import Role
from intermediary.models import Market, Site, Team, TeamMembership, User
from placements.choices import CheckOutcome, PlacementKind, Tier
from placements.models import Evidence, OutcomeCheck, Placement
from standards.choices import Family, FloorScope, PayPeriod
from standards.models import Criterion, Document, Track, Version, WageFloor
from tests.placements.oracle import months_later
from trainees.choices import EnrollmentStatus, Exclusion
from trainees.models import Cohort, Enrollment, OwnerAssignment, Trainee

DAY = dt.timedelta(days=1)
STARTS = [dt.date(2023, 5, 8), dt.date(2023, 8, 14), dt.date(2024, 1, 8)]
GRADUATIONS = [
    dt.date(2023, 8, 31),  # + 6 months is 29 February
    dt.date(2023, 11, 30),
    dt.date(2024, 2, 29),
    dt.date(2024, 5, 31),  # + 9 months is 28 February
]
# Days after graduation around which something changes.
MARKS = [0, 120, 182, 183, 274, 365, 395, 485]
NUDGES = [-61, -31, -30, -1, 0, 1, 30, 60, 61]


def around(day):
    """Days near a graduation, its deadlines and the anniversary of a start."""
    ends = [day + mark * DAY for mark in MARKS] + [months_later(day, 6), months_later(day, 9)]
    return st.builds(lambda end, nudge: end + nudge * DAY, st.sampled_from(ends), _nudge)


_nudge = st.sampled_from(NUDGES)
_pay = st.sampled_from(
    [(None, ""), (Decimal(18), "hourly"), (Decimal("20.70"), "hourly"), (Decimal(37440), "annual")]
    + [(Decimal(720), "weekly"), (Decimal(3120), "monthly"), (Decimal(144), "daily")]
    + [(Decimal("19.99"), ""), (Decimal(1560), "semimonthly"), (Decimal(1440), "biweekly")]
)
_hours = st.sampled_from([None, Decimal("19.99"), Decimal(20), Decimal(40), Decimal("37.5")])
_kinds = st.sampled_from([PlacementKind.FULL_TIME] * 3 + list(PlacementKind))
_tiers = st.sampled_from([Tier.PAY_STUB, Tier.EMPLOYER_CONFIRMED, Tier.SELF_REPORT])


class World:
    """Places, people and cohorts that are always there; hypothesis draws the rest."""

    def __init__(self, draw):
        self.draw, self.serial = draw, 0
        market = Market.objects.create(key="m", name="Market")
        sites = [Site.objects.create(key=k, name=k, market=market) for k in ("s1", "s2")]
        families = (Family.ENTRY, Family.HOME_CARE)
        tracks = [Track.objects.create(key=f, name=f, family=f) for f in families]
        self.cohorts = [
            Cohort.objects.create(
                key=f"c{n}",
                track=tracks[n % 2],
                site=sites[n % 2],
                starts_on=starts_on,
                ends_on=starts_on + 100 * DAY,
            )
            for n, starts_on in enumerate(STARTS)
        ]
        self.employers = [Employer.objects.create(key=k, name=k) for k in ("e1", "e2")]
        for employer in self.employers:
            Sponsorship.objects.create(cohort=self.cohorts[0], employer=employer)
        self.staff = [
            User.objects.create(email=f"{k}@example.org", roles=[Role.MANAGER]) for k in "ab"
        ]
        self._teams()
        self._offers(tracks, sites[0])

    def _teams(self):
        teams = [Team.objects.create(key=k, name=k) for k in ("t1", "t2")]
        for user in self.staff:
            for starts_on in (dt.date(2023, 1, 1), dt.date(2023, 11, 30)):
                team = self.draw(st.sampled_from([*teams, None]))
                TeamMembership.objects.create(user=user, starts_on=starts_on, team=team)

    def _offers(self, tracks, site):
        """Offers with floors that change, one by one, and required answers of every sort."""
        version = WageFloor.objects.first().version
        for track, amount, day in ((tracks[0], 21, 1), (tracks[1], 18, 60)):
            WageFloor.objects.create(
                scope=FloorScope.TRACK,
                track=track,
                amount=amount,
                effective_from=dt.date(2023, 11, 30) + day * DAY,
                effective_to=dt.date(2024, 2, 29),
                version=version,
            )
        self.offers = [
            Offer.objects.create(
                key=f"o{n}",
                title="Job",
                employer=self.employers[0],
                track=tracks[n % 2],
                site=[site, None][n % 2],
                classification=self.draw(
                    st.sampled_from(["employee", "employee", "contractor", ""])
                ),
                health=self.draw(st.sampled_from([True, False, None])),
            )
            for n in range(4)
        ]
        document = Document.objects.get(key="Job quality")
        stricter = Version.objects.create(
            document=document, number=2, state="in_force", effective_from=dt.date(2024, 1, 15)
        )
        for code in ("pay", "health"):
            Criterion.objects.create(version=stricter, code=code, severity="required", question="?")

    def pick(self, strategy):
        """Draw something."""
        return self.draw(strategy)

    def key(self):
        """A new key."""
        self.serial += 1
        return f"k{self.serial}"

    def person(self):
        """A trainee with one or two enrollments, jobs and checks."""
        trainee = Trainee.objects.create(
            key=self.key(),
            gender=self.pick(st.sampled_from(["", "woman", "man"])),
            race_ethnicity=self.pick(
                st.sampled_from([[], ["asian"], ["asian", "black"], ["hispanic", "white"]])
            ),
            prior_annual_earnings=self.pick(st.sampled_from([None, Decimal(0), Decimal(12000)])),
        )
        cohorts = self.pick(st.permutations(self.cohorts))[: self.pick(st.integers(1, 2))]
        enrollments = [self.enrollment(trainee, cohort) for cohort in cohorts]
        for _ in range(self.pick(st.integers(0, 3))):
            self.placement(trainee, enrollments)
        for _ in range(self.pick(st.integers(0, 2))):
            self.check(trainee, enrollments)
        return trainee

    def enrollment(self, trainee, cohort):
        """Mostly a graduate; sometimes excluded, sometimes with owners over time."""
        statuses = [EnrollmentStatus.GRADUATED] * 4
        status = self.pick(st.sampled_from([*statuses, EnrollmentStatus.ENROLLED]))
        graduated = status == EnrollmentStatus.GRADUATED
        days = [day for day in GRADUATIONS if day > cohort.starts_on]
        end = self.pick(st.sampled_from(days))
        enrollment = Enrollment.objects.create(
            trainee=trainee,
            cohort=cohort,
            status=status,
            started_on=cohort.starts_on,
            graduated_on=end if graduated else None,
        )
        if self.pick(st.integers(0, 3)) == 0:
            enrollment.exclusion = Exclusion.MEDICAL
            enrollment.exclusion_on = self.pick(st.none() | around(end))
            enrollment.save()
        for starts_on in self.pick(st.sets(st.sampled_from([cohort.starts_on, end, end + DAY]))):
            user = self.pick(st.sampled_from([*self.staff, None]))
            OwnerAssignment.objects.create(enrollment=enrollment, starts_on=starts_on, user=user)
        return enrollment

    def placement(self, trainee, enrollments):
        """A job near something that matters, named or not, with some evidence."""
        enrollment = self.pick(st.sampled_from(enrollments))
        base = enrollment.graduated_on or enrollment.cohort.ends_on
        started_on = self.pick(around(base))
        pay, period = self.pick(_pay)
        placement = Placement.objects.create(
            key=self.key(),
            trainee=trainee,
            enrollment=self.pick(st.sampled_from([enrollment, None])),
            employer=self.pick(st.sampled_from([*self.employers, None])),
            offer=self.pick(st.sampled_from([*self.offers, None])),
            kind=self.pick(_kinds),
            started_on=started_on,
            ended_on=self.pick(st.none() | self._after(started_on)),
            pay=pay,
            pay_period=period,
            hours_per_week=self.pick(_hours),
        )
        for dated_on in self.pick(st.sets(st.none() | self._after(started_on), max_size=2)):
            self.evidence(placement, dated_on)
        return placement

    def evidence(self, placement, dated_on):
        """A proof of some tier, now and then disputed later."""
        day = dated_on or placement.started_on
        Evidence.objects.create(
            placement=placement,
            tier=self.pick(_tiers),
            dated_on=dated_on,
            disputed_on=self.pick(st.sampled_from([None, None, None, day + 40 * DAY])),
        )

    def check(self, trainee, enrollments):
        """A follow-up near something that matters."""
        enrollment = self.pick(st.sampled_from(enrollments))
        base = enrollment.graduated_on or enrollment.cohort.ends_on
        pay, period = self.pick(_pay)
        OutcomeCheck.objects.get_or_create(
            trainee=trainee,
            enrollment=self.pick(st.sampled_from([enrollment, None])),
            checked_on=self.pick(around(base)),
            defaults={
                "outcome": self.pick(st.sampled_from(CheckOutcome.values)),
                "employer": self.pick(st.sampled_from([*self.employers, None])),
                "pay": pay,
                "pay_period": period if period in PayPeriod.values else "",
                "hours_per_week": self.pick(_hours),
                "tier": self.pick(st.sampled_from([Tier.PAYROLL, Tier.SELF_REPORT, ""])),
            },
        )

    def _after(self, day):
        days = [0, 1, 119, 334, 335, 364, 365, 366, 425, 426]
        return st.sampled_from(days).map(lambda n: day + n * DAY)

    def as_of(self):
        """A day to report on: near what matters to someone, or far in the future."""
        return self.pick(
            st.sampled_from([dt.date(2023, 8, 31), dt.date(2024, 2, 29), dt.date(2030, 1, 1)])
            | st.sampled_from(GRADUATIONS).flatmap(around)
        )
