"""Write a kind back as CSV, such that loading it changes nothing."""

from collections.abc import Callable

from django.db import connection

from intermediary.loading.kind import Column, Kind


def _cell(column: Column) -> str:
    if column.shown:
        return column.shown
    return column.value.write(f't."{column.field}"')


def query(kind: Kind) -> str:
    """The rows of a dump, in the order of their keys."""
    refs = "\n".join(
        f'left join {column.ref.table} r_{column.name} on r_{column.name}.id = t."{column.field}"'
        for column in kind.columns
        if column.ref and column.field and f"r_{column.name}." in column.shown
    )
    cells = ", ".join(f'{_cell(column)} as "{column.name}"' for column in kind.columns)
    keys = [str(place) for place, column in enumerate(kind.columns, 1) if column.key]
    return (
        f"select {cells} from {kind.table} t {refs} {kind.shown_from} "
        f"where {kind.shown_where} order by {', '.join(keys)}"
    )


def dump(kind: Kind, write: Callable[[bytes], object]) -> int:
    """Send the CSV file to `write`, piece by piece; returns how many rows it has."""
    statement = f"copy ({query(kind)}) to stdout with (format csv, header)"
    with connection.cursor() as cursor:
        with cursor.cursor.copy(statement) as pipe:
            for block in pipe:
                write(bytes(block))
        return cursor.rowcount
