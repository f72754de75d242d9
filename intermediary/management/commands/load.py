"""`load KIND FILE`: bring a spreadsheet in; good rows are kept, bad rows are reported."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError, OperationalError
from django.utils import timezone

from intermediary.health import first_line
from intermediary.importing import record_load
from intermediary.kinds import KINDS
from intermediary.loading.examine import examine
from intermediary.loading.faults import FileFault
from intermediary.loading.load import Order, load
from intermediary.loading.mapping import Mapping

SHOWN = 20  # errors printed for people; the rejects file has all


class Command(BaseCommand):
    help = "Load a CSV or XLSX file of a KIND, changing what differs."

    def add_arguments(self, parser):
        parser.add_argument("kind", metavar="KIND", help=", ".join(KINDS))
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument(
            "--map", metavar="MAP.json", type=Path, help="how its columns are named"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, only")
        parser.add_argument(
            "--rejects", metavar="OUT.csv", type=Path, help="refused rows, with why"
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *, kind, file, **options):
        try:
            order, examined = self._order(kind, file, **options)
            loaded = load(order, examined)
        except FileFault as error:
            self._stop(str(error), 2)
        except (OperationalError, InterfaceError) as error:
            self._stop(f"The database cannot be reached: {first_line(error)}", 3)
        except DatabaseError as error:
            self._stop(f"The database refused this, nothing was loaded: {first_line(error)}", 2)
        self._report(loaded, order, as_json=options["json"])
        if loaded.rejected:
            sys.exit(1)

    def _order(self, kind, file, **options):
        if kind not in KINDS:
            raise FileFault(f'unknown kind "{kind}": one of {", ".join(KINDS)}')
        rejects = options["rejects"]
        if rejects and rejects.resolve() == file.resolve():
            raise FileFault("--rejects names the file that is loaded")
        examined = examine(file)
        order = Order(
            kind=KINDS[kind],
            path=file,
            today=timezone.localdate(),
            mapping=Mapping.read(options["map"]) if options["map"] else Mapping(),
            dry_run=options["dry_run"],
            rejects=rejects,
            progress=self._progress if sys.stderr.isatty() else lambda done, total: None,
            in_transaction=lambda loaded: record_load(loaded, examined),
        )
        return order, examined

    def _progress(self, done, total):
        self.stderr.write(f"\rread {done:,} of {total:,} lines", ending="")

    def _stop(self, message, code):
        self.stderr.write(message)
        sys.exit(code)

    def _report(self, loaded, order, *, as_json):
        if loaded.ignored:
            self.stderr.write(f"ignored columns: {', '.join(loaded.ignored)}")
        if not loaded.rows:
            self.stderr.write(f"{order.path.name} has a header but no rows")
        if as_json:
            self.stdout.write(json.dumps(loaded.to_dict()))
            return
        for error in loaded.errors[:SHOWN]:
            place = f"row {error['row']}" + (f", {error['column']}" if error["column"] else "")
            self.stderr.write(f"{place}: {error['message']}")
        if len(loaded.errors) > SHOWN:
            self.stderr.write("... more: --rejects OUT.csv writes every refused row with why")
        done = "would be " if order.dry_run else ""
        self.stdout.write(
            f"{loaded.kind}: {loaded.rows:,} rows, {done}{loaded.created:,} created, "
            f"{loaded.updated:,} updated, {loaded.unchanged:,} unchanged, "
            f"{loaded.rejected:,} rejected"
        )
