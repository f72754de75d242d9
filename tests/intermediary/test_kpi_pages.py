"""The KPI pages show what the report computes, to those who may see it, and lead to the people."""

import csv
import datetime as dt
import io
import json
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from intermediary import drill, kpi_figures, metrics
from intermediary.choices import Role
from intermediary.kpi_forms import window
from placements.choices import CheckOutcome, PlacementKind, Tier
from tests import factories as make
from trainees.choices import EnrollmentStatus, Exclusion

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def today():
    return timezone.localdate()


def graduate(cohort, owner, job_after=None, tier=Tier.PAY_STUB, **more):
    """A graduate, with a job so many days after graduation, proven by this evidence."""
    found = make.GraduateFactory(cohort=cohort, **more)
    make.OwnerAssignmentFactory(enrollment=found, user=owner)
    if job_after is not None:
        job = make.PlacementFactory(
            enrollment=found, started_on=found.graduated_on + job_after * DAY
        )
        make.EvidenceFactory(placement=job, tier=tier)
    return found


def a_class(site, owner, ended_days_ago, track=None):
    """A class whose graduates stand in every way a graduate can stand."""
    ends_on = today() - ended_days_ago * DAY
    cohort = make.CohortFactory(
        site=site, starts_on=ends_on - 90 * DAY, ends_on=ends_on, track=track or make.TrackFactory()
    )
    for after in (-5, 10, 30):
        graduate(cohort, owner, job_after=after)
    graduate(cohort, owner, job_after=20, tier=Tier.SELF_REPORT)
    graduate(cohort, owner, job_after=125)
    graduate(cohort, owner)
    excluded_on = ends_on + 5 * DAY
    graduate(cohort, owner, exclusion=Exclusion.MEDICAL, exclusion_on=excluded_on)
    idle = graduate(cohort, owner)
    found = {"checked_on": today(), "outcome": CheckOutcome.NOT_EMPLOYED}
    make.OutcomeCheckFactory(enrollment=idle, **found)
    make.EnrollmentFactory(cohort=cohort, status=EnrollmentStatus.WITHDRAWN, withdrawn_on=ends_on)
    make.SessionFactory(trainee=idle.trainee, outcome="seen", starts_at=timezone.now() - 9 * DAY)
    return cohort


@pytest.fixture
def world():
    """Two sites with classes due, half due, not due and long past."""
    owner = make.UserFactory(name="Jo Lindqvist")
    make.TeamMembershipFactory(user=owner)
    home, away = make.SiteFactory(key="home", name="Home"), make.SiteFactory(key="away")
    for site, ended in ((home, 200), (home, 30), (home, 560), (away, 150), (away, 20)):
        cohort = a_class(site, owner, ended)
    make.EngagementFactory(cohort=cohort, held_on=cohort.starts_on)
    return home


@pytest.fixture
def manager(client):
    user = make.UserFactory(roles=[Role.MANAGER])
    client.force_login(user)
    return user


def page(client, metric=None, view="kpi", **query):
    address = reverse("intermediary:kpis") if metric is None else ""
    address = address or reverse(f"intermediary:{view}", args=[metric])
    return client.get(address, query)


def text(answer):
    """What a person reads on the page."""
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", plain.replace("&nbsp;", " ").replace("&#x27;", "'"))


def computed(metric, user, period, **more):
    start, end = window(period, today())
    return metrics.compute([metric], as_of=today(), start=start, end=end, viewer=user, **more)


def test_the_overview_shows_every_metric_as_it_is_computed(client, world, manager):
    answer = page(client)
    lines = [line for _title, lines in answer.context["groups"] for line in lines]
    assert sorted(line["name"] for line in lines) == sorted(metrics.REGISTRY)
    for line in lines:
        start, end = answer.context["asked"].window(line["name"])
        row = metrics.compute([line["name"]], as_of=today(), start=start, end=end, viewer=manager)[
            0
        ]
        assert line["row"] == row
        assert str(line["definition"].title) in text(answer)


@pytest.mark.parametrize("metric", metrics.REGISTRY)
def test_a_page_shows_the_figures_the_command_prints(client, world, manager, metric):
    start, end = today() - 700 * DAY, today()
    query = {"from": start, "to": end, "as_of": today() - DAY, "by": "track"}
    answer = page(client, metric, **query)
    out = io.StringIO()
    arguments = ["--from", start, "--to", end, "--as-of", today() - DAY, "--metric", metric]
    for by, rows in (("", [answer.context["row"]]), ("track", _rows(answer))):
        out = io.StringIO()
        call_command("kpis", *map(str, arguments), "--by", by, "--format", "json", stdout=out)
        printed = json.loads(out.getvalue())["rows"]
        shown = [row.as_json() for row in rows]
        key = lambda row: str(row["slice"])  # noqa: E731
        assert sorted(shown, key=key) == sorted(printed, key=key)


def _rows(answer):
    return [line.row for line in answer.context["slices"].lines]


def test_the_figure_and_its_count_stand_on_the_page(client, world, manager):
    row = computed("placed_120d", manager, "12m")[0]
    said = text(page(client, "placed_120d"))
    assert (row.hits, row.of, row.total, row.excluded) == (6, 14, 28, 4)
    assert f"{row.hits} of {row.of} graduates due so far" in said
    assert f"{100 * row.rate:.1f} %" in said
    assert f"{row.needed} more needed by" in said
    assert "4 people : 4 medical" in said


def test_only_the_last_twelve_months_count_unless_asked_otherwise(client, world, manager):
    usual = page(client, "placed_120d").context["row"]
    everyone = page(client, "placed_120d", graduated="any").context["row"]
    assert everyone.total == usual.total + 7
    assert page(client, "retained_365").context["row"].total > 0


def test_the_need_names_the_last_deadline_of_those_not_due(client, world, manager):
    slices = page(client, "placed_120d", by="site").context["slices"]
    assert slices.last_graduations == {"home": today() - 30 * DAY, "away": today() - 20 * DAY}
    assert slices.last == today() - 20 * DAY


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.TRAINEE])
def test_no_one_but_staff_sees_kpis(client, role):
    client.force_login(make.UserFactory(roles=[role]))
    for answer in (page(client), page(client, "placed_120d"), page(client, "coached", "kpi_csv")):
        assert answer.status_code == 403


def test_a_manager_of_one_site_sees_only_that_site(client, world):
    client.force_login(make.UserFactory(roles=[Role.MANAGER], sites=[world]))
    answer = page(client, "placed_120d", by="site")
    assert [row.slice["site"] for row in _rows(answer)] == ["home"]
    assert answer.context["row"].total == 14
    people = page(client, "placed_120d", "kpi_people", site="away")
    assert people.context["page"].total == 14
    assert "“away” is no site you can choose" in text(people)


def test_what_makes_no_sense_is_said_and_ignored(client, world, manager):
    usual = page(client, "placed_120d").context["row"]
    wrong = {"site": "nowhere", "as_of": "soon", "graduated": "never", "by": "shoe", "cohort": "x"}
    answer = page(client, "placed_120d", **wrong, quarter="2026-Q9", owner="nobody@example.org")
    assert answer.context["row"] == usual
    assert len(answer.context["asked"].ignored) == 6
    assert "“nowhere” is no site you can choose. " in text(answer)
    turned = page(client, "placed_120d", **{"from": "2026-05-01", "to": "2026-04-01"})
    assert "The first day is after the last one." in text(turned)
    assert page(client, "early_contact", owner="a").context["asked"].ignored
    assert page(client, "no_such_metric").status_code == 404


def test_every_filter_reaches_the_report(client, world, manager):
    cohort = metrics.compute(["placed_120d"], as_of=today(), by=("cohort",))[0].slice["cohort"]
    for name, key in (("site", "home"), ("team", "~"), ("cohort", cohort), ("family", "entry")):
        wanted = {name: None if key == "~" else key}
        rows = computed("placed_120d", manager, "12m", filters=wanted)
        assert page(client, "placed_120d", **{name: key}).context["row"] == rows[0]


def test_the_past_and_the_future_can_be_asked(client, world, manager):
    then, ahead = today() - 100 * DAY, today() + 400 * DAY
    past = page(client, "placed_120d", as_of=then, graduated="any").context["row"]
    assert past == metrics.compute(["placed_120d"], as_of=then)[0]
    answer = page(client, "placed_120d", as_of=ahead, graduated="any")
    assert answer.context["row"] == metrics.compute(["placed_120d"], as_of=ahead)[0]
    assert "is still ahead" in text(answer)


def test_small_groups_are_withheld_and_say_why(client, world, manager):
    assert not page(client, "placed_120d", by="site").context["any_withheld"]
    someone = make.TraineeFactory(gender="woman")
    ends_on = today() - 130 * DAY
    cohort = make.CohortFactory(site=world, starts_on=ends_on - 80 * DAY, ends_on=ends_on)
    graduate(cohort, make.UserFactory(), trainee=someone)
    answer = page(client, "placed_120d", by="gender")
    shown = {row.slice["gender"]: row for row in _rows(answer)}
    assert shown["woman"].withheld
    assert "Woman withheld" in text(answer)
    assert "fewer than 10 people" in text(answer)
    alone = page(client, "placed_120d", gender="woman")
    assert alone.context["row"].withheld
    assert "Withheld" in text(alone)
    assert alone.context["curve"] is None
    assert not alone.context["slices"].last_graduations


@pytest.mark.parametrize("metric", metrics.REGISTRY)
def test_the_people_behind_a_figure_are_as_many_as_the_figure(client, world, manager, metric):
    row = page(client, metric, graduated="any").context["row"]
    numbers = {name: getattr(row, name) for name in drill.BUCKETS if name != "missed"}
    numbers["missed"] = kpi_figures.missed(row)
    for bucket, number in numbers.items():
        if number is not None:
            answer = page(client, metric, "kpi_people", bucket=bucket, graduated="any")
            assert (bucket, answer.context["page"].total) == (bucket, number)


def test_each_person_is_there_for_a_reason(client, world, manager):
    reasons = {
        "hits": r"Placed Help desk technician at Employer \d+, since \w+ \d+, \d{4}. Pay stub.",
        "unverified": "Evidence too weak Help desk technician .* Self-report.",
        "unknown": "Not known No job on record. Nobody has asked since the deadline.",
        "missed": "Not in time .* (5 days late|Found without work on)",
        "excluded": "Left out Medical, ",
        "pending": "Not due yet No job on record.",
        "pending_hits": "Placed, not due yet Help desk technician",
    }
    for bucket, reason in reasons.items():
        answer = page(client, "placed_120d", "kpi_people", bucket=bucket)
        assert re.search(reason, text(answer)), bucket


def test_a_late_job_and_a_job_that_does_not_count_are_told_apart(client, world, manager):
    owner = make.UserFactory()
    ends_on = today() - 200 * DAY
    cohort = make.CohortFactory(key="GIG", starts_on=ends_on - 80 * DAY, ends_on=ends_on)
    one = graduate(cohort, owner)
    job = make.PlacementFactory(enrollment=one, kind=PlacementKind.GIG, started_on=ends_on)
    make.EvidenceFactory(placement=job)
    answer = page(client, "placed_120d", "kpi_people", bucket="unknown", cohort="GIG")
    assert "No job on record." in text(answer)


def test_an_analyst_sees_figures_but_no_names(client, world):
    client.force_login(make.UserFactory(roles=[Role.ANALYST]))
    answer = page(client, "placed_120d")
    assert answer.status_code == 200
    assert "/people/" not in answer.content.decode()
    assert page(client, "placed_120d", "kpi_people").status_code == 403


def test_people_are_listed_by_personal_attributes_for_managers_only(client, world, manager):
    assert page(client, "placed_120d", "kpi_people", gender="not_disclosed").status_code == 200
    client.force_login(make.UserFactory(roles=[Role.COACH]))
    assert page(client, "placed_120d", "kpi_people").status_code == 200
    refused = page(client, "placed_120d", "kpi_people", gender="not_disclosed")
    assert refused.status_code == 403
    assert "People chosen by gender are listed for program managers only." in text(refused)
    slices = page(client, "placed_120d", by="gender").content.decode()
    assert "people/?gender" not in slices


@pytest.mark.parametrize("by", ["cohort", "owner", "gender"])
@pytest.mark.parametrize("metric", ["placed_120d", "start_wage"])
def test_the_file_has_the_rows_of_the_table_and_the_total(client, world, manager, metric, by):
    make.TraineeFactory()
    table = page(client, metric, by=by).context["slices"]
    answer = page(client, metric, "kpi_csv", by=by)
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [row["name"] for row in rows] == [line.name for line in [*table.lines, table.total]]
    for cells, line in zip(rows, [*table.lines, table.total], strict=True):
        assert cells["withheld"] == ("yes" if line.row.withheld else "no")
        for name in ("total", "of", "hits", "rate", "value", "state"):
            figure = getattr(line.row, name)
            told = float(figure) if name in ("rate", "value") and figure is not None else figure
            assert cells[name] == ("" if figure is None else str(told))


def test_no_cell_of_the_file_is_a_formula(client, world, manager):
    owner = make.UserFactory(name="=cmd()", email="evil@example.org")
    a_class(world, owner, 100)
    answer = page(client, "placed_120d", "kpi_csv", by="owner").content.decode()
    assert "'=cmd()" in answer
    assert not re.search(r"(^|,)[=@]", answer, re.M)


def queries(client, *args, **query):
    page(client, *args, **query)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert page(client, *args, **query).status_code == 200
    return len(seen)


def test_the_number_of_queries_does_not_grow_with_rows(client, world, manager):
    asked = [("placed_120d",), ("placed_120d", "kpi_people"), ("coached", "kpi_people"), (None,)]
    asked += [("early_contact", "kpi_people")]
    few = [queries(client, *each) for each in asked]
    owner = make.UserFactory()
    for ended in range(40, 48):
        make.EngagementFactory(cohort=a_class(world, owner, ended))
    many = [queries(client, *each) for each in asked]
    assert many == few
