"""Pages about matches: staff put people together, trainees answer, employers see what is shared."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.choices import STAFF, Role
from intermediary.models import Letter
from placements.models import Interview, Match, Placement
from tests import factories as make
from trainees.choices import Shared

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def site():
    return make.SiteFactory()


@pytest.fixture
def staff(client, site):
    user = make.UserFactory(roles=[Role.COACH], sites=[site], name="Teresa Novak")
    client.force_login(user)
    return user


@pytest.fixture
def contact():
    return make.ContactFactory()


@pytest.fixture
def offer(site, contact):
    return make.open_offer(site=site, employer=contact.employer)


@pytest.fixture
def graduate(site, offer):
    today = timezone.localdate()
    cohort = make.CohortFactory(
        site=site, track=offer.track, starts_on=today - 120 * DAY, ends_on=today - 20 * DAY
    )
    user = make.UserFactory(roles=[Role.TRAINEE], language="en")
    facts = {"first_name": "Amara", "last_name": "Okafor", "email": "amara@example.org"}
    facts |= {"phone": "(410) 555-0199", "language": "es", "user": user}
    return make.GraduateFactory(
        cohort=cohort, **{f"trainee__{name}": value for name, value in facts.items()}
    ).trainee


@pytest.fixture
def match(graduate, offer):
    return make.MatchFactory(trainee=graduate, offer=offer, moved_at=timezone.now())


def url(name, *args):
    return reverse(f"placements:{name}", args=args)


def text_of(answer):
    return answer.content.decode()


# --- staff -------------------------------------------------------------------------------------


def test_staff_see_who_fits_with_reasons_and_refer_with_one_press(client, staff, graduate, offer):
    met = make.EngagementFactory(employer=offer.employer, held_on=dt.date(2026, 10, 3))
    met.attendees.add(graduate)
    met.people.add(make.ContactFactory(employer=offer.employer, name="Dana Wu"))
    text = text_of(client.get(url("shortlist", offer.pk)))
    assert "Amara Okafor" in text
    assert "Met Dana Wu of this employer on Oct 3" in text
    act = url("shortlist_act", offer.pk) + f"?only={graduate.pk}"
    text = text_of(client.post(act, {"deed": "refer"}, follow=True))
    assert "Referred to the employer: 1." in text
    assert "By Teresa Novak" in text
    assert Match.objects.get().state == "referred"
    text = text_of(client.post(act, {"deed": "shortlist"}, follow=True))
    assert "is on the list of this offer already" in text
    assert Match.objects.count() == 1


def test_several_people_are_proposed_the_job_at_once(client, staff, graduate, offer, site):
    other = make.GraduateFactory(cohort=graduate.enrollments.get().cohort).trainee
    foreign = make.GraduateFactory().trainee
    picked = {"deed": "propose", "pick": [graduate.pk, other.pk, foreign.pk, "x"]}
    text = text_of(client.post(url("shortlist_act", offer.pk), picked, follow=True))
    assert "Proposed to the trainee: 2." in text
    assert set(Match.objects.values_list("state", flat=True)) == {"proposed"}
    text = text_of(client.post(url("shortlist_act", offer.pk), {"deed": "refer"}, follow=True))
    assert "Select at least one person." in text


def test_coach_and_job_developer_see_who_put_whom_there_and_move_it_on(client, staff, match):
    text = text_of(client.get(url("for_offer", match.offer.pk)))
    assert "Amara Okafor" in text
    text = text_of(client.get(url("match", match.pk)))
    assert "Close without a hire" in text
    move = url("match_move", match.pk)
    refused = client.post(move, {"deed": "close"})
    assert refused.status_code == 422
    assert "Choose a reason, or say it in your own words." in text_of(refused)
    client.post(move, {"deed": "close", "words": "They stopped hiring."})
    match.refresh_from_db()
    assert (match.state, match.reason) == ("closed", "They stopped hiring.")
    assert "not possible any more" in text_of(client.post(move, {"deed": "refer"}, follow=True))


def test_the_list_of_matches_filters_by_who_waits(client, staff, match, offer, graduate, site):
    silent = make.GraduateFactory(cohort=graduate.enrollments.get().cohort).trainee
    make.MatchFactory(trainee=silent, offer=offer, moved_at=timezone.now() - 8 * DAY)
    text = text_of(client.get(url("matches")))
    assert "no answer for 8 days" in text
    waits = client.get(url("matches"), {"waiting": "on"}).context["rows"]
    assert [row.match.trainee for row in waits] == [silent]
    for query, found in (
        ({"state": "hired"}, 0),
        ({"q": "okafor"}, 1),
        ({"mine": "on"}, 0),
        ({"site": site.pk}, 2),
        ({"employer": offer.employer.name}, 2),
        ({"q": "help desk"}, 2),
    ):
        assert len(client.get(url("matches"), query).context["rows"]) == found, query


def test_staff_of_another_site_find_nothing(client, match):
    client.force_login(make.UserFactory(sites=[make.SiteFactory()]))
    assert client.get(url("match", match.pk)).status_code == 404
    assert client.post(url("match_move", match.pk)).status_code == 404
    assert client.get(url("shortlist", match.offer.pk)).status_code == 404
    assert client.get(url("matches")).context["rows"] == []


def test_staff_record_a_hire_with_the_terms_of_the_offer(client, staff, match):
    page = client.get(url("match_hire", match.pk))
    assert 'value="20.00"' in text_of(page)
    today = timezone.localdate()
    typed = {"title": "Technician", "kind": "full_time", "started_on": today.isoformat()}
    bad = client.post(url("match_hire", match.pk), typed)
    assert not Placement.objects.exists()
    assert "required" in text_of(bad)
    typed |= {"pay": "21", "pay_period": "hourly", "hours_per_week": "40"}
    client.post(url("match_hire", match.pk), typed)
    job = Placement.objects.get()
    assert (job.trainee, job.pay, job.match) == (match.trainee, 21, match)
    assert "can be hired" in text_of(client.get(url("match_hire", match.pk), follow=True))


def test_a_persons_page_shows_matches_and_offers_that_fit(client, staff, graduate, offer):
    text = text_of(client.get(url("matches_for_trainee", graduate.pk)))
    assert "Open offers that fit best" in text
    assert offer.title in text


# --- the trainee -------------------------------------------------------------------------------


def test_a_trainee_says_yes_and_is_referred(client, match):
    Match.objects.update(state="proposed", referred_at=None)
    client.force_login(match.trainee.user)
    text = text_of(client.get(url("my_jobs")))
    assert "$20.00 an hour" in text
    assert "Yes, put me forward" in text
    assert client.get(url("my_job", match.pk)).status_code == 200
    client.post(url("my_job_accept", match.pk))
    match.refresh_from_db()
    assert match.state == "referred"
    assert "answered this already" in text_of(
        client.post(url("my_job_accept", match.pk), follow=True)
    )


def test_a_trainee_says_no_with_a_reason_and_the_employer_is_told(client, match):
    client.force_login(match.trainee.user)
    text = text_of(client.post(url("my_job_refuse", match.pk), {}))
    assert "Choose a reason" in text or "Send" in text
    client.post(url("my_job_refuse", match.pk), {"common": "far", "words": "Two buses"})
    match.refresh_from_db()
    assert (match.state, match.reason) == ("refused", "It is too far away: Two buses")
    assert Letter.objects.get().name.endswith("match_refused")


def test_a_trainee_chooses_a_time_or_asks_for_others(client, match):
    soon = timezone.now() + 2 * DAY
    rows = [make.InterviewFactory(match=match, starts_at=soon + n * DAY) for n in range(2)]
    client.force_login(match.trainee.user)
    assert "Choose a time" in text_of(client.get(url("my_jobs")))
    client.post(url("my_interview", rows[0].pk))
    assert [x.state for x in match.interviews.all()] == ["accepted", "passed_over"]
    text = text_of(client.post(url("my_interview_none", match.pk), follow=True))
    assert "No time is open any more." in text
    Interview.objects.update(state="proposed")
    client.post(url("my_interview_none", match.pk), {"words": "After 3"})
    assert set(match.interviews.values_list("reason", flat=True)) == {"After 3"}


def test_a_trainee_sees_neither_the_shortlist_nor_other_people(client, match):
    shortlisted = make.MatchFactory(trainee=match.trainee, state="shortlisted", referred_at=None)
    other = make.MatchFactory()
    time = make.InterviewFactory(match=other)
    client.force_login(match.trainee.user)
    for pk in (shortlisted.pk, other.pk):
        for name in ("my_job", "my_job_refuse"):
            assert client.get(url(name, pk)).status_code == 404
        assert client.post(url("my_job_accept", pk)).status_code == 404
    assert client.post(url("my_interview", time.pk)).status_code == 404


# --- the employer ------------------------------------------------------------------------------


def test_an_employer_sees_exactly_what_each_consent_allows(client, match, contact):
    person = match.trainee
    rating = make.SkillRatingFactory(trainee=person, skill__name="Ticketing")
    credential = make.CredentialFactory(trainee=person)
    secrets = {
        Shared.NAME: "Okafor",
        Shared.CONTACT: "amara@example.org",
        Shared.SKILLS: rating.skill.name,
        Shared.CREDENTIALS: credential.type.name,
        Shared.LANGUAGE: "Spanish",
        Shared.TRAINING: person.enrollments.get().cohort.site.name,
    }
    client.force_login(contact.user)
    page = url("portal_candidate", match.pk)
    text = text_of(client.get(page))
    assert f"Candidate {match.pk}" in text
    assert [secret for secret in secrets.values() if secret in text] == []
    for shared, secret in secrets.items():
        consent = make.ConsentFactory(trainee=person, shared=shared)
        text = text_of(client.get(page))
        assert [each for each in secrets.values() if each in text] == [secret]
        consent.withdrawn_at = timezone.now()
        consent.save()
    assert "Okafor" not in text_of(client.get(url("portal_candidates")))


def test_another_employer_and_a_match_not_yet_referred_are_not_there(client, match, contact):
    early = make.MatchFactory(
        offer=make.open_offer(employer=contact.employer), state="proposed", referred_at=None
    )
    never = make.MatchFactory(
        offer=make.open_offer(employer=contact.employer),
        state="refused",
        reason="Far",
        referred_at=None,
    )
    interview = make.InterviewFactory(match=match)
    client.force_login(make.ContactFactory().user)
    assert client.get(url("portal_candidate", match.pk)).status_code == 404
    for name in ("times", "offer", "decline"):
        assert client.post(url(f"portal_candidate_{name}", match.pk)).status_code == 404
    assert client.post(url("portal_candidate_note", interview.pk)).status_code == 404
    client.force_login(contact.user)
    for hidden in (early, never):
        assert client.get(url("portal_candidate", hidden.pk)).status_code == 404


def test_a_reader_looks_and_changes_nothing(client, match):
    reader = make.ContactFactory(employer=match.offer.employer, portal_role="reader")
    client.force_login(reader.user)
    text = text_of(client.get(url("portal_candidate", match.pk)))
    assert "You may read here." in text
    assert "Decline candidate" not in text
    for name in ("times", "offer", "decline", "hire"):
        assert client.post(url(f"portal_candidate_{name}", match.pk)).status_code == 403


def test_an_employer_proposes_times_in_the_sites_own_zone(client, match, contact, site):
    site.time_zone = "America/Los_Angeles"
    site.save()
    client.force_login(contact.user)
    day = (timezone.localdate() + 5 * DAY).isoformat()
    typed = {"first": f"{day}T14:30", "minutes": "30", "place": "12 Main St"}
    client.post(url("portal_candidate_times", match.pk), typed)
    local = timezone.localtime(Interview.objects.get().starts_at, ZoneInfo(site.time_zone))
    assert (local.hour, local.minute) == (14, 30)
    assert "2:30 pm" in text_of(client.get(url("portal_candidate", match.pk)))
    match.refresh_from_db()
    assert match.state == "interviewing"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"first": ""}, "required"),
        ({"first": "soon"}, "Pick a day and a time"),
        ({"first": "2020-01-01T10:00"}, "still to come"),
        ({"place": ""}, "required"),
        ({"minutes": "0"}, "greater than or equal to 5"),
    ],
)
def test_times_that_make_no_sense_are_refused_on_the_page(client, match, contact, typed, said):
    client.force_login(contact.user)
    day = (timezone.localdate() + 5 * DAY).isoformat()
    typed = {"first": f"{day}T14:30", "minutes": "30", "place": "12 Main St", **typed}
    answer = client.post(url("portal_candidate_times", match.pk), typed)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not Interview.objects.exists()


def test_an_employer_notes_the_interview_offers_hires_and_is_asked_to_confirm(
    client, match, contact
):
    held = make.InterviewFactory(match=match, state="accepted", starts_at=timezone.now() - DAY)
    client.force_login(contact.user)
    client.post(url("portal_candidate_note", held.pk), {"state": "held"})
    held.refresh_from_db()
    assert held.state == "held"
    client.post(url("portal_candidate_offer", match.pk))
    typed = {"title": "Technician", "kind": "full_time", "pay": "22", "pay_period": "hourly"}
    typed["started_on"] = timezone.localdate().isoformat()
    client.post(url("portal_candidate_hire", match.pk), typed)
    job = Placement.objects.get()
    assert (job.pay, job.recorded_by) == (22, contact.user)
    link = re.search(r"/confirm/[\w-]+/", Letter.objects.get(name__endswith="confirmation").text)
    client.logout()
    client.post(link[0], {"answer": "yes"})
    assert job.evidence.filter(tier="employer_confirmed").exists()


def test_an_employer_declines_with_a_reason_in_kind_words(client, match, contact):
    client.force_login(contact.user)
    page = url("portal_candidate_decline", match.pk)
    assert client.post(page).status_code == 422
    client.post(page, {"common": "filled"})
    match.refresh_from_db()
    assert (match.state, match.reason) == ("declined", "The position is filled")
    letter = Letter.objects.get()
    assert (letter.to, letter.name.endswith("match_declined")) == ("amara@example.org", True)
    assert "no verdict" in letter.text
    assert "is filled" not in letter.text
    over = text_of(client.get(url("portal_candidates"), {"show": "over"}))
    assert f"Candidate {match.pk}" in over


@pytest.mark.parametrize("role", [*STAFF, Role.EMPLOYER])
def test_only_trainees_open_their_own_pages(client, role):
    client.force_login(make.UserFactory(roles=[role]))
    assert client.get(url("my_jobs")).status_code == 403
    assert client.get(reverse("trainees:my_sharing")).status_code == 403
