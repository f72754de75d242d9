"""From staged cells to rows that know what they refer to and which stored row they mean."""

import datetime as dt
from dataclasses import dataclass

from django.db import connection, models
from psycopg import sql

from intermediary.loading.kind import Column, Kind
from intermediary.loading.mapping import Fit


@dataclass(frozen=True)
class Batch:
    """One load: the kind, the columns the file has, the day, and the person."""

    kind: Kind
    present: frozenset[str]
    create: frozenset[str]
    today: dt.date
    by: int | None = None

    @classmethod
    def of(cls, fit: Fit, today: dt.date, by=None) -> "Batch":
        """The batch that a fitted file makes."""
        return cls(fit.kind, fit.present, fit.create, today, by.pk if by else None)

    def asked(self, pieces):
        """The pieces whose columns the file has."""
        return [piece for piece in pieces if self.present.issuperset(piece.needs)]

    def makes(self, column: Column) -> bool:
        """Whether a row that this column names is made where there is none."""
        ref = column.ref
        return bool(ref) and (ref.made or bool(ref.kind) and ref.kind in self.create)

    def run(self, statement: str, *, fetch: bool = False):
        """Run a statement; per cent signs and the day and person are dealt with here."""
        by = "null::bigint" if self.by is None else f"{int(self.by)}::bigint"
        statement = statement.replace(":today", f"date '{self.today.isoformat()}'")
        statement = statement.replace(":by", by).replace("%", "%%")
        with connection.cursor() as cursor:
            cursor.execute(statement, [])
            return cursor.fetchall() if fetch else None


def literal(value: object) -> str:
    """A value as SQL text."""
    return sql.Literal(value).as_string(None)


def field_of(model: type[models.Model], column: str) -> models.Field:
    """The model's field of a column of its table."""
    return next(field for field in model._meta.concrete_fields if field.column == column)


def default_of(field: models.Field) -> str:
    """What the database keeps where nothing is said, as SQL."""
    if field.has_default() or (isinstance(field, models.CharField) and not field.null):
        value = field.get_db_prep_save(field.get_default(), connection)
        return f"{literal(value)}::{field.db_type(connection)}"
    return "null"


def blank_of(kind: Kind, column: Column) -> str:
    """What a blank or absent cell of a new row stores."""
    return column.blank or default_of(field_of(kind.model, column.field))


def new_value(kind: Kind, column: Column) -> str:
    """What a present cell stores: the cell, or what a blank one means."""
    if column.new:
        return column.new
    cell = f's."{column.name}"'
    if field_of(kind.model, column.field).null or column.required:
        return cell
    filled = f"nullif({cell}, '')" if column.value.empty == "" else cell
    return f"coalesce({filled}, {blank_of(kind, column)})"


def value_of(batch: Batch, column: Column) -> str:
    """What will be stored, also where the file does not speak of the column."""
    kind = batch.kind
    if column.name in batch.present:
        return new_value(kind, column)
    return f'case when t.id is null then {blank_of(kind, column)} else t."{column.field}" end'


def joins_of(kind: Kind) -> str:
    """The rows that cells refer to, and the stored row."""
    refs = "\n".join(
        f'left join {column.ref.source} r_{column.name} on r_{column.name}."{column.ref.by}" = '
        f's."{column.name}"'
        for column in kind.columns
        if column.ref
    )
    stored = f"left join {kind.table} t on {kind.match}"
    return f"{refs}\n{kind.joins}\n{stored}\n{kind.late_joins}"


def differs(batch: Batch) -> str:
    """Whether the file says something else than the stored row."""
    tests = ["false"]
    for column in batch.kind.columns:
        if column.key or not column.field or column.name not in batch.present:
            continue
        stored, new = f't."{column.field}"', new_value(batch.kind, column)
        tests.append(f"not ({column.value.same(stored, new)})")
        if batch.makes(column):
            tests.append(f'(s."{column.name}" is not null and r_{column.name}.id is null)')
    return " or ".join(tests)


def resolve(batch: Batch):
    """Make `load_rows` out of `load_stage`."""
    kind = batch.kind
    sequence = literal(f"{kind.table}")
    pieces = batch.asked(kind.pieces)
    news = [f"coalesce({piece.sql}, false)" for piece in pieces if piece.name in kind.news]
    parts = [
        "s.*",
        "t.id is null as fresh",
        f"{kind.is_new} as is_new",
        f"coalesce(t.id, nextval(pg_get_serial_sequence({sequence}, 'id'))) as id",
        f"(t.id is not null and ({differs(batch)})) as differs",
        f"({' or '.join(['false', *news])}) as adds",
        *(f"r_{column.name}.id as r_{column.name}" for column in kind.columns if column.ref),
        *(
            f'{value_of(batch, column)} as "v_{column.field}"'
            for column in kind.columns
            if column.field
        ),
        *(f'{value} as "v_{column}"' for column, value in kind.derived),
        *(f"{piece.sql} as {piece.name}" for piece in pieces),
    ]
    batch.run("analyze load_stage")
    batch.run(
        f"create temp table load_rows as select {', '.join(parts)} "
        f"from load_stage s {joins_of(kind)}"
    )
    if kind.shared:
        _share(batch)
    batch.run("analyze load_rows")


def _share(batch):
    """Rows that speak of one new stored row get one id."""
    key = batch.kind.columns[0].name
    batch.run(
        f'update load_rows r set id = first.id from (select "{key}" as key, min(id) as id '
        f'from load_rows where fresh group by 1) first where r.fresh and r."{key}" = first.key'
    )
