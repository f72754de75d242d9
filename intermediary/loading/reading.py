"""Rows of a file in pieces: each with the number of the physical line it begins on."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

from intermediary.loading import sheets
from intermediary.loading.examine import Examined
from intermediary.loading.faults import FileFault

PIECE = 10_000  # rows parsed at a time: enough to be fast, little enough to keep memory flat
DELIMITERS = ",;\t"

csv.field_size_limit(131_072)


@dataclass
class Piece:
    """Some rows of a file: `lines[i]` is where `records[i]` begins; ragged ones stand apart."""

    lines: list[int] = field(default_factory=list)
    records: list[list[str]] = field(default_factory=list)
    ragged: list[tuple[int, int]] = field(default_factory=list)  # line, number of cells


@dataclass
class Table:
    """An open file: its header and the rows that follow."""

    header: list[str]
    rows: Iterator[tuple[int, list[str]]]
    lines: int  # of the whole file, for progress

    def pieces(self) -> Iterator[Piece]:
        """The rows, some thousands at a time; rows without any cell are no rows."""
        width = len(self.header)
        while True:
            piece, seen = Piece(), 0
            for line, cells in islice(self.rows, PIECE):
                seen += 1
                if not any(cells):
                    continue
                if len(cells) != width:
                    if len(cells) < width or any(cells[width:]):
                        piece.ragged.append((line, len(cells)))
                        continue
                    del cells[width:]
                piece.lines.append(line)
                piece.records.append(cells)
            if not seen:
                return
            yield piece


@contextmanager
def opened(file: Examined, known: set[str]) -> Iterator[Table]:
    """Open a file for reading; `known` column names tell which separator it uses."""
    if file.sheet:
        with sheets.opened(file.path, file.name) as (rows, lines):
            yield _table(file, rows, lines)
        return
    with file.path.open(encoding="utf-8-sig", newline="") as text:
        delimiter = _delimiter(text.readline(), known)
        text.seek(0)
        yield _table(file, _records(file, text, delimiter), file.lines)


def _table(file, rows, lines):
    for _line, header in rows:
        if any(header):
            return Table([cell.strip() for cell in header], rows, lines)
    raise FileFault(f"{file.name} has no header: it is blank")


def _delimiter(line, known):
    """The separator that finds most known columns in the header; a comma where none does."""

    def found(delimiter):
        cells = next(csv.reader([line], delimiter=delimiter), [])
        return len(known.intersection(cell.strip().casefold() for cell in cells)), len(cells)

    try:
        return max(DELIMITERS, key=found)
    except csv.Error:
        return ","


def _records(file, text, delimiter):
    reader, before = csv.reader(text, delimiter=delimiter, strict=True), 0
    while True:
        try:
            for cells in reader:
                yield before + 1, cells
                before = reader.line_num
        except csv.Error as error:
            raise FileFault(f"{file.name}, line {before + 1}: {_why(error)}") from None
        return


def _why(error):
    if "field larger" in str(error):
        return "a cell of more than 131,072 characters; is a quotation mark left open?"
    if "unexpected end" in str(error):
        return "a quotation mark is left open until the end of the file"
    if "expected after" in str(error):
        return "text after a closing quotation mark; double the quotation marks inside a cell"
    return str(error)
