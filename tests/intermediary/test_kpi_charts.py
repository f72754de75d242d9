"""The charts of the KPI pages: what they compare, who may, and the files people take away."""
# ruff: noqa: F811 - the fixtures are those of the KPI pages

import csv
import datetime as dt
import io
import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intermediary import drill, kpi_trend, metrics
from intermediary.choices import Role
from intermediary.kpi.rows import COUNTS
from tests import factories as make
from tests.intermediary.test_kpi_pages import (  # noqa: F401
    DAY,
    a_class,
    graduate,
    manager,
    page,
    text,
    today,
    world,
)
from trainees.models import Cohort

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def file(client, metric, chart, kind, **query):
    name = {"svg": "kpi_svg", "csv": "kpi_chart_csv"}[kind]
    return client.get(reverse(f"intermediary:{name}", args=[metric, chart]), query)


def table(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def keys_of(site):
    return sorted(Cohort.objects.filter(site__key=site).values_list("key", flat=True))


def women_and_men(site, women=24, men=30, ago=200):
    """A class due long ago, large enough that both groups may be told apart."""
    ends_on = today() - ago * DAY
    cohort = make.CohortFactory(site=site, starts_on=ends_on - 80 * DAY, ends_on=ends_on)
    for number, gender in ((women, "woman"), (men, "man")):
        for n in range(number):
            someone = make.TraineeFactory(gender=gender)
            graduate(cohort, make.UserFactory(), 10 + n if n % 2 else None, trainee=someone)
    return cohort


# --- comparing -----------------------------------------------------------------------------------


def test_a_cohort_beside_the_curve_is_that_cohorts_own_curve(client, world, manager):
    [key, other] = keys_of("home")[:2]
    chart = page(client, "placed_120d", by="cohort", compare=[key, other]).context["curve"]
    assert [curve.name for curve in chart.others] == [key, other]
    for curve in chart.others:
        window = {"start": today() - 366 * DAY, "end": today()}
        own = drill.placement_curve(today(), filters={"cohort": curve.key}, **window)
        assert curve.total == own.graduates == 8
        assert [(p.day, p.share) for p in curve.points] == [
            (p.day, p.share) for p in own.points if p.at_risk
        ]
    assert f"{key}: " in chart.summary


def test_the_first_three_are_compared_and_the_rest_is_said_to_be_left_out(client, world, manager):
    keys = [*keys_of("home"), *keys_of("away")]
    answer = page(
        client, "placed_120d", graduated="any", by="cohort", compare=[*keys, keys[0], "x"]
    )
    chosen = answer.context["compare"].chosen
    assert chosen == keys[:3]
    assert "Three can be compared at once" in text(answer)
    assert "“x” cannot be compared here." in text(answer)


def test_nobody_compares_with_a_cohort_they_cannot_see(client, world):
    client.force_login(make.UserFactory(roles=[Role.MANAGER], sites=[world]))
    away, home = keys_of("away")[0], keys_of("home")[0]
    answer = page(client, "placed_120d", by="cohort", compare=[away, home])
    assert answer.context["compare"].chosen == [home]
    assert away not in answer.context["compare"].offered
    assert f"“{away}” cannot be compared here." in text(answer)
    for kind in ("svg", "csv"):
        with_it = file(client, "placed_120d", "curve", kind, by="cohort", compare=[away])
        without = file(client, "placed_120d", "curve", kind, by="cohort")
        assert with_it.content == without.content
        assert away not in with_it.content.decode()


def test_the_form_that_compares_keeps_the_question(client, world, manager):
    answer = page(client, "placed_120d", site="home", graduated="any", by="cohort")
    compared = answer.context["compare"]
    kept = {("site", "home"), ("graduated", "any"), ("by", "cohort")}
    assert kept <= set(compared.kept)
    assert len(compared.offered) == 3
    one = next(iter(compared.offered))
    again = page(client, "placed_120d", **dict(compared.kept), compare=[one])
    [chip] = again.context["compare"].chips
    assert (chip["name"], "compare=" in chip["href"]) == (one, False)


def test_there_is_nothing_to_compare_within_one_cohort(client, world, manager):
    key = keys_of("home")[0]
    answer = page(client, "placed_120d", cohort=key, by="cohort")
    assert answer.context["compare"].offered == {}


def test_groups_of_people_are_dots_at_the_targets_with_the_rates_the_tables_show(client, manager):
    women_and_men(make.SiteFactory())
    answer = page(client, "placed_120d", by="gender", compare=["woman", "man"])
    rows = {line.row.slice["gender"]: line.row for line in answer.context["slices"].lines}
    shown = {curve.key: curve for curve in answer.context["curve"].others}
    assert set(shown) == {"woman", "man"}
    for key, curve in shown.items():
        assert curve.points == ()
        assert curve.dots[120] == rows[key].rate
    heads = table(file(client, "placed_120d", "curve", "csv", by="gender", compare=["woman"]))[0]
    assert not [head for head in heads if head.startswith("still_observed ")]


def test_a_withheld_group_is_not_offered_and_not_drawn(client, world, manager):
    women_and_men(world, women=4, men=30)
    answer = page(client, "placed_120d", by="gender", compare=["woman"])
    rows = {line.row.slice["gender"]: line.row for line in answer.context["slices"].lines}
    assert rows["woman"].withheld
    assert answer.context["curve"].others == []
    assert "“woman” cannot be compared here." in text(answer)
    drawn = file(client, "placed_120d", "curve", "svg", by="gender", compare=["woman"])
    assert "Woman" not in drawn.content.decode()


# --- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("chart", ["curve", "trend"])
def test_a_picture_stands_alone(client, world, manager, chart):
    answer = file(client, "placed_120d", chart, "svg", site="home", graduated="any")
    assert answer["Content-Type"].startswith("image/svg+xml")
    name = f'attachment; filename="placed_120d-{chart}-{today()}.svg"'
    assert answer["Content-Disposition"] == name
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{SVG}svg"
    assert (int(root.get("width")), int(root.get("height"))) > (760, 300)
    title, description = root.find(f"{SVG}title").text, root.find(f"{SVG}desc").text
    assert title
    for said in ("Placed within 120 days", "Site: Home", "definitions"):
        assert said in description
    style = root.find(f"{SVG}style").text
    assert "#40399b" in style
    assert "var(" not in style
    assert re.findall(r"url\((?!data:font/woff2;base64,)", style) == []
    assert not re.search(rb"(href|src)=|<script|style=", answer.content)
    painted = root.find(f"{SVG}g[@class='chart']")  # every rule of the style asks for this class
    outside = [child.tag for child in root if child is not painted]
    assert outside == [f"{SVG}title", f"{SVG}desc", f"{SVG}style"]
    assert ("Graduated" in description) == (chart == "curve")


def test_the_file_of_the_curve_has_every_day_of_it(client, world, manager):
    key = keys_of("home")[0]
    query = {"by": "cohort", "compare": [key], "graduated": "any"}
    answer = file(client, "placed_120d", "curve", "csv", **query)
    assert f"placed_120d-curve-{today()}.csv" in answer["Content-Disposition"]
    found = drill.placement_curve(today())
    rows = table(answer)
    assert [int(row["day"]) for row in rows] == list(range(len(rows)))
    for row, point in zip(rows, found.points, strict=False):
        if point.at_risk:
            assert float(row["placed"]) == pytest.approx(point.share)
            assert int(row["still_observed"]) == point.at_risk
    assert {row["metric"] for row in rows} == {"placed_120d"}
    assert float(rows[30][f"placed {key}"]) > 0


def test_the_file_of_the_trend_has_the_figures_of_the_report(client, world, manager):
    rows = table(file(client, "placed_120d", "trend", "csv"))
    computed = metrics.compute(["placed_120d"], as_of=today(), by=("quarter",), viewer=manager)
    figures = {row.slice["quarter"]: row for row in computed}
    assert sum(int(row["total"]) for row in rows) == sum(r.total for r in computed)
    for row in rows:
        found = figures.get(row["quarter"])
        assert int(row["total"]) == (found.total if found else 0)
        assert row["state"] == (found.state if found else "no_data")


def test_small_groups_are_withheld_from_the_trend_and_its_files(client, manager):
    site = make.SiteFactory()
    for ago in (150, 250, 350):
        women_and_men(site, ago=ago)
    women_and_men(site, women=1, ago=450)
    query = {"gender": "woman"}
    trend = page(client, "placed_120d", **query).context["trend"]
    assert "withheld" in trend.said
    rows = table(file(client, "placed_120d", "trend", "csv", **query))
    veiled = [row for row in rows if row["withheld"] == "yes"]
    assert veiled
    assert {row[name] for row in veiled for name in COUNTS} == {""}
    assert {row["total"] for row in rows if row["withheld"] == "no"} >= {"24"}
    drawn = file(client, "placed_120d", "trend", "svg", **query).content.decode()
    assert drawn.count(">withheld<") == len(veiled)


@pytest.mark.parametrize("kind", ["svg", "csv"])
def test_files_are_guarded_as_the_page_is(client, world, kind):
    for role in (Role.EMPLOYER, Role.TRAINEE):
        client.force_login(make.UserFactory(roles=[role]))
        assert file(client, "placed_120d", "curve", kind).status_code == 403
    client.force_login(make.UserFactory(roles=[Role.ANALYST]))
    assert file(client, "placed_120d", "curve", kind).status_code == 200
    assert file(client, "placed_120d", "curve", kind, gender="woman").status_code == 404
    assert file(client, "early_contact", "curve", kind).status_code == 404
    assert file(client, "placed_120d", "nothing", kind).status_code == 404
    assert file(client, "no_such_metric", "trend", kind).status_code == 404


def test_a_page_says_where_its_files_are_with_the_same_question(client, world, manager):
    key = keys_of("home")[0]
    answer = page(client, "placed_120d", site="home", by="cohort", compare=[key])
    html = answer.content.decode().replace("&amp;", "&")
    addresses = re.findall(r'<a href="([^"]+)" download', html)
    assert len(addresses) == 4
    for address in addresses:
        assert f"site=home&by=cohort&compare={key}" in address
        assert client.get(address).status_code == 200


# --- quarters ------------------------------------------------------------------------------------


def test_early_contact_is_told_by_the_quarter_in_which_classes_began(world, manager):
    asked = {"as_of": today(), "filters": {}, "viewer": manager}
    found = kpi_trend.quarters(["early_contact"], **asked)["early_contact"]
    begun = {}
    for cohort in Cohort.objects.filter(starts_on__lte=today() - 28 * DAY):
        day = cohort.starts_on
        number = day.year * 4 + (day.month - 1) // 3
        begun[number] = begun.get(number, 0) + 1
    first = today().year * 4 + (today().month - 1) // 3 - kpi_trend.BACK + 1
    begun = {n: count for n, count in begun.items() if n >= first}
    assert {q.number: q.row.total for q in found if q.row.total} == begun
    assert [q.number for q in found] == list(range(min(begun), max(begun) + 1))


def test_a_quarter_is_due_when_it_is_over_and_nobody_in_it_is_pending(world, manager):
    asked = {"filters": {}, "viewer": manager}
    for day in (today(), today() - 77 * DAY, today() + 200 * DAY):
        for name in metrics.REGISTRY:
            for each in kpi_trend.quarters([name], as_of=day, **asked)[name]:
                year, start = each.number // 4, each.number % 4 * 3 + 4
                over = dt.date(year + start // 13, (start - 1) % 12 + 1, 1) - DAY
                assert not each.due or (over <= day and not each.row.pending)


def test_a_tile_has_a_trend_from_two_due_quarters_on(client, world, manager):
    asked = {"as_of": today(), "filters": {}, "viewer": manager}
    found = kpi_trend.quarters(["placed_120d"], **asked)["placed_120d"]
    due = [q for q in found if q.due and q.value is not None]
    assert kpi_trend.spark("placed_120d", due[:1]) is None
    trend = kpi_trend.spark("placed_120d", found)
    assert trend["values"] == [q.row.rate for q in due][-kpi_trend.SPARK :]
    assert trend["said"].startswith(f"by graduation quarter: {due[-6:][0].name} ")
    assert trend["low"] <= min(trend["values"]) <= max(trend["values"]) <= trend["high"]
    html = client.get(reverse("intermediary:home")).content.decode()
    assert trend["said"] in html
    assert trend["said"] in page(client).content.decode()


def test_the_number_of_questions_to_the_database_does_not_grow_with_quarters(world, manager):
    asked = {"as_of": today(), "filters": {}, "viewer": manager}
    names = ["placed_120d", "placed_9m", "early_contact", "coached"]

    def asked_times():
        with CaptureQueriesContext(connection) as queries:
            kpi_trend.quarters(names, **asked)
        return len(queries)

    kpi_trend.quarters(names, **asked)
    few = asked_times()
    for ended in (290, 380, 470, 650, 740):
        a_class(world, make.UserFactory(), ended)
    kpi_trend.quarters(names, **asked)
    assert asked_times() == few <= 6
