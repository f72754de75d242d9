"""The embedded services: joined by all, stopped by the last, unharmed by kill -9."""

import os
import pwd
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from intermediary.embedded.places import Places, can_enter
from tests.processes import (
    MANAGE,
    PROJECT,
    connect,
    environment_alone,
    free_port,
    own_folder,
    processes_of,
    wait_for,
)

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("embedded")]
JOIN = """
import sys
from intermediary import embedded
embedded.join()
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder():
    with own_folder() as place:
        yield place


@pytest.fixture
def tenant(folder):
    """Start processes that join the services, and stay until told to leave."""
    started = []

    def start(**more):
        process = subprocess.Popen(
            [sys.executable, "-c", JOIN],
            env=environment_alone(folder, **more),
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def leave(process):
    """A polite end: the process returns when it has left."""
    process.communicate(timeout=30)
    assert process.returncode == 0


def pid_of(folder, word):
    """The one process of a data folder with a word in its command."""
    (pid,) = (pid for pid, command in processes_of(folder).items() if word in command.split(":")[0])
    return pid


def write_rows(folder):
    with connect(folder) as connection:
        connection.execute("create table kept as select generate_series(1, 500) as n")


def rows(folder):
    with connect(folder) as connection:
        return connection.execute("select count(*) from kept").fetchone()[0]


def manage(*words, **environment):
    return subprocess.run(
        [*MANAGE, *words], env=environment, capture_output=True, text=True, timeout=120
    )


def test_the_second_joins_and_the_last_to_leave_stops_the_services(folder, tenant):
    first, second = tenant(), tenant()
    keeper = pid_of(folder, "keeper")
    leave(first)
    assert pid_of(folder, "keeper") == keeper
    write_rows(folder)
    leave(second)
    assert processes_of(folder) == {}
    tenant()
    assert rows(folder) == 500


def test_many_at_once_share_one_keeper(folder, tenant):
    command = [sys.executable, "-c", JOIN]
    ways = {"env": environment_alone(folder), "cwd": PROJECT, "text": True}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    crowd = [subprocess.Popen(command, **ways, **pipes) for _ in range(4)]
    assert [process.stdout.readline() for process in crowd] == ["ready\n"] * 4
    assert pid_of(folder, "keeper")
    for process in crowd:
        leave(process)
    assert processes_of(folder) == {}


def test_a_killed_starter_takes_nobody_with_it_and_leaves_nothing(folder, tenant):
    starter, other = tenant(), tenant()
    write_rows(folder)
    starter.kill()
    starter.wait()
    assert rows(folder) == 500
    other.kill()
    other.wait()
    wait_for(lambda: not processes_of(folder), seconds=30, what="the end of the services")


def test_a_killed_keeper_loses_no_row(folder, tenant):
    tenant()
    write_rows(folder)
    os.kill(pid_of(folder, "keeper"), signal.SIGKILL)
    tenant()
    assert rows(folder) == 500


@pytest.mark.parametrize("server", ["postgres", "valkey"])
def test_a_killed_server_is_started_again(folder, tenant, server):
    tenant()
    write_rows(folder)
    killed = pid_of(folder, "-D" if server == "postgres" else "valkey-server")
    os.kill(killed, signal.SIGKILL)

    def healed():
        running = processes_of(folder)
        words = "-D" if server == "postgres" else "valkey-server"
        return [pid for pid, command in running.items() if words in command and pid != killed]

    wait_for(healed, seconds=20, what=f"a new {server}")
    wait_for(lambda: answers(folder), seconds=20, what="an answer")
    assert rows(folder) == 500


def answers(folder):
    try:
        return rows(folder)
    except psycopg.OperationalError:
        return False


def test_a_pid_file_that_names_a_stranger_is_no_obstacle(folder, tenant):
    leave(tenant())
    note = Places(folder).state / "pg" / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{note.parent}\n1\n5432\n\n\n")
    tenant()
    write_rows(folder)
    assert rows(folder) == 500


def test_a_path_too_long_for_a_socket_works(folder, tenant):
    deep = folder / ("long" * 20) / ("deep" * 20)
    deep.mkdir(parents=True)
    process = tenant(INTERMEDIARY_DATA=str(deep))
    write_rows(deep)
    leave(process)
    assert not Places(deep).sockets.exists()


def test_only_what_has_no_address_is_embedded(folder, tenant):
    tenant(DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    commands = " ".join(processes_of(folder).values())
    assert "valkey" in commands
    assert "postgres" not in commands


@pytest.mark.parametrize(
    ("variable", "part"), [("DATABASE_URL", "database"), ("REDIS_URL", "broker")]
)
def test_a_given_address_that_is_dead_is_one_line_and_exit_3(folder, variable, part):
    scheme = "postgres://u:p" if part == "database" else "redis://u:p"
    dead = {variable: f"{scheme}@127.0.0.1:{free_port()}/0", "DEBUG": "true"}
    answer = manage("shell", "-c", "print(1)", **environment_alone(folder, **dead))
    assert (answer.returncode, answer.stdout) == (3, "")
    assert answer.stderr.startswith(f"The {part} cannot be reached: ")
    assert answer.stderr.count("\n") == 1
    assert processes_of(folder) == {}


def test_an_unmigrated_database_is_refused_in_one_line(folder):
    answer = manage("shell", "-c", "print(1)", **environment_alone(folder))
    assert (answer.returncode, answer.stdout) == (3, "")
    assert answer.stderr.startswith("The database lacks ")
    assert answer.stderr.count("\n") == 1
    assert processes_of(folder) == {}


def test_help_starts_nothing(folder):
    answer = manage("migrate", "--help", **environment_alone(folder))
    assert answer.returncode == 0
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_URL", "TIME_ZONE"])
def test_production_names_the_setting_it_misses(folder, name):
    given = {
        "DEBUG": "false",
        "SECRET_KEY": "s" * 50,
        "ALLOWED_HOSTS": "portal.example",
        "EMAIL_URL": "consolemail://",
        "TIME_ZONE": "UTC",
    }
    given.pop(name)
    answer = manage("check", **environment_alone(folder, **given))
    assert answer.returncode == 2
    assert answer.stderr == f"{name} is not set: production does not start without it\n"


def test_a_folder_the_account_cannot_enter_is_recognized(tmp_path):
    stranger = pwd.getpwnam("nobody")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    assert not can_enter(stranger, closed)
    assert can_enter(pwd.getpwuid(closed.stat().st_uid), Path("/"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the servers as somebody else")
def test_root_keeps_the_state_elsewhere_rather_than_open_a_closed_folder(tmp_path):
    tmp_path.chmod(0o700)
    places = Places(tmp_path / "data")
    assert places.state.parent == Path("/var/lib")
