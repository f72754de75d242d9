"""Mentors: who can be one, and meetings written down by staff and by the two themselves."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching import mentoring
from coaching.models import MentorMeeting, Mentorship
from intermediary.choices import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def pair(amara, graduate):
    mentor = graduate(100).trainee
    return make.MentorshipFactory(
        mentor=mentor, trainee=amara, starts_on=timezone.localdate() - 10 * DAY
    )


def signed_in(client, trainee):
    trainee.user = make.UserFactory(roles=[Role.TRAINEE])
    trainee.save()
    client.force_login(trainee.user)


def test_an_alumni_mentor_has_graduated_and_nobody_mentors_themselves(amara, graduate):
    alumna, peer = graduate(100).trainee, make.EnrollmentFactory().trainee
    why = mentoring.can_pair
    assert why(mentor=alumna, trainee=amara, kind="alumni") is None
    assert "has graduated" in why(mentor=peer, trainee=amara, kind="alumni")
    assert why(mentor=peer, trainee=amara, kind="peer") is None
    assert "themselves" in why(mentor=amara, trainee=amara, kind="peer")


def test_a_pair_is_made_found_and_ended(client, teresa, amara, graduate):
    alumna = graduate(100).trainee
    client.force_login(teresa)
    facts = {"mentor": alumna.key, "trainee": amara.key, "kind": "alumni",
             "starts_on": timezone.localdate().isoformat(), "goal": "First weeks"}  # fmt: skip
    url = client.post(reverse("coaching:mentor_new"), facts).url
    again = client.post(reverse("coaching:mentor_new"), facts)
    assert "pair already" in str(again.context["form"].errors)
    listed = reverse("coaching:mentors")
    assert len(client.get(listed, {"q": "Osei"}).context["page"]) == 1
    assert len(client.get(listed, {"q": "Nobody"}).context["page"]) == 0
    pair = Mentorship.objects.get()
    Mentorship.objects.update(starts_on=timezone.localdate() - 9 * DAY)
    end = reverse("coaching:mentor_end", args=[pair.pk])
    assert "ends_on" in client.post(end, {"ends_on": "2001-01-01"}).context["form"].errors
    client.post(end, {"ends_on": (timezone.localdate() - DAY).isoformat()})
    assert client.get(url).status_code == 200
    assert len(client.get(listed).context["page"]) == 0
    assert len(client.get(listed, {"over": "yes"}).context["page"]) == 1


def test_staff_write_down_meetings_on_days_that_can_be(client, teresa, pair):
    client.force_login(teresa)
    url = reverse("coaching:mentor", args=[pair.pk])
    on = timezone.localdate()
    for day in (on + DAY, pair.starts_on - DAY):
        said = {"held_on": day.isoformat(), "minutes": 30}
        assert "held_on" in client.post(url, said).context["form"].errors
    client.post(url, {"held_on": on.isoformat(), "minutes": 45, "about": "Interview"})
    assert MentorMeeting.objects.get().logged_by == teresa
    assert "Interview" in client.get(url).content.decode()


def test_both_of_a_pair_see_each_other_and_write_down_that_they_met(client, pair):
    mine = reverse("coaching:my_mentor")
    for person, other in ((pair.trainee, pair.mentor), (pair.mentor, pair.trainee)):
        signed_in(client, person)
        assert str(other) in client.get(mine).content.decode()
        said = {"held_on": timezone.localdate().isoformat(), "minutes": 30, "about": "Bus"}
        assert client.post(reverse("coaching:my_meeting", args=[pair.pk]), said).url == mine
    assert MentorMeeting.objects.count() == 2
    assert client.get(mine).content.decode().count("Bus") == 2


def test_a_stranger_sees_no_pair_and_somebody_without_one_is_told_so(client, pair):
    signed_in(client, make.TraineeFactory())
    assert "no mentor yet" in client.get(reverse("coaching:my_mentor")).content.decode()
    url = reverse("coaching:my_meeting", args=[pair.pk])
    assert client.post(url, {"held_on": "2026-01-01", "minutes": 5}).status_code == 404


def test_the_page_of_ones_mentor_is_reached_from_that_of_ones_coach(client, amara):
    signed_in(client, amara)
    page = client.get(reverse("coaching:my_coach")).content.decode()
    assert f'href="{reverse("coaching:my_mentor")}"' in page
