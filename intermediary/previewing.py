"""What the first rows of an import would do: tried for real, and undone."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from intermediary.importing import examined_of, kind_of, mapping_of, order_of
from intermediary.loading.faults import shown
from intermediary.loading.load import Loaded, load
from intermediary.loading.mapping import fit, known_names
from intermediary.loading.reading import opened
from intermediary.models import Job

LOOKED_AT, SHOWN = 200, 20  # rows that are tried, and those of them that are shown


@dataclass(frozen=True)
class Seen:
    """A row of a preview: where it is, its cells (each with its fault), and its other faults."""

    line: int
    cells: list[tuple[str, str]]
    faults: list[str]


@dataclass(frozen=True)
class Fault:
    """What is wrong with some rows of a preview, and how many."""

    source: str
    why: str
    example: str
    rows: int


@dataclass(frozen=True)
class Preview:
    """What loading the first rows would do."""

    loaded: Loaded
    columns: list[str]
    rows: list[Seen]
    faults: list[Fault]
    key_prefix: str  # keys are made of it and the row, where the file has none

    @property
    def is_whole(self) -> bool:
        """Whether the file has no further rows."""
        return self.loaded.rows < LOOKED_AT


def preview(job: Job) -> Preview:
    """What loading the first rows would do; nothing is written."""
    kind, mapping, examined = kind_of(job), mapping_of(job), examined_of(job)
    loaded = load(order_of(job, dry_run=True, limit=LOOKED_AT), examined)
    with opened(examined, known_names(kind, mapping)) as table:
        fitted = fit(kind, mapping, table.header, Path(job.params["file"]).stem)
        rows = [(line, cells) for line, cells in islice(table.rows, SHOWN) if any(cells)]
    places = {bound.column.name: bound.index for bound in fitted.bound if bound.index is not None}
    columns = [name for name in kind.names if name in places]
    faults = {(error["row"], error["column"]): error["message"] for error in loaded.errors}
    seen = []
    for line, cells in rows:
        cells = [*cells, *[""] * len(table.header)]
        told = [(cells[places[name]], faults.get((line, name), "")) for name in columns]
        other = [why for (row, name), why in faults.items() if row == line and name not in columns]
        seen.append(Seen(line, told, other))
    return Preview(loaded, columns, seen, _faults(loaded), fitted.key_prefix)


def _faults(loaded):
    """The errors of a preview by what is wrong, most frequent first."""
    alike = {}
    for error in loaded.errors:
        value, why = error["value"], error["message"]
        for said in (shown(value), value):
            why = why.removeprefix(f"{said} ") if said else why
        alike.setdefault((error["column"], why), []).append(value)
    common = sorted(alike.items(), key=lambda item: -len(item[1]))[:SHOWN]
    return [
        Fault(loaded.sources.get(name, name), why, examples[0], len(examples))
        for (name, why), examples in common
    ]
