"""Every page of the demonstration in every theme and width, kept as pictures to look at.

Not part of the suite: `make look`. Each page is also asked whether all can read it (axe-core) and
whether anything sticks out. The pictures lie in pictures/, with a page that shows them. With
LOOK=employer
only addresses with this word in them are looked at.
"""

import os
import re
from html import escape

import pytest
from django.core.management import call_command

from intermediary.choices import Role
from intermediary.models import User
from tests.browser.test_every_page import page_of
from tests.browser.watched import DESK, PHONE, STICKS_OUT, barriers, resize, settle, unroll
from tests.source import ROOT
from tests.test_access import ROUTES

pytestmark = [pytest.mark.browser, pytest.mark.look, pytest.mark.django_db(transaction=True)]
FOLDER = ROOT / "pictures"
SHOTS = [
    (DESK, "light", "no-preference"),
    (DESK, "dark", "no-preference"),
    (PHONE, "light", "no-preference"),
    (PHONE, "dark", "no-preference"),
    (DESK, "light", "more"),
    (DESK, "dark", "more"),
]
# States of pages that no route names: nothing found, figures withheld, a coach's own Today.
MORE = [
    ("manager", "/staff/trainees/?q=nobody-is-called-this"),
    ("manager", "/staff/kpis/placed_120d/?by=race_ethnicity&site=baltimore"),
    ("manager", "/staff/kpis/start_wage/"),
    ("manager", "/staff/kpis/early_contact/"),
    ("manager", "/no-such-page/"),
    ("coach", "/staff/"),
    ("business", "/staff/"),
    ("baltimore", "/staff/"),
    ("employer", "/staff/"),
]
# Who looks at a page: the first of these who may.
READERS = ["manager", "employer", "trainee", "admin"]


def reader(name):
    return User.objects.get(email=f"{name}@demo.example.org")


def pages(client):
    """(reader, address) of every route that answers with a whole page."""
    people = {name: reader(name) for name in READERS}
    for _name, path, view in sorted(ROUTES, key=lambda route: route[1]):
        roles = getattr(view, "allowed_roles", None) or set()
        user = next((n for n, u in people.items() if u.has_role(*roles)), None) if roles else None
        if user and (address := page_of(path, people[user], client)):
            yield user, address
    yield from MORE


def file_name(user, address, shot):
    words = re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-") or "start"
    width, theme, contrast = shot
    size = "phone" if width == PHONE else "desk"
    return f"{user}-{words[:90]}-{size}-{theme}{'-more' if contrast == 'more' else ''}.png"


def contact_sheet(taken):
    """A page that shows all pictures, a row for each address."""
    rows = [
        f"<h2>{escape(user)} {escape(address)}</h2>"
        + "".join(
            f'<a href="{name}"><img loading="lazy" src="{name}" alt=""></a>' for name in names
        )
        for (user, address), names in taken.items()
    ]
    style = "<style>body{font:14px sans-serif}img{height:420px;margin:4px;border:1px solid #999}"
    (FOLDER / "index.html").write_text(f"{style}</style>" + "\n".join(rows))


def test_every_page_of_the_demonstration_is_worth_a_look(client, open_browser):
    call_command("demo", verbosity=0)
    FOLDER.mkdir(parents=True, exist_ok=True)
    browsers, taken, faults = {}, {}, []
    wanted = os.environ.get("LOOK", "")
    for user, address in [each for each in pages(client) if wanted in each[1]]:
        page = browsers.get(user) or open_browser(reader(user))
        browsers[user] = page
        names = taken.setdefault((user, address), [])
        for shot in SHOTS:
            width, theme, contrast = shot
            resize(page, width, theme)
            page.emulate_media(color_scheme=theme, contrast=contrast)
            page.goto(address)
            settle(page)
            names.append(file_name(user, address, shot))
            page.screenshot(path=FOLDER / names[-1], full_page=True)
            unroll(page)
            seen = [*barriers(page), page.evaluate(STICKS_OUT), *page.watch.taken()]
            faults += [f"{user} {address} {shot}: {fault}" for fault in seen if fault]
    contact_sheet(taken)
    print(f"{len(taken)} pages, {len(taken) * len(SHOTS)} pictures in {FOLDER}")  # noqa: T201
    assert faults == []
    seen = {role for name in browsers for role in reader(name).roles}
    assert wanted or {Role.EMPLOYER, Role.TRAINEE} <= seen
