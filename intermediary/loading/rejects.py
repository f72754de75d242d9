"""The rejects file: refused rows as they came, with why, to be mended and loaded again."""

import csv
from pathlib import Path

from django.db import connection

from intermediary.loading.examine import Examined
from intermediary.loading.faults import FileFault
from intermediary.loading.mapping import ERROR_COLUMNS, Fit
from intermediary.loading.reading import opened

FETCHED = 5_000


def write(path: Path, examined: Examined, fitted: Fit, known: set[str]):
    """Write the rows of `load_errors`; the file is read a second time, so memory stays flat."""
    try:
        with path.open("w", encoding="utf-8", newline="") as out, opened(examined, known) as table:
            keep = [place for place, name in enumerate(table.header) if name not in ERROR_COLUMNS]
            made = [fitted.kind.own_key.name] if fitted.key_prefix else []
            writer = csv.writer(out)
            writer.writerow([*made, *(table.header[place] for place in keep), *ERROR_COLUMNS])
            for line, cells, names, reasons in _rejected(table):
                key = [f"{fitted.key_prefix}:{line}"] if made else []
                cells = cells + [""] * (len(table.header) - len(cells))
                spare = cells[len(table.header) :]
                writer.writerow(
                    [*key, *(cells[place] for place in keep), line, names, reasons, *spare]
                )
    except OSError as error:
        raise FileFault(f"{path}: {error.strerror or error}") from error


def _rejected(table):
    """The refused rows of the file in order, each with the names and reasons of its errors."""
    errors = _errors()
    wanted = next(errors, None)
    for line, cells in table.rows:
        if wanted is None:
            return
        if line == wanted[0]:
            yield line, cells, wanted[1], wanted[2]
            wanted = next(errors, None)


def _errors():
    query = (
        "select line, string_agg(distinct nullif(name, ''), '|'), "
        "string_agg(concat_ws(': ', nullif(name, ''), why), '; ' order by place, why) "
        "from load_errors group by line order by line"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"declare load_rejected no scroll cursor for {query}")
        while rows := _fetch(cursor):
            yield from rows
        cursor.execute("close load_rejected")


def _fetch(cursor):
    cursor.execute(f"fetch {FETCHED} from load_rejected")
    return cursor.fetchall()
