"""The world of the bench: drawn once in DuckDB, then copied into PostgreSQL row for row."""

import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path

import duckdb
from django.db import connection, transaction

from bench.database import fetch
from intermediary.demo.copying import unhindered
from intermediary.demo.tables import COLUMNS
from intermediary.models import Market, Site
from standards.choices import CriterionCode, FloorScope
from standards.models import Criterion, Track, Version, WageFloor

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
_FLOOR = "id, scope, family, track_id, market_id, site_id, amount, effective_from, effective_to"
_RANK = """CASE scope WHEN 'track' THEN 20 WHEN 'family' THEN 10 ELSE 0 END
    + CASE WHEN site_id IS NOT NULL THEN 2 WHEN market_id IS NOT NULL THEN 1 ELSE 0 END"""
# Beside the shipped floors: family, track, market, site, dollars, from, to
_MORE_FLOORS = (
    ("", "home-care", None, None, "17.00", "2024-07-01", "2025-06-30"),
    ("", "home-care", None, None, "17.75", "2025-07-01", None),
    ("entry", None, None, "s4", "19.00", "2025-01-01", None),
    ("cyber_software", None, "m11", None, "23.00", "2024-01-01", "2026-03-31"),
)


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
    _agree_on_floors()


def _agree_on_floors():
    """A few floors with places and dates, so that finding the binding one is some work."""
    version = Version.objects.get(document__key="Wage floors", number=1)
    for family, track, market, site, amount, first, last in _MORE_FLOORS:
        WageFloor.objects.create(
            scope=FloorScope.TRACK if track else FloorScope.FAMILY,
            family=family,
            track=Track.objects.filter(key=track).first(),
            market=Market.objects.filter(key=market).first(),
            site=Site.objects.filter(key=site).first(),
            amount=Decimal(amount),
            effective_from=first,
            effective_to=last,
            version=version,
        )


def tell_standards(duck) -> None:
    """Give DuckDB the floors and criteria in force."""
    duck.execute("""CREATE OR REPLACE TABLE floor (id BIGINT, scope VARCHAR, family VARCHAR,
        track_id BIGINT, market_id BIGINT, site_id BIGINT, amount BIGINT, effective_from DATE,
        effective_to DATE, rank INT)""")
    floors = fetch(f"SELECT {_FLOOR}, {_RANK} FROM standards_wagefloor")  # noqa: S608
    duck.executemany("INSERT INTO floor VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", floors)
    duck.execute("CREATE OR REPLACE TABLE criterion (code VARCHAR, severity VARCHAR, bit INT)")
    bits = {code.value: 1 << place for place, code in enumerate(CriterionCode)}
    rows = [(c.code, c.severity, bits[c.code]) for c in Criterion.objects.all()]
    duck.executemany("INSERT INTO criterion VALUES (?, ?, ?)", rows)


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
