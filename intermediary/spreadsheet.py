"""Lists as files: the rows of a filter and a sort, all pages, one line after the other."""

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

MOST_ROWS = 50_000
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")

# The head of a column -> what a row has in it.
Columns = Mapping[str, Callable[[object], object]]


class _Line:
    """What csv writes to: it only hands each line on."""

    def write(self, line: str) -> str:
        return line


def harmless(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers and dates are none."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell


def plain(cell: object) -> object:
    """A value as files have it: ISO dates, yes and no, blank for what is not known."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, dt.datetime):
        return timezone.localtime(cell).isoformat(timespec="seconds")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if cell is None or isinstance(cell, int | float):
        return cell
    return harmless(str(cell)) if not hasattr(cell, "as_tuple") else f"{cell:f}"


def lines(columns: Columns, chunks: Iterable[list], most: int = MOST_ROWS) -> Iterator[str]:
    """The file line by line; where there are more rows than it takes, its last line says so."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield writer.writerow(columns)
    written = 0
    for chunk in chunks:
        for row in chunk:
            if written == most:
                said = _("Only the first %s rows. Narrow the filters to have the others.")
                yield writer.writerow([said % f"{most:,}"])
                return
            yield writer.writerow([plain(value(row)) for value in columns.values()])
            written += 1


def as_file(name: str, columns: Columns, chunks: Iterable[list]) -> StreamingHttpResponse:
    """The answer that a browser saves as a file, sent while it is read."""
    answer = StreamingHttpResponse(lines(columns, chunks), content_type="text/csv; charset=utf-8")
    file = f"{name}-{timezone.localdate().isoformat()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{file}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
