"""`evaluate`: judge offers now, in this process, as the Celery job does."""

import datetime as dt
import json
import sys

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from employers.evaluation import evaluate
from intermediary.health import first_line


class Command(BaseCommand):
    help = "Test open offers against the standards and bring their findings up to date."

    def add_arguments(self, parser):
        parser.add_argument(
            "--on", metavar="DATE", type=dt.date.fromisoformat, help="the day (default: today)"
        )
        parser.add_argument(
            "--all",
            action="store_true",
            help="also test offers that are not open; no findings are opened on those",
        )
        parser.add_argument("--json", action="store_true", help="write the counts as JSON")

    def handle(self, *, on, json: bool, **options):
        try:
            done = evaluate(on or timezone.localdate(), closed_too=options["all"])
        except (OperationalError, InterfaceError) as error:
            self.stderr.write(f"The database cannot be reached: {first_line(error)}")
            sys.exit(3)
        self.stdout.write(as_json(done) if json else as_text(done))


def as_json(done) -> str:
    """The counts as one line of JSON."""
    return json.dumps(done.as_json())


def as_text(done) -> str:
    """The counts as lines for people."""
    return "\n".join(f"{name:12} {count}" for name, count in done.as_json().items())
