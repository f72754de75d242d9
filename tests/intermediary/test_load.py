"""What a load does with rows: new, changed, as they are, or rejected with the exact reason."""

import csv
import json
from datetime import date

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intermediary.models import Job, Market, Site
from tests import factories as make
from tests.loading import Desk, command, command_json, messages, rows_of
from trainees.models import Cohort, Trainee

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def counts(loaded):
    return loaded.created, loaded.updated, loaded.unchanged, loaded.rejected


def test_a_new_row_is_created_a_changed_one_updated_and_the_same_one_left(desk):
    rows = [{"trainee": "T1", "first_name": "Ana"}, {"trainee": "T2", "first_name": "Ben"}]
    assert counts(desk.load("trainees", rows)) == (2, 0, 0, 0)
    rows[1]["first_name"] = "Benny"
    assert counts(desk.load("trainees", rows)) == (0, 1, 1, 0)
    assert Trainee.objects.get(key="T2").first_name == "Benny"


def test_an_absent_column_leaves_what_is_stored_and_a_blank_cell_clears_it(desk):
    make.TraineeFactory(key="T1", first_name="Ana", gender="woman", veteran=True, phone="1")
    desk.one("trainees", trainee="T1", gender="", veteran=" ", phone="\t")
    trainee = Trainee.objects.get()
    assert (trainee.first_name, trainee.gender, trainee.veteran, trainee.phone) == (
        "Ana", "", None, "",
    )  # fmt: skip


def test_what_cannot_be_blank_is_never_cleared(desk):
    make.CohortFactory(key="C1")
    loaded = desk.one("cohorts", cohort="C1", starts_on="", site="")
    assert messages(loaded) == [(2, "site", "cannot be blank"), (2, "starts_on", "cannot be blank")]


def test_a_new_row_needs_what_the_file_does_not_have(desk):
    make.CohortFactory(key="C1", seats=5)
    loaded = desk.load("cohorts", [{"cohort": "C1", "seats": 9}, {"cohort": "C2", "seats": 9}])
    needed = ("track", "site", "starts_on", "ends_on")
    assert messages(loaded) == [(3, n, f'a new cohort needs the column "{n}"') for n in needed]
    assert Cohort.objects.get().seats == 9


def test_rows_that_share_a_key_are_all_rejected_unless_they_are_identical(desk):
    rows = "trainee,phone\nT1,1\nT2,5\nT1,2\nT2,5\nT2,5\nT1,1\n"
    loaded = desk.load("trainees", rows)
    assert counts(loaded) == (1, 0, 2, 3)
    assert messages(loaded) == [
        (2, "trainee", "shares its key with row 4, which differs"),
        (4, "trainee", "shares its key with row 2, which differs"),
        (7, "trainee", "shares its key with row 2, which differs"),
    ]
    assert [t.key for t in Trainee.objects.all()] == ["T2"]


def test_a_bad_row_takes_the_good_one_with_the_same_key_along(desk):
    loaded = desk.load("trainees", "trainee,birth_date\nT1,2000-01-01\nT1,soon\n")
    assert counts(loaded) == (0, 0, 0, 2)
    assert {row for row, _, _ in messages(loaded)} == {2, 3}


def test_the_row_of_an_error_is_the_first_physical_line_of_its_record(desk):
    loaded = desk.load("employers", 'employer,name,kind\na,"x\ny\nz",company\nb,B,firm\n')
    assert messages(loaded) == [
        (5, "kind", 'unknown code "firm": one of company, agency, consumer')
    ]
    assert loaded.errors[0]["value"] == "firm"


def test_every_error_of_a_row_is_told_in_the_order_of_the_columns(desk):
    loaded = desk.one(
        "cohorts", cohort="C", track="t", site="s", starts_on="1", ends_on="2026-02-30"
    )
    assert messages(loaded) == [
        (2, "track", 'no track "t"'),
        (2, "site", 'no site "s"'),
        (2, "starts_on", '"1" is not a date (YYYY-MM-DD)'),
        (2, "ends_on", '"2026-02-30" is not a date (YYYY-MM-DD)'),
    ]


def test_an_end_before_its_start_is_refused_also_against_what_is_stored(desk):
    make.CohortFactory(key="C1", starts_on=date(2026, 1, 5), ends_on=date(2026, 4, 17))
    loaded = desk.one("cohorts", cohort="C1", ends_on="2026-01-04")
    assert messages(loaded) == [(2, "ends_on", "before starts_on (2026-01-05)")]


def test_markets_are_made_on_first_mention_and_sites_take_their_clock(desk):
    desk.one("markets", market="chi", time_zone="America/Chicago")
    rows = [{"site": "a", "market": "chi"}, {"site": "b", "market": "New Town"}]
    assert counts(desk.load("sites", rows)) == (2, 0, 0, 0)
    assert Market.objects.get(key="New Town").name == "New Town"
    assert Site.objects.get(key="a").time_zone == "America/Chicago"


def test_nothing_is_made_on_the_way_of_a_rejected_row(desk):
    desk.one("sites", site="a", market="New Town", state="Maryland")
    assert not Market.objects.exists()


def test_a_dry_run_says_the_same_and_writes_nothing(desk):
    rows = [{"trainee": "T1"}, {"trainee": "T2", "gender": "x"}]
    assert counts(desk.load("trainees", rows, dry_run=True)) == (1, 0, 0, 1)
    assert not Trainee.objects.exists()
    assert counts(desk.load("trainees", rows)) == (1, 0, 0, 1)


def test_the_rejects_file_has_every_refused_row_and_loads_once_mended(desk, tmp_path):
    content = 'trainee,note,gender\nT1,"a\nb",woman\nT2,x,w\nT3,"y, ""z""",nobody\nT4,u\n'
    out = tmp_path / "rejects.csv"
    desk.load("trainees", content, rejects=out)
    with out.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(r["trainee"], r["note"], r["error_row"], r["error_columns"]) for r in rows] == [
        ("T2", "x", "4", "gender"),
        ("T3", 'y, "z"', "5", "gender"),
        ("T4", "u", "6", ""),
    ]
    assert rows[2]["error_messages"] == "2 cells where the header has 3"
    mended = out.read_text().replace(",w,", ",woman,").replace("nobody", "man")
    assert counts(desk.load("trainees", mended)) == (3, 0, 0, 0)


def test_the_rejects_of_made_keys_keep_their_keys(desk, tmp_path):
    out = tmp_path / "rejects.csv"
    given = {"columns": {"first_name": "Name", "gender": "Sex"}}
    desk.load("trainees", "Name,Sex\nAna,F\nEva,woman\n", map=given, rejects=out)
    mended = out.read_text().replace(",F,", ",woman,")
    assert counts(desk.load("trainees", mended, name="mended.csv", map=given)) == (1, 0, 0, 0)
    assert sorted(Trainee.objects.values_list("key", flat=True)) == ["file:2", "file:3"]


def test_text_is_kept_exactly(desk):
    odd = 'a\\N\tb, "c"\n\\.\n{x}\\'
    desk.one("trainees", trainee="T\\1", first_name=odd, last_name=r"\N", phone="100%s % %%")
    row = rows_of("trainees")[0]
    assert (row["trainee"], row["first_name"], row["last_name"]) == ("T\\1", odd, r"\N")
    assert counts(desk.load("trainees", [row])) == (0, 0, 1, 0)


WORDS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(names=st.lists(WORDS, min_size=1, max_size=6))
def test_any_text_comes_back_and_changes_nothing_the_second_time(desk, names):
    rows = [{"trainee": f"T{place}", "first_name": name} for place, name in enumerate(names)]
    desk.load("trainees", rows)
    assert desk.load("trainees", rows).unchanged == len(rows)
    white = " \t\n\r\x0b\x0c\xa0"
    stored = {row["trainee"]: row["first_name"] for row in rows_of("trainees")}
    assert all(stored[row["trainee"]] == row["first_name"].strip(white) for row in rows)


def test_updates_are_audited_row_by_row_and_a_load_is_one_event(desk):
    desk.load("trainees", [{"trainee": f"T{n}"} for n in range(3)])
    desk.one("trainees", trainee="T1", phone="5")
    with connection.cursor() as cursor:
        cursor.execute(
            "select e.pgh_label, c.metadata ->> 'load' from trainees_traineeevent e "
            "left join pghistory_context c on c.id = e.pgh_context_id"
        )
        assert cursor.fetchall() == [("update", "trainees")]


def test_the_command_prints_the_result_and_exits_by_it(desk):
    good = desk.file("trainee,phone,note\nT1,1,x\n")
    assert command("load", "trainees", good) == (
        0,
        "trainees: 1 rows, 1 created, 0 updated, 0 unchanged, 0 rejected\n",
        "ignored columns: note\n",
    )
    bad = desk.file("trainee,veteran\nT1,maybe\nT2,yes\n", "bad.csv")
    code, out, err = command("load", "trainees", bad)
    assert code == 1
    assert err == 'row 2, veteran: "maybe" is neither yes nor no\n'
    assert command_json("load", "trainees", bad) == {
        "kind": "trainees",
        "rows": 2,
        "created": 0,
        "updated": 0,
        "unchanged": 1,
        "rejected": 1,
        "errors": [
            {"row": 2, "column": "veteran", "value": "maybe",
             "message": '"maybe" is neither yes nor no'},
        ],
    }  # fmt: skip


def test_a_load_from_the_command_line_leaves_one_row_of_long_work(desk):
    command("load", "trainees", desk.file("trainee\nT1\n"))
    command("load", "trainees", desk.file("trainee\nT2\n"), "--dry-run")
    job = Job.objects.get()
    assert (job.kind, job.state, job.params["kind"], job.params["file"]) == (
        "load", "done", "trainees", "file.csv",
    )  # fmt: skip
    assert len(job.params["sha256"]) == 64
    assert job.result["created"] == 1
    assert json.dumps(job.result)


def test_the_errors_of_a_result_are_a_thousand_at_most(desk, tmp_path):
    rows = "".join(f"T{n},x\n" for n in range(1_100))
    out = tmp_path / "out.csv"
    loaded = desk.load("trainees", "trainee,veteran\n" + rows, rejects=out)
    assert (loaded.rejected, len(loaded.errors)) == (1_100, 1_000)
    assert out.read_text().count("\n") == 1_101


def test_dump_writes_a_file_whole_or_not_at_all(tmp_path):
    make.TraineeFactory(key="T1")
    assert command("dump", "trainees", "--to", tmp_path / "out.csv")[0] == 0
    assert (tmp_path / "out.csv").read_text().splitlines()[1].startswith("T1,")
    code, out, err = command("dump", "trainees", "--to", tmp_path / "no" / "out.csv")
    assert (code, out) == (2, "")
    assert "No such file or directory" in err
    assert command("dump", "trains")[0] == 2
    assert command("dump", "trainees")[1].splitlines()[1].startswith("T1,")
