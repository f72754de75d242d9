"""The reports page draws what the figures say, for whoever looks, and gives each chart away."""

import csv
import datetime as dt
import io
import re
from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from intermediary import metrics, report_figures, report_pages
from intermediary.choices import STAFF, Role
from intermediary.report_forms import ReportFilter
from tests import factories as make
from trainees.choices import EnrollmentStatus

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
PICTURES = ("curve", "steps", "offers", "wages")


def today():
    return timezone.localdate()


def address(**query):
    return reverse("intermediary:reports") + (f"?{urlencode(query)}" if query else "")


def asked(client, **query):
    """The page and its text."""
    answer = client.get(address(**query))
    assert answer.status_code == 200
    return answer.context, " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def graduate(cohort, pay=20, later=24):
    """A graduate at work since ten days after graduation, found at more pay a year on."""
    found = make.GraduateFactory(cohort=cohort)
    job = make.PlacementFactory(enrollment=found, pay=pay, started_on=found.graduated_on + 10 * DAY)
    make.EvidenceFactory(placement=job)
    make.OutcomeCheckFactory(
        enrollment=found,
        checked_on=job.started_on + 365 * DAY,
        pay=later,
        pay_period="hourly",
        tier="pay_stub",
    )
    return found


def a_class(site, ended_days_ago, track=None):
    """Two graduates of a class, one more who left it, and one who was declined."""
    ends_on = today() - ended_days_ago * DAY
    cohort = make.CohortFactory(
        site=site, track=track or make.TrackFactory(), starts_on=ends_on - 90 * DAY, ends_on=ends_on
    )
    graduate(cohort)
    graduate(cohort, pay=22, later=30)
    make.EnrollmentFactory(cohort=cohort, status=EnrollmentStatus.WITHDRAWN, withdrawn_on=ends_on)
    make.EnrollmentFactory(cohort=cohort, status=EnrollmentStatus.DECLINED, started_on=None)
    return cohort


@pytest.fixture
def world():
    """Two sites: people a year on and lately graduated, and offers around their floor."""
    home = make.SiteFactory(key="home", name="Home")
    old, new = a_class(home, 420), a_class(home, 100)
    a_class(make.SiteFactory(key="away", name="Away"), 420)
    site = {"site": home, "track": new.track, "posted_on": today()}
    make.OfferFactory(**site, pay_min=17, title="Cable installer")
    make.OfferFactory(**site, pay_min=17, pay_max=25, title="Field technician")
    make.OfferFactory(**site, pay_min=None)
    make.OfferFactory(pay_min=19, track=old.track, posted_on=today())
    return home


@pytest.fixture
def manager(client):
    user = make.UserFactory(roles=[Role.MANAGER])
    client.force_login(user)
    return user


def test_the_page_draws_what_the_figures_say(world, manager, client):
    context, text = asked(client)
    assert [s.reached for s in context["steps"].funnel.stages] == [12, 9, 9, 6, 6, 6, 4]
    assert "12 applied, 9 started and 6 graduated (66.7% of those who started)" in text
    assert "Of 3 open offers whose pay and floor are known: 1 at the floor or above, 1 " in text
    assert "1 offer whose pay is not known" in text
    assert "Cable installer" in text
    assert "pay is known both times for 4: at the start $21.00" in text
    assert context["curve"].main.total == 2


def test_the_steps_follow_classes_of_the_last_two_years_unless_asked(world, manager, client):
    a_class(world, 700)
    assert asked(client)[0]["steps"].funnel["applied"].reached == 12
    assert asked(client, graduated="any")[0]["steps"].funnel["applied"].reached == 16
    assert asked(client, graduated="12m")[0]["steps"].funnel["applied"].reached == 4
    start = today() - 200 * DAY
    exact = asked(client, **{"from": start.isoformat()})[0]
    assert exact["steps"].funnel["applied"].reached == 4


def test_the_table_of_figures_is_that_of_the_kpi_pages(world, manager, client):
    context, text = asked(client)
    rows = {line["name"]: line["row"] for _title, lines in context["groups"] for line in lines}
    assert set(rows) == set(metrics.REGISTRY)
    kpis = client.get(reverse("intermediary:kpis")).context["groups"]
    assert rows == {line["name"]: line["row"] for _title, lines in kpis for line in lines}
    assert "6 of 6 who started a class that has ended" not in text
    assert "Employed after a year" in text


def test_pay_is_told_of_the_people_of_the_wage_growth_figure(world, manager, client):
    chart = asked(client)[0]["wages"]
    window = {"start": chart_window(manager)[0], "end": chart_window(manager)[1]}
    rows = metrics.compute(["start_wage", "wage_growth_365"], as_of=today(), **window)
    by_name = {row.metric: row for row in rows}
    assert chart.whole.growth == by_name["wage_growth_365"].figures
    assert chart.whole.starting == by_name["start_wage"].figures
    assert chart.whole.start.median == by_name["start_wage"].value == 21


def chart_window(_user):
    from intermediary.kpi_forms import usual_period, window

    return window(usual_period("wage_growth_365"), today())


def test_a_site_or_track_narrows_everything(world, manager, client):
    context, text = asked(client, site="away")
    assert context["steps"].funnel["applied"].reached == 4
    assert context["wages"].whole.growth.of == 2
    assert context["offers"] is None
    assert "No open offers" in text
    assert "with these filters" in text


@pytest.mark.parametrize("name", ["gender", "race_ethnicity", "education", "language", "owner"])
def test_personal_attributes_are_not_asked_for_here(name, world, manager, client):
    context, text = asked(client, **{name: "woman"})
    assert context["asked"].filters == {}
    assert "Reports cannot be filtered by" in text
    assert name not in ReportFilter.dimensions


def test_another_day_is_told_as_it_was(world, manager, client):
    then = today() - 300 * DAY
    context, text = asked(client, as_of=then.isoformat())
    steps = report_figures.steps(then, start=report_window(then), end=then)
    assert context["steps"].funnel == steps
    assert steps["retained_365"].open == 4
    assert "Nobody is a year on yet" in text
    assert "No open offers" in text


def report_window(day):
    return day.replace(year=day.year - 2)


def test_the_relation_of_another_day_is_made_once_for_the_whole_page(world, manager, client):
    client.get(address())
    with CaptureQueriesContext(connection) as queries:
        client.get(address(as_of=(today() - 30 * DAY).isoformat()))
    made = [q for q in queries if "CREATE TEMP TABLE outcome_then" in q["sql"]]
    assert len(made) == 1


def test_staff_of_a_site_are_told_of_its_people_and_offers(world, client):
    client.force_login(make.UserFactory(roles=[Role.COACH], sites=[world]))
    context, _text = asked(client)
    assert context["steps"].funnel["applied"].reached == 8
    assert context["offers"].found.total == 4  # its own, and the one that names no site
    away = make.UserFactory(roles=[Role.COACH], sites=[make.SiteFactory()])
    client.force_login(away)
    context, text = asked(client)
    assert (context["steps"], context["wages"], context["curve"]) == (None, None, None)
    assert "Nobody applied" in text


@pytest.mark.parametrize("role", STAFF)
def test_everyone_on_the_staff_may_read_the_reports_and_find_them(role, world, client):
    client.force_login(make.UserFactory(roles=[role]))
    answer = client.get(address())
    link = f'<a href="{address()}" aria-current="page">'
    assert answer.content.decode().count(link) == 2  # at a desk and on a phone
    for name in PICTURES:
        assert client.get(reverse("intermediary:report_svg", args=[name])).status_code == 200


def test_every_drawing_has_its_words_table_and_files(world, manager, client):
    text = client.get(address()).content.decode()
    figures = re.findall(r"<figure .*?</figure>", text, re.DOTALL)
    assert len(figures) == 5
    for figure in figures:
        assert "CSV" in figure
        assert "<table" in figure or 'id="cf-curve"' in figure
        if 'id="cf-worst"' not in figure:
            assert 'role="img" aria-label="' in figure
            assert 'class="said"' in figure


def test_the_ways_to_the_lists_lead_to_the_offers_that_are_not_drawn(world, manager, client):
    from employers.evaluation import evaluate

    evaluate(today())
    [unknown] = asked(client, site="home")[0]["not_drawn"]
    page = client.get(unknown["href"])
    assert [offer.pay_min for offer in page.context["page"]] == [None]
    yesterday = (today() - DAY).isoformat()
    make.OfferFactory(pay_min=None, posted_on=today() - 2 * DAY)
    [then] = asked(client, as_of=yesterday)[0]["not_drawn"]
    assert then["href"] == ""


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_stands_alone_and_says_whose_it_is(name, world, manager, client):
    answer = client.get(reverse("intermediary:report_svg", args=[name]), {"site": "home"})
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert answer["Content-Disposition"] == f'attachment; filename="{name}-{today()}.svg"'
    text = answer.content.decode()
    assert "Site Home" in text
    assert "Definitions" in text
    assert "var(" not in text


@pytest.mark.parametrize("name", [*PICTURES, "worst"])
def test_a_file_has_the_table_with_what_was_asked(name, world, manager, client):
    answer = client.get(reverse("intermediary:report_csv", args=[name]), {"site": "home"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert rows
    assert {row["site"] for row in rows} == {"home"}
    assert {row["as_of"] for row in rows} == {today().isoformat()}
    if name == "steps":
        assert [row["reached"] for row in rows] == ["8", "6", "6", "4", "4", "4", "2"]
        assert (rows[0]["before"], rows[3]["of_before"]) == ("", "0.6666666666666666")
    if name == "worst":
        assert [(r["offer"], r["short_by"]) for r in rows] == [
            ("Cable installer", "1.0"),
            ("Field technician", "1.0"),
        ]


@pytest.mark.parametrize("address", ["nothing.svg", "nothing.csv", "worst.svg", "wages.svg"])
def test_a_chart_that_is_not_there_is_not_found(address, manager, client):
    assert client.get(f"/staff/reports/{address}").status_code == 404


def test_a_page_about_nobody_says_so(manager, client):
    context, text = asked(client)
    assert all(context[name] is None for name in report_pages.CHARTS if name != "worst")
    for said in ("No curve yet", "Nobody applied", "No open offers", "Nobody is a year on yet"):
        assert said in text
    assert "None" not in text.replace("None due", "")


def test_offers_that_cannot_be_compared_are_told_in_words_without_bars(manager, client):
    make.OfferFactory(pay_min=None, posted_on=today())
    answer = client.get(address()).content.decode()
    assert "Of 0 open offers whose pay and floor are known" in answer
    figure = re.search(r"<figure [^>]*cf-offers.*?</figure>", answer, re.DOTALL)[0]
    assert "<svg" not in figure.replace('<svg class="chart key"', "")


def test_the_page_costs_the_same_however_much_there_is(world, manager, client):
    costs = []
    for number in (0, 6):
        for n in range(number):
            cohort = a_class(world, 420 + n)
            make.OfferFactory(track=cohort.track, pay_min=15, site=world, posted_on=today())
        client.get(address())
        with CaptureQueriesContext(connection) as queries:
            client.get(address())
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_a_leap_day_two_years_ago_is_the_last_of_february(world, manager, client):
    with mock.patch("django.utils.timezone.localdate", return_value=dt.date(2028, 2, 29)):
        context, _text = asked(client)
    start, _end = report_pages.classes_window(context["asked"])
    assert start == dt.date(2026, 2, 28)
