"""Staff pages about cohorts: lists, rosters, the clock of employer contact, graduation day."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.choices import Role
from tests.factories import (
    CohortFactory,
    EngagementFactory,
    EnrollmentFactory,
    EvidenceFactory,
    GraduateFactory,
    PlacementFactory,
    SponsorshipFactory,
    TrackFactory,
    UserFactory,
)
from trainees.models import Cohort, Enrollment

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def manager(client):
    user = UserFactory()
    client.force_login(user)
    return user


def begun(days_ago, **fields):
    """A cohort that began so many days ago and lasts 100."""
    start = timezone.localdate() - days_ago * DAY
    return CohortFactory(starts_on=start, ends_on=start + 100 * DAY, **fields)


def shown(client, **query):
    """The cohorts of the list, by key."""
    rows = client.get(reverse("trainees:cohorts"), query).context["rows"]
    return {row.cohort.key: row for row, _week in rows}


def test_the_list_counts_people_and_placed_graduates(client, manager):
    cohort = begun(150, key="A")
    EnrollmentFactory(cohort=cohort)
    EnrollmentFactory(cohort=cohort, status="withdrawn", withdrawn_on=cohort.ends_on)
    graduates = GraduateFactory.create_batch(3, cohort=cohort)
    day = timezone.localdate() - 5 * DAY
    EvidenceFactory(placement=PlacementFactory(enrollment=graduates[0], started_on=day))
    PlacementFactory(enrollment=graduates[1], started_on=day)
    row = shown(client)["A"]
    assert (row.people, row.in_training, row.graduates, row.placed) == (5, 1, 3, 1)


@pytest.mark.parametrize(
    ("days_ago", "met_after", "state", "word"),
    [
        (-1, None, "mute-open", "Due"),
        (0, None, "open", "Due"),
        (28, None, "open", "Due"),
        (29, None, "missed", "Missed"),
        (40, 28, "met", "Met"),
        (40, 29, "missed", "Missed"),
        (40, -1, "met", "Met"),
    ],
)
def test_the_first_employer_contact_is_due_by_day_28(
    client, manager, days_ago, met_after, state, word
):
    cohort = begun(days_ago, key="A")
    if met_after is not None:
        EngagementFactory(cohort=cohort, held_on=cohort.starts_on + met_after * DAY)
    row = shown(client)["A"]
    assert (row.contact, row.contact_word.split()[0]) == (state, word)


def test_cohorts_are_found_by_code_track_site_and_state(client, manager):
    track = TrackFactory(name="Help Desk")
    begun(10, key="ITS-1", track=track)
    begun(-10, key="ITS-2")
    begun(200, key="ITS-3")
    for query, found in (
        ({"q": "its-1"}, {"ITS-1"}),
        ({"q": "help"}, {"ITS-1"}),
        ({"track": track.pk}, {"ITS-1"}),
        ({"when": "ahead"}, {"ITS-2"}),
        ({"when": "under_way"}, {"ITS-1"}),
        ({"when": "over"}, {"ITS-3"}),
    ):
        assert set(shown(client, **query)) == found, query


def test_the_page_of_a_cohort_says_its_week_and_lists_everyone(client, manager):
    cohort = begun(21)
    people = EnrollmentFactory.create_batch(3, cohort=cohort)
    text = client.get(cohort.get_absolute_url()).content.decode()
    assert "week 4 of 15" in text
    assert all(str(row.trainee) in text for row in people)
    assert f'hx-get="{reverse("placements:for_cohort", args=[cohort.pk])}"' in text


def test_the_panel_shows_meetings_and_sponsors_also_as_a_page(client, manager):
    cohort = begun(21)
    meeting = EngagementFactory(cohort=cohort)
    sponsor = SponsorshipFactory(cohort=cohort).employer
    url = reverse("placements:for_cohort", args=[cohort.pk])
    page = client.get(url).content.decode()
    panel = client.get(url, headers={"HX-Request": "true"}).content.decode()
    for text in (page, panel):
        assert meeting.employer.name in text
        assert sponsor.name in text
    assert "<h1>" in page
    assert "<h1>" not in panel


def test_picked_people_graduate_together(client, manager):
    cohort = begun(101)
    first, second, third = EnrollmentFactory.create_batch(3, cohort=cohort)
    data = {"outcome": "graduate", "on": cohort.ends_on, "pick": [first.pk, third.pk]}
    answer = client.post(reverse("trainees:finish", args=[cohort.pk]), data, follow=True)
    assert "2 people graduated." in answer.content.decode()
    done = Enrollment.objects.filter(graduated_on=cohort.ends_on)
    assert set(done) == {first, third}


def test_a_refusal_names_the_person_keeps_the_ticks_and_changes_nobody(client, manager):
    cohort = begun(101)
    ready, gone = EnrollmentFactory(cohort=cohort), GraduateFactory(cohort=cohort)
    data = {"outcome": "graduate", "on": cohort.ends_on, "pick": [ready.pk, gone.pk]}
    answer = client.post(reverse("trainees:finish", args=[cohort.pk]), data)
    assert answer.status_code == 422
    assert f"{gone.trainee} has graduated already." in answer.content.decode()
    assert answer.content.decode().count(" checked") == 2
    ready.refresh_from_db()
    assert ready.graduated_on is None


def test_nobody_picked_is_said(client, manager):
    cohort = begun(101)
    EnrollmentFactory(cohort=cohort)
    data = {"outcome": "withdraw", "on": cohort.ends_on}
    answer = client.post(reverse("trainees:finish", args=[cohort.pk]), data)
    assert "Pick at least one person." in answer.content.decode()


def test_people_of_another_cohort_cannot_be_slipped_in(client, manager):
    cohort, other = begun(101), EnrollmentFactory()
    data = {"outcome": "withdraw", "on": cohort.ends_on, "pick": [other.pk]}
    client.post(reverse("trainees:finish", args=[cohort.pk]), data)
    other.refresh_from_db()
    assert other.withdrawn_on is None


def test_readers_see_no_boxes_to_tick(client):
    cohort = EnrollmentFactory().cohort
    client.force_login(UserFactory(roles=[Role.ANALYST]))
    assert 'name="pick"' not in client.get(cohort.get_absolute_url()).content.decode()
    assert client.post(reverse("trainees:finish", args=[cohort.pk])).status_code == 403


def test_a_cohort_is_planned_and_its_days_must_be_in_order(client, manager):
    like = CohortFactory()
    data = {"key": "NEW-1", "track": like.track_id, "site": like.site_id, "seats": 20}
    url = reverse("trainees:cohort_new")
    wrong = client.post(url, {**data, "starts_on": "2026-05-04", "ends_on": "2026-05-03"})
    assert "The last day is before the first." in wrong.content.decode()
    client.post(url, {**data, "starts_on": "2026-05-04", "ends_on": "2026-08-14"})
    made = Cohort.objects.get(key="NEW-1")
    edit = reverse("trainees:cohort_edit", args=[made.pk])
    client.post(edit, {**data, "starts_on": "2026-05-04", "ends_on": "2026-08-21"})
    made.refresh_from_db()
    assert made.ends_on == dt.date(2026, 8, 21)
