"""Parse pieces of a file column by column and COPY them into the staging table."""

from collections.abc import Callable, Iterator
from itertools import repeat

from django.db import connection

from intermediary.loading.faults import Refused
from intermediary.loading.mapping import Bound, Fit
from intermediary.loading.reading import Piece, Table
from intermediary.loading.values import NULL, WHITE, copied

REMEMBERED = 20_000  # cells of one column whose reading is kept
TABLES = ("load_stage", "load_errors", "load_rows", "load_twins", "load_drop")


class Bad(str):
    """What a refused cell is staged as (nothing), with the reason."""

    why: str


class Cells(dict):
    """The cells of one column as COPY wants them; each distinct cell is read once."""

    def __init__(self, bound: Bound):
        super().__init__()
        self.bound = bound
        self.read = bound.value.read
        self.empty = bound.value.empty

    def __missing__(self, cell):
        text = cell.strip(WHITE)
        text = self.bound.words.get(text, text)
        try:
            staged = self.read(text) if text else self.empty
        except Refused as error:
            staged = Bad(NULL)
            staged.why = str(error)
        self[cell] = staged
        return staged


def make_tables(fit: Fit):
    """The staging table, with all columns of the kind, and the table of errors."""
    columns = ", ".join(
        f'"{column.name}" {column.value.sql}' + (" default ''" if column.value.empty == "" else "")
        for column in fit.kind.columns
    )
    with connection.cursor() as cursor:
        cursor.execute("drop view if exists load_good")
        for table in TABLES:
            cursor.execute(f"drop table if exists pg_temp.{table}")
        cursor.execute(f"create temp table load_stage (line int, bad boolean, {columns})")
        cursor.execute(
            "create temp table load_errors (line int, place int, name text, value text, why text)"
        )


class Stager:
    """Stages a table piece by piece; knows how many rows it has seen."""

    def __init__(self, fit: Fit, table: Table):
        self.fit, self.table, self.rows = fit, table, 0
        self.cells = [Cells(bound) for bound in fit.bound if bound.index is not None]
        self.fixed = [bound for bound in fit.bound if bound.constant is not None]

    def run(self, progress: Callable[[int, int], None], limit: int | None = None):
        """Stage every row (or about the first `limit`)."""
        for piece in self.table.pieces():
            if limit is not None:
                piece = _first(piece, limit - self.rows)
            self._stage(piece)
            self.rows += len(piece.lines) + len(piece.ragged)
            last = max(piece.lines[-1:] + [line for line, _ in piece.ragged[-1:]], default=0)
            progress(max(0, last - 1), max(0, self.table.lines - 1))  # without the header
            if limit is not None and self.rows >= limit:
                return

    def _stage(self, piece: Piece):
        names, columns, faults = [], [], list(self._ragged(piece))
        bad = set()
        given = list(zip(*piece.records, strict=True)) if piece.records else []
        for cells in self.cells if given else ():
            if len(cells) > REMEMBERED:
                cells.clear()
            raw = given[cells.bound.index]
            staged = [cells[cell] for cell in raw]
            names.append(cells.bound.column.name)
            columns.append(staged)
            if Bad not in set(map(type, staged)):
                continue
            for place, cell in enumerate(staged):
                if type(cell) is Bad:
                    bad.add(place)
                    faults.append((piece.lines[place], names[-1], raw[place], cell.why))
        self._constants(names, columns, piece.lines)
        self._copy(names, columns, piece.lines, bad)
        self._copy_faults(faults)

    def _constants(self, names, columns, lines):
        for bound in self.fixed:
            names.append(bound.column.name)
            cell = bound.column.value.empty
            columns.append(
                repeat(bound.column.value.read(bound.constant) if bound.constant else cell)
            )
        if self.fit.key_prefix:
            prefix = copied(self.fit.key_prefix)
            names.append(self.fit.kind.own_key.name)
            columns.append([f"{prefix}:{line}" for line in lines])

    def _ragged(self, piece):
        wide = len(self.table.header)
        for line, cells in piece.ragged:
            yield line, "", "", f"{cells} cells where the header has {wide}"

    def _copy(self, names, columns, lines, bad):
        if not lines:
            return
        flags = (
            ["t" if place in bad else "f" for place in range(len(lines))] if bad else repeat("f")
        )
        block = "\n".join(map("\t".join, zip(map(str, lines), flags, *columns, strict=False)))
        quoted = ", ".join(f'"{name}"' for name in names)
        copy(f"copy load_stage (line, bad, {quoted}) from stdin", [block, "\n"])

    def _copy_faults(self, faults):
        if not faults:
            return
        places = {name: place for place, name in enumerate(self.fit.kind.names)}
        rows = (
            "\t".join((str(line), str(places.get(name, -1)), name, copied(raw[:1000]), copied(why)))
            for line, name, raw, why in faults
        )
        copy("copy load_errors from stdin", ["\n".join(rows), "\n"])


def _first(piece, count):
    """The first rows of a piece, ragged ones counted."""
    last = sorted(piece.lines + [line for line, _ in piece.ragged])[:count][-1:]
    if not last:
        return Piece()
    keep = sum(line <= last[0] for line in piece.lines)
    ragged = [(line, cells) for line, cells in piece.ragged if line <= last[0]]
    return Piece(piece.lines[:keep], piece.records[:keep], ragged)


def copy(statement: str, blocks: Iterator[str] | list[str]):
    """Send text to the database by COPY."""
    with connection.cursor() as cursor, cursor.cursor.copy(statement) as pipe:
        for block in blocks:
            pipe.write(block)
