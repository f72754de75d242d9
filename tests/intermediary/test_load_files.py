"""Files as people have them: every one is read or refused in one exact line."""

import datetime as dt
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from intermediary.loading import examine as examining
from intermediary.loading.faults import FileFault
from standards.models import Track
from tests import factories as make
from tests.loading import Desk, command, messages, rows_of
from trainees.models import Trainee

pytestmark = pytest.mark.django_db
GOOD = "track,name,family\nits,IT Support,entry\n"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def refusal(desk, content, name="file.csv", kind="tracks", **options):
    with pytest.raises(FileFault) as caught:
        desk.load(kind, content, name=name, **options)
    assert "\n" not in str(caught.value)
    assert not Track.objects.exists()
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "file.csv is empty"),
        (b"\n\n", "file.csv has no header: it is blank"),
        (
            "track,name,family\nits,IT,entry\nx,Señor,entry\n".encode("latin-1"),
            'file.csv, line 3, byte 5: 0xF1 is not UTF-8; save the file as "CSV UTF-8"',
        ),
        (GOOD.encode("utf-16"), 'file.csv is UTF-16 text; save it as "CSV UTF-8", not a CSV'),
        (b"track,name\nits,a\x00b\n", "file.csv, line 2: a NUL byte; this is not a CSV file"),
        (b"%PDF-1.7\n", "file.csv is a PDF document, not a CSV or XLSX file"),
        (b"<!DOCTYPE html><p>", "file.csv is an HTML or XML page, not a CSV or XLSX file"),
        (b'{"track": 1}', "file.csv is JSON, not a CSV or XLSX file"),
        (b"PK\x03\x04broken", "file.csv is a broken XLSX or ZIP file"),
        (GOOD.encode() + b"a,\xe2\x82", "file.csv, line 3: ends inside a character"),
        (GOOD + 'a,"b,entry\n', "file.csv, line 3: a quotation mark is left open until the end"),
        (GOOD + 'a,"b"c,entry\n', "file.csv, line 3: text after a closing quotation mark"),
        (GOOD + 'a,"' + "b\n" * 70_000 + '",entry\n', "line 3: a cell of more than 131,072 char"),
        (GOOD + "a" * (1 << 20) + "b\n", "file.csv: a line of more than 1,048,576 bytes"),
        ("name,family\nIT,entry\n", 'no column "track", a key of tracks, in: "name", "family"'),
        ("track,name,name\na,b,c\n", 'the file has 2 columns named "name"'),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(desk, content, why):
    assert why in refusal(desk, content)


def test_an_archive_and_a_trap_are_refused(desk, monkeypatch):
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("tracks.csv", GOOD)
    assert refusal(desk, out.getvalue()) == "file.csv is a ZIP archive, not a CSV or XLSX file"
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "0" * 5_000_000)
    monkeypatch.setattr(examining, "LARGEST_SHEET", 4_000_000)
    assert "unpacks to 4 MB; save it as CSV instead" in refusal(desk, out.getvalue())


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("\n", "\r"),
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.strip(),
        "\n" + GOOD + "\n,,\n",
        "Track , NAME,family,\nits,IT Support,entry,\n",
        "track,name,family\nits, IT Support ,entry,,\n",
    ],
)
def test_what_spreadsheets_write_is_read(desk, content):
    loaded = desk.load("tracks", content)
    assert (loaded.created, loaded.rows, loaded.errors) == (1, 1, [])
    track = Track.objects.get()
    assert (track.key, track.name, track.family) == ("its", "IT Support", "entry")


def test_a_row_with_too_few_cells_is_rejected_alone(desk):
    loaded = desk.load("tracks", GOOD + "a,b\nc,d,entry,more\ne,E,entry\n")
    assert messages(loaded) == [
        (3, "", "2 cells where the header has 3"),
        (4, "", "4 cells where the header has 3"),
    ]
    assert (loaded.rows, loaded.created, loaded.rejected) == (4, 2, 2)


def test_a_header_without_rows_loads_nothing_and_says_so(desk):
    code, out, err = command("load", "tracks", desk.file("track,name,family\n"))
    assert (code, out) == (0, "tracks: 0 rows, 0 created, 0 updated, 0 unchanged, 0 rejected\n")
    assert err == "file.csv has a header but no rows\n"


def sheet(*rows):
    book, out = openpyxl.Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def test_a_sheet_is_read_with_its_own_dates_numbers_and_booleans(desk):
    content = sheet(
        ["trainee", "birth_date", "veteran", "prior_annual_earnings", "postal_code", None],
        [1001.0, dt.datetime.fromisoformat("2001-02-03"), True, 0.1 + 0.2, "02134"],
        [None, None],
        [1002, dt.date(2001, 2, 4), "no", None, None],
        ["A", "soon", None, 12.5, None],
    )
    loaded = desk.load("trainees", content, name="people.xlsx")
    assert messages(loaded) == [(5, "birth_date", '"soon" is not a date (YYYY-MM-DD)')]
    assert (loaded.rows, loaded.created) == (3, 2)
    first = rows_of("trainees")[0]
    assert first == first | {
        "trainee": "1001",
        "birth_date": "2001-02-03",
        "veteran": "yes",
        "prior_annual_earnings": "0.3",
        "postal_code": "02134",
    }


def test_a_sheet_that_breaks_off_loads_nothing(desk):
    rows = [[f"T{n}", "x" * 40] for n in range(2_000)]
    whole = sheet(["trainee", "last_name"], *rows)
    with ZipFile(BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:-3_000]
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert "file.xlsx is a broken XLSX file" in refusal(
        desk, out.getvalue(), name="file.xlsx", kind="trainees"
    )
    assert not Trainee.objects.exists()


def test_a_big_file_is_read_in_pieces(desk, monkeypatch):
    monkeypatch.setattr("intermediary.loading.reading.PIECE", 7)
    monkeypatch.setattr(examining, "BLOCK", 11)
    rows = "".join(f'T{n},"Ana\n{n}"\n' for n in range(40))
    loaded = desk.load("trainees", "trainee,first_name\n" + rows + "bad,Eva,x\n")
    assert (loaded.created, loaded.rejected) == (40, 1)
    assert messages(loaded) == [(82, "", "3 cells where the header has 2")]


def test_the_byte_that_is_no_utf8_is_found_across_blocks(desk, monkeypatch):
    for block in (3, 5, 8, 13, 1000):
        monkeypatch.setattr(examining, "BLOCK", block)
        content = "track,name\na,€uro\nb,naï".encode() + b"\xff\n"
        assert "line 3, byte 7: 0xFF is not UTF-8" in refusal(desk, content)


def test_a_missing_file_or_kind_or_map_exits_with_2(desk, tmp_path):
    good, broken = desk.file(GOOD), desk.file("{", "map.json")
    for arguments, why in [
        (("tracks", tmp_path / "none.csv"), "none.csv: No such file or directory"),
        (("tracks", tmp_path), "Is a directory"),
        (("trains", good), 'unknown kind "trains": one of markets, sites, staff'),
        (("tracks", good, "--map", broken), "map.json is not JSON: Expecting property name"),
        (("tracks", good, "--rejects", good), "--rejects names the file that is loaded"),
        (("tracks", good, "--rejects", tmp_path / "no" / "out.csv"), "No such file or directory"),
    ]:
        code, out, err = command("load", *arguments)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert why in err
        assert not Track.objects.exists()


def test_nothing_is_lost_when_a_load_is_refused_midway(desk):
    make.TrackFactory(key="its", name="As it was")
    with pytest.raises(FileFault):
        desk.load("tracks", GOOD + 'x,"y,entry\n')
    assert Track.objects.get().name == "As it was"
