"""What employers confirm by a one-time link, and what follows from their answers."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from intermediary import metrics
from intermediary.choices import Role
from intermediary.models import Letter
from placements import confirming
from placements.choices import Tier
from placements.models import Confirmation
from placements.tasks import ask_for_stays
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


def a_job(days=10, **facts):
    """A job that started so many days ago, at an employer somebody can be asked at."""
    today = timezone.localdate()
    contact = make.ContactFactory()
    ended = today - dt.timedelta(days=days + 20)
    cohort = make.CohortFactory(starts_on=ended - dt.timedelta(days=100), ends_on=ended)
    return make.PlacementFactory(
        enrollment=make.GraduateFactory(cohort=cohort),
        employer=contact.employer,
        started_on=today - dt.timedelta(days=days),
        **facts,
    )


def asked(job, now, kind="hire", about_on=None):
    """Ask, and return the question and the link's path."""
    row = confirming.ask(
        job,
        kind,
        about_on=about_on or job.started_on,
        contact=job.employer.contacts.first(),
        by=None,
        now=now,
    )
    letter = Letter.objects.filter(name__endswith="confirmation").order_by("pk").last()
    return row, re.search(r"/confirm/[\w-]+/", letter.text)[0]


def tiers(job, on=None):
    found = job.evidence.in_force(on or timezone.localdate())
    return sorted(found.values_list("tier", flat=True))


def test_yes_becomes_proof_of_the_first_day_and_the_link_is_then_used_up(client, now):
    job = a_job()
    row, link = asked(job, now)
    text = client.get(link).content.decode()
    for said in (str(job.trainee), str(job.employer), job.title):
        assert said in text
    assert "$20" not in text
    text = client.post(link, {"answer": "yes"}, follow=True).content.decode()
    assert "Your answer is recorded" in text
    proof = job.evidence.get()
    assert (proof.tier, proof.dated_on) == (Tier.EMPLOYER_CONFIRMED, job.started_on)
    client.post(link, {"answer": "never_started"})
    assert Confirmation.objects.get().answer == "yes"
    assert proof.disputed_on is None


def test_the_link_is_kept_as_a_hash_and_a_wrong_one_is_nobodys(client, now):
    row, link = asked(a_job(), now)
    assert link.split("/")[2] not in row.token_hash
    assert row.token_hash == confirming.hashed(link.split("/")[2])
    for wrong in ("nobody", row.token_hash, "x" * 200):
        assert client.get(f"/confirm/{wrong}/").status_code == 404


def test_the_link_lasts_14_days(client, now):
    _row, link = asked(a_job(), now - 14 * DAY - dt.timedelta(seconds=1))
    assert "This link has expired" in client.get(link).content.decode()
    client.post(link, {"answer": "yes"})
    assert not Confirmation.objects.get().answer
    _row, link = asked(a_job(), now - 14 * DAY + dt.timedelta(hours=1))
    assert "Send answer" in client.get(link).content.decode()


def test_sent_again_it_is_a_new_link_and_the_fifth_letter_is_refused(client, now):
    job = a_job()
    _row, first = asked(job, now)
    for sends in (2, 3, 4):
        row, last = asked(job, now + sends * DAY)
        assert row.sends == sends
    assert client.get(first).status_code == 404
    assert client.get(last).status_code == 200
    with pytest.raises(ValidationError, match="4 times"):
        asked(job, now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Confirmation.objects.update(sends=5)
    assert Letter.objects.count() == 4


def test_of_two_answers_at_once_one_counts(now):
    row, _link = asked(a_job(), now)
    twin = Confirmation.objects.get()
    confirming.answer(row=row, answer="yes", now=now)
    with pytest.raises(ValidationError, match="answered already"):
        confirming.answer(row=twin, answer="never_started", now=now)
    assert tiers(row.placement) == [Tier.EMPLOYER_CONFIRMED]


@pytest.mark.parametrize("typed", [{}, {"answer": "maybe"}, {"answer": "left"}])
def test_an_answer_that_makes_no_sense_is_said_on_the_page(client, now, typed):
    _row, link = asked(a_job(), now)
    assert client.post(link, typed).status_code == 422
    assert not Confirmation.objects.get().answer


@pytest.mark.parametrize("days", [1, -11])
def test_a_last_day_lies_between_the_first_day_and_today(client, now, days):
    _row, link = asked(a_job(10), now)
    day = timezone.localdate() + days * DAY
    answer = client.post(link, {"answer": "left", "left_on": day.isoformat()})
    assert answer.status_code == 422
    assert not Confirmation.objects.get().answer


def test_the_kpi_counts_the_job_once_the_employer_has_confirmed_it(now):
    job = a_job()
    make.EvidenceFactory(placement=job, tier=Tier.STAFF_NOTE)
    as_of = job.enrollment.graduated_on + 121 * DAY

    def counted():
        [row] = metrics.compute(["placed_120d"], as_of=as_of)
        return row.hits, row.unverified

    assert counted() == (0, 1)
    row, _link = asked(job, now)
    confirming.answer(row=row, answer="yes", now=now)
    assert counted() == (1, 0)


def test_a_confirmed_job_is_proven_and_a_disputed_one_is_not_until_closed(now):
    job = a_job()
    today = timezone.localdate()
    make.EvidenceFactory(placement=job, tier=Tier.PAY_STUB)
    counting = type(job).objects.counting
    assert counting(today).filter(pk=job.pk).exists()
    row, _link = asked(job, now)
    confirming.answer(row=row, answer="never_started", now=now)
    assert not counting(today).filter(pk=job.pk).exists()
    assert list(confirming.disputed(type(job).objects.all())) == [job]
    by = make.UserFactory()
    confirming.close_dispute(placement=job, employer_is_right=False, by=by)
    assert counting(today).filter(pk=job.pk).exists()
    assert not confirming.disputed(type(job).objects.all()).exists()
    with pytest.raises(ValidationError, match="closed already"):
        confirming.close_dispute(placement=job, employer_is_right=True, by=by)


def test_closed_for_the_employer_the_job_is_over_and_stays_unproven(now):
    job = a_job()
    make.EvidenceFactory(placement=job, tier=Tier.PAY_STUB)
    row, _link = asked(job, now)
    confirming.answer(row=row, answer="never_started", now=now)
    confirming.close_dispute(placement=job, employer_is_right=True, by=make.UserFactory())
    job.refresh_from_db()
    assert job.ended_on == job.started_on
    assert tiers(job) == []
    assert not confirming.disputed(type(job).objects.all()).exists()


def test_somebody_who_left_did_start_and_the_job_ends_that_day(now):
    job = a_job(40)
    row, _link = asked(job, now, "stay", job.started_on + 30 * DAY)
    left = job.started_on + 12 * DAY
    confirming.answer(row=row, answer="left", left_on=left, now=now)
    job.refresh_from_db()
    assert (job.ended_on, job.evidence.get().dated_on) == (left, job.started_on)


def test_proof_of_a_later_day_makes_leaving_a_dispute(now):
    job = a_job(40)
    make.EvidenceFactory(placement=job, tier=Tier.PAY_STUB, dated_on=job.started_on + 20 * DAY)
    row, _link = asked(job, now, "stay", job.started_on + 30 * DAY)
    confirming.answer(row=row, answer="left", left_on=job.started_on + 12 * DAY, now=now)
    job.refresh_from_db()
    assert job.ended_on is None
    assert list(confirming.disputed(type(job).objects.all())) == [job]
    confirming.close_dispute(placement=job, employer_is_right=True, by=make.UserFactory())
    job.refresh_from_db()
    assert job.ended_on == job.started_on + 12 * DAY


@pytest.mark.parametrize(
    ("days", "questions"), [(29, 0), (30, 1), (44, 1), (45, 0), (90, 1), (180, 1), (365, 1)]
)
def test_employers_are_asked_about_stays_on_the_day_and_two_weeks_on(days, questions, now):
    a_job(days)
    assert confirming.ask_due(now) == questions


def test_run_twice_the_morning_asks_once(now):
    """ask_for_stays"""
    a_job(30)
    hired = a_job(0)
    offer = make.open_offer(employer=hired.employer)
    make.MatchFactory(trainee=hired.trainee, offer=offer, state="hired", placement=hired)
    make.PlacementFactory(started_on=timezone.localdate() - 30 * DAY)  # nobody to ask
    a_job(30, ended_on=timezone.localdate())
    assert ask_for_stays() == {"asked": 2}
    assert ask_for_stays() == {"asked": 0}
    assert Letter.objects.count() == 2


# --- staff -------------------------------------------------------------------------------------


def test_staff_ask_see_what_is_left_and_close_disputes(client, now):
    job = a_job()
    client.force_login(make.UserFactory())
    panel = reverse("placements:for_placement", args=[job.pk])
    assert "4 of 4 letters left" in client.get(panel).content.decode()
    text = client.post(reverse("placements:ask_employer", args=[job.pk]), follow=True)
    assert "is asked by e-mail" in text.content.decode()
    assert "3 of 4 letters left" in client.get(panel).content.decode()
    make.EvidenceFactory(placement=job)
    confirming.answer(row=Confirmation.objects.get(), answer="never_started", now=now)
    assert "Disputed" in client.get(panel).content.decode()
    text = client.get(reverse("placements:disputes")).content.decode()
    assert str(job.trainee) in text
    assert "never started" in text
    close = reverse("placements:close_dispute", args=[job.pk])
    assert "Choose who is right" in client.post(close, follow=True).content.decode()
    text = client.post(close, {"right": "record"}, follow=True).content.decode()
    assert "No dispute is open" in text


def test_analysts_look_and_do_not_ask(client):
    job = a_job()
    client.force_login(make.UserFactory(roles=[Role.ANALYST]))
    assert client.get(reverse("placements:for_placement", args=[job.pk])).status_code == 200
    assert client.post(reverse("placements:ask_employer", args=[job.pk])).status_code == 403
