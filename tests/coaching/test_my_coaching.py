"""What else a trainee does about coaching: things to do, notes, groups, problems at work."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching import concerns, doing, my_groups
from coaching.choices import Audience
from coaching.models import Concern, Session
from intermediary.choices import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def me(client):
    trainee = make.TraineeFactory(user=make.UserFactory(roles=[Role.TRAINEE]))
    client.force_login(trainee.user)
    today = timezone.localdate()
    cohort = make.CohortFactory(starts_on=today - 20 * DAY, ends_on=today + 60 * DAY)
    row = make.EnrollmentFactory(trainee=trainee, cohort=cohort)
    coach = make.UserFactory(roles=[Role.COACH], name="Teresa Novak", language="es")
    make.CoachAssignmentFactory(enrollment=row, user=coach, starts_on=today - 20 * DAY)
    return trainee


def page(client, name="coaching:mine"):
    return client.get(reverse(name)).content.decode()


def group_for(me, **facts):
    site = me.enrollments.get().cohort.site
    at = timezone.now() + 3 * DAY
    return make.GroupSessionFactory(**{"site": site, "starts_at": at, "seats": 1, **facts})


def test_what_is_to_do_is_shown_and_set_done_by_the_person_alone(client, me):
    mine = make.ActionItemFactory(trainee=me, text="Send the form", due_on=timezone.localdate())
    theirs = make.ActionItemFactory(text="Somebody else's")
    coachs = make.ActionItemFactory(trainee=me, whose="coach", text="The coach's own")
    text = page(client)
    assert "Send the form" in text
    assert "Somebody else" not in text
    assert "The coach&#x27;s own" not in text
    for item, status in ((mine, 302), (theirs, 404), (coachs, 404)):
        answer = client.post(reverse("coaching:my_todo_done", args=[item.pk]))
        assert answer.status_code == status
        item.refresh_from_db()
        assert (item.done_at is not None) is (status == 302)
    assert not doing.mark_done(item=mine, by=me.user, now=timezone.now())


def test_only_notes_that_are_shared_are_read(client, me):
    for audience in Audience:
        make.NoteFactory(trainee=me, audience=audience, text=f"Written for {audience}")
    make.NoteFactory(audience=Audience.TRAINEE, text="Of another person")
    for name in ("coaching:mine", "intermediary:me"):
        text = page(client, name)
        assert "Written for trainee" in text
        assert "Written for team" not in text
        assert "Written for private" not in text
        assert "Of another person" not in text


def test_a_group_at_the_own_site_is_joined_while_there_is_a_seat(client, me):
    group = group_for(me, title="Mock panel")
    group_for(me, site=make.SiteFactory(), title="Elsewhere")
    text = page(client)
    assert "Mock panel" in text
    assert "Elsewhere" not in text
    client.post(reverse("coaching:my_join", args=[group.pk]))
    made = Session.objects.get(trainee=me)
    assert (made.group, made.coach, made.starts_at) == (group, group.coach, group.starts_at)
    client.post(reverse("coaching:my_join", args=[group.pk]))
    assert Session.objects.count() == 1


def test_a_full_group_and_a_time_that_is_taken_are_refused(client, me):
    full = group_for(me)
    make.SessionFactory(group=full, coach=full.coach, starts_at=full.starts_at)
    clash = group_for(me)
    make.SessionFactory(trainee=me, starts_at=clash.starts_at)
    assert list(client.get(reverse("coaching:mine")).context["groups"]) == [clash]
    for group, said in ((full, "no seat left"), (clash, "another session then")):
        answer = client.post(reverse("coaching:my_join", args=[group.pk]), follow=True)
        assert said in answer.content.decode()
    assert list(my_groups.joinable(trainee=me, enrollment=None, now=timezone.now())) == []
    away = group_for(me, site=make.SiteFactory())
    assert client.post(reverse("coaching:my_join", args=[away.pk])).status_code == 404


def test_the_page_of_the_coach_says_how_to_reach_them_and_who_mentors(client, me):
    coach = me.enrollments.get().coachassignments.get().user
    make.AvailabilityFactory(coach=coach)
    make.MentorshipFactory(trainee=me, mentor__first_name="Amara", mentor__last_name="Bell",
                           starts_on=timezone.localdate())  # fmt: skip
    text = page(client, "coaching:my_coach")
    assert coach.email in text
    assert "Spanish" in text
    assert "Monday" in text
    assert "9:00 am" in text
    assert "Amara Bell" in text


def test_a_problem_at_work_is_told_and_its_state_comes_back(client, me):
    job = make.PlacementFactory(enrollment=make.GraduateFactory(trainee=me))
    other = make.PlacementFactory()
    address = reverse("coaching:my_concern")
    assert "Call 911" in page(client, "coaching:my_concern")
    told = {"kind": "safety", "text": "  The ladder is broken. ", "placement": job.pk}
    assert client.post(address, told).url == address
    made = Concern.objects.get()
    assert (made.trainee, made.placement, made.employer) == (me, job, job.employer)
    assert (made.text, made.raised_by, made.state) == ("The ladder is broken.", me.user, "open")
    for wrong in ({"text": ""}, {"kind": "nonsense"}, {"placement": other.pk},
                  {"happened_on": timezone.localdate() + 2 * DAY}):  # fmt: skip
        answer = client.post(address, {**told, **wrong})
        assert answer.status_code == 422
        assert "safety" in answer.content.decode()
    made.state, made.resolution, made.resolved_at = "resolved", "It is new.", timezone.now()
    made.save()
    make.ConcernFactory(text="Not mine")
    text = page(client, "coaching:my_concern")
    assert "It is new." in text
    assert "Not mine" not in text


def test_staff_can_note_a_concern_for_somebody_and_the_audit_knows_who():
    coach, person = make.UserFactory(roles=[Role.COACH]), make.TraineeFactory()
    now = timezone.now()
    made = concerns.raise_concern(
        trainee=person, kind="schedule", text="Shifts change daily.", by=coach, now=now
    )
    assert (made.raised_by, made.raised_at, made.employer) == (coach, now, None)


@pytest.mark.parametrize("name", ["coaching:mine", "coaching:my_coach", "coaching:my_concern"])
def test_an_account_without_a_trainee_is_told_what_to_do(client, name):
    client.force_login(make.UserFactory(roles=[Role.TRAINEE]))
    assert "not linked to a training" in page(client, name)
