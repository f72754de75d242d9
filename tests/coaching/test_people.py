"""A coach's people: who is shown with what, and their hand-over to another coach."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coaching.handing_over import hand_over
from intermediary.choices import Role
from intermediary.models import Letter
from tests import factories as make
from trainees.models import CoachAssignment, Enrollment

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def shown(client, **query):
    page = client.get(reverse("coaching:caseload"), query).context["page"]
    return [each.case.enrollment.trainee for each in page]


def test_a_caseload_tells_of_each_person_what_a_coach_must_know(client, teresa, amara):
    now = timezone.now()
    make.SessionFactory(trainee=amara, starts_at=now - 20 * DAY, outcome="seen")
    for days in (5, 6):
        make.SessionFactory(trainee=amara, starts_at=now - days * DAY, outcome="no_show")
    make.ActionItemFactory(trainee=amara, due_on=timezone.localdate() - DAY)
    make.ConcernFactory(trainee=amara, kind="safety")
    make.BounceFactory(address="amara@example.org")
    client.force_login(teresa)
    text = client.get(reverse("coaching:caseload")).content.decode()
    for said in (
        "1 urgent concern", "missed the last 2 sessions", "13 days overdue",
        "1 action item late", "e-mail does not arrive",
    ):  # fmt: skip
        assert said in text


def test_filters_narrow_and_managers_choose_the_coach(client, teresa, amara, graduate):
    other = graduate(10).trainee
    client.force_login(teresa)
    assert set(shown(client)) == {amara, other}
    assert shown(client, phase="training") == [amara]
    assert shown(client, q="osei") == [amara]
    assert shown(client, flag="bounced") == []
    assert shown(client, sort="-name")[::-1] == shown(client, sort="name")
    client.force_login(make.UserFactory())
    assert set(shown(client, coach=teresa.pk)) == {amara, other}
    stranger = make.UserFactory(roles=[Role.COACH])
    client.force_login(stranger)
    assert shown(client, coach=teresa.pk) == []


def test_a_long_caseload_is_shown_in_pages(client, teresa, graduate):
    for _n in range(30):
        graduate(10)
    client.force_login(teresa)
    first = client.get(reverse("coaching:caseload")).context["page"]
    assert (len(first), first.total, first.next_query) == (25, 30, {"after": "25"})
    second = client.get(reverse("coaching:caseload"), {"after": "25"}).context["page"]
    assert (len(second), second.first, second.previous_query) == (5, 26, {"after": "0"})


@pytest.mark.parametrize("name", ["caseload", "after_graduation", "day", "hand_over"])
def test_queries_do_not_grow_with_people(client, teresa, graduate, name):
    client.force_login(teresa)

    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(reverse(f"coaching:{name}"))
        return len(found)

    graduate(10)
    client.get(reverse(f"coaching:{name}"))
    few = queries()
    for _n in range(8):
        row = graduate(10)
        make.ActionItemFactory(trainee=row.trainee)
        make.PlanFactory(trainee=row.trainee)
    assert queries() <= few + 1


@pytest.fixture
def ines():
    return make.UserFactory(roles=[Role.COACH], name="Ines Ruiz")


def test_people_go_to_another_coach_from_a_day_with_their_sessions(client, teresa, amara, ines):
    row, on = amara.enrollments.get(), timezone.localdate()
    before = make.SessionFactory(trainee=amara, coach=teresa, starts_at=timezone.now() + DAY)
    along = make.SessionFactory(trainee=amara, coach=teresa, starts_at=timezone.now() + 9 * DAY)
    stays = make.SessionFactory(trainee=amara, coach=teresa, starts_at=timezone.now() + 12 * DAY)
    make.SessionFactory(coach=ines, starts_at=stays.starts_at)
    client.force_login(teresa)
    url = reverse("coaching:hand_over")
    assert client.get(url).status_code == 200
    said = {"to": ines.pk, "starts_on": (on + 5 * DAY).isoformat(), "people": [row.pk]}
    answer = client.post(url, said)
    assert answer.status_code == 302
    for each in (before, along, stays):
        each.refresh_from_db()
    assert [before.coach, along.coach, stays.coach] == [teresa, ines, teresa]
    coached = Enrollment.objects.coached_by
    assert coached(teresa, on + 4 * DAY).filter(pk=row.pk).exists()
    assert coached(ines, on + 5 * DAY).filter(pk=row.pk).exists()
    summary = client.get(answer.url).content.decode()
    assert "Sessions that stay" in summary
    assert "Ines Ruiz" in summary
    letter = Letter.objects.get(name="coaching/email/new_coach")
    assert (letter.to, "Ines Ruiz" in letter.subject) == ("amara@example.org", True)


def test_a_hand_over_tells_each_person_once_and_in_their_language(teresa, amara, ines):
    amara.language = "es"
    amara.save()
    rows = Enrollment.objects.filter(trainee=amara).select_related("trainee__user")
    on, now = timezone.localdate(), timezone.now()
    for _twice in range(2):
        hand_over(enrollments=rows, to=ines, starts_on=on, now=now, by=teresa, old=teresa)
    assert Letter.objects.get().language == "es"
    assert CoachAssignment.objects.filter(user=ines).count() == 1


def test_a_hand_over_to_nobody_or_in_the_past_is_refused(client, teresa, amara, ines):
    client.force_login(teresa)
    yesterday = (timezone.localdate() - DAY).isoformat()
    answer = client.post(reverse("coaching:hand_over"), {"starts_on": yesterday})
    assert set(answer.context["form"].errors) == {"to", "starts_on", "people"}
    stranger = make.EnrollmentFactory()
    said = {"to": ines.pk, "starts_on": "2030-01-01", "people": [stranger.pk]}
    assert "people" in client.post(reverse("coaching:hand_over"), said).context["form"].errors
