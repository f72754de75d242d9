"""Problems at work: told, worked on step by step, resolved in words; patterns tell of nobody."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from coaching import concerns, patterns
from coaching.choices import ConcernKind, ConcernState
from coaching.models import Concern
from intermediary.choices import Role
from intermediary.models import Letter
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
LIST = "/staff/concerns/"


@pytest.fixture
def coach(client):
    user = make.UserFactory(roles=[Role.COACH], name="Teresa Novak", email="teresa@example.org")
    client.force_login(user)
    return user


def text(answer):
    return answer.content.decode()


# --- what is done about one ----------------------------------------------------------------------


def test_the_coach_reads_of_a_problem_and_the_job_names_the_employer(coach):
    job = make.PlacementFactory()
    trainee = job.trainee
    trainee.user = make.UserFactory(roles=[Role.TRAINEE])
    trainee.save()
    make.CoachAssignmentFactory(enrollment__trainee=trainee, user=coach)
    row = concerns.raise_concern(
        trainee=trainee,
        kind="safety",
        text="No gloves. ",
        placement=job,
        by=trainee.user,
        now=timezone.now(),
    )
    assert (row.employer, row.text, row.state) == (job.employer, "No gloves.", "open")
    letter = Letter.objects.get(name="coaching/email/concern_raised")
    assert letter.to == "teresa@example.org"
    assert row.get_absolute_url() in letter.text
    assert "gloves" not in letter.text
    concerns.raise_concern(trainee=trainee, kind="other", text="x", by=coach, now=timezone.now())
    assert Letter.objects.count() == 1


def test_a_concern_goes_from_new_to_resolved_and_back_with_every_step_kept(coach):
    row = make.ConcernFactory()
    concerns.add_step(concern=row, text=" Called payroll. ", by=coach)
    row.refresh_from_db()
    assert row.state == ConcernState.WORKING
    concerns.assign(concern=row, to=coach, by=coach)
    now = timezone.now()
    concerns.resolve(concern=row, resolution="They paid.", by=coach, now=now)
    with pytest.raises(ValidationError, match="already"):
        concerns.resolve(concern=row, resolution="Again.", by=coach, now=now)
    concerns.reopen(concern=row, text="Short again.", by=coach)
    with pytest.raises(ValidationError, match="not resolved"):
        concerns.reopen(concern=row, text="x", by=coach)
    row.refresh_from_db()
    assert (row.state, row.resolution, row.resolved_at) == (ConcernState.WORKING, "", None)
    assert [step.text for step in row.steps.all()] == [
        "Called payroll.",
        "Had been resolved: They paid.",
        "Short again.",
    ]
    told = (
        row.events.filter(pgh_label="update")
        .order_by("pk")
        .values_list("pgh_context__metadata__action", flat=True)
    )
    assert list(told) == ["step_on_concern", "assign_concern", "resolve_concern", "reopen_concern"]


def test_assigning_somebody_takes_it_up_and_nobody_gives_it_back(coach):
    row = make.ConcernFactory()
    assert concerns.assign(concern=row, to=coach, by=coach).state == ConcernState.WORKING
    assert concerns.assign(concern=row, to=None, by=coach).assigned_to is None


# --- the pages -----------------------------------------------------------------------------------


def test_the_list_has_urgent_ones_first_then_the_oldest_and_resolved_ones_apart(client, coach):
    now = timezone.now()
    young = make.ConcernFactory(raised_at=now - DAY)
    old = make.ConcernFactory(raised_at=now - 9 * DAY)
    urgent = make.ConcernFactory(kind="harassment", raised_at=now)
    done = make.ConcernFactory(
        kind="safety", state="resolved", resolved_at=now, resolution="Done.", raised_at=now
    )
    shown = [each.pk for each in client.get(LIST).context["page"]]
    assert shown == [urgent.pk, old.pk, young.pk]
    shown = [each.pk for each in client.get(LIST, {"part": "all"}).context["page"]]
    assert shown == [urgent.pk, old.pk, young.pk, done.pk]
    assert [e.pk for e in client.get(LIST, {"part": "resolved"}).context["page"]] == [done.pk]


def test_the_list_is_searched_by_person_and_employer_and_filtered(client, coach):
    firm = make.EmployerFactory(name="Harbor Clinic")
    mine = make.ConcernFactory(employer=firm, assigned_to=coach, state="working")
    other = make.ConcernFactory(kind="schedule", trainee__first_name="Zoraida")
    for query, found in [
        ({"q": "harbor"}, mine),
        ({"q": "zoraida"}, other),
        ({"kind": "schedule"}, other),
        ({"assigned_to": coach.pk}, mine),
    ]:
        assert [each.pk for each in client.get(LIST, query).context["page"]] == [found.pk]


def test_one_concern_is_worked_on_from_its_page(client, coach):
    row = make.ConcernFactory()
    page = row.get_absolute_url()
    assert "Two hours are missing on the stub." in text(client.get(page))
    answer = client.post(f"{page}step/", {"step-text": "Called."}, follow=True)
    assert "The step is added." in text(answer)
    assert client.post(f"{page}step/", {"step-text": " "}).status_code == 422
    answer = client.post(f"{page}assign/", {"to": coach.pk}, follow=True)
    assert "Teresa Novak works on it." in text(answer)
    outsider = make.UserFactory(roles=[Role.EMPLOYER])
    assert client.post(f"{page}assign/", {"to": outsider.pk}).status_code == 422
    client.post(f"{page}resolve/", {"end-text": "Paid."})
    row.refresh_from_db()
    assert row.state == "resolved"
    answer = client.post(f"{page}resolve/", {"end-text": "Paid."}, follow=True)
    assert "already" in text(answer)
    assert "Take it up again" in text(client.get(page))
    client.post(f"{page}reopen/", {"again-text": "Short again."})
    row.refresh_from_db()
    assert row.state == "working"


def test_staff_note_what_they_were_told_and_see_it_on_the_persons_page(client, coach):
    job = make.PlacementFactory()
    page = reverse("coaching:concern_new", args=[job.trainee_id])
    tomorrow = timezone.localdate() + DAY
    given = {"kind": "safety", "text": "No gloves", "placement": job.pk}
    answer = client.post(page, {**given, "happened_on": tomorrow})
    assert answer.status_code == 422
    other = make.PlacementFactory()
    assert client.post(page, {**given, "placement": other.pk}).status_code == 422
    answer = client.post(page, given, follow=True)
    row = Concern.objects.get()
    assert answer.redirect_chain == [(row.get_absolute_url(), 302)]
    assert (row.raised_by, row.employer) == (coach, job.employer)
    panel = reverse("coaching:concerns_for_trainee", args=[job.trainee_id])
    assert row.get_absolute_url() in text(client.get(panel))


def test_concerns_of_people_elsewhere_are_not_there(client):
    site = make.SiteFactory()
    client.force_login(make.UserFactory(roles=[Role.COACH], sites=[site]))
    row = make.ConcernFactory()
    for path in ("", "step/", "resolve/", "reopen/", "assign/"):
        address = f"{row.get_absolute_url()}{path}"
        answer = client.post(address, {}) if path else client.get(address)
        assert answer.status_code == 404
    assert not client.get(LIST).context["page"]


# --- patterns ------------------------------------------------------------------------------------

ON = dt.date(2026, 11, 26)
IN_TIME = dt.datetime(2026, 9, 15, 12, tzinfo=dt.UTC)


def told(kind, people, employer, at=IN_TIME):
    people = people if isinstance(people, list) else [make.TraineeFactory() for _n in range(people)]
    for person in people:
        make.ConcernFactory(kind=kind, trainee=person, employer=employer, raised_at=at)
    return people


def at(employer):
    rows = patterns.at(employer, ON).rows
    return (rows[0].kinds, rows[0].total) if rows else None


def test_a_period_is_twelve_whole_months_and_ends_a_month_ago():
    for on, since, until in [
        ("2026-11-26", "2025-10-01", "2026-09-30"),
        ("2026-11-30", "2025-11-01", "2026-10-31"),
        ("2026-11-29", "2025-10-01", "2026-09-30"),
        ("2026-03-30", "2025-03-01", "2026-02-28"),
    ]:
        found = patterns.Period.before(dt.date.fromisoformat(on))
        assert (found.since.isoformat(), found.until.isoformat()) == (since, until)
        assert dt.date.fromisoformat(on) - found.until >= patterns.LATE


def test_a_kind_is_shown_from_five_different_people_on():
    firm = make.EmployerFactory()
    people = told("pay_short", 4, firm)
    told("pay_short", people[:2], firm)  # the same people once more
    assert at(firm) is None
    told("pay_short", 1, firm)
    assert at(firm) == ([("Pay is short or late", 5)], 5)


def test_young_and_old_concerns_do_not_count():
    firm = make.EmployerFactory()
    told("pay_short", 3, firm, at=dt.datetime(2026, 11, 10, tzinfo=dt.UTC))
    told("pay_short", 3, firm, at=dt.datetime(2025, 9, 10, tzinfo=dt.UTC))
    told("pay_short", 4, firm)
    assert at(firm) is None


def test_a_total_that_tells_of_a_few_by_subtraction_is_withheld():
    firm = make.EmployerFactory()
    told("pay_short", 6, firm)
    told("safety", 1, firm)
    assert at(firm) == ([("Pay is short or late", 6)], None)
    told("safety", 3, firm)
    assert at(firm) == ([("Pay is short or late", 6)], None)
    told("safety", 1, firm)
    assert at(firm) == ([("Pay is short or late", 6), ("Safety", 5)], 11)


def test_a_total_that_tells_who_told_of_both_is_withheld():
    firm = make.EmployerFactory()
    people = told("pay_short", 6, firm)
    told("safety", [people[0], *(make.TraineeFactory() for _n in range(5))], firm)
    assert at(firm) == ([("Pay is short or late", 6), ("Safety", 6)], None)


def test_everywhere_a_kind_whose_rest_is_small_is_withheld():
    firm, other = make.EmployerFactory(name="A"), make.EmployerFactory(name="B")
    told("pay_short", 6, firm)
    told("pay_short", 2, other)
    everybody, *rows = patterns.everywhere(ON).rows
    assert everybody.kinds == []
    assert [(row.name, row.kinds) for row in rows] == [("A", [("Pay is short or late", 6)])]
    told("pay_short", 3, None)
    assert patterns.everywhere(ON).rows[0].kinds == [("Pay is short or late", 11)]


@given(
    st.dictionaries(
        st.sampled_from(ConcernKind.values), st.sets(st.integers(0, 14)), min_size=1, max_size=4
    )
)
def test_no_published_figure_less_another_leaves_a_few_people(by_kind):
    kinds, total = patterns.shown(by_kind), patterns.total_of(by_kind)
    assert all(len(by_kind[kind]) >= 5 for kind in kinds)
    if total is None:
        return
    everybody = {person for people in by_kind.values() for person in people}
    assert total == len(everybody) >= 5
    only_hidden = [p for p in everybody if not any(p in by_kind[kind] for kind in kinds)]
    assert len(only_hidden) not in range(1, 5)
    for kind in kinds:
        assert len([p for p in everybody if p not in by_kind[kind]]) not in range(1, 5)


def test_an_employer_sees_its_own_pattern_and_never_a_name(client):
    contact = make.ContactFactory()
    client.force_login(contact.user)
    now = timezone.now() - 75 * DAY
    people = told("pay_short", 7, contact.employer, at=now)
    told("safety", 9, make.EmployerFactory(), at=now)
    page = text(client.get("/employer/concerns/"))
    assert "Pay is short or late" in page
    assert ">7<" in page
    assert "Safety" not in page
    assert not any(person.last_name in page for person in people)
    few = make.ContactFactory()
    told("pay_short", 4, few.employer, at=now)
    client.force_login(few.user)
    assert "No pattern to show" in text(client.get("/employer/concerns/"))


def test_patterns_are_the_same_for_everybody_who_may_look(client):
    told("pay_short", 6, make.EmployerFactory(name="Harbor"), at=timezone.now() - 75 * DAY)
    pages = set()
    for user in (
        make.UserFactory(roles=[Role.ANALYST], name="A"),
        make.UserFactory(roles=[Role.ANALYST], sites=[make.SiteFactory()], name="A"),
    ):
        client.force_login(user)
        answer = client.get("/staff/concerns/patterns/")
        pages.add(repr(answer.context["found"]))
        assert "Harbor" in text(answer)
    assert len(pages) == 1
