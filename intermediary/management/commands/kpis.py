"""Print KPIs: `manage.py kpis --by site --format json`."""

import csv
import datetime as dt
import getpass
import json

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from intermediary import metrics
from intermediary.choices import JobState
from intermediary.kpi.definitions import VERSION
from intermediary.kpi.rows import COUNTS
from intermediary.models import Job

BAD_ARGUMENTS = 2


def day(text: str) -> dt.date:
    """A date as the files write it."""
    return dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()


class Command(BaseCommand):
    help = "Print KPIs as of a day, for the organization or by any slice."

    def add_arguments(self, parser):
        parser.add_argument("--as-of", type=day, metavar="DATE", help="default: today")
        parser.add_argument("--from", type=day, dest="start", metavar="DATE")
        parser.add_argument("--to", type=day, dest="end", metavar="DATE")
        parser.add_argument("--metric", action="append", metavar="M", help="may be repeated")
        parser.add_argument("--by", default="", metavar="DIM[,DIM]")
        parser.add_argument("--recorded-before", metavar="INSTANT")
        parser.add_argument("--format", choices=["table", "csv", "json"], default="table")
        parser.add_argument("--identify", action="store_true", help="for caseworkers; is recorded")

    def handle(self, **options):
        by = [name.strip() for name in options["by"].split(",") if name.strip()]
        if options["recorded_before"]:
            raise CommandError("--recorded-before is not available yet", returncode=BAD_ARGUMENTS)
        if options["start"] and options["end"] and options["start"] > options["end"]:
            raise CommandError("--from is after --to", returncode=BAD_ARGUMENTS)
        if reason := metrics.refusal(options["metric"] or (), by):
            raise CommandError(reason, returncode=BAD_ARGUMENTS)
        as_of = options["as_of"] or timezone.localdate()
        if options["identify"]:
            record(as_of, by, options)
        rows = metrics.compute(
            options["metric"],
            as_of=as_of,
            by=by,
            start=options["start"],
            end=options["end"],
            identify=options["identify"],
        )
        {"json": self._json, "csv": self._csv, "table": self._table}[options["format"]](
            as_of, by, [row.as_json() for row in rows]
        )

    def _json(self, as_of, by, rows):
        report = {"as_of": as_of.isoformat(), "definition": VERSION, "by": by, "rows": rows}
        self.stdout.write(json.dumps(report, ensure_ascii=False))

    def _csv(self, _as_of, by, rows):
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(["metric", *by, *COUNTS, "withheld"])
        for row in rows:
            writer.writerow(flat(row, by))

    def _table(self, as_of, by, rows):
        shown = ("of", "hits", "rate", "value", "target", "state", "needed", "total", "pending")
        lines = [["metric", *by, *shown]]
        for row in rows:
            keys = ["–" if row["slice"][name] is None else row["slice"][name] for name in by]
            figures = [word(row, name) for name in shown]
            lines.append([row["metric"], *keys, *figures])
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        self.stderr.write(f"KPIs as of {as_of}, definitions {VERSION}")
        for line in lines:
            cells = (text.ljust(width) for text, width in zip(line, widths, strict=True))
            self.stdout.write("  ".join(cells).rstrip())


def flat(row: dict, by: list[str]) -> list:
    """A row as the cells of a CSV line; blank is null."""
    figures = [row[name] for name in COUNTS]
    return [
        row["metric"],
        *(row["slice"][name] for name in by),
        *figures,
        "yes" if row["withheld"] else "no",
    ]


def word(row: dict, name: str) -> str:
    """A figure as a person reads it in a terminal."""
    value = row[name]
    if row["withheld"]:
        return "withheld" if name == "of" else ""
    if value is None:
        return "–"
    if name == "rate" or (name == "target" and row["rate"] is not None):
        return f"{100 * value:.1f}%"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def record(as_of: dt.date, by: list[str], options: dict) -> None:
    """Leave a trace of who looked at figures that may tell about single people."""
    now = timezone.now()
    asked = {name: str(options[name]) for name in ("start", "end") if options[name]}
    Job.objects.create(
        kind="kpis_identified",
        state=JobState.DONE,
        note=f"{getpass.getuser()} ran kpis --identify",
        params={"as_of": str(as_of), "by": by, "metrics": options["metric"], **asked},
        beat_at=now,
        finished_at=now,
    )
