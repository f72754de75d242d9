"""From the shortlist to the hire: which moves there are, who is told, what is kept."""

import datetime as dt
import itertools

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from intermediary.models import Letter
from placements import chasing, interviewing, matching
from placements.choices import LIVE_MATCH, InterviewState, MatchState
from placements.forms.matches import HireForm
from placements.models import Match, MatchStep, Placement
from placements.tasks import chase_silent_matches
from tests import factories as make
from trainees.choices import Shared

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def by():
    return make.UserFactory()


@pytest.fixture
def now():
    return timezone.now()


def a_person(**facts):
    facts = {"email": "ana@example.org", "language": "en", **facts}
    return make.GraduateFactory(trainee__email=facts["email"]).trainee


def an_offer(**facts):
    contact = make.ContactFactory()
    facts = {"employer": contact.employer, "site": make.SiteFactory(), **facts}
    return make.open_offer(**facts)


def a_match(state=MatchState.REFERRED, **facts):
    return make.MatchFactory(trainee=a_person(), offer=an_offer(), state=state, **facts)


def letters():
    return sorted(name.split("/")[-1] for name in Letter.objects.values_list("name", flat=True))


def terms(match, **changes):
    """A valid form of a hire."""
    typed = {
        "title": match.offer.title,
        "kind": "full_time",
        "started_on": timezone.localdate(),
        "pay": "21",
        "pay_period": "hourly",
        "hours_per_week": "40",
        **changes,
    }
    form = HireForm(typed, offer=match.offer)
    assert form.is_valid(), form.errors
    return form.save(commit=False)


def test_a_person_goes_from_the_shortlist_to_a_job_and_every_step_is_kept(by, now):
    person, offer = a_person(), an_offer()
    match = matching.shortlist(trainee=person, offer=offer, by=by, now=now)
    assert letters() == []
    matching.propose(match=match, by=by, now=now)
    matching.refer(match=match, by=by, now=now)
    starts = [now + 3 * DAY, now + 4 * DAY]
    interviewing.propose(match=match, starts=starts, minutes=45, place="12 Main St", by=by, now=now)
    chosen = match.interviews.first()
    interviewing.choose(interview=chosen, by=by, now=now)
    matching.offer_job(match=match, by=by, now=now)
    job = matching.hire(match=match, placement=terms(match), by=by, now=now)
    match.refresh_from_db()
    assert match.state == MatchState.HIRED
    assert match.placement == job
    assert (job.trainee, job.employer, job.offer) == (person, offer.employer, offer)
    assert job.enrollment.trainee == person
    assert [step.state for step in match.steps.all()] == [
        "shortlisted",
        "proposed",
        "referred",
        "interviewing",
        "offered",
        "hired",
    ]
    assert {step.by for step in match.steps.all()} == {by}
    assert letters() == [
        "confirmation",
        "hired",
        "interview_chosen",
        "interview_proposed",
        "job_offered",
        "match_proposed",
        "match_referred",
    ]
    assert [x.state for x in match.interviews.order_by("starts_at")] == ["canceled", "passed_over"]


@pytest.mark.parametrize(("at", "to"), [*itertools.product(MatchState, matching.MOVES)])
def test_only_the_moves_of_the_table_are_possible(at, to, by, now):
    match = a_match(state=at, **({"reason": "x"} if at in ("declined", "refused") else {}))
    if at in matching.MOVES[to]:
        matching.move(match, to, by=by, now=now, reason="Because.")
        assert Match.objects.get(pk=match.pk).state == to
        assert MatchStep.objects.get(match=match).state == to
        return
    with pytest.raises(ValidationError):
        matching.move(match, to, by=by, now=now, reason="Because.")
    assert Match.objects.get(pk=match.pk).state == at
    assert not MatchStep.objects.exists()


def test_of_two_people_who_press_at_once_one_is_told(by, now):
    first = a_match()
    second = Match.objects.get(pk=first.pk)
    matching.offer_job(match=first, by=by, now=now)
    with pytest.raises(ValidationError, match="Somebody else"):
        matching.decline(match=second, reason="Filled", by=by, now=now)
    assert Match.objects.get(pk=first.pk).state == MatchState.OFFERED
    assert letters() == ["job_offered"]


@pytest.mark.parametrize("words", ["", "   "])
def test_a_refusal_needs_a_reason(words, by, now):
    match = a_match()
    for end in (matching.decline, matching.refuse):
        with pytest.raises(ValidationError, match="Say why"):
            end(match=match, reason=words, by=by, now=now)


def test_an_offer_that_candidates_do_not_see_is_refused_in_words(by, now):
    hidden = make.OfferFactory()
    with pytest.raises(ValidationError, match="not shown to candidates"):
        matching.shortlist(trainee=a_person(), offer=hidden, by=by, now=now)
    offer = an_offer()
    match = matching.shortlist(trainee=a_person(), offer=offer, by=by, now=now)
    offer.closes_on = timezone.localdate() - DAY
    offer.posted_on = offer.closes_on - DAY
    offer.save()
    with pytest.raises(ValidationError, match="not shown to candidates"):
        matching.refer(match=match, by=by, now=now)


def test_what_the_database_refuses_is_said_in_words(by, now, monkeypatch):
    monkeypatch.setattr(matching, "can_shortlist", lambda *args, **kwargs: None)
    with pytest.raises(ValidationError, match="not shown to candidates"):
        matching.shortlist(trainee=a_person(), offer=make.OfferFactory(), by=by, now=now)
    match = a_match()
    with pytest.raises(ValidationError, match="already"):
        matching.shortlist(trainee=match.trainee, offer=match.offer, by=by, now=now)


def test_a_trainee_who_withdraws_is_told_on_to_an_employer_who_knew(by, now):
    matching.refuse(match=a_match(MatchState.PROPOSED), reason="Too far", by=by, now=now)
    assert letters() == []
    matching.refuse(match=a_match(), reason="Too far", by=by, now=now)
    assert letters() == ["match_refused"]


def test_a_letter_names_the_candidate_only_with_consent(by, now):
    match = a_match(MatchState.SHORTLISTED)
    matching.refer(match=match, by=by, now=now)
    assert match.trainee.last_name not in Letter.objects.get().text
    assert f"Candidate {match.pk}" in Letter.objects.get().text
    other = a_match(MatchState.SHORTLISTED)
    make.ConsentFactory(trainee=other.trainee, shared=Shared.NAME)
    matching.refer(match=other, by=by, now=now)
    assert str(other.trainee) in Letter.objects.order_by("pk").last().text


def test_whoever_wants_no_mail_and_whoever_only_reads_gets_no_letter(by, now):
    match = a_match(MatchState.SHORTLISTED)
    match.offer.employer.contacts.update(no_mail=True)
    make.ContactFactory(employer=match.offer.employer, portal_role="reader")
    matching.refer(match=match, by=by, now=now)
    assert letters() == []


def test_a_hire_counts_by_the_terms_agreed_and_is_a_staff_note_until_confirmed(by, now):
    match = a_match()
    job = matching.hire(match=match, placement=terms(match, pay="19.5"), by=by, now=now)
    assert (job.pay, job.pay_period, job.evidence.get().tier) == (19.5, "hourly", "staff_note")
    with pytest.raises(ValidationError):
        matching.hire(match=match, placement=terms(match), by=by, now=now)
    assert Placement.objects.count() == 1


def test_a_hire_that_starts_later_is_asked_about_on_its_first_day(by, now):
    match = a_match()
    later = timezone.localdate(now) + 5 * DAY
    job = matching.hire(match=match, placement=terms(match, started_on=later), by=by, now=now)
    assert not job.confirmations.exists()


# --- interviews --------------------------------------------------------------------------------


def test_times_are_one_to_three_and_still_to_come(by, now):
    match = a_match()
    for starts in ([], [now + n * DAY for n in (1, 2, 3, 4)], [now - DAY]):
        with pytest.raises((ValidationError, ValueError)):
            interviewing.propose(match=match, starts=starts, minutes=45, place="", by=by, now=now)
    assert Match.objects.get().state == MatchState.REFERRED


def test_a_time_is_taken_once_and_the_others_are_passed_over(by, now):
    match = a_match()
    starts = [now + DAY, now + 2 * DAY]
    interviewing.propose(match=match, starts=starts, minutes=45, place="", by=by, now=now)
    one, two = match.interviews.all()
    interviewing.choose(interview=one, by=by, now=now)
    with pytest.raises(ValidationError):
        interviewing.choose(interview=two, by=by, now=now)
    assert {x.state for x in match.interviews.all()} == {"accepted", "passed_over"}
    with pytest.raises(ValidationError, match="still to come"):
        interviewing.note(interview=one, state=InterviewState.HELD, by=by, now=now)
    interviewing.note(interview=one, state=InterviewState.HELD, by=by, now=now + 2 * DAY)
    with pytest.raises(ValidationError, match="noted already"):
        interviewing.note(interview=one, state=InterviewState.NO_SHOW, by=by, now=now + 2 * DAY)


def test_when_no_time_fits_the_employer_is_told_and_proposes_others(by, now):
    match = a_match()
    interviewing.propose(match=match, starts=[now + DAY], minutes=45, place="", by=by, now=now)
    interviewing.none_fits(match=match, words="After 3 pm", by=by, now=now)
    assert "After 3 pm" in Letter.objects.get(name__endswith="none_fits").text
    interviewing.propose(match=match, starts=[now + DAY], minutes=30, place="", by=by, now=now)
    assert match.interviews.get().state == InterviewState.PROPOSED


# --- silence -----------------------------------------------------------------------------------


@pytest.mark.parametrize("state", LIVE_MATCH)
@pytest.mark.parametrize(("days", "seconds"), [(7, 0), (7, 1), (60, 0), (60, 1)])
def test_employers_are_reminded_after_7_days_and_matches_close_after_60(state, days, seconds, now):
    match = a_match(state, moved_at=now - dt.timedelta(days=days, seconds=seconds))
    done = chasing.chase(now)
    match.refresh_from_db()
    waits = state in matching.WITH_EMPLOYER
    assert done["closed"] == (waits and days == 60 and seconds == 1)
    assert done["reminded"] == (
        waits and (days == 7 and seconds == 1 or (days, seconds) == (60, 0))
    )
    assert (match.state == MatchState.CLOSED) == bool(done["closed"])
    told = {"match_waiting"} if done["reminded"] else set()
    told |= {"match_closed", "match_closed_employer"} if done["closed"] else set()
    assert set(letters()) == told


def test_run_twice_the_morning_reminds_and_closes_once(now):
    """chase_silent_matches"""
    a_match(moved_at=now - 8 * DAY)
    a_match(moved_at=now - 61 * DAY)
    assert chase_silent_matches() == {"reminded": 1, "closed": 1}
    count = Letter.objects.count()
    assert chase_silent_matches() == {"reminded": 0, "closed": 0}
    assert Letter.objects.count() == count


def test_a_new_silence_is_reminded_of_again(by, now):
    match = a_match(moved_at=now - 9 * DAY, chased_at=now - DAY)
    matching.offer_job(match=match, by=by, now=now)
    assert chasing.chase(now + 8 * DAY)["reminded"] == 1


def test_with_an_interview_ahead_nobody_is_reminded(now):
    match = a_match(MatchState.INTERVIEWING, moved_at=now - 8 * DAY)
    make.InterviewFactory(match=match, starts_at=now + DAY)
    assert chasing.chase(now)["reminded"] == 0
    assert chasing.chase(now + 2 * DAY)["reminded"] == 1
