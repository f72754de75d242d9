"""Factories of partnerships, matches and letters: the second half of `tests.factories`."""

import datetime as dt
import hashlib
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from employers.choices import Board, EngagementKind, InteractionKind, Promise, Side, Stage
from intermediary.choices import Role
from placements.choices import Asked, MatchState
from standards.choices import CriterionCode
from trainees.choices import Shared, SkillKind, SkillLevel

NOW = dt.datetime(2026, 3, 2, 17, 0, tzinfo=dt.UTC)


def a_hash(number: int) -> str:
    """What is kept of a secret link."""
    return hashlib.sha256(str(number).encode()).hexdigest()


def made(name: str, **facts):
    """Another row, by the name of its factory."""
    return factory.SubFactory(f"tests.factories.{name}Factory", **facts)


class LetterFactory(DjangoModelFactory):
    class Meta:
        model = "intermediary.Letter"

    name = "employers/email/invitation"
    about = factory.Sequence(lambda n: f"contact:{n}")
    to = "recruiter@example.org"
    language = "en"
    subject = "Your place in the portal"
    text = "Open this link."
    html = "<p>Open this link.</p>"


class CredentialTypeFactory(DjangoModelFactory):
    class Meta:
        model = "standards.CredentialType"

    key = factory.Sequence(lambda n: f"credential-{n}")
    name = factory.Sequence(lambda n: f"Certificate {n}")


class CurriculumDraftFactory(DjangoModelFactory):
    class Meta:
        model = "standards.CurriculumDraft"

    track = made("Track")
    title = "IT support, weeks 5 to 8"
    body = "Week 5: networks. Week 6: ticketing."
    opens_on = dt.date(2026, 2, 2)
    closes_on = dt.date(2026, 12, 31)
    created_by = made("User")


class SkillFactory(DjangoModelFactory):
    class Meta:
        model = "trainees.Skill"

    key = factory.Sequence(lambda n: f"skill-{n}")
    name = factory.Sequence(lambda n: f"Skill {n}")
    kind = SkillKind.TECHNICAL


class SkillRatingFactory(DjangoModelFactory):
    class Meta:
        model = "trainees.SkillRating"

    trainee = made("Trainee")
    skill = made("Skill")
    level = SkillLevel.ALONE
    rated_on = dt.date(2026, 2, 20)


class CredentialFactory(DjangoModelFactory):
    class Meta:
        model = "trainees.Credential"

    trainee = made("Trainee")
    type = made("CredentialType")
    earned_on = dt.date(2026, 2, 1)


class JobWishFactory(DjangoModelFactory):
    class Meta:
        model = "trainees.JobWish"
        skip_postgeneration_save = True

    trainee = made("Trainee")

    @factory.post_generation
    def sites(self, create, extracted, **kwargs):
        if create and extracted:
            self.sites.set(extracted)


class ConsentFactory(DjangoModelFactory):
    class Meta:
        model = "trainees.Consent"

    trainee = made("Trainee")
    shared = Shared.NAME


class StageChangeFactory(DjangoModelFactory):
    class Meta:
        model = "employers.StageChange"

    employer = made("Employer")
    stage = Stage.CONTACTED
    changed_at = NOW


class InteractionFactory(DjangoModelFactory):
    class Meta:
        model = "employers.Interaction"

    employer = made("Employer")
    kind = InteractionKind.CALL
    held_on = dt.date(2026, 3, 2)
    note = "Needs two technicians in May."
    by = made("User")


class BoardSeatFactory(DjangoModelFactory):
    class Meta:
        model = "employers.BoardSeat"

    contact = made("Contact")
    employer = factory.SelfAttribute("contact.employer")
    board = Board.NATIONAL
    starts_on = dt.date(2026, 1, 1)


class ContributionFactory(DjangoModelFactory):
    class Meta:
        model = "employers.Contribution"

    employer = made("Employer")
    amount = Decimal(25_000)
    received_on = dt.date(2026, 2, 2)


class ContactMilestoneFactory(DjangoModelFactory):
    class Meta:
        model = "employers.ContactMilestone"

    cohort = made("Cohort")
    due_on = factory.LazyAttribute(lambda m: m.cohort.starts_on + dt.timedelta(days=28))


class CohortDayFactory(DjangoModelFactory):
    class Meta:
        model = "employers.CohortDay"

    cohort = made("Cohort")
    kind = EngagementKind.MOCK_INTERVIEW
    starts_at = dt.datetime(2026, 4, 1, 18, 0, tzinfo=dt.UTC)


class VolunteerFactory(DjangoModelFactory):
    class Meta:
        model = "employers.Volunteer"

    day = made("CohortDay")
    contact = made("Contact")


class OfferNeedFactory(DjangoModelFactory):
    class Meta:
        model = "employers.OfferNeed"

    offer = made("Offer")
    skill = made("Skill")
    level = SkillLevel.ALONE


class WaiverRequestFactory(DjangoModelFactory):
    class Meta:
        model = "employers.WaiverRequest"

    offer = made("Offer")
    code = CriterionCode.PAY
    reason = "The raise comes in May."
    wanted_until = dt.date(2026, 12, 31)
    asked_by = made("User", roles=[Role.EMPLOYER])


class AgreementFactory(DjangoModelFactory):
    """A draft: 10 hires at 80 % graduating and 75 % placed need 17 seats."""

    class Meta:
        model = "employers.Agreement"

    employer = made("Employer")
    title = "IT support, Baltimore, 2026"
    track = made("Track")
    starts_on = dt.date(2026, 1, 1)
    ends_on = dt.date(2026, 12, 31)
    hires_needed = 10
    graduation_percent = 80
    placement_percent = 75
    created_by = made("User")


class CommitmentFactory(DjangoModelFactory):
    class Meta:
        model = "employers.Commitment"

    agreement = made("Agreement")
    side = Side.EMPLOYER
    kind = Promise.HIRES
    amount = 10
    due_on = dt.date(2026, 9, 30)


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = "employers.Invitation"

    contact = made("Contact")
    token_hash = factory.Sequence(a_hash)
    sent_at = NOW
    expires_at = NOW + dt.timedelta(days=7)
    invited_by = made("User")


class DraftCommentFactory(DjangoModelFactory):
    class Meta:
        model = "employers.DraftComment"

    draft = made("CurriculumDraft")
    contact = made("Contact")
    text = "Please add a week on ticketing."


class MatchFactory(DjangoModelFactory):
    """A match with an offer that meets its floor; referred unless told otherwise."""

    class Meta:
        model = "placements.Match"

    trainee = made("Trainee")
    offer = factory.LazyAttribute(lambda _: open_offer())
    state = MatchState.REFERRED
    referred_at = NOW


def open_offer(**facts):
    """An offer with the verdict that it meets its floor."""
    from tests.factories import OfferFactory, VerdictFactory

    offer = OfferFactory(**facts)
    VerdictFactory(offer=offer)
    return offer


class MatchStepFactory(DjangoModelFactory):
    class Meta:
        model = "placements.MatchStep"

    match = made("Match")
    state = MatchState.REFERRED


class InterviewFactory(DjangoModelFactory):
    class Meta:
        model = "placements.Interview"

    match = made("Match")
    starts_at = factory.Sequence(lambda n: NOW + dt.timedelta(days=3, hours=n % 5))


class ConfirmationFactory(DjangoModelFactory):
    class Meta:
        model = "placements.Confirmation"

    placement = made("Placement")
    asked = Asked.HIRE
    contact = made("Contact", employer=factory.SelfAttribute("..placement.employer"))
    about_on = factory.SelfAttribute("placement.started_on")
    token_hash = factory.Sequence(lambda n: a_hash(1_000_000 + n))
    sent_at = NOW
    expires_at = NOW + dt.timedelta(days=14)
