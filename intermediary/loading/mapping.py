"""How somebody's spreadsheet fits a kind: MAP.json, and what it means for one header."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from intermediary.loading.faults import FileFault, Refused, shown
from intermediary.loading.kind import Column, Kind
from intermediary.loading.values import WHITE, Day, Instant, Value

ERROR_COLUMNS = ("error_row", "error_columns", "error_messages")  # of a rejects file


@dataclass(frozen=True)
class Mapping:
    """A MAP.json: which column is which, whose words mean what, and what is the same for all."""

    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    create: tuple[str, ...] = ()
    key_prefix: str = ""
    given: bool = False  # there is a map: a key column left out becomes `<file>:<row>`

    @classmethod
    def of(cls, data: object) -> "Mapping":
        """Read the parsed JSON; a FileFault names what is wrong with it."""
        if not isinstance(data, dict):
            raise FileFault("the map is not a JSON object")
        parts = {"columns", "values", "constants", "dates", "create", "key_prefix"}
        if unknown := sorted(set(data) - parts):
            raise FileFault(f"the map has an unknown part {shown(unknown[0])}")
        values = {
            name: _texts(words, f"values of {shown(name)}")
            for name, words in _object(data, "values").items()
        }
        create = data.get("create", [])
        if not isinstance(create, list) or not all(isinstance(kind, str) for kind in create):
            raise FileFault('the map\'s "create" is not a list of kinds')
        named = {part: _texts(_object(data, part), part) for part in ("columns", "constants")}
        dates = _texts(_object(data, "dates"), "dates")
        prefix = str(data.get("key_prefix") or "").strip()
        return cls(**named, values=values, dates=dates, create=tuple(create), key_prefix=prefix,
                   given=True)  # fmt: skip

    @classmethod
    def read(cls, path: Path) -> "Mapping":
        """Read a MAP.json file."""
        try:
            return cls.parse(path.read_bytes(), path.name)
        except OSError as error:
            raise FileFault(f"{path}: {error.strerror or error}") from error

    @classmethod
    def parse(cls, content: bytes, name: str) -> "Mapping":
        """Read the content of a MAP.json file."""
        try:
            return cls.of(json.loads(content.decode("utf-8-sig")))
        except UnicodeDecodeError:
            raise FileFault(f"{name} is not UTF-8") from None
        except (ValueError, RecursionError) as error:
            raise FileFault(f"{name} is not JSON: {error}") from None

    def to_dict(self) -> dict:
        """The MAP.json of this mapping; what is empty is left out."""
        parts = ("columns", "values", "constants", "dates", "create", "key_prefix")
        found = {part: getattr(self, part) for part in parts}
        found["create"] = list(self.create)
        return {part: value for part, value in found.items() if value}


def _object(data, part):
    value = data.get(part, {})
    if not isinstance(value, dict):
        raise FileFault(f'the map\'s "{part}" is not a JSON object')
    return value


def _texts(words, part):
    if not isinstance(words, dict):
        raise FileFault(f"the map's {part} is not a JSON object")
    for name, value in words.items():
        text = value if isinstance(value, str) else ""
        if isinstance(value, dict | list) or "\x00" in text or not _encodes(name + text):
            raise FileFault(f"the map's {part}: {shown(name)} is not mapped to a text")
    return {name.strip(WHITE): _text(value) for name, value in words.items()}


def _encodes(text):
    try:
        return bool(text.encode()) or True
    except UnicodeEncodeError:
        return False


def _text(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value).strip(WHITE)


@dataclass
class Bound:
    """One column of the kind, found in the file (or constant), with how its cells are read."""

    column: Column
    value: Value
    index: int | None  # the cell's place; None for a constant or a made key
    source: str = ""  # the file's own name for it
    words: dict[str, str] = field(default_factory=dict)
    constant: str | None = None


@dataclass
class Fit:
    """A kind and a header brought together."""

    kind: Kind
    bound: list[Bound]
    create: frozenset[str]
    key_prefix: str = ""  # with one, keys are made: `<prefix>:<row>`
    ignored: list[str] = field(default_factory=list)

    @property
    def present(self) -> frozenset[str]:
        """The kind's columns that this file speaks of."""
        return frozenset(bound.column.name for bound in self.bound)

    def sources(self) -> dict[str, str]:
        """The file's own names of the kind's columns."""
        return {bound.column.name: bound.source or bound.column.name for bound in self.bound}


def known_names(kind: Kind, mapping: Mapping) -> set[str]:
    """Names a header may use, in lower case; they tell which separator a file has."""
    return {name.casefold() for name in (*kind.names, *mapping.columns.values())}


def fit(kind: Kind, mapping: Mapping, header: list[str], stem: str) -> Fit:
    """Find the kind's columns in a header; a FileFault says what cannot be found."""
    _known_names(kind, mapping)
    places = _places(header)
    sources = _sources(kind, mapping, places)
    bound = [_bind(kind.column(name), mapping, source, places[source])
             for name, source in sources.items()]  # fmt: skip
    bound += [_constant(kind.column(name), mapping) for name in mapping.constants]
    used = set(sources.values())
    _no_twins(header, used)
    ignored = [name for name in header if name and name not in used and name not in ERROR_COLUMNS]
    found = Fit(kind, bound, frozenset(mapping.create), ignored=list(dict.fromkeys(ignored)))
    _keys(found, mapping, header, stem)
    return found


def _known_names(kind, mapping):
    for part in ("columns", "values", "constants", "dates"):
        for name in getattr(mapping, part):
            if name not in kind.names:
                raise FileFault(f'the map\'s "{part}": {kind.name} have no column {shown(name)}')
    for name in mapping.dates:
        if not isinstance(kind.column(name).value, Day | Instant):
            raise FileFault(f'the map\'s "dates" names {shown(name)}, which holds no date')
    if both := sorted(set(mapping.columns) & set(mapping.constants)):
        raise FileFault(f"the map gives {shown(both[0])} both a column and a constant")
    _can_create(kind, mapping.create)


def _can_create(kind, names):
    makeable = {column.ref.kind for column in kind.columns if column.ref} - {""}
    for name in names:
        if name not in makeable:
            can = f"only {', '.join(sorted(makeable))}" if makeable else "nothing"
            raise FileFault(f'the map\'s "create": {kind.name} can make {can}, not {shown(name)}')


def _places(header):
    places = {}
    for place, name in enumerate(header):
        if name:
            places.setdefault(name, place)
    return places


def _sources(kind, mapping, places):
    """The header's name for each column: what the map says, else the column's own name."""
    for source in mapping.columns.values():
        if source not in places:
            raise FileFault(f"the file has no column {shown(source)}, which the map names")
    sources = dict(mapping.columns)
    folded = {name.casefold(): name for name in reversed(places)}
    taken = set(sources.values())
    for name in kind.names:
        own = name if name in places else folded.get(name)
        if own and own not in taken and name not in sources and name not in mapping.constants:
            sources[name] = own
    return sources


def _bind(column, mapping, source, place):
    return Bound(
        column, _value(column, mapping), place, source, mapping.values.get(column.name, {})
    )


def _value(column, mapping):
    form = mapping.dates.get(column.name)
    return replace(column.value, format=form) if form else column.value


def _constant(column, mapping):
    words, constant = mapping.values.get(column.name, {}), mapping.constants[column.name]
    constant = words.get(constant, constant)
    try:
        if constant:
            column.value.read(constant)
    except Refused as error:
        raise FileFault(f"the map's constant {shown(column.name)}: {error}") from None
    return Bound(column, _value(column, mapping), None, constant=constant)


def _no_twins(header, used: Iterable[str]):
    for name in used:
        if header.count(name) > 1:
            raise FileFault(f"the file has {header.count(name)} columns named {shown(name)}")


def _keys(found, mapping, header, stem):
    own = found.kind.own_key
    for column in found.kind.keys:
        if column.name in found.present or not column.required:
            continue
        if column is own and mapping.given:
            found.key_prefix = mapping.key_prefix or stem
            found.bound.insert(0, Bound(column, column.value, None))
            continue
        names = ", ".join(shown(name) for name in header[:12] if name)
        raise FileFault(f"no column {shown(column.name)}, a key of {found.kind.name}, in: {names}")
