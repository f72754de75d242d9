"""Every rule a row can break, asked of all rows at once; and which rows are left out."""

from intermediary.loading.kind import Column
from intermediary.loading.resolving import Batch, literal


def check(batch: Batch):
    """Fill `load_errors`, then `load_drop` (rejected rows, and repeated identical ones)."""
    for column in batch.kind.columns:
        if column.ref and not batch.makes(column):
            _unknown(batch, column)
        if column.required:
            _missing(batch, column)
    for rule in batch.asked(batch.kind.checks):
        _add(batch, rule.column, f"not r.bad and coalesce({rule.when}, false)", rule.message)
    _same_key(batch)
    _drop(batch)


def _add(batch: Batch, name: str, when: str, message: str):
    column = batch.kind.column(name)
    place = batch.kind.names.index(name)
    cell = _cell(name)
    value = cell if column.value.sql == "text" else column.value.write(cell)
    batch.run(
        f"insert into load_errors select r.line, {place}, {literal(name)}, coalesce({value}, ''), "
        f"{message} "
        f"from load_rows r where {when}"
    )


def _cell(name):
    return f'r."{name}"'


def _unknown(batch: Batch, column: Column):
    if column.name in batch.present:
        cell = _cell(column.name)
        message = f"""'no {column.ref.noun} "' || {cell} || '"'"""
        _add(batch, column.name, f"{cell} is not null and r.r_{column.name} is null", message)


def _missing(batch: Batch, column: Column):
    if column.name in batch.present:
        cell = f"nullif({_cell(column.name)}::text, '')"
        # A refused cell is staged as nothing and has its own error already.
        told = (
            "r.bad and exists (select from load_errors e where e.line = r.line "
            f"and e.name = {literal(column.name)})"
        )
        _add(batch, column.name, f"{cell} is null and not ({told})", "'cannot be blank'")
    else:
        noun = batch.kind.noun
        message = literal(f'a new {noun} needs the column "{column.name}"')
        _add(batch, column.name, "not r.bad and r.fresh", message)


def _same_key(batch: Batch):
    """Rows that share a key are all refused unless they are identical."""
    keys = ", ".join(_cell(column.name) for column in batch.kind.keys)
    cells = ", ".join(_cell(name) for name in batch.kind.names)
    first = batch.kind.keys[0].name
    batch.run(
        f"""create temp table load_twins as
        select o.line, o.place, g.identical,
            case o.place when 1 then g.lines[2] else g.lines[1] end as other
        from (
            select array_agg(r.line order by r.line) as lines,
                count(distinct row({cells})::text) = 1 and not bool_or(r.bad) as identical
            from load_rows r where {_has_key(batch)}
            group by {keys} having count(*) > 1
        ) g, unnest(g.lines) with ordinality o(line, place)"""
    )
    batch.run("alter table load_twins add primary key (line)")
    _add(
        batch,
        first,
        "exists (select from load_twins w where w.line = r.line and not w.identical)",
        "'shares its key with row ' || (select w.other from load_twins w where w.line = r.line) "
        "|| ', which differs'",
    )


def _has_key(batch: Batch) -> str:
    """Whether a row has a key at all: no part that is needed is blank, and none was refused."""
    parts = [f"{_cell(column.name)} is not null" for column in batch.kind.keys if column.required]
    names = ", ".join(literal(column.name) for column in batch.kind.keys)
    refused = f"select from load_errors e where e.line = r.line and e.name in ({names})"
    return f"{' and '.join(parts)} and not (r.bad and exists ({refused}))"


def _drop(batch: Batch):
    batch.run(
        """create temp table load_drop as
        select line, bool_or(twin) as twin from (
            select line, false as twin from load_errors
            union all select w.line, true from load_twins w where w.identical and w.place > 1
            and not exists (select from load_errors e where e.line = w.line)
        ) every group by line"""
    )
    batch.run("alter table load_drop add primary key (line)")
    batch.run("analyze load_drop")
    batch.run(
        "create temp view load_good as select * from load_rows r "
        "where not exists (select from load_drop d where d.line = r.line)"
    )
