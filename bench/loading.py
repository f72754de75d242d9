"""Loading a file of placements, against a plain COPY of the same rows."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.db import connection

from bench.database import execute
from bench.race import Result, Unmeasured, seconds
from intermediary.demo.tables import COLUMNS

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"
MOST_MEMORY = 500  # MB
_TABLE = "placements_placement"
# A second copy of every placement under a new key, as people's files say it
_FILE = """
    SELECT 'L' || p.key AS placement, t.key AS trainee, c.key AS cohort, e.key AS employer,
        o.key AS offer, p.title, p.soc, p.kind, p.started_on, p.ended_on, p.end_reason,
        (p.pay / 1000000)::DECIMAL(12, 2) AS pay, p.pay_period,
        (p.hours_per_week / 100)::DECIMAL(6, 2) AS hours_per_week, 'pay_stub' AS evidence,
        p.started_on + 20 AS evidence_on
    FROM placement p JOIN trainee t ON t.id = p.trainee_id JOIN employer e ON e.id = p.employer_id
    LEFT JOIN enrollment n ON n.id = p.enrollment_id LEFT JOIN cohort c ON c.id = n.cohort_id
    LEFT JOIN offer o ON o.id = p.offer_id
    ORDER BY p.id LIMIT $rows"""


def run(duck, _rounds: int) -> list[Result]:
    """Load once (it changes the world, so it comes last) and copy the same rows plainly."""
    count = duck.execute("SELECT count(*) FROM enrollment WHERE status = 'graduated'").fetchone()[0]
    with tempfile.TemporaryDirectory() as folder:
        file, plain = Path(folder) / "placements.csv", Path(folder) / "plain.csv"
        asked = _FILE.replace("$rows", str(count))
        duck.execute(f"COPY ({asked}) TO '{file}' (FORMAT csv, HEADER)")
        columns = ", ".join(COLUMNS[_TABLE])
        duck.execute(
            f"COPY (SELECT {columns} FROM placement LIMIT {count}) TO '{plain}'"  # noqa: S608
            " (FORMAT csv, HEADER false, DELIMITER '\t', NULLSTR '\\N')"
        )
        copied = _copy(plain, columns)
        took, memory, report = _load(file)
    if report["rejected"] or report["created"] != report["rows"]:
        raise Unmeasured(f"The load was not clean: {report}")
    rows = report["rows"]
    fast = rows / took
    return [
        Result(
            f"load of {rows:,} placements, against a plain COPY",
            f"{fast:,.0f}/s",
            f"{rows / copied:,.0f}/s",
            rows / copied / fast,
            "",
            None,
            {"seconds": took, "copy_seconds": copied},
        ),
        Result(
            "peak memory of that load",
            f"{memory:.0f} MB",
            "",
            None,
            f"<= {MOST_MEMORY} MB",
            memory <= MOST_MEMORY,
        ),
    ]


def _copy(file, columns) -> float:
    """Seconds for a COPY into a table without indexes, keys or triggers."""
    execute(f"CREATE TABLE plain_placement (LIKE {_TABLE} INCLUDING DEFAULTS)")
    statement = (
        f"COPY plain_placement ({columns}) FROM STDIN (FORMAT csv, DELIMITER E'\\t', NULL '\\N')"
    )

    def copy():
        with (
            file.open("rb") as source,
            connection.cursor() as cursor,
            cursor.copy(statement) as into,
        ):
            while block := source.read(1 << 20):
                into.write(block)

    took = seconds(copy)
    execute("DROP TABLE plain_placement")
    return took


def _load(file):
    """Seconds, peak memory in MB and the report of `manage.py load`, as a process of its own."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.settings"}
    figures = file.with_suffix(".json")
    command = [
        *(sys.executable, "-m", "bench.measured", str(figures)),
        *(sys.executable, str(MANAGE), "load", "placements", str(file), "--json"),
    ]
    done = subprocess.run(  # noqa: S603 (our own command)
        command, env=environment, cwd=MANAGE.parent, stdout=subprocess.PIPE, text=True
    )
    if done.returncode not in (0, 1) or not done.stdout.startswith("{"):
        raise Unmeasured(f"load ended with {done.returncode}: {done.stdout[:500]}")
    figures = json.loads(figures.read_text())
    return figures["seconds"], figures["megabytes"], json.loads(done.stdout)
