"""Loads and dumps in tests: files out of rows, and worlds of every kind."""

import csv
import datetime as dt
import json
from io import BytesIO, StringIO
from pathlib import Path

from django.core.management import call_command

from intermediary.kinds import KINDS
from intermediary.loading.dump import dump
from intermediary.loading.load import Loaded, Order, load
from intermediary.loading.mapping import Mapping

TODAY = dt.date(2026, 6, 15)


def csv_text(rows: list[dict]) -> str:
    """Rows as a CSV file; blank where a row has no such column."""
    out = StringIO()
    writer = csv.DictWriter(
        out, list(dict.fromkeys(name for row in rows for name in row)), restval=""
    )
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


class Desk:
    """Loads files for a test and says what came of them."""

    def __init__(self, folder: Path):
        self.folder = folder

    def file(self, content: str | bytes, name: str = "file.csv") -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def load(self, kind: str, content, *, name="file.csv", **options) -> Loaded:
        """Load text, bytes or rows; `map` is a parsed MAP.json."""
        if isinstance(content, list):
            content = csv_text(content)
        mapping = Mapping.of(options.pop("map")) if "map" in options else Mapping()
        given = {"today": TODAY, "mapping": mapping, **options}
        return load(Order(kind=KINDS[kind], path=self.file(content, name), **given))

    def one(self, kind: str, **row) -> Loaded:
        """Load a file of one row."""
        return self.load(kind, [row])


def dumped(kind: str) -> str:
    """The dump of a kind."""
    out = BytesIO()
    dump(KINDS[kind], out.write)
    return out.getvalue().decode()


def rows_of(kind: str) -> list[dict]:
    """The rows of a dump."""
    return list(csv.DictReader(StringIO(dumped(kind))))


def command(*arguments) -> tuple[int, str, str]:
    """Run a command; its exit code, standard output and standard error."""
    out, err = StringIO(), StringIO()
    try:
        call_command(*map(str, arguments), stdout=out, stderr=err)
    except SystemExit as stop:
        return stop.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def command_json(*arguments) -> dict:
    """What a command prints with --json."""
    _code, out, _err = command(*arguments, "--json")
    return json.loads(out)


def messages(loaded: Loaded) -> list[tuple[int, str, str]]:
    """The errors of a load, briefly."""
    return [(error["row"], error["column"], error["message"]) for error in loaded.errors]
