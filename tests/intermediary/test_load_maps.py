"""MAP files: anyone's spreadsheet, and every way in which a map can be wrong."""

import pytest

from intermediary.kinds import KINDS
from intermediary.loading import survey as surveys
from intermediary.loading.examine import examine
from intermediary.loading.faults import FileFault
from intermediary.loading.mapping import Mapping
from tests import factories as make
from tests.loading import Desk, messages, rows_of

pytestmark = pytest.mark.django_db

POSTINGS = (
    "Agency,Business Title,Salary Range From,Salary Range To,Salary Frequency,"
    "Full-Time/Part-Time indicator,Posting Date,Post Until,Note\n"
    "PARKS,Gardener,42405,65485,Annual,F,2019-03-18T00:00:00.000,,a\n"
    "PARKS,Seasonal aide,15,0,Hourly,,03/18/2019,2019-04-01T00:00:00.000,b\n"
)
POSTINGS_MAP = {
    "columns": {
        "employer": "Agency",
        "title": "Business Title",
        "pay_min": "Salary Range From",
        "pay_max": "Salary Range To",
        "pay_period": "Salary Frequency",
        "schedule": "Full-Time/Part-Time indicator",
        "posted_on": "Posting Date",
        "closes_on": "Post Until",
    },
    "values": {
        "pay_period": {"Annual": "annual", "Hourly": "hourly"},
        "schedule": {"F": "full_time", "": "part_time"},
    },
    "dates": {"posted_on": "%Y-%m-%dT%H:%M:%S.%f", "closes_on": "%Y-%m-%dT%H:%M:%S.%f"},
    "constants": {"track": "its", "classification": "employee"},
    "create": ["employers"],
}


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_a_spreadsheet_comes_in_by_its_map(desk):
    make.TrackFactory(key="its")
    loaded = desk.load("offers", POSTINGS, map=POSTINGS_MAP, name="city jobs.csv")
    assert messages(loaded) == [
        (3, "posted_on", '"03/18/2019" is not a date like 2026-11-23T00:00:00.000000')
    ]
    assert loaded.ignored == ["Note"]
    mended = POSTINGS.replace("03/18/2019", "2019-03-18")
    assert desk.load("offers", mended, map=POSTINGS_MAP, name="city jobs.csv").unchanged == 1
    first, second = rows_of("offers")
    assert first == first | {
        "offer": "city jobs:2",
        "employer": "PARKS",
        "track": "its",
        "pay_min": "42405",
        "pay_max": "65485",
        "pay_period": "annual",
        "schedule": "full_time",
        "classification": "employee",
        "posted_on": "2019-03-18",
        "closes_on": "",
    }
    assert (second["schedule"], second["pay_max"]) == ("part_time", "")


def test_a_constant_that_names_nothing_rejects_each_row(desk):
    loaded = desk.load("offers", POSTINGS.replace("03/18/2019", "2019-03-18"), map=POSTINGS_MAP)
    assert messages(loaded) == [(2, "track", 'no track "its"'), (3, "track", 'no track "its"')]


def test_own_names_are_found_beside_the_mapped_ones(desk):
    loaded = desk.load(
        "trainees", "Trainee,Given\nT1,Ana\n", map={"columns": {"first_name": "Given"}}
    )
    assert (loaded.created, rows_of("trainees")[0]["trainee"]) == (1, "T1")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ([], "the map is not a JSON object"),
        ({"colums": {}}, 'the map has an unknown part "colums"'),
        ({"columns": []}, 'the map\'s "columns" is not a JSON object'),
        ({"columns": {"first_name": ["x"]}}, 'columns: "first_name" is not mapped to a text'),
        ({"columns": {"nick": "X"}}, 'the map\'s "columns": trainees have no column "nick"'),
        ({"columns": {"first_name": "X"}}, 'the file has no column "X", which the map names'),
        ({"values": {"gender": "x"}}, 'the map\'s values of "gender" is not a JSON object'),
        ({"constants": {"gender": "x"}}, 'the map\'s constant "gender": unknown code "x"'),
        ({"dates": {"gender": "%Y"}}, 'the map\'s "dates" names "gender", which holds no date'),
        ({"create": ["sites"]}, 'the map\'s "create": trainees can make nothing, not "sites"'),
        ({"create": "employers"}, 'the map\'s "create" is not a list of kinds'),
        (
            {"columns": {"gender": "A"}, "constants": {"gender": "man"}},
            'the map gives "gender" both a column and a constant',
        ),
    ],
)
def test_a_map_that_makes_no_sense_is_refused(desk, given, why):
    with pytest.raises(FileFault) as caught:
        desk.load("trainees", "trainee,A\nT1,x\n", map=given)
    assert why in str(caught.value)


def test_a_map_is_written_as_it_was_read():
    assert Mapping.of(POSTINGS_MAP).to_dict() == POSTINGS_MAP


def test_columns_codes_and_dates_are_suggested(desk):
    kind = KINDS["offers"]
    found = surveys.survey(examine(desk.file(POSTINGS)), set())
    suggested = surveys.suggest(kind, found, Mapping()).to_dict()
    assert suggested["columns"] == POSTINGS_MAP["columns"]
    assert suggested["values"]["pay_period"] == {"Annual": "annual", "Hourly": "hourly"}
    assert suggested["values"]["schedule"] == {"F": "full_time"}
    assert suggested["dates"]["closes_on"] == "%Y-%m-%dT%H:%M:%S.%f"


def test_what_a_map_says_already_is_not_suggested_otherwise(desk):
    found = surveys.survey(examine(desk.file(POSTINGS)), set())
    given = Mapping(columns={"title": "Note"}, constants={"employer": "X"})
    suggested = surveys.suggest(KINDS["offers"], found, given)
    assert suggested.columns["title"] == "Note"
    assert "employer" not in suggested.columns
