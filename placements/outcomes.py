"""Keeping the outcome table fresh, and working it out for any other day.

Triggers (migration 0004) mark the trainees whose facts change, in the changing transaction. Every
reader first works off the marks that it can see, under one lock; so a report reflects everything
that was committed before it started, whether or not a worker runs.
"""

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Model, QuerySet

from intermediary.kpi.cells import fetch
from placements import outcome_sql
from placements.models import Outcome
from placements.outcome_sql import Scope
from trainees.kpis import finishes, finishes_in_tables
from trainees.models import Finish

log = logging.getLogger("intermediary.kpis")

TABLE = Outcome._meta.db_table
STORED = (Outcome, Finish)  # made and kept fresh together
LOCK = 4_202_601  # of pg_advisory_xact_lock: one refresh at a time
ONE_BY_ONE = 20_000  # above so many changed trainees everything is made anew
IN_ONE_STATEMENT = 50_000  # up to so many enrollments the build needs no tables of its own
# The day and relation that stand made in this transaction, for those who ask inside of `as_of`.
_made: ContextVar[tuple[dt.date, str] | None] = ContextVar("outcomes_made", default=None)


@dataclass(frozen=True)
class Refreshed:
    """What a refresh did: how many trainees it worked out again, or all of them."""

    as_of: dt.date
    everyone: bool
    trainees: int


def refresh(today: dt.date, *, everything: bool = False) -> Refreshed:
    """Make the stored outcomes those of `today`, doing no more than is needed."""
    if not everything and _is_fresh(today):
        return Refreshed(today, everyone=False, trainees=0)
    with transaction.atomic():
        fetch("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        marks = {row[0] for row in fetch("DELETE FROM placements_outcomemark RETURNING trainee_id")}
        stored = fetch("SELECT as_of FROM placements_outcomestate")
        everything = everything or stored != [(today,)] or None in marks
        if everything or len(marks) > ONE_BY_ONE:
            rebuild(today)
            return Refreshed(today, everyone=True, trainees=0)
        rework(today, marks)
        return Refreshed(today, everyone=False, trainees=len(marks))


def deadlines_ahead(on: dt.date, days: int = 30, viewer=None) -> QuerySet[Outcome]:
    """Graduates without proven work whose deadline comes within `days`, the nearest first.

    Each has `deadline` and `metric`; one with `placed_on` has a job that lacks evidence.
    """
    refresh(on)
    seen = Outcome.objects.all() if viewer is None else Outcome.objects.visible_to(viewer)
    return seen.due_placement(on, days)


def _is_fresh(today: dt.date) -> bool:
    marked = "EXISTS (SELECT FROM placements_outcomemark)"
    return fetch(f"SELECT as_of, {marked} FROM placements_outcomestate") == [(today, False)]  # noqa: S608


def rework(today: dt.date, trainees: set[int]) -> None:
    """Work out the outcomes of these trainees again."""
    if not trainees:
        return
    scope = Scope(today, tuple(sorted(trainees)))
    with connection.cursor() as cursor:
        for model in STORED:
            table = model._meta.db_table
            cursor.execute(f"DELETE FROM {table} WHERE {scope.only('trainee_id')}")  # noqa: S608
            cursor.execute(_insert(model, scope))
        cursor.execute("UPDATE placements_outcomestate SET refreshed_at = now()")


def rebuild(today: dt.date) -> None:
    """Work out every graduate's outcome again."""
    scope = Scope(today)
    if _is_small():
        with connection.cursor() as cursor:
            for model in STORED:
                cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608
                cursor.execute(_insert(model, scope))
    else:
        with _built_apart(scope, *STORED) as built:
            for model, table in zip(STORED, built, strict=True):
                _swap(model, table)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM placements_outcomestate")
        cursor.execute("INSERT INTO placements_outcomestate (as_of) VALUES (%s)", [today])
    log.info("outcomes as of %s: all made anew", today)


@contextmanager
def as_of(day: dt.date, today: dt.date) -> Iterator[str]:
    """The relation of outcomes as of a day: the stored one for today, else one made for it.

    A page that asks for several figures of another day asks here once around them all.
    """
    if day == today:
        refresh(today)
        yield TABLE
        return
    held = _made.get()
    if held and held[0] == day:
        yield held[1]
        return
    with transaction.atomic(), _made_for(day) as relation:
        token = _made.set((day, relation))
        try:
            yield relation
        finally:
            _made.reset(token)


@contextmanager
def _made_for(day: dt.date) -> Iterator[str]:
    """Outcomes of a day that is not kept, as a table of this transaction."""
    if not _is_small():
        with _built_apart(Scope(day), Outcome) as (built,):
            yield built
        return
    with connection.cursor() as cursor:
        made = outcome_sql.in_one_statement(Scope(day))
        cursor.execute(f"CREATE TEMP TABLE outcome_then AS {made}")
        yield "outcome_then"
        cursor.execute("DROP TABLE outcome_then")


def _is_small() -> bool:
    some = f"SELECT FROM trainees_enrollment LIMIT {IN_ONE_STATEMENT + 1}"
    return fetch(f"SELECT count(*) FROM ({some}) e")[0][0] <= IN_ONE_STATEMENT  # noqa: S608


def _rows(model: type[Model], scope: Scope) -> str:
    """The query that works out a stored table's rows in one statement."""
    if model is Finish:
        return finishes(scope.as_of, scope.only("e.trainee_id"))
    return outcome_sql.in_one_statement(scope)


def _insert(model: type[Model], scope: Scope) -> str:
    columns = ", ".join(field.column for field in model._meta.concrete_fields)
    into = f"INSERT INTO {model._meta.db_table} ({columns})"
    return f"{into} SELECT {columns} FROM ({_rows(model, scope)}) made"  # noqa: S608


def _statements(model: type[Model], scope: Scope) -> list[str]:
    """What builds a table of these rows, named as the model, in the schema in use."""
    name = model._meta.model_name
    if model is Outcome:
        return outcome_sql.in_tables(scope, name)
    return finishes_in_tables(scope.as_of, name)


@contextmanager
def _built_apart(scope: Scope, *models: type[Model]) -> Iterator[list[str]]:
    """Build in tables of a schema that only this transaction ever sees."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'kpi_' || pg_backend_pid(), current_setting('search_path')")
        schema, path = cursor.fetchone()
        cursor.execute(f"CREATE SCHEMA {schema}")
        cursor.execute("SELECT set_config('search_path', %s || ', ' || %s, true)", [schema, path])
        for model in models:
            for statement in _statements(model, scope):
                cursor.execute(statement)
        cursor.execute("SELECT set_config('search_path', %s, true)", [path])
        yield [f"{schema}.{model._meta.model_name}" for model in models]
        cursor.execute(f"DROP SCHEMA {schema} CASCADE")


def _swap(model: type[Model], built: str) -> None:
    """Put a newly built table in the place of the stored one; readers wait a moment only."""
    table, name = model._meta.db_table, model._meta.model_name
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {built} ADD PRIMARY KEY (enrollment_id)")
        cursor.execute(f"CREATE INDEX {name}_trainee ON {built} (trainee_id)")
        cursor.execute(f"DROP TABLE {table}")
        cursor.execute(f"ALTER TABLE {built} SET SCHEMA public")
        cursor.execute(f"ALTER TABLE {name} RENAME TO {table}")
        cursor.execute(f"ALTER INDEX {name}_pkey RENAME TO {table}_pkey")
