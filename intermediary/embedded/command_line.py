"""Every `manage.py` command: join or check the services first, refuse an unmigrated database."""

import os
import sys

from intermediary.embedded.addresses import data_folder
from intermediary.embedded.lease import ServiceError, join

UNREACHABLE = 3  # exit code
# Commands that read or write files only. `check` asks the database only when told to.
_WITHOUT_SERVICES = {
    *("help", "version", "makemessages", "compilemessages", "collectstatic", "findstatic"),
    *("startapp", "startproject", "diffsettings", "sendtestemail"),
}
# Commands that bring the tables about, or look at a database as it is.
_WITHOUT_TABLES = {
    *("up", "migrate", "makemigrations", "showmigrations", "sqlmigrate", "squashmigrations"),
    *("optimizemigration", "dbshell", "inspectdb", "test", "testserver", "check", "pgtrigger"),
}


def needs_services(arguments):
    """Whether a command line will ask the database or the broker."""
    command = arguments[0] if arguments else "help"
    if command.startswith("-") or command in _WITHOUT_SERVICES:
        return False
    if {"-h", "--help", "--version"} & set(arguments):
        return False
    return command != "check" or any(word.startswith("--database") for word in arguments)


def check_reachable():
    """Ask the database and the broker for a sign of life; a ServiceError says who gave none."""
    from intermediary.health import failing

    for part, reason in failing():
        raise ServiceError(f"The {part} cannot be reached: {reason}")


def check_migrated():
    """Refuse a database whose tables are not those of this version."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        first = missing[0][0]
        raise ServiceError(
            f"The database lacks {len(missing)} migrations (first: {first}): "
            "run `manage.py migrate` or `manage.py up`"
        )


def prepare(arguments):
    """Make sure a command finds what it needs before it starts."""
    import django

    join()
    django.setup()
    check_reachable()
    if arguments[0] not in _WITHOUT_TABLES:
        check_migrated()


def execute(argv):
    """Run a command line; returns the exit code where something is wrong beforehand."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    os.environ["INTERMEDIARY_DATA"] = str(data_folder())  # children may work in another folder
    try:
        if needs_services(argv[1:]):
            prepare(argv[1:])
        execute_from_command_line(argv)
    except (ServiceError, ImproperlyConfigured) as error:
        print(" ".join(str(error).split()), file=sys.stderr)  # noqa: T201
        return UNREACHABLE if isinstance(error, ServiceError) else 2
    return 0
