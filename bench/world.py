"""The world of the bench: drawn once in DuckDB, then copied into PostgreSQL row for row."""

import datetime as dt
import tempfile
from pathlib import Path

import duckdb
from django.db import connection, transaction

from intermediary.demo.copying import unhindered
from intermediary.demo.tables import COLUMNS

AS_OF = dt.date(2026, 11, 23)
DRAWING = Path(__file__).with_name("draw.sql")
# DuckDB's tables and ours, parents before children
TABLES = {
    "market": "intermediary_market",
    "site": "intermediary_site",
    "staff": "intermediary_user",
    "team": "intermediary_team",
    "membership": "intermediary_teammembership",
    "track": "standards_track",
    "employer": "employers_employer",
    "offer": "employers_offer",
    "cohort": "trainees_cohort",
    "sponsorship": "employers_sponsorship",
    "engagement": "employers_engagement",
    "trainee": "trainees_trainee",
    "enrollment": "trainees_enrollment",
    "owner": "trainees_ownerassignment",
    "coach": "trainees_coachassignment",
    "placement": "placements_placement",
    "evidence": "placements_evidence",
    "check": "placements_outcomecheck",
}
_BLOCK = 1 << 20


def sizes(scale: float) -> dict[str, int]:
    """How many of what; at scale 1 a million graduates and a million offers."""
    people = max(2_000, round(1_000_000 * scale))
    return {
        "graduates": people,
        "offers": people,
        "enrollments": round(people / 0.87),
        "staff": max(60, round(600 * scale)),
        "employers": max(50, round(8_000 * scale)),
    }


def draw(scale: float) -> duckdb.DuckDBPyConnection:
    """The world in DuckDB's memory."""
    duck = duckdb.connect()
    text = DRAWING.read_text()
    for name, number in sizes(scale).items():
        text = text.replace(f"${name}", str(number))
    duck.execute(text)
    return duck


def load(duck: duckdb.DuckDBPyConnection) -> None:
    """The same rows in PostgreSQL, by COPY, with indexes and keys rebuilt."""
    tables = list(TABLES.values())
    with (
        tempfile.TemporaryDirectory() as folder,
        transaction.atomic(),
        unhindered(tables, rebuild=True),
    ):
        for name, table in TABLES.items():
            _copy(duck, name, table, Path(folder) / f"{name}.csv")


def _copy(duck, name, table, path):
    columns = ", ".join(COLUMNS[table])
    options = "(FORMAT csv, DELIMITER '\t', HEADER false, NULLSTR '\\N')"
    rows = f'SELECT {columns} FROM "{name}" ORDER BY id'  # noqa: S608 (our own names only)
    duck.execute(f"COPY ({rows}) TO '{path}' {options}")
    statement = f"COPY {table} ({columns}) FROM STDIN (FORMAT csv, DELIMITER E'\\t', NULL '\\N')"
    with path.open("rb") as file, connection.cursor() as cursor, cursor.copy(statement) as copy:
        while block := file.read(_BLOCK):
            copy.write(block)
    path.unlink()
