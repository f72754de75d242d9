"""`manage.py up`: one terminal, every process, and nothing left of them afterwards."""

import os
import signal
import socket
import subprocess
import time
import urllib.request

import pytest

from tests.processes import (
    MANAGE,
    connect,
    environment_alone,
    free_port,
    own_folder,
    processes_of,
    wait_for,
)

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("up")]


@pytest.fixture(scope="module")
def folder():
    """One data folder for the module: its tables are made once."""
    with own_folder() as place:
        yield place


@pytest.fixture
def up(folder):
    """Start `manage.py up` and wait until it serves; whatever still runs is ended."""
    started = []

    def start(port):
        command = [*MANAGE, "up", "--port", str(port)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        process = subprocess.Popen(command, env=environment_alone(folder), **pipes)
        started.append(process)
        wait_for(lambda: get(port, "/healthz") == b"ok", seconds=90, what="the portal")
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def get(port, path):
    """The body of a page, or None while nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.read()
    except OSError:
        return None


def test_it_serves_pages_and_files_and_stops_within_ten_seconds(folder, up):
    port = free_port()
    process = up(port)
    assert b"<form" in get(port, "/accounts/login/")
    assert get(port, "/static/dist/portal.css")
    with connect(folder) as connection:
        connection.execute("create table kept as select 1 as n")
    before = time.monotonic()
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=20)
    assert time.monotonic() - before < 10
    assert process.returncode == 0
    assert said.startswith(f"http://localhost:{port}/")
    assert processes_of(folder) == {}


def test_killed_it_leaves_nothing_and_comes_back_with_everything(folder, up):
    killed = up(free_port())
    with connect(folder) as connection:
        connection.execute("create table survived as select generate_series(1, 200) as n")
    killed.kill()
    killed.wait()
    up(free_port())
    with connect(folder) as connection:
        assert connection.execute("select count(*) from survived").fetchone() == (200,)


def test_a_web_server_that_dies_is_started_again(folder, up):
    port = free_port()
    up(port)
    crew = processes_of(folder).items()
    for pid in [pid for pid, command in crew if "gunicorn intermediary.wsgi" in command]:
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: get(port, "/healthz") is None, seconds=5, what="the end of the web server")
    wait_for(lambda: get(port, "/healthz") == b"ok", seconds=30, what="a new web server")


def test_two_of_them_share_the_services_and_one_beat(folder, up):
    up(free_port())
    up(free_port())

    def beats():
        return [c for c in processes_of(folder).values() if " beat " in c and "single" not in c]

    wait_for(beats, seconds=20, what="a beat")
    time.sleep(1)
    assert len(beats()) == 1
    assert len([c for c in processes_of(folder).values() if "embedded.keeper" in c]) == 1


def test_a_port_in_use_is_one_clear_line(folder):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [*MANAGE, "up", "--port", str(port)]
        ways = {"env": environment_alone(folder), "capture_output": True, "text": True}
        answer = subprocess.run(command, timeout=60, **ways)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == f"CommandError: Port {port} is in use: choose another with --port\n"


def test_nothing_is_left_at_the_end(folder):
    wait_for(lambda: not processes_of(folder), seconds=30, what="the end of every process")
