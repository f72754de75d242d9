"""Write the good rows: make what is made on the way, insert new rows, update what differs."""

from django.db.models import Field

from intermediary.loading.kind import Column, Ref
from intermediary.loading.resolving import Batch, default_of

MANY = 1_000  # new rows that make what the planner knows of a table worthless


def upsert(batch: Batch):
    """Store every good row; nothing is written for rows that say nothing new."""
    for column in batch.kind.columns:
        if column.name in batch.present and batch.makes(column):
            _make(batch, column)
    _write(batch, batch.kind.prepare)
    ((fresh, differing),) = batch.run(
        "select count(*) filter (where fresh), count(*) filter (where differs and not fresh) "
        "from load_good",
        fetch=True,
    )
    if fresh:
        _insert(batch)
    if fresh > MANY:
        _analyze(batch, batch.kind.model)
    if differing:
        _update(batch)
    _write(batch, batch.kind.finish)
    if fresh > MANY:
        _analyze(batch, *(model for model in batch.kind.bulk if model is not batch.kind.model))


def _write(batch: Batch, writes):
    for write in batch.asked(writes):
        batch.run(write.sql)


def _analyze(batch: Batch, *models):
    """Tell the planner of a table that grew.

    After a load that was killed the statistics can say that the table is empty; the next join with
    it would take hours.
    """
    for model in models:
        batch.run(f"analyze {model._meta.db_table}")


def _make(batch: Batch, column: Column):
    """Make the rows that good rows name and that do not exist yet; their name is their key."""
    ref, name = column.ref, column.name
    key = f'r."{name}"'
    batch.run(insert_made(ref, f"select distinct {key} from load_good r "
                          f"where {key} is not null and r.r_{name} is null"))  # fmt: skip
    stored = f', "v_{column.field}" = m.id' if column.field else ""
    batch.run(
        f"update load_rows r set r_{name} = m.id{stored} from {ref.table} m "
        f'where r.r_{name} is null and {key} = m."{ref.by}"'
    )


def insert_made(ref: Ref, keys: str) -> str:
    """Insert rows known by nothing but their key; `keys` is a query of one column."""
    fields = _stored(ref.model, {ref.by})
    named = any(field.column == "name" for field in fields)
    extra = [field for field in fields if field.column != "name"]
    columns = [ref.by, *(["name"] if named else []), *(field.column for field in extra)]
    new = ["k.key", *(["k.key"] if named else []), *map(default_of, extra)]
    quoted = ", ".join(f'"{column}"' for column in columns)
    return (
        f"insert into {ref.table} ({quoted}) select {', '.join(new)} from ({keys}) k(key) "
        "on conflict do nothing"
    )


def _stored(model, given: set[str]) -> list[Field]:
    """Columns that an insert must fill by itself: not null and without a database default."""
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key
        and not field.null
        and not field.has_db_default()
        and field.column not in given
    ]


def _insert(batch: Batch):
    kind = batch.kind
    own = [column.field for column in kind.columns if column.field]
    own += [column for column, _value in kind.derived]
    rest = _stored(kind.model, set(own))
    columns = ["id", *own, *kind.stamps, *(field.column for field in rest)]
    stamps = [":by" for _ in kind.stamps]
    new = ["r.id", *(f'r."v_{field}"' for field in own), *stamps, *map(default_of, rest)]
    once = "distinct on (r.id) " if kind.shared else ""
    quoted = ", ".join(f'"{column}"' for column in columns)
    batch.run(
        f"insert into {kind.table} ({quoted}) select {once}{', '.join(new)} "
        "from load_good r where r.fresh"
    )


def _update(batch: Batch):
    kind = batch.kind
    own = [
        column.field
        for column in kind.columns
        if column.field and not column.key and column.name in batch.present
    ]
    if own:
        assigned = ", ".join(f'"{field}" = r."v_{field}"' for field in own)
        batch.run(
            f"update {kind.table} t set {assigned} from load_good r "
            "where t.id = r.id and r.differs and not r.fresh"
        )
