"""Lists as files: all rows of a filter in its order, harmless, and no more than is allowed."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from intermediary import spreadsheet
from intermediary.choices import STAFF, Role
from tests import factories as make

LISTS = (
    "trainees:csv",
    "placements:worklist_csv",
    "employers:offers_csv",
    "employers:findings_csv",
)


def read(client, name, **query):
    """The file as rows of cells, without its head."""
    answer = client.get(reverse(name), query)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    text = b"".join(answer.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def manager(client, db):
    user = make.UserFactory()
    client.force_login(user)
    return user


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "\nx"])
def test_no_cell_is_taken_for_a_formula(cell):
    assert spreadsheet.plain(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, None), (True, "yes"), (False, "no"), (Decimal("-0.50"), "-0.50"), (-3, -3),
        (dt.date(2026, 11, 25), "2026-11-25"), ("Ann", "Ann"), (Decimal("1E+3"), "1000"),
    ],
)  # fmt: skip
def test_values_are_plain(value, cell):
    assert spreadsheet.plain(value) == cell


def test_the_file_stops_at_its_cap_and_says_so():
    columns = {"n": lambda row: row}
    lines = list(spreadsheet.lines(columns, [[1, 2], [3]], most=2))
    assert lines[:3] == ["n\r\n", "1\r\n", "2\r\n"]
    assert "Only the first 2 rows" in lines[3]
    assert len(list(spreadsheet.lines(columns, [[1, 2]], most=2))) == 3


def test_all_pages_of_the_filter_come_in_the_order_of_the_page(client, manager):
    offers = [make.OfferFactory(title=f"Job {n:02}") for n in range(30)]
    make.OfferFactory(title="Elsewhere")
    rows = read(client, "employers:offers_csv", q="job", sort="-title")
    assert [row["title"] for row in rows] == [f"Job {n:02}" for n in reversed(range(30))]
    assert {row["offer"] for row in rows} == {offer.key for offer in offers}


def test_a_chunk_ends_anywhere_and_no_row_is_lost(client, manager, monkeypatch):
    from intermediary import listing

    for n in range(7):
        make.OfferFactory(posted_on=dt.date(2026, 1, 1) if n % 2 else None)
    walk = listing.all_rows
    monkeypatch.setattr(
        "employers.views.offers.all_rows", lambda *args, **more: walk(*args, **more, size=3)
    )
    rows = read(client, "employers:offers_csv")
    assert len({row["offer"] for row in rows}) == len(rows) == 7


def test_people_come_with_what_the_list_shows_of_them(client, manager):
    today = timezone.localdate()
    row = make.GraduateFactory(
        cohort__starts_on=today - dt.timedelta(days=130),
        cohort__ends_on=today - dt.timedelta(days=30),
        trainee__first_name="=cmd",
        trainee__last_name="Okafor",
    )
    make.CoachAssignmentFactory(enrollment=row, user__name="Teresa Novak")
    [cells] = read(client, "trainees:csv")
    assert cells["trainee"] == row.trainee.key
    assert cells["name"] == "'=cmd Okafor"
    assert cells["coach"] == "Teresa Novak"
    assert cells["day_120"] == (today + dt.timedelta(days=90)).isoformat()
    [cells] = read(client, "placements:worklist_csv")
    assert (cells["trainee"], cells["deadline"]) == (row.trainee.key, "Day 120")


def test_analysts_take_keys_along_and_no_names(client, db):
    make.GraduateFactory(trainee__last_name="Okafor")
    client.force_login(make.UserFactory(roles=[Role.ANALYST]))
    for name in ("trainees:csv", "placements:worklist_csv"):
        assert all("name" not in row and "trainee" in row for row in read(client, name))


def test_findings_are_those_of_the_tab(client, manager):
    kept = make.FindingFactory(offer__key="O-open")
    make.FindingFactory(offer__key="O-done", resolved_at=timezone.now(), resolution="raised")
    assert [row["offer"] for row in read(client, "employers:findings_csv")] == ["O-open"]
    [done] = read(client, "employers:findings_csv", tab="resolved")
    assert (done["offer"], done["resolution"]) == ("O-done", "raised")
    [shown] = read(client, "employers:findings_csv", tab="nonsense")
    assert shown["severity"] == kept.severity


def test_a_file_has_only_rows_its_reader_may_see(client, db):
    here = make.EnrollmentFactory()
    make.EnrollmentFactory()
    client.force_login(make.UserFactory(sites=[here.cohort.site]))
    assert [row["trainee"] for row in read(client, "trainees:csv")] == [here.trainee.key]


@pytest.mark.parametrize("role", STAFF)
@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_its_button_with_the_filters_of_the_page(client, db, role, name):
    client.force_login(make.UserFactory(roles=[role]))
    page = {"trainees:csv": "trainees:list"}.get(name, name.removesuffix("_csv"))
    text = client.get(reverse(page), {"q": "ann", "after": "x"}).content.decode()
    assert f'href="{reverse(name)}?q=ann' in text
    assert "after=" not in text.split(reverse(name))[1].split('"')[0]


def test_the_queries_of_a_file_do_not_grow_with_its_rows(client, manager):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            read(client, "trainees:csv")
        return len(caught)

    make.GraduateFactory()
    read(client, "trainees:csv")  # what is kept for a minute is read now
    few = queries()
    for _n in range(8):
        make.GraduateFactory()
    assert queries() == few
