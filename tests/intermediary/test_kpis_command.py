"""`manage.py kpis` and `refresh`: the shape other people script against."""

import csv
import datetime as dt
import io
import json

import pytest
from django.core.management import CommandError, call_command

from intermediary import metrics
from intermediary.models import Job
from tests import factories

pytestmark = pytest.mark.django_db
AS_OF = "2026-12-31"
KEYS = [
    *("metric", "slice", "total", "of", "hits", "unverified", "unknown", "pending"),
    *("pending_hits", "excluded", "rate", "low", "high", "known_rate", "value", "q1", "q3"),
    *("target", "state", "needed", "withheld"),
]


def run(*arguments, command="kpis"):
    """What a command prints to standard output."""
    out = io.StringIO()
    call_command(command, *arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def report(*arguments):
    return json.loads(run("--format", "json", "--as-of", AS_OF, *arguments))


def graduates(number, *, placed=0, cohort=None, **trainee):
    """Graduates of 17 April 2026, some of them placed in time."""
    cohort = cohort or factories.CohortFactory()
    for n in range(number):
        person = factories.TraineeFactory(**trainee)
        graduate = factories.GraduateFactory(cohort=cohort, trainee=person)
        if n < placed:
            job = factories.PlacementFactory(enrollment=graduate)
            factories.EvidenceFactory(placement=job)
    return cohort


def test_json_has_the_promised_keys_in_every_row():
    graduates(10, placed=7)
    said = report()
    assert list(said) == ["as_of", "definition", "by", "rows"]
    assert (said["as_of"], said["by"]) == (AS_OF, [])
    assert [row["metric"] for row in said["rows"]] == list(metrics.REGISTRY)
    assert all(list(row) == KEYS for row in said["rows"])


def test_a_rate_is_reported_with_its_denominator_and_state():
    graduates(10, placed=7)
    row = report("--metric", "placed_120d")["rows"][0]
    assert (row["total"], row["of"], row["hits"], row["rate"]) == (10, 10, 7, 0.7)
    assert (row["target"], row["state"], row["needed"]) == (0.7, "met", None)
    assert (row["withheld"], row["value"]) == (False, None)


def test_a_starting_wage_has_its_quartiles_and_no_hits():
    graduates(3, placed=3)
    row = report("--metric", "start_wage")["rows"][0]
    assert (row["of"], row["value"], row["q1"], row["q3"]) == (3, 20.0, 20.0, 20.0)
    assert (row["hits"], row["rate"], row["target"], row["needed"]) == (None,) * 4


def test_slices_carry_the_keys_of_the_files():
    cohort = graduates(2)
    rows = report("--metric", "placed_9m", "--by", "cohort,quarter")["rows"]
    assert [row["slice"] for row in rows] == [{"cohort": cohort.key, "quarter": "2026-Q2"}]
    assert report("--metric", "placed_9m", "--by", "owner")["rows"][0]["slice"] == {"owner": None}


def test_a_sponsored_cohort_counts_for_each_of_its_sponsors():
    cohort = graduates(2)
    sponsors = [factories.SponsorshipFactory(cohort=cohort).employer.key for _ in range(2)]
    graduates(3)
    rows = report("--metric", "placed_9m", "--by", "employer")["rows"]
    found = {row["slice"]["employer"]: row["total"] for row in rows}
    assert found == {sponsors[0]: 2, sponsors[1]: 2, None: 3}


def test_few_people_are_withheld_by_default_and_told_to_caseworkers():
    graduates(3, placed=1, gender="woman")
    row = report("--metric", "placed_120d", "--by", "gender")["rows"][0]
    assert row["slice"] == {"gender": "woman"}
    assert row["withheld"] is True
    assert {row[name] for name in KEYS[2:-1]} == {None}
    row = report("--metric", "placed_120d", "--by", "gender", "--identify")["rows"][0]
    assert (row["total"], row["hits"], row["withheld"]) == (3, 1, False)


def test_identify_leaves_a_trace():
    report("--by", "gender", "--identify")
    job = Job.objects.get(kind="kpis_identified")
    assert job.params == {"as_of": AS_OF, "by": ["gender"], "metrics": None}
    assert "ran kpis --identify" in job.note


def test_without_personal_dimensions_nothing_is_withheld():
    graduates(2, placed=1)
    assert not any(row["withheld"] for row in report("--by", "site")["rows"])


def test_dates_bound_the_graduation_both_ends_included():
    graduates(2)
    later = factories.CohortFactory(ends_on=dt.date(2026, 4, 18))
    graduates(3, cohort=later)
    rows = report("--metric", "placed_9m", "--from", "2026-04-17", "--to", "2026-04-17")["rows"]
    assert rows[0]["total"] == 2
    assert report("--metric", "placed_9m", "--from", "2026-04-18")["rows"][0]["total"] == 3
    assert report("--metric", "placed_9m", "--from", "2026-04-19")["rows"][0]["state"] == "no_data"


def test_an_earlier_day_knows_less():
    graduates(4, placed=4)
    rows = report("--metric", "placed_120d")["rows"]
    assert rows[0]["state"] == "met"
    early = json.loads(run("--format", "json", "--as-of", "2026-04-16", "--metric", "placed_120d"))
    assert early["rows"][0]["total"] == 0
    middle = json.loads(run("--format", "json", "--as-of", "2026-05-17", "--metric", "placed_120d"))
    row = middle["rows"][0]
    assert (row["of"], row["pending"], row["pending_hits"], row["state"]) == (0, 4, 4, "secured")
    assert row["rate"] is None


def test_csv_writes_blanks_for_nulls_and_a_column_for_each_dimension():
    graduates(2)
    lines = list(csv.reader(io.StringIO(run("--as-of", AS_OF, "--by", "team", "--format", "csv"))))
    assert lines[0][:3] == ["metric", "team", "total"]
    assert lines[1][:3] == ["placed_120d", "", "2"]


def test_a_table_reads_like_one():
    graduates(10, placed=7)
    lines = run("--as-of", AS_OF).splitlines()
    assert lines[0].split()[:4] == ["metric", "of", "hits", "rate"]
    assert lines[1].split()[:5] == ["placed_120d", "10", "7", "70.0%", "–"]


def test_crossing_with_gender_and_race_is_allowed_with_one_more():
    graduates(2, gender="woman", race_ethnicity=["asian", "hispanic"])
    crossed = "gender,race_ethnicity,site"
    row = report("--metric", "placed_9m", "--by", crossed, "--identify")["rows"][0]
    assert row["slice"]["race_ethnicity"] == "hispanic"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--metric", "nonsense"],
        ["--by", "shoe_size"],
        ["--by", "site,site"],
        ["--by", "site,team,track"],
        ["--metric", "early_contact", "--by", "gender"],
        ["--metric", "early_contact", "--by", "owner"],
        ["--recorded-before", "2026-01-01T00:00:00Z"],
        ["--from", "2026-02-01", "--to", "2026-01-01"],
    ],
)
def test_bad_arguments_end_with_code_two(arguments):
    with pytest.raises(CommandError) as refused:
        run(*arguments)
    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)


def test_by_a_personal_dimension_cohort_metrics_are_left_out():
    graduates(1)
    assert "early_contact" not in {row["metric"] for row in report("--by", "gender")["rows"]}


def test_refresh_prints_nothing_to_standard_output():
    graduates(1)
    assert run(command="refresh") == ""
