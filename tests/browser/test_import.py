"""A file brought in by hand: uploaded, matched, looked at, confirmed, loaded by a real worker."""

import pytest
from playwright.sync_api import expect

from intermediary.choices import Role
from tests.factories import UserFactory
from trainees.models import Trainee

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
FILE = """\
trainee,Given name,last_name,birth_date,phone
T-1,Amara,Okafor,1998-02-11,410-555-0101
T-2,Bilal,Haddad,11.02.98,410-555-0102
T-3,Chidi,Eze,2001-07-30,410-555-0103
T-2,Dina,Osei,1999-12-01,410-555-0104
"""


def test_a_file_is_uploaded_matched_looked_at_and_loaded_and_its_rejects_come_back(
    celery_worker, open_browser, tmp_path
):
    roster = tmp_path / "Fall roster.csv"
    roster.write_text(FILE)
    page = open_browser(UserFactory(roles=[Role.MANAGER]))
    page.goto("/staff/")
    page.get_by_role("link", name="Imports", exact=True).first.click()
    page.get_by_role("link", name="Import a file").first.click()
    page.get_by_label("What the file holds").select_option("trainees")
    page.locator("#id_file").set_input_files(roster)
    page.get_by_role("button", name="Upload the file").click()

    expect(page.get_by_role("heading", name="Match the columns", level=1)).to_be_visible()
    expect(page.get_by_label("Last name", exact=True)).to_have_value("last_name")
    page.get_by_label("First name", exact=True).select_option("Given name")
    page.get_by_role("button", name="See the first rows").click()

    expect(page.locator("#main")).to_contain_text("nothing is stored yet")
    expect(page.get_by_role("row", name="Haddad")).to_contain_text("11.02.98")
    assert not Trainee.objects.exists()
    page.get_by_role("button", name="Import 4 rows").click()

    expect(page.get_by_text("Done", exact=True)).to_be_visible(timeout=30_000)
    expect(page.locator(".brk")).to_contain_text("2new")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download rejected rows").click()
    rejects = download.value.path().read_text()
    assert "Haddad" in rejects
    assert "Dina" in rejects
    assert "Okafor" not in rejects
    assert {each.last_name for each in Trainee.objects.all()} == {"Okafor", "Eze"}
