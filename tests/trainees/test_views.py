"""Staff pages about people: who sees whom, lists that find and sort, and what may be changed."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.choices import STAFF, Role
from tests.factories import (
    CoachAssignmentFactory,
    CohortFactory,
    EnrollmentFactory,
    EvidenceFactory,
    GraduateFactory,
    OwnerAssignmentFactory,
    PlacementFactory,
    SessionFactory,
    SiteFactory,
    TraineeFactory,
    UserFactory,
)
from trainees.choices import EnrollmentStatus
from trainees.models import Enrollment, Trainee

pytestmark = pytest.mark.django_db
WRITERS = {Role.ADMIN, Role.MANAGER}
DAY = dt.timedelta(days=1)


@pytest.fixture
def manager(client):
    user = UserFactory()
    client.force_login(user)
    return user


def names(client, **query):
    """The people that the list shows, in order."""
    rows = client.get(reverse("trainees:list"), query).context["rows"]
    return [row.trainee.last_name for row in rows]


def recent(last_name, days_ago, **fields):
    """A graduate of so many days ago."""
    day = timezone.localdate() - days_ago * DAY
    cohort = CohortFactory(starts_on=day - 100 * DAY, ends_on=day)
    return GraduateFactory(cohort=cohort, trainee__last_name=last_name, **fields)


@pytest.mark.parametrize("role", STAFF)
def test_all_staff_read_and_only_managers_write(client, role):
    row = GraduateFactory()
    client.force_login(UserFactory(roles=[role]))
    assert client.get(reverse("trainees:list")).status_code == 200
    text = client.get(row.trainee.get_absolute_url()).content.decode()
    assert ("Put into a cohort" in text) == (role in WRITERS)
    expected = 200 if role in WRITERS else 403
    for name, pk in (
        ("edit", row.trainee_id),
        ("enroll", row.trainee_id),
        ("enrollment", row.pk),
        ("exclude", row.pk),
        ("coach", row.pk),
        ("owner", row.pk),
        ("cohort_edit", row.cohort_id),
    ):
        assert client.get(reverse(f"trainees:{name}", args=[pk])).status_code == expected


def test_staff_of_one_site_find_no_trace_of_another(client):
    here, there = GraduateFactory(), GraduateFactory()
    client.force_login(UserFactory(sites=[here.cohort.site]))
    assert names(client) == [here.trainee.last_name]
    for name, pk in (
        ("detail", there.trainee_id),
        ("edit", there.trainee_id),
        ("enrollment", there.pk),
        ("exclude", there.pk),
        ("coach", there.pk),
        ("cohort", there.cohort_id),
        ("cohort_edit", there.cohort_id),
    ):
        assert client.get(reverse(f"trainees:{name}", args=[pk])).status_code == 404
    finish = reverse("trainees:finish", args=[there.cohort_id])
    assert client.post(finish, {"pick": [there.pk]}).status_code == 404


def test_who_was_at_two_sites_is_shown_here_with_the_cohort_here(client):
    here = EnrollmentFactory()
    elsewhere = EnrollmentFactory(
        trainee=here.trainee, cohort=CohortFactory(starts_on=dt.date(2026, 2, 1))
    )
    client.force_login(UserFactory(sites=[here.cohort.site]))
    (row,) = client.get(reverse("trainees:list")).context["rows"]
    assert row.enrollment == here
    text = client.get(here.trainee.get_absolute_url()).content.decode()
    assert here.cohort.key in text
    assert elsewhere.cohort.key not in text


def test_the_list_says_where_everybody_stands(client, manager):
    recent("None", 10)
    EvidenceFactory(placement=PlacementFactory(enrollment=recent("Sure", 40), started_on=_ago(9)))
    PlacementFactory(enrollment=recent("Weak", 40), started_on=_ago(9))
    PlacementFactory(enrollment=recent("Soon", 40), started_on=_ago(-3))
    EnrollmentFactory(trainee__last_name="Training")
    TraineeFactory(last_name="Zero")
    rows = client.get(reverse("trainees:list")).context["rows"]
    words = {row.trainee.last_name: str(row.word) for row in rows}
    assert words["Soon"].startswith("Starts ")
    del words["Soon"]
    assert words == {
        "None": "No job yet",
        "Sure": "Placed, confirmed",
        "Weak": "Placed, weak evidence",
        "Training": "In training",
        "Zero": "",
    }
    for code, who in (
        ("in_training", ["Training"]),
        ("not_placed", ["None", "Soon"]),
        ("placed_weak", ["Weak"]),
        ("placed_confirmed", ["Sure"]),
        ("nonsense", ["None", "Soon", "Sure", "Training", "Weak", "Zero"]),
    ):
        assert names(client, stands=code) == who


def _ago(days):
    return timezone.localdate() - days * DAY


def test_filters_must_hold_for_one_and_the_same_enrollment(client, manager):
    old = recent("Both", 200)
    new = EnrollmentFactory(trainee=old.trainee)
    assert names(client, status="graduated", cohort=old.cohort.key) == ["Both"]
    assert names(client, status="enrolled", cohort=new.cohort.key.lower()) == ["Both"]
    assert names(client, status="enrolled", cohort=old.cohort.key) == []
    (row,) = client.get(reverse("trainees:list"), {"cohort": old.cohort.key}).context["rows"]
    assert row.enrollment == old


def test_people_are_found_by_coach_owner_track_site_and_day_120(client, manager):
    row, past = recent("Near", 119), recent("Past", 121)
    coach = CoachAssignmentFactory(enrollment=row, starts_on=_ago(90)).user
    owner = OwnerAssignmentFactory(enrollment=row, starts_on=_ago(90)).user
    for query in (
        {"coach": coach.pk},
        {"owner": owner.pk},
        {"track": row.cohort.track_id},
        {"site": row.cohort.site_id},
        {"day_120": "ahead"},
        {"q": "near"},
    ):
        assert names(client, **query) == ["Near"], query
    assert names(client, day_120="past") == [past.trainee.last_name]


def test_someone_new_can_be_asked_for_though_menus_are_kept_for_a_while(client, manager):
    row = recent("Near", 10)
    recent("Other", 10)
    assert names(client) == ["Near", "Other"]
    coach = CoachAssignmentFactory(enrollment=row, starts_on=_ago(9)).user
    assert names(client, coach=coach.pk) == ["Near"]


def test_the_list_sorts_by_day_120_and_leaves_nobody_out(client, manager):
    recent("First", 50)
    recent("Second", 20)
    TraineeFactory(last_name="Never")
    assert names(client, sort="day_120") == ["First", "Second", "Never"]
    assert names(client, sort="-day_120") == ["Second", "First", "Never"]
    assert names(client, sort="password") == ["First", "Never", "Second"]


def test_the_list_shows_day_120_coach_and_last_session(client, manager):
    row = recent("Near", 105)
    CoachAssignmentFactory(enrollment=row, starts_on=_ago(100), user__name="Teresa Novak")
    at = dt.datetime(2026, 3, 3, 2, 0, tzinfo=dt.UTC)  # still March 2 in Baltimore
    SessionFactory(trainee=row.trainee, starts_at=at, outcome="seen")
    SessionFactory(trainee=row.trainee, outcome="no_show", starts_at=at + DAY)
    text = client.get(reverse("trainees:list")).content.decode()
    for words in ("15 days left", "Teresa Novak", "Mar 2"):
        assert words in text


def test_an_empty_list_says_what_would_help(client, manager):
    assert "No trainees yet" in client.get(reverse("trainees:list")).content.decode()
    TraineeFactory()
    text = client.get(reverse("trainees:list"), {"q": "nobody-like-that"}).content.decode()
    assert "No one matches" in text


def test_the_page_of_a_person_names_the_next_deadline_and_shows_panels(client, manager):
    row = recent("Near", 100)
    text = client.get(row.trainee.get_absolute_url()).content.decode()
    assert "Next deadline" in text
    assert "in 20 days" in text
    for name in ("placements:for_trainee", "coaching:for_trainee"):
        assert f'hx-get="{reverse(name, args=[row.trainee_id])}"' in text
    PlacementFactory(enrollment=row, started_on=_ago(50))
    assert "Next deadline" not in client.get(row.trainee.get_absolute_url()).content.decode()


def test_a_person_is_added_with_a_number_and_a_cohort(client, manager):
    cohort = CohortFactory()
    data = {"last_name": "Okafor", "cohort": cohort.key.lower(), "status": "enrolled"}
    answer = client.post(reverse("trainees:new"), {**data, "on": "2026-01-05"})
    trainee = Trainee.objects.get()
    assert answer.url == trainee.get_absolute_url()
    assert trainee.key.startswith("T-")
    assert Enrollment.objects.get().cohort == cohort


def test_who_serves_one_site_adds_people_to_cohorts_there_only(client):
    cohort, elsewhere = CohortFactory(), CohortFactory()
    client.force_login(UserFactory(sites=[cohort.site]))
    data = {"last_name": "Okafor", "status": "enrolled", "on": "2026-01-05"}
    for key in ("", elsewhere.key):
        answer = client.post(reverse("trainees:new"), {**data, "cohort": key})
        assert "cohort" in answer.context["cohort_form"].errors
    assert not Trainee.objects.exists()
    client.post(reverse("trainees:new"), {**data, "cohort": cohort.key})
    assert Trainee.objects.visible_to(UserFactory(sites=[cohort.site])).exists()


def test_a_nameless_person_is_refused(client, manager):
    answer = client.post(reverse("trainees:new"), {"on": "2026-01-05", "status": "enrolled"})
    assert "Give a first or a last name." in answer.content.decode()


def test_personal_facts_are_saved_and_unknown_stays_unknown(client, manager):
    trainee = TraineeFactory(prior_annual_earnings=None)
    data = {"last_name": "Díaz", "race_ethnicity": ["asian", "white"], "veteran": "false"}
    client.post(reverse("trainees:edit", args=[trainee.pk]), {**data, "prior_annual_earnings": "0"})
    trainee.refresh_from_db()
    assert trainee.race_ethnicity == ["asian", "white"]
    assert (trainee.veteran, trainee.disability) == (False, None)
    assert trainee.prior_annual_earnings == 0


def test_a_person_joins_a_cohort_once(client, manager):
    row = EnrollmentFactory()
    url = reverse("trainees:enroll", args=[row.trainee_id])
    data = {"status": "enrolled", "on": "2026-01-05"}
    for key, words in ((row.cohort.key, "already"), ("NOPE", "There is no cohort")):
        assert words in client.post(url, {**data, "cohort": key}).content.decode()
    assert Enrollment.objects.count() == 1


def test_days_that_contradict_each_other_are_refused_in_words(client, manager):
    row = EnrollmentFactory()
    url = reverse("trainees:enrollment", args=[row.pk])
    start = {"started_on": "2026-01-05"}
    for data, words in (
        ({**start, "status": "enrolled", "graduated_on": "2026-04-17"}, "needs the status"),
        ({"status": "graduated", "graduated_on": "2026-04-17"}, "needs a start of training"),
        ({**start, "status": "withdrawn", "withdrawn_on": "2026-01-04"}, "before the start"),
    ):
        assert words in client.post(url, data).content.decode()
    client.post(url, {**start, "status": "graduated", "graduated_on": "2026-04-17"})
    row.refresh_from_db()
    assert row.status == EnrollmentStatus.GRADUATED


def test_an_exclusion_needs_a_day_and_evidence_and_can_be_taken_back(client, manager):
    row = GraduateFactory()
    url = reverse("trainees:exclude", args=[row.pk])
    assert "needs a day and evidence" in client.post(url, {"exclusion": "medical"}).content.decode()
    full = {
        "exclusion": "medical",
        "exclusion_on": "2026-05-01",
        "exclusion_evidence": "Letter of May 1",
    }
    client.post(url, full)
    row.refresh_from_db()
    assert (row.exclusion, row.exclusion_evidence) == ("medical", "Letter of May 1")
    assert "Letter of May 1" in client.get(row.trainee.get_absolute_url()).content.decode()
    client.post(url, {"exclusion": ""})
    row.refresh_from_db()
    assert (row.exclusion, row.exclusion_on) == ("", None)


def test_a_hand_over_shows_who_it_was_before(client, manager):
    held = OwnerAssignmentFactory(user__name="Old Owner")
    new = UserFactory(roles=[Role.BUSINESS_SOLUTIONS])
    url = reverse("trainees:owner", args=[held.enrollment_id])
    assert "Old Owner" in client.get(url).content.decode()
    client.post(url, {"user": new.pk, "starts_on": "2026-03-01"})
    current = held.enrollment.ownerassignments.in_force(dt.date(2026, 3, 1)).get()
    assert current.user == new


def test_only_coaches_can_become_the_coach(client, manager):
    row = EnrollmentFactory()
    url = reverse("trainees:coach", args=[row.pk])
    answer = client.post(url, {"user": UserFactory().pk, "starts_on": "2026-03-01"})
    assert "user" in answer.context["form"].errors


def test_people_of_a_removed_filter_are_back(client, manager):
    SiteFactory()
    TraineeFactory(last_name="Alone")
    assert names(client, site="999999") == ["Alone"]
