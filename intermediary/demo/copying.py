"""Writing many rows: blocks by COPY, and the table's indexes and keys rebuilt once at the end."""

from collections import defaultdict
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection


class Buffer:
    """Rows gathered per table and written block by block, so that memory stays flat."""

    def __init__(self, columns: dict[str, tuple[str, ...]], block: int = 20_000):
        self.columns, self.block = columns, block
        self.rows: dict[str, list[tuple]] = defaultdict(list)
        self.written: dict[str, int] = defaultdict(int)
        self.writer = ThreadPoolExecutor(max_workers=1)
        self.under_way: Future | None = None

    def add(self, table: str, row: tuple) -> None:
        """Keep one row for the next block."""
        self.rows[table].append(row)

    def full(self) -> bool:
        """Whether a block's worth of rows waits."""
        return sum(map(len, self.rows.values())) >= self.block

    def write(self) -> None:
        """COPY what waits while the caller goes on gathering; at most one block is on its way."""
        rows, self.rows = self.rows, defaultdict(list)
        self.wait()
        for table, new in rows.items():
            self.written[table] += len(new)
        self.under_way = self.writer.submit(self._copy, connection.connection, rows)

    def wait(self) -> None:
        """Let the last block arrive; raises what went wrong with it."""
        if self.under_way:
            self.under_way.result()

    def _copy(self, raw, rows):
        """Parents before children: the order of `columns`."""
        with raw.cursor() as cursor:
            for table in self.columns:
                if table in rows:
                    copy_rows(cursor, table, self.columns[table], rows[table])


def copy_rows(cursor, table: str, columns: tuple[str, ...], rows) -> None:
    """COPY tuples of text, whole numbers and None into a table, over a psycopg cursor."""
    names = ", ".join(columns)
    statement = f"COPY {table} ({names}) FROM STDIN"
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


@contextmanager
def unhindered(tables: list[str], *, rebuild: bool):
    """Load tables without what happens after each row; with `rebuild`, without indexes and keys.

    Left out are the audit log's insert events and the marks on changed outcomes: the caller is in
    a transaction, writes one event for the load, and marks everyone. Everything taken off is back,
    checked against all rows, when the block ends.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        triggers = _later_triggers(cursor, tables)
        for table, trigger in triggers:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
        dropped = _drop(cursor, tables) if rebuild else []
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        for statement in dropped:
            cursor.execute(statement)
        for table, trigger in triggers:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")
        for table in tables:
            _move_sequence(cursor, table)
            cursor.execute(f"ANALYZE {table}")


def _later_triggers(cursor, tables):
    """Our own triggers that run after the row is in; those before it fill columns and stay."""
    cursor.execute(
        """
        SELECT tgrelid::regclass::text, quote_ident(tgname) FROM pg_trigger
        WHERE tgrelid = ANY(%s::regclass[]) AND NOT tgisinternal AND tgtype & 2 = 0
          AND tgenabled = 'O' ORDER BY 1, 2
        """,
        [tables],
    )
    return cursor.fetchall()


def _drop(cursor, tables):
    """Take off foreign keys and plain indexes; returns the statements that put them back."""
    cursor.execute(
        """
        SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
        FROM pg_constraint WHERE conrelid = ANY(%s::regclass[]) AND contype = 'f' ORDER BY 1, 2
        """,
        [tables],
    )
    keys = cursor.fetchall()
    for table, name, _definition in keys:
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    cursor.execute(
        """
        SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index i
        WHERE indrelid = ANY(%s::regclass[]) AND NOT indisprimary
          AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)
        ORDER BY 1
        """,
        [tables],
    )
    indexes = cursor.fetchall()
    for name, _definition in indexes:
        cursor.execute(f"DROP INDEX {name}")
    back = [definition for _name, definition in indexes]
    return back + [f"ALTER TABLE {t} ADD CONSTRAINT {n} {d}" for t, n, d in keys]


def _move_sequence(cursor, table):
    """Let the next row made by hand get a free number."""
    cursor.execute(
        "SELECT pg_get_serial_sequence(%s, column_name) FROM information_schema.columns"
        " WHERE table_name = %s AND column_name = 'id'",
        [table, table],
    )
    found = cursor.fetchone()
    if found and found[0]:
        last = f"SELECT coalesce(max(id), 0) + 1 FROM {table}"  # noqa: S608 (our own table names)
        cursor.execute(f"SELECT setval(%s, ({last}), false)", found)
