"""Every page says who may open it, and means it. The table of routes x roles is committed."""

import os
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from intermediary.choices import Role
from tests.factories import UserFactory

TABLE = Path(__file__).parent / "access_table.txt"
OURS = {"intermediary", "standards", "trainees", "employers", "placements", "coaching"}
NOBODYS_PK = 2_000_000_000


def routes(resolver=None, prefix="", namespace=""):
    """(name, path, view) of every route of ours."""
    for entry in (resolver or get_resolver()).url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, path, entry.namespace or namespace)
        elif isinstance(entry, URLPattern) and entry.callback.__module__.split(".")[0] in OURS:
            yield f"{namespace}:{entry.name}" if namespace else entry.name, path, entry.callback


ROUTES = list(routes())
GUARDED = [(n, p, v) for n, p, v in ROUTES if hasattr(v, "allowed_roles")]


def address(path):
    """A path with stand-ins for its arguments: rows that do not exist."""
    path = re.sub(r"<int:\w+>", str(NOBODYS_PK), path)
    return "/" + re.sub(r"<(?:\w+:)?\w+>", "nobody", path)


def test_every_view_is_allowed_to_somebody_or_public():
    bare = [
        name
        for name, _, view in ROUTES
        if not (hasattr(view, "allowed_roles") or getattr(view, "is_public", False))
    ]
    assert bare == []


def test_every_route_has_a_name_and_the_view_has_it_too():
    assert [path for name, path, _ in ROUTES if not name] == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role.values)
def test_each_role_left_out_is_refused(role, client):
    client.force_login(UserFactory(roles=[role]))
    wrong = []
    for name, path, view in GUARDED:
        if role in view.allowed_roles:
            continue
        for ask in (client.get, client.post):
            status = ask(address(path)).status_code
            if status != 403:
                wrong.append(f"{name} answered {status} to {role}")
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role.values)
def test_a_row_that_is_not_there_is_404_for_those_who_may_open_the_page(role):
    client = Client(raise_request_exception=True)
    client.force_login(UserFactory(roles=[role]))
    with_rows = [r for r in GUARDED if "<int:" in r[1] and role in r[2].allowed_roles]
    wrong = [
        f"{name} answered {status}"
        for name, path, _ in with_rows
        if (status := client.get(address(path)).status_code) not in {404, 405}
    ]
    assert wrong == []


@pytest.mark.django_db
def test_an_anonymous_visitor_is_sent_to_sign_in(client):
    wrong = []
    for name, path, _ in GUARDED:
        answer = client.get(address(path))
        if answer.status_code != 302 or not answer.url.startswith(reverse("account_login")):
            wrong.append(f"{name} answered {answer.status_code}")
    assert wrong == []


def drawn_table():
    """One line a route: its name, its path, and an initial for each role that may open it."""
    lines = ["# route, path, roles. Drawn by: DRAW=1 pytest tests/test_access.py"]
    for name, path, view in sorted(ROUTES):
        roles = sorted(getattr(view, "allowed_roles", [])) or ["public"]
        lines.append(f"{name}  /{path}  {' '.join(roles)}")
    return "\n".join(lines) + "\n"


def test_the_committed_table_shows_who_may_open_what():
    if "DRAW" in os.environ:
        TABLE.write_text(drawn_table())
    assert TABLE.read_text() == drawn_table()
