"""What every test stands on: real PostgreSQL, real Valkey, and a Chromium where there is one.

The database is migrated once per state of the migrations, into a template that every run and every
xdist worker clones. Nothing is eager: a test of a task calls the task; a test of the whole way
(`transaction=True`) sends through the real broker and asks for the fixture `celery_worker`. What a
test sends without a worker stays in this worker's own stretch of the broker and is thrown away.
"""

import hashlib
import os
import shutil
import subprocess
import sys

import psycopg
import pytest
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from psycopg import sql

from tests.clean_slate import keep_shipped, restore
from tests.processes import MANAGE, PROJECT, environment_for, wait_for
from tests.undefined import Undefined

TEMPLATE = "intermediary_template_"
_LOCK = 7_301_944  # any number: two runs do not make the template at once

# A shared or busy machine must not make a property slow enough to fail. Random worlds are new on
# every run at a desk; CI draws the same ones every time, so that it judges the change alone.
hypothesis_settings.register_profile(
    "portal", deadline=None, derandomize="CI" in os.environ, print_blob=True
)
hypothesis_settings.load_profile("portal")

# --- The template database ---------------------------------------------------------------------


def template_name():
    """A name for the database that today's migrations make."""
    digest = hashlib.sha256((PROJECT / "requirements.lock").read_bytes())
    digest.update((PROJECT / "tests" / "clean_slate.py").read_bytes())
    for path in sorted(PROJECT.glob("*/migrations/*.py")):
        digest.update(path.read_bytes())
    return TEMPLATE + digest.hexdigest()[:12]


def maintenance_connection(name="postgres"):
    """A connection beside the portal's database, to make and drop others."""
    from django.conf import settings

    given = settings.DATABASES["default"]
    pairs = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    known = {word: given[name] for word, name in pairs.items() if given.get(name)}
    options = {name: value for name, value in given["OPTIONS"].items() if name == "host"}
    return psycopg.connect(dbname=name, autocommit=True, **{**known, **options})


def make_template(name):
    """Migrate the template unless it is there; drop those of earlier migrations."""
    with maintenance_connection() as connection:
        connection.execute("select pg_advisory_lock(%s)", [_LOCK])
        pattern = TEMPLATE.replace("_", r"\_") + "%"
        query = "select datname, datistemplate from pg_database where datname like %s"
        known = dict(connection.execute(query, [pattern]).fetchall())
        if known.pop(name, False):
            return
        for old in {*known, name}:
            drop_database(connection, old)
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
        subprocess.run([*MANAGE, "migrate", "-v0"], check=True, env=environment_for(name))
        with maintenance_connection(name) as made, made.cursor() as cursor:
            keep_shipped(cursor)
        protect = sql.SQL("alter database {} is_template true").format(sql.Identifier(name))
        connection.execute(protect)


def drop_database(connection, name):
    """Drop a database and throw out whoever is still connected, if it exists."""
    found = connection.execute("select 1 from pg_database where datname = %s", [name])
    if found.fetchone():
        name = sql.Identifier(name)
        connection.execute(sql.SQL("alter database {} is_template false").format(name))
        connection.execute(sql.SQL("drop database {} with (force)").format(name))


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    """Make the template in the controller; let every process clone it. No name is undefined."""
    from django.conf import settings

    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined()
    name = template_name()
    settings.DATABASES["default"].setdefault("TEST", {})["TEMPLATE"] = name
    if not hasattr(config, "workerinput") and not config.option.collectonly:
        make_template(name)


# --- Tests that commit -------------------------------------------------------------------------

TransactionTestCase._fixture_teardown = restore


def pytest_collection_modifyitems(items):
    """Find a browser or skip with a reason."""
    browser = [item for item in items if item.get_closest_marker("browser")]
    # An argument called page, browser or context is playwright's: its tests would move up front.
    strays = [i.nodeid for i in items if "browser_name" in i.fixturenames and i not in browser]
    if strays:
        raise pytest.UsageError(f"a browser without the marker, or an argument's name: {strays}")
    if not browser:
        return
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps an event loop running
    if CHROMIUM:
        return
    if os.environ.get("CI"):
        raise pytest.UsageError(f"browser tests need Chromium: {INSTALL}")
    for item in browser:
        item.add_marker(pytest.mark.skip(reason=f"no Chromium on this machine: {INSTALL}"))


@pytest.fixture(autouse=True)
def _empty_cache(request):
    """No test sees another's cached values."""
    yield
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames:
        from django.core.cache import cache

        cache.clear()


@pytest.fixture(autouse=True)
def _own_language():
    """No test speaks the language of the last page that another asked for."""
    yield
    translation.deactivate()


# --- Celery ------------------------------------------------------------------------------------


@pytest.fixture
def command_environment(transactional_db):
    """The environment in which a `manage.py` or Celery process sees this test's rows."""
    from django.db import connection

    return environment_for(connection.settings_dict["NAME"])


@pytest.fixture
def celery_worker(command_environment):
    """A real worker process on this test's database and broker, for tests of the whole way."""
    from intermediary.celery import app

    app.control.purge()
    command = [sys.executable, "-m", "celery", "-A", "intermediary", "worker", "-P", "solo"]
    worker = subprocess.Popen(
        [*command, "-l", "WARNING", "--without-gossip", "--without-mingle"],
        env=command_environment,
        cwd=PROJECT,
    )
    try:
        wait_for(lambda: app.control.ping(timeout=0.3), seconds=30, what="the Celery worker")
        yield app
    finally:
        worker.terminate()
        try:
            worker.wait(10)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


# --- The browser -------------------------------------------------------------------------------

INSTALL = "apt-get install -y --no-install-recommends chromium"
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Chromium as installed on the machine, quiet and offline."""
    quiet = ("gpu", "quic", "background-networking", "component-update", "sync", "dev-shm-usage")
    arguments = ["--no-sandbox", "--no-first-run", *(f"--disable-{word}" for word in quiet)]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": arguments}
