"""Small reference tables as files: out as the list shows them, in with a preview or not at all."""

import csv
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from intermediary.models import Market, Site, Team, User
from standards.models import Track
from tests import factories as make
from tests.administration import administrator, url

pytestmark = pytest.mark.django_db
CSV, XLSX = "0", "1"
TABLES = [Market, Site, Team, Track]


@pytest.fixture
def signed_in(client):
    client.force_login(administrator())
    return client


def export(client, model, query="", file_format=CSV):
    answer = client.post(url(model, "export") + query, {"format": file_format, "resource": ""})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return answer.content


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode())))


def send(client, model, text, name="rows.csv"):
    """The answer to a file that is sent to be checked."""
    content = text if isinstance(text, bytes) else text.encode()
    upload = SimpleUploadedFile(name, content)
    data = {"import_file": upload, "format": XLSX if name.endswith("xlsx") else CSV, "resource": ""}
    return client.post(url(model, "import"), data)


def confirm(client, model, answer):
    """Store what the preview showed."""
    form = answer.context["confirm_form"]
    return client.post(url(model, "process_import"), form.initial, follow=True)


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def test_what_goes_out_comes_back_in_as_it_was(signed_in):
    make.SiteFactory(name="=SUM(A1)", city='Baltimore, "the city"')
    make.TeamFactory(leader=make.UserFactory())
    make.TrackFactory(soc="15-1232")
    for model in TABLES:
        for file_format, name in ((CSV, "rows.csv"), (XLSX, "rows.xlsx")):
            answer = send(signed_in, model, export(signed_in, model, file_format=file_format), name)
            kinds = {row.import_type for row in answer.context["result"].rows}
            assert kinds == {"skip"}, (model, name, answer.context["result"].rows)


def test_no_cell_is_taken_for_a_formula(signed_in):
    risky = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"]
    for number, name in enumerate(risky):
        make.MarketFactory(key=f"m-{number}", name=name)
    assert {row["name"] for row in rows(export(signed_in, Market))} == {f"'{n}" for n in risky}
    book = openpyxl.load_workbook(io.BytesIO(export(signed_in, Market, file_format=XLSX)))
    cells = [row[1] for row in book.active.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.value[0] for cell in cells} == {"'"}


def test_the_export_has_the_filters_and_the_search_of_the_list(signed_in):
    site = make.SiteFactory(name="Bronx")
    make.SiteFactory(name="Dallas")
    by_market = f"?market__id__exact={site.market_id}"
    assert [row["name"] for row in rows(export(signed_in, Site, by_market))] == ["Bronx"]
    assert [row["name"] for row in rows(export(signed_in, Site, "?q=dall"))] == ["Dallas"]
    page = signed_in.get(url(Site, "changelist") + by_market).content.decode()
    assert f"{url(Site, 'export')}{by_market}" in page


def test_people_go_out_without_anything_they_sign_in_with(signed_in):
    person = make.UserFactory(roles=["coach", "manager"], sites=[make.SiteFactory(key="bronx")])
    person.set_password("correct horse battery")
    person.save()
    for file_format in (CSV, XLSX):
        content = export(signed_in, User, file_format=file_format)
        assert person.password.encode() not in content
        assert b"argon2" not in content
    found = {row["email"]: row for row in rows(export(signed_in, User))}
    assert (found[person.email]["roles"], found[person.email]["sites"]) == (
        "coach|manager",
        "bronx",
    )
    assert "password" not in found[person.email]
    assert signed_in.get("/admin/intermediary/user/import/").status_code in {302, 404}


def test_a_preview_shows_every_difference_and_stores_nothing(signed_in):
    make.MarketFactory(key="bal", name="Baltimore", state="MD")
    answer = send(signed_in, Market, "key,name,state\nbal,Greater Baltimore,MD\nchi,Chicago,IL\n")
    text = answer.content.decode()
    assert "<del>Baltimore</del> <ins>Greater Baltimore</ins>" in text
    assert "Chicago" in text
    assert "style=" not in text
    assert list(Market.objects.values_list("name", flat=True)) == ["Baltimore"]
    answer = confirm(signed_in, Market, answer)
    assert "1 added, 1 changed, 0 as they were." in said(answer)
    assert set(Market.objects.values_list("name", flat=True)) == {"Chicago", "Greater Baltimore"}


def test_a_wrong_row_is_named_and_keeps_the_others_out(signed_in):
    answer = send(signed_in, Site, "key,name,market\na,Alpha,nowhere\n")
    assert answer.context["result"].has_errors()
    assert "confirm_form" not in answer.context
    make.MarketFactory(key="bal")
    answer = send(
        signed_in, Site, "key,name,market,state\na,Alpha,bal,MD\nb,,bal,MD\nc,C,bal,TOO LONG\n"
    )
    assert "confirm_form" not in answer.context
    text = answer.content.decode()
    assert "This field cannot be blank." in text
    assert "at most 2 characters" in text
    assert not Site.objects.exists()


def test_rows_that_no_longer_fit_are_not_stored_and_that_is_said(signed_in):
    market = make.MarketFactory(key="bal")
    answer = send(signed_in, Site, "key,name,market\na,Alpha,bal\nb,Beta,bal\n")
    market.delete()
    answer = confirm(signed_in, Site, answer)
    assert not Site.objects.exists()
    assert said(answer) == ["Nothing was stored: the rows no longer fit. Check the file once more."]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name\nAlpha\n", "The file has no column “key”."),
        ("key,name\n" + "".join(f"k{n},n\n" for n in range(2_001)), "more than 2,000 rows"),
        ("key,name\n" + "k,n\n" * 300_000, "larger than 1 MB"),
        (b"\xff\xfe\x00", "encountered while trying to read file"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused_in_words(signed_in, text, fault):
    answer = send(signed_in, Market, text)
    assert fault in answer.content.decode().replace("&quot;", '"')
    assert "confirm_form" not in answer.context


def test_a_track_keeps_its_rules_in_a_file_too(signed_in):
    header = "key,name,family,coaching_months\n"
    answer = send(signed_in, Track, header + "it,IT,entry,6\n")
    assert answer.context["result"].has_validation_errors()
    answer = send(signed_in, Track, header + "it,IT,no-such-family,24\n")
    assert answer.context["result"].has_validation_errors()


def test_an_import_is_on_record_with_the_person(signed_in):
    answer = send(signed_in, Track, "key,name,family,coaching_months\nit,IT,entry,24\n")
    confirm(signed_in, Track, answer)
    event = Track.objects.get(key="it").events.get()
    assert event.pgh_context.metadata["action"] == "admin_import"
    assert event.pgh_context.metadata["user"]


def test_a_file_is_stored_once_and_a_name_that_is_made_up_leads_nowhere(signed_in):
    answer = send(signed_in, Market, "key,name\nbal,Baltimore\n")
    confirm(signed_in, Market, answer)
    again = confirm(signed_in, Market, answer)
    assert "This file is no longer here" in again.content.decode()
    data = {"import_file_name": "../../etc/passwd", "original_file_name": "x", "format": CSV}
    guessed = signed_in.post(url(Market, "process_import"), data)
    assert "This file is no longer here" in guessed.content.decode()
    assert Market.objects.count() == 1
