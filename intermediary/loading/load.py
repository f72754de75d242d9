"""One load: a file, a kind and a map go in; counts and errors come out, all or nothing."""

import datetime as dt
import logging
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pghistory
from django.db import Error, IntegrityError, OperationalError, connection, transaction

from intermediary.audit import bulk_inserts
from intermediary.loading import rejects
from intermediary.loading.checks import check
from intermediary.loading.examine import Examined, examine
from intermediary.loading.kind import Kind
from intermediary.loading.mapping import Fit, Mapping, fit, known_names
from intermediary.loading.reading import opened
from intermediary.loading.resolving import Batch, resolve
from intermediary.loading.staging import Stager, make_tables
from intermediary.loading.upsert import upsert

MOST_ERRORS = 1_000  # in a result; the rejects file has all
LOCK = 5_211_734  # any number: two loads never interleave
log = logging.getLogger(__name__)
TRIES = 3  # when somebody saves the same key on a page meanwhile, start over


@dataclass
class Loaded:
    """What a load did, or would do."""

    kind: str
    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    errors: list[dict] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)  # the file's names of our columns
    ignored: list[str] = field(default_factory=list)  # columns of the file nobody asked for

    def to_dict(self) -> dict:
        """The figures and errors as `load --json` prints them."""
        names = ("kind", "rows", "created", "updated", "unchanged", "rejected", "errors")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, kw_only=True)
class Order:
    """What to load and how."""

    kind: Kind
    path: Path
    today: dt.date
    mapping: Mapping = Mapping()
    stem: str = ""  # the file's name for made keys; default: its own
    by: object = None  # the person who loads
    dry_run: bool = False
    limit: int | None = None  # of a preview: only the first rows
    rejects: Path | None = None
    context: dict = field(default_factory=dict)  # for the audit log: which job
    progress: Callable[[int, int], None] = lambda done, total: None  # rows read, of all
    step: Callable[[str], None] = lambda name: None  # reading, checking, storing
    in_transaction: Callable[[Loaded], None] = lambda loaded: None


def load(order: Order, examined: Examined | None = None) -> Loaded:
    """Load a file in one transaction; a FileFault says why nothing of it can be used."""
    examined = examined or examine(order.path)
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                loaded = _load(order, examined)
                transaction.set_rollback(order.dry_run)
            _settle(order, loaded)
            return loaded
        except (IntegrityError, OperationalError) as error:
            lost = isinstance(error, OperationalError) and not _deadlock(error)
            if lost or attempt == TRIES or connection.in_atomic_block:
                raise
    raise AssertionError("unreachable")


def _settle(order, loaded):
    """What follows from the rows that were stored; a sweep does it where this fails."""
    if order.kind.settle and not order.dry_run and loaded.created + loaded.updated:
        try:
            order.kind.settle(order.today)
        except Error:
            log.exception("after loading %s", loaded.kind)


def _deadlock(error):
    return getattr(error.__cause__, "sqlstate", "") in ("40P01", "40001")


def _load(order, examined):
    with connection.cursor() as cursor:
        if not order.dry_run:
            cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute("set local work_mem = '64MB'")
    known = known_names(order.kind, order.mapping)
    order.step("reading")
    with opened(examined, known) as table:
        fitted = fit(order.kind, order.mapping, table.header, order.stem or order.path.stem)
        make_tables(fitted)
        stager = Stager(fitted, table)
        stager.run(order.progress, order.limit)
    order.step("checking")
    batch = Batch.of(fitted, order.today, order.by)
    resolve(batch)
    check(batch)
    loaded = _counted(batch, stager.rows, fitted)
    if order.rejects:
        rejects.write(order.rejects, examined, fitted, known)
    if not order.dry_run:
        order.step("storing")
        with _recorded(order):
            upsert(batch)
        order.in_transaction(loaded)
    return loaded


@contextmanager
def _recorded(order):
    """Who and which job stand beside each change; the load itself is the event of its inserts."""
    with ExitStack() as stack:
        who = {"user": order.by.pk} if order.by else {}
        stack.enter_context(pghistory.context(load=order.kind.name, **who, **order.context))
        stack.enter_context(bulk_inserts(*order.kind.bulk))
        yield


def _counted(batch: Batch, rows: int, fitted: Fit) -> Loaded:
    ((created, updated, unchanged),) = batch.run(
        """select count(*) filter (where is_new),
            count(*) filter (where not is_new and (differs or adds)),
            count(*) filter (where not is_new and not (differs or adds))
        from load_good""",
        fetch=True,
    )
    ((rejected, repeated),) = batch.run(
        "select count(*) filter (where not twin), count(*) filter (where twin) from load_drop",
        fetch=True,
    )
    loaded = Loaded(batch.kind.name, rows, created, updated, unchanged + repeated, rejected)
    loaded.errors = _errors(batch) if rejected else []
    loaded.sources = fitted.sources()
    loaded.ignored = fitted.ignored
    return loaded


def _errors(batch):
    found = batch.run(
        f"select line, name, value, why from load_errors order by line, place, why "
        f"limit {MOST_ERRORS}",
        fetch=True,
    )
    return [
        {"row": line, "column": name, "value": value, "message": why}
        for line, name, value, why in found
    ]
