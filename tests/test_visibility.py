"""A world with two of everything: each role sees exactly its own rows of every model."""

import datetime as dt

import pytest
from django.apps import apps

from employers.choices import AgreementState
from intermediary.choices import Role
from placements.choices import MatchState
from tests import factories as make
from tests.source import LADDER

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
NOON_LATER = make.NOON + 30 * DAY


def scoped_models():
    """Every model of ours whose rows have an audience."""
    for app in LADDER:
        for model in apps.get_app_config(app).get_models():
            if hasattr(model._default_manager.none(), "visible_to"):
                yield model


class Side:
    """One of everything: a site, a class, a person, an employer and all that hangs on them."""

    def __init__(self):
        self.site = make.SiteFactory()
        self.trainee_user = make.UserFactory(roles=[Role.TRAINEE])
        self.trainee = make.TraineeFactory(user=self.trainee_user)
        self.cohort = make.CohortFactory(site=self.site)
        self.enrollment = make.GraduateFactory(trainee=self.trainee, cohort=self.cohort)
        self.owner = make.OwnerAssignmentFactory(enrollment=self.enrollment)
        self.coaching = make.CoachAssignmentFactory(enrollment=self.enrollment)
        self.contact = make.ContactFactory()
        self.employer = self.contact.employer
        self.sponsorship = make.SponsorshipFactory(cohort=self.cohort, employer=self.employer)
        self.engagement = make.EngagementFactory(cohort=self.cohort, employer=self.employer)
        self.offer = make.OfferFactory(employer=self.employer, site=self.site)
        self.verdict = make.VerdictFactory(offer=self.offer)
        self.finding = make.FindingFactory(offer=self.offer)
        self.waiver = make.WaiverFactory(offer=self.offer)
        self.placement = make.PlacementFactory(enrollment=self.enrollment, employer=self.employer)
        self.evidence = make.EvidenceFactory(placement=self.placement)
        self.check = make.OutcomeCheckFactory(enrollment=self.enrollment)
        self.hours = make.WorkedHoursFactory(trainee=self.trainee, employer=self.employer)
        self.session = make.SessionFactory(trainee=self.trainee)
        self.rating = make.SkillRatingFactory(trainee=self.trainee)
        self.credential = make.CredentialFactory(trainee=self.trainee)
        self.wish = make.JobWishFactory(trainee=self.trainee)
        self.consent = make.ConsentFactory(trainee=self.trainee)
        self.add_development()
        self.add_matches()
        self.add_coaching()
        self.job = make.JobFactory(created_by=self.trainee_user)
        self.view = make.SavedViewFactory(user=self.contact.user)
        self.own = make.PreferencesFactory(user=self.contact.user)
        self.reach = make.ReachFactory(user=self.contact.user)
        self.feed = make.CalendarFeedFactory(user=self.contact.user)

    def add_development(self):
        """How the partnership came along, its compact, and what its people do in the portal."""
        self.stage = make.StageChangeFactory(employer=self.employer)
        self.talk = make.InteractionFactory(employer=self.employer)
        self.seat = make.BoardSeatFactory(contact=self.contact)
        self.money = make.ContributionFactory(employer=self.employer)
        self.milestone = make.ContactMilestoneFactory(cohort=self.cohort)
        self.day = make.CohortDayFactory(cohort=self.cohort)
        self.volunteer = make.VolunteerFactory(day=self.day, contact=self.contact)
        self.agreement = make.AgreementFactory(
            employer=self.employer, state=AgreementState.PROPOSED
        )
        self.draft = make.AgreementFactory(employer=self.employer)
        self.promise = make.CommitmentFactory(agreement=self.agreement)
        self.plan = make.CommitmentFactory(agreement=self.draft)
        self.invitation = make.InvitationFactory(contact=self.contact)
        self.comment = make.DraftCommentFactory(contact=self.contact)

    def add_matches(self):
        """A person with an offer of the employer: one referred, one still on the shortlist."""
        self.open_offer = make.open_offer(employer=self.employer, site=self.site)
        self.need = make.OfferNeedFactory(offer=self.open_offer)
        self.asked = make.WaiverRequestFactory(offer=self.offer)
        pair = {"trainee": self.trainee, "offer": self.open_offer}
        self.match = make.MatchFactory(**pair)
        self.step = make.MatchStepFactory(match=self.match)
        self.interview = make.InterviewFactory(match=self.match)
        other = make.open_offer(employer=self.employer, site=self.site)
        self.idea = make.MatchFactory(
            trainee=self.trainee, offer=other, state=MatchState.SHORTLISTED
        )
        self.confirmation = make.ConfirmationFactory(placement=self.placement)

    def add_coaching(self):
        """What a coach and the person agreed and noted, what went wrong, and who helps."""
        who = {"trainee": self.trainee}
        self.class_hours = make.HoursEntryFactory(enrollment=self.enrollment)
        self.data_wish = make.DataRequestFactory(**who)
        self.told = make.JobReportFactory(**who)
        self.group = make.GroupSessionFactory(site=self.site)
        self.seat_in_group = make.SessionFactory(group=self.group, starts_at=NOON_LATER, **who)
        self.shared_note = make.NoteFactory(audience="trainee", **who)
        self.note = make.NoteFactory(**who)
        self.path = make.PlanFactory(**who)
        self.to_do = make.ActionItemFactory(**who)
        self.concern = make.ConcernFactory(**who)
        self.concern_step = make.ConcernStepFactory(concern=self.concern)
        self.mentorship = make.MentorshipFactory(**who)
        self.mentor_meeting = make.MentorMeetingFactory(mentorship=self.mentorship)
        self.open_hours = make.AvailabilityFactory(site=self.site)
        self.away = make.TimeOffFactory()
        self.dead_address = make.BounceFactory()

    PEOPLE = [
        "trainee", "cohort", "enrollment", "owner", "coaching",
        "placement", "evidence", "check", "hours", "session",
        "rating", "credential", "wish", "consent", "idea",
        "class_hours", "data_wish", "told", "group", "seat_in_group", "shared_note",
        "path", "to_do", "concern", "mentorship", "mentor_meeting",
    ]  # fmt: skip
    # Of a person, and of the employer they were referred to.
    BETWEEN = ["match", "step", "interview"]
    # Staff only: what we wrote about partners, what waits, and what we ask them by a link.
    OURS = ["talk", "draft", "plan", "open_hours", "away", "dead_address"]
    OURS_BY_SITE = ["milestone", "confirmation", "note", "concern_step"]
    PARTNERS = [
        "contact", "employer", "sponsorship", "engagement",
        "offer", "verdict", "finding", "waiver", "need", "asked",
        "stage", "seat", "money", "volunteer", "agreement", "promise", "invitation", "comment",
    ]  # fmt: skip
    EVERYWHERE = [
        "contact", "employer", "sponsorship", "engagement", "stage", "seat", "money", "volunteer",
        "agreement", "promise", "invitation", "comment", *OURS,
    ]  # fmt: skip
    ALL = [*PEOPLE, *BETWEEN, *OURS, *OURS_BY_SITE, *PARTNERS, "day"]

    def rows(self, *names):
        """These rows as (model, pk)."""
        return {(type(getattr(self, n)), getattr(self, n).pk) for n in names}


@pytest.fixture
def world():
    return Side(), Side()


def seen(user, *sides):
    """Which rows of these sides the person sees, as (model, pk)."""
    rows = set().union(*(side.rows(*Side.ALL) for side in sides))
    return {
        (model, pk) for model, pk in rows if model.objects.visible_to(user).filter(pk=pk).exists()
    }


@pytest.mark.parametrize(
    "role", [Role.ADMIN, Role.MANAGER, Role.BUSINESS_SOLUTIONS, Role.COACH, Role.ANALYST]
)
def test_staff_without_sites_see_both_sides(world, role):
    user = make.UserFactory(roles=[role])
    both = set().union(*(side.rows(*Side.ALL) for side in world))
    assert seen(user, *world) == both


@pytest.mark.parametrize(
    "role", [Role.ADMIN, Role.MANAGER, Role.BUSINESS_SOLUTIONS, Role.COACH, Role.ANALYST]
)
def test_staff_of_one_site_see_its_people_and_offers_and_every_partner(world, role):
    here, there = world
    user = make.UserFactory(roles=[role], sites=[here.site])
    expected = here.rows(*Side.ALL) | there.rows(*Side.EVERYWHERE)
    assert seen(user, here, there) == expected


def test_a_coach_of_one_site_also_sees_the_sessions_they_hold_elsewhere(world):
    here, there = world
    coach = make.UserFactory(roles=[Role.COACH], sites=[here.site])
    own = make.SessionFactory(trainee=there.trainee, coach=coach, starts_at=NOON_LATER - DAY)
    assert type(own).objects.visible_to(coach).filter(pk=own.pk).exists()


def test_an_employers_person_sees_their_own_employer_and_of_people_only_who_was_referred(world):
    here, there = world
    own = here.rows(*Side.PARTNERS, *Side.BETWEEN, "day")
    assert seen(here.contact.user, here, there) == own | there.rows("day")


def test_a_trainee_sees_themselves_and_no_partner(world):
    here, there = world
    assert seen(here.trainee_user, here, there) == here.rows(*Side.PEOPLE, *Side.BETWEEN)


def test_a_former_partners_person_without_the_role_sees_nothing(world):
    here, there = world
    here.contact.user.roles = []
    here.contact.user.save()
    assert seen(here.contact.user, here, there) == set()


def test_long_work_is_seen_by_who_started_it_and_by_administrators(world):
    here, there = world
    jobs = type(here.job).objects
    assert list(jobs.visible_to(here.trainee_user)) == [here.job]
    assert set(jobs.visible_to(make.UserFactory(roles=[Role.ADMIN]))) == {here.job, there.job}


def test_what_people_set_for_themselves_is_seen_by_nobody_else(world):
    here, there = world
    pairs = ((getattr(here, n), getattr(there, n)) for n in ("view", "own", "reach", "feed"))
    for mine, theirs in pairs:
        rows = type(mine).objects
        assert list(rows.visible_to(here.contact.user)) == [mine]
        assert not rows.visible_to(make.UserFactory(roles=[Role.ADMIN])).exists()
        assert theirs in rows.visible_to(there.contact.user)


def test_no_model_with_an_audience_is_left_out_of_this_world(world):
    floor = ["Market", "Site", "Team", "TeamMembership", "User"]
    standards = ["Track", "Document", "Version", "WageFloor", "Criterion"]
    standards += ["Module", "CredentialType", "CurriculumDraft", "Skill", "Letter"]
    here, _ = world
    known = {m.__name__ for m, _ in here.rows(*Side.ALL, "job", "view", "own", "reach", "feed")}
    written_by_jobs = {"Finish", "Outcome", "EvaluationState"}
    left = {m.__name__ for m in scoped_models()} - known - {*floor, *standards, *written_by_jobs}
    assert left == set()


def test_places_of_work_follow_the_sites_a_person_serves(world):
    here, there = world
    user = make.UserFactory(sites=[here.site])
    assert list(type(here.site).objects.visible_to(user)) == [here.site]
    assert list(type(here.site.market).objects.visible_to(user)) == [here.site.market]
    assert not type(here.site).objects.visible_to(here.contact.user).exists()
    assert not type(here.site).objects.visible_to(here.trainee_user).exists()


def test_colleagues_are_seen_by_staff_and_nobody_else(world):
    here, there = world
    users = type(here.trainee_user).objects
    manager = make.UserFactory()
    assert not users.visible_to(manager).filter(pk=here.trainee_user.pk).exists()
    assert users.visible_to(manager).filter(pk=here.owner.user.pk).exists()
    assert list(users.visible_to(here.contact.user)) == [here.contact.user]


def test_standards_are_open_to_everyone_who_is_signed_in(world):
    here, _ = world
    for model in (m for m in scoped_models() if m._meta.app_label == "standards"):
        assert set(model.objects.visible_to(here.trainee_user)) == set(model.objects.all())


def test_letters_on_their_way_are_looked_at_by_administrators_and_managers_only(world):
    here, _ = world
    letter = make.LetterFactory()
    rows = type(letter).objects
    for role in Role:
        may = role in (Role.ADMIN, Role.MANAGER)
        assert rows.visible_to(make.UserFactory(roles=[role])).exists() == may


def test_a_private_note_is_read_by_who_wrote_it_and_nobody_else(world):
    here, _ = world
    coach = make.UserFactory(roles=[Role.COACH])
    note = make.NoteFactory(trainee=here.trainee, audience="private", written_by=coach)
    rows = type(note).objects.filter(pk=note.pk)
    assert rows.visible_to(coach).exists()
    for other in (make.UserFactory(roles=[Role.ADMIN]), here.trainee_user, here.contact.user):
        assert not rows.visible_to(other).exists()


def test_a_mentor_sees_their_pairs_and_nothing_else_of_the_person(world):
    here, there = world
    here.mentorship.mentor = there.trainee
    here.mentorship.save()
    expected = there.rows(*Side.PEOPLE, *Side.BETWEEN) | here.rows("mentorship", "mentor_meeting")
    assert seen(there.trainee_user, here, there) == expected
