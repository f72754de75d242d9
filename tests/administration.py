"""The registered admins, addresses of their pages, and rows for all of them."""

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from intermediary.choices import Role
from tests import factories as make
from tests.test_pages import fill

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


def url(model, page, *args):
    """The address of an admin page of a model."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def administrator(**fields):
    """An administrator by role alone: no superuser."""
    return make.UserFactory(roles=[Role.ADMIN], **fields)


def fill_everything(count):
    """This many of everything that an admin lists, each pointing at rows of its own."""
    for _number in range(count):
        coach = make.UserFactory(roles=[Role.COACH, Role.MANAGER])
        contact = make.ContactFactory()
        fill(1, make.SiteFactory(), coach, contact)
        team = make.TeamFactory(leader=make.UserFactory())
        make.TeamMembershipFactory(user=coach, team=team)
        track = make.TrackFactory()
        place = {"market": make.MarketFactory()}
        make.WageFloorFactory(scope="track", family="", track=track, **place)
        make.CriterionFactory()
        make.WorkedHoursFactory()
        make.TraineeFactory(user=make.UserFactory(roles=[Role.TRAINEE]))
        make.EmployerFactory(owner=coach)
        fill_partnership(track)
    fill_what_only_the_system_writes(count)


def fill_partnership(track):
    """One of everything about a partnership and about putting people and offers together."""
    offer = make.open_offer(track=track)
    match = make.MatchFactory(offer=offer)
    make.MatchStepFactory(match=match)
    make.InterviewFactory(match=match)
    make.ConfirmationFactory()
    make.OfferNeedFactory(offer=offer)
    make.WaiverRequestFactory(offer=offer)
    make.CommitmentFactory()
    make.BoardSeatFactory()
    make.InvitationFactory()
    make.DraftCommentFactory()
    make.VolunteerFactory()
    for name in ("StageChange", "Interaction", "Contribution", "ContactMilestone", "SkillRating",
                 "Credential", "JobWish", "Consent", "Letter", "Bounce", "Reach", "CalendarFeed",
                 "Module", "HoursEntry", "DataRequest", "JobReport", "Availability", "TimeOff",
                 "GroupSession", "Note", "Plan", "ActionItem", "ConcernStep",
                 "MentorMeeting"):  # fmt: skip
        getattr(make, f"{name}Factory")()


def fill_what_only_the_system_writes(count):
    """Rows that jobs and libraries write."""
    from allauth.mfa.models import Authenticator
    from django.contrib.admin.models import CHANGE, LogEntry
    from django.contrib.contenttypes.models import ContentType
    from django_celery_beat.models import CrontabSchedule, IntervalSchedule, PeriodicTask

    from employers.evaluation_state import EvaluationState
    from intermediary.models import User
    from placements.models import Outcome, OutcomeMark, OutcomeState
    from trainees.models import Enrollment, Finish

    EvaluationState.objects.get_or_create(
        pk=1, defaults={"on": timezone.localdate(), "standards": {}}
    )
    graduates = Enrollment.objects.filter(graduated_on__isnull=False).order_by("-pk")[:count]
    for number, graduate in enumerate(graduates):
        day, names = graduate.graduated_on, {"gender": "", "race_ethnicity": ""}
        own = {"trainee_id": graduate.trainee_id, "cohort_id": graduate.cohort_id, "day": day}
        buckets = dict.fromkeys(
            ("placed_120d", "placed_6m", "placed_9m", "quality_placed_120d", "quality_placed_9m"), 1
        )
        Outcome.objects.get_or_create(
            pk=graduate.pk,
            defaults={**own, **names, **buckets, "graduated_on": day, "quarter": 1},
        )
        Finish.objects.get_or_create(
            pk=graduate.pk, defaults={**own, **names, "quarter": 1, "graduation": 1}
        )
        OutcomeState.objects.create(as_of=day)
        OutcomeMark.objects.create(trainee_id=graduate.trainee_id)
        person = make.UserFactory()
        Authenticator.objects.create(user=person, type="totp", data={"secret": "hush-hush"})
        kind = ContentType.objects.get_for_model(User)
        LogEntry.objects.create(
            user=person, content_type=kind, object_id=person.pk, object_repr="x", action_flag=CHANGE
        )
        every = IntervalSchedule.objects.create(every=number + 2, period="days")
        PeriodicTask.objects.create(name=f"every {every.pk}", task="x", interval=every)
        CrontabSchedule.objects.create(minute=str(number))
