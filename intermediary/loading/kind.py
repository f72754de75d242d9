"""What a file of one kind looks like and where its cells go: the words of every kinds.py.

SQL in a kind names the staged row `s` (every column of the kind; NULL where absent), the stored
row `t`, and for a column that refers to another row that row as `r_<column>`. Later pieces name
the resolved row `r`: the staged columns, `id`, `fresh` (no stored row yet), `r_<column>` (ids) and
`v_<database column>`, what will be stored. `:today` and `:by` stand for the day and the person.
Never a percent sign: the audit's own statements are joined to these.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.db import models

from intermediary.loading import values
from intermediary.loading.values import Value


@dataclass(frozen=True, kw_only=True)
class Ref:
    """Another row, named by its key."""

    model: type[models.Model]
    noun: str
    by: str = "key"
    made: bool = False  # made on first mention
    kind: str = ""  # the kind a map's `create` must list, to have it made on the way
    follow: str = ""  # a column that names the row which took this one's place

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def source(self) -> str:
        """SQL to join by key: a row that gave its place to another leads to that one."""
        if not self.follow:
            return self.table
        return f'(select "{self.by}", coalesce("{self.follow}", id) as id from {self.table})'


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a file."""

    name: str
    value: Value
    field: str = ""  # the column of the table; without one, `finish` stores the cell
    key: bool = False
    required: bool = False  # a new row needs it, and it cannot be cleared
    ref: Ref | None = None
    new: str = ""  # SQL of what is stored (over s, t, r_...); default: the cell
    blank: str = ""  # SQL of what a blank cell stores; default: the field's default
    shown: str = ""  # SQL of the cell in a dump (over t and the kind's `shown_from`)


@dataclass(frozen=True, kw_only=True)
class Check:
    """A rule over the resolved row `r`: where `when` is true the row is rejected."""

    column: str
    when: str
    message: str  # SQL text, so that it can name values
    needs: tuple[str, ...] = ()  # columns without which the rule is not asked


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A named SQL expression of the resolved row, asked where the file has these columns."""

    name: str
    sql: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Write:
    """A statement run after the upsert, over `load_good`, where the file has these columns."""

    sql: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Kind:
    """Everything about one kind of file."""

    name: str
    noun: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    derived: tuple[tuple[str, str], ...] = ()  # more stored columns, each with its SQL (of the key)
    match: str  # SQL: which stored row `t` is meant by `s`
    joins: str = ""  # SQL joins before `t`
    late_joins: str = ""  # SQL joins after `t`
    pieces: tuple[Piece, ...] = ()  # more columns of the resolved row; x_... that are true =
    news: tuple[str, ...] = ()  # ... names of pieces that make a stored row count as updated
    is_new: str = "t.id is null"  # whether a row counts as created
    shared: bool = False  # several rows of a file may speak of one stored row
    checks: tuple[Check, ...] = ()
    prepare: tuple[Write, ...] = ()  # before the upsert: rows made on the way
    finish: tuple[Write, ...] = ()
    shown_from: str = ""  # SQL joins of a dump
    shown_where: str = "true"
    stamps: tuple[str, ...] = ()  # columns of the table that name the person who loads
    bulk: tuple[type[models.Model], ...] = ()  # models whose insert events one load event replaces
    settle: Callable[[date], object] | None = None  # called after a load that stored something

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def keys(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.key)

    @property
    def own_key(self) -> Column | None:
        """The key that belongs to this kind alone, which a map may leave out."""
        first = self.columns[0]
        return first if first.field == "key" else None

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def own_key(name: str, limit: int = 100) -> Column:
    """The key column of a kind that has a key of its own."""
    return Column(name=name, value=values.Name(limit=limit), field="key", key=True, required=True)


def cell(name: str, value: Value, **options) -> Column:
    """A column stored as it stands, in the table's column of the same name."""
    return Column(name=name, value=value, **{"field": name, **options})


def named(name: str, key: str) -> Column:
    """The name of a row: its key until somebody says better."""
    return cell(name, values.Text(limit=200), blank=f"s.{key}")


def refers(name: str, ref: Ref, **options) -> Column:
    """A column that names another row; stored as that row's id."""
    person = ref.by == "email"
    value = values.Mail() if person else values.Name(limit=200)
    given = {"field": f"{name}_id", "new": f"r_{name}.id", "shown": f"r_{name}.{ref.by}"}
    return Column(name=name, value=value, ref=ref, **{**given, **options})


def as_key(column: Column) -> Column:
    """The same column as a part of the key."""
    return replace(column, key=True, required=True)


def ends_after(end: str, start: str) -> Check:
    """An end is never before its start."""
    return Check(
        column=end,
        when=f"r.v_{end} < r.v_{start}",
        message=f"'before {start} (' || r.v_{start} || ')'",
    )
