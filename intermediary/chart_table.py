"""The figures of a chart: one table that the page shows and that people take away as a file."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from intermediary.spreadsheet import harmless

WITHHELD = "withheld"  # a cell that is kept back: the same word in the file and on the page


@dataclass(frozen=True)
class Column:
    """A column: its head in the file, its title on the page, and how a cell of it is said there."""

    key: str
    title: str | Promise
    say: Callable[[Any], str] = str
    num: bool = True
    unknown: str | Promise = ""  # what the page says where there is nothing


@dataclass(frozen=True)
class Table:
    """Columns and rows of plain values; None is nothing, WITHHELD is kept back."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]] = field(default_factory=list)

    def said(self) -> list[list[tuple[str, bool]]]:
        """The rows as a person reads them: for each cell its words, and whether it is a number."""
        return [
            [(_said(c, cell), c.num) for c, cell in zip(self.columns, row, strict=True)]
            for row in self.rows
        ]


def _said(column: Column, cell) -> str:
    if cell is None:
        return str(column.unknown)
    return _(WITHHELD) if cell == WITHHELD else str(column.say(cell))


def csv_answer(table: Table, name: str, asked: Mapping[str, Any] | None = None) -> HttpResponse:
    """The table as a file; `asked` (metric, day, definition) stands first in every row."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    asked = asked or {}
    writer = csv.writer(answer, lineterminator="\r\n")
    writer.writerow([*asked, *(column.key for column in table.columns)])
    for row in table.rows:
        writer.writerow([harmless(plain(cell)) for cell in [*asked.values(), *row]])
    return answer


def plain(cell):
    """A number as a file has it: whole ones as they are, all others as decimals."""
    if cell is None or isinstance(cell, int | str) or not hasattr(cell, "__float__"):
        return cell
    return float(cell)
