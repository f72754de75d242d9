"""Skills, wishes, certificates and consents: what staff keep, and what a trainee decides."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.choices import Role
from tests import factories as make
from trainees.choices import Shared
from trainees.models import Consent, Credential, SkillRating

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def site():
    return make.SiteFactory()


@pytest.fixture
def staff(client, site):
    user = make.UserFactory(roles=[Role.COACH], sites=[site])
    client.force_login(user)
    return user


@pytest.fixture
def graduate(site):
    user = make.UserFactory(roles=[Role.TRAINEE], language="en")
    return make.GraduateFactory(cohort__site=site, trainee__user=user).trainee


def text_of(answer):
    return answer.content.decode()


def test_coaches_rate_skills_on_four_steps_and_a_later_day_adds_a_rating(client, staff, graduate):
    skill = make.SkillFactory(track=graduate.enrollments.get().cohort.track)
    make.SkillFactory(track=make.TrackFactory(), name="Elsewhere")
    page = reverse("trainees:skills", args=[graduate.pk])
    text = text_of(client.get(page))
    assert skill.name in text
    assert "Elsewhere" not in text
    client.post(page, {f"skill_{skill.pk}": "2"})
    client.post(page, {f"skill_{skill.pk}": "3"})
    assert SkillRating.objects.get().level == 3
    assert client.post(page, {f"skill_{skill.pk}": "9"}).status_code == 422
    SkillRating.objects.update(rated_on=timezone.localdate() - DAY)
    client.post(page, {f"skill_{skill.pk}": "4"})
    client.post(page, {f"skill_{skill.pk}": ""})
    assert sorted(SkillRating.objects.values_list("level", flat=True)) == [3, 4]


def test_staff_keep_wishes_certificates_and_consents_on_paper(client, staff, graduate, site):
    args = [graduate.pk]
    typed = {"schedule": "full_time", "hourly_min": "$19", "sites": [site.pk], "languages": ["es"]}
    client.post(reverse("trainees:wishes", args=args), typed)
    assert (graduate.wish.hourly_min, graduate.wish.languages) == (19, ["es"])
    kind = make.CredentialTypeFactory()
    typed = {"type": kind.pk, "earned_on": "2026-05-01", "expires_on": "2025-05-01"}
    add = reverse("trainees:credential_add", args=args)
    assert client.post(add, typed).status_code == 422
    client.post(add, {**typed, "expires_on": ""})
    assert Credential.objects.get().verified_by == staff
    paper = reverse("trainees:consent_paper", args=args)
    client.post(paper, {"shared": "name", "give": "yes"})
    client.post(paper, {"shared": "name", "give": "yes"})
    assert Consent.objects.get().recorded_by == staff
    client.post(paper, {"shared": "name", "give": "no"})
    assert Consent.objects.get().withdrawn_at
    client.post(paper, {"shared": "everything", "give": "yes"})
    assert Consent.objects.count() == 1


def test_a_trainee_decides_what_is_shared_each_thing_by_itself(client, graduate):
    client.force_login(graduate.user)
    page = reverse("trainees:my_sharing")
    assert text_of(client.get(page)).count('aria-checked="false"') == len(Shared)
    client.post(page, {"shared": "skills", "give": "yes"})
    assert Consent.objects.get().recorded_by is None
    assert text_of(client.get(page)).count('aria-checked="true"') == 1
    client.post(page, {"shared": "skills", "give": "no"})
    assert not Consent.objects.standing().exists()


def test_analysts_read_the_skills_and_change_nothing(client, graduate):
    client.force_login(make.UserFactory(roles=[Role.ANALYST]))
    skill = make.SkillFactory(track=graduate.enrollments.get().cohort.track)
    page = reverse("trainees:skills", args=[graduate.pk])
    client.post(page, {f"skill_{skill.pk}": "2"})
    assert not SkillRating.objects.exists()
    for name in ("wishes", "credential_add", "consent_paper"):
        address = reverse(f"trainees:{name}", args=[graduate.pk])
        assert client.post(address).status_code == 403


def test_staff_of_another_site_find_nobody(client, graduate):
    client.force_login(make.UserFactory(roles=[Role.COACH], sites=[make.SiteFactory()]))
    for name in ("skills", "wishes", "credential_add", "consent_paper"):
        address = reverse(f"trainees:{name}", args=[graduate.pk])
        assert client.post(address).status_code == 404
