"""docker-compose.yml, read as data and run command by command without Docker."""

import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
import yaml

from tests.processes import PROJECT, free_port, wait_for

COMPOSE = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
PORTAL = ["web", "worker", "beat"]
GIVEN = {
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "portal.example",
    "EMAIL_URL": "consolemail://",
    "TIME_ZONE": "America/Chicago",
    "POSTGRES_PASSWORD": "not-used-here",
}


def test_the_parts_of_a_portal_are_all_there():
    assert set(SERVICES) == {*PORTAL, "migrate", "postgres", "valkey"}


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_every_lasting_service_is_watched_and_comes_back(name):
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", PORTAL)
def test_the_portal_starts_on_migrated_tables_and_living_services(name):
    conditions = {part: how["condition"] for part, how in SERVICES[name]["depends_on"].items()}
    assert conditions == {
        "postgres": "service_healthy",
        "valkey": "service_healthy",
        "migrate": "service_completed_successfully",
    }


def test_web_worker_and_beat_share_the_uploads():
    for name in PORTAL:
        assert SERVICES[name]["volumes"] == ["data:/data"]
        assert SERVICES[name]["environment"]["INTERMEDIARY_DATA"] == "/data"


def test_no_secret_has_a_default():
    text = (PROJECT / "docker-compose.yml").read_text()
    asked = re.findall(r"\$\{(\w+)(:\?|:-)?", text)
    assert {name for name, _how in asked} == {*GIVEN, "PORT"}
    assert {name for name, how in asked if how != ":?"} == {"PORT"}


def test_only_the_web_is_open_and_only_to_this_machine():
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"web"}
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["web"]["ports"])


# --- The commands themselves, in the environment of the file, on the test's own servers ----------


def filled_in(value):
    """A value of the file as Docker hands it to the process."""
    return re.sub(r"\$\{(\w+)[^}]*\}", lambda found: GIVEN[found[1]], value)


@pytest.fixture
def start(command_environment, tmp_path):
    """Start a service's command; stop it in the end and show what it said if that was too early."""
    started = []

    def start(name, port="8000"):
        inside = {key: filled_in(value) for key, value in SERVICES[name]["environment"].items()}
        ours = {key: command_environment[key] for key in ("DATABASE_URL", "REDIS_URL")}
        path = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        environment = {**inside, **ours, **path, "INTERMEDIARY_DATA": str(tmp_path)}
        words = [
            word.replace("/data/", f"{tmp_path}/").replace(":8000", f":{port}")
            for word in SERVICES[name]["command"]
        ]
        words = [word.replace("/tmp/beat.pid", f"{tmp_path}/beat.pid") for word in words]
        process = subprocess.Popen(words, env=environment, cwd=PROJECT)
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
        assert process.wait(20) in (0, -15)


@pytest.mark.slow
@pytest.mark.xdist_group("embedded")
@pytest.mark.django_db(transaction=True)
def test_the_commands_of_the_file_start_a_portal(start):
    from django_celery_beat.models import PeriodicTask

    from intermediary.celery import app

    migrate = start("migrate")
    assert migrate.wait(60) == 0
    port = free_port()
    for name in PORTAL:
        start(name, port)

    def health():
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                return answer.read()
        except OSError:
            return None

    assert wait_for(health, seconds=40, what="the web") == b"ok"
    assert wait_for(lambda: app.control.ping(timeout=0.5), seconds=30, what="the worker")
    known = {"placements.refresh_kpis", "employers.evaluate_offers", "intermediary.ring_stuck_jobs"}
    wait_for(
        lambda: known <= set(PeriodicTask.objects.values_list("task", flat=True)),
        seconds=30,
        what="the beat's timetable",
    )


def test_the_web_gives_up_in_one_line_when_a_setting_is_missing():
    given = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/x", "REDIS_URL": "redis://127.0.0.1:1"}
    command = [sys.executable, "-m", *SERVICES["web"]["command"]]
    words = [word.replace("0.0.0.0:8000", f"127.0.0.1:{free_port()}") for word in command]
    environment = {"PATH": os.environ["PATH"], **given}
    answer = subprocess.run(
        words, env=environment, cwd=PROJECT, capture_output=True, text=True, timeout=30
    )
    assert answer.returncode
    assert "SECRET_KEY is not set: production does not start without it\n" in answer.stderr
    assert "Traceback" not in answer.stderr
