"""XLSX files: the first sheet, row by row, each cell as the text it would have in a CSV file."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile
from zlib import error as ZlibError

from intermediary.loading.faults import FileFault

_BROKEN = (BadZipFile, ParseError, ZlibError, KeyError, ValueError, TypeError, OSError, EOFError)


@contextmanager
def opened(path: Path, name: str) -> Iterator[tuple[Iterator[tuple[int, list[str]]], int]]:
    """The rows of the first sheet with their row numbers, and about how many there are."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
    except (*_BROKEN, IndexError, AttributeError) as error:
        raise FileFault(f"{name} is a broken XLSX file: {_line(error)}") from error
    try:
        yield _rows(name, sheet), sheet.max_row or 0
    finally:
        book.close()


def _rows(name, sheet):
    width = 0
    try:
        for line, row in enumerate(sheet.iter_rows(values_only=True), 1):
            cells = [cell_text(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            if not cells:
                continue
            width = width or len(cells)  # of the header: blank cells at the end are not ragged
            cells.extend([""] * (width - len(cells)))
            yield line, cells
    except _BROKEN as error:
        raise FileFault(f"{name} is a broken XLSX file: {_line(error)}") from error


def _line(error):
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def cell_text(value) -> str:
    """A cell as a CSV file would have it; numbers to six decimals, as sheets are inexact."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        text = f"{value:.6f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
