"""`dump KIND`: write a kind as the CSV file that `load` reads."""

import os
import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError

from intermediary.health import first_line
from intermediary.kinds import KINDS
from intermediary.loading.dump import dump


class Command(BaseCommand):
    help = "Write every row of a KIND as CSV; loading that file changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("kind", metavar="KIND", help=", ".join(KINDS))
        parser.add_argument("--to", metavar="FILE", type=Path, help="default: standard output")

    def handle(self, *, kind, to, **options):
        if kind not in KINDS:
            self._stop(f'unknown kind "{kind}": one of {", ".join(KINDS)}', 2)
        try:
            rows = self._write(KINDS[kind], to)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        except OSError as error:
            self._stop(f"{to or 'standard output'}: {error.strerror or error}", 2)
        except (OperationalError, InterfaceError) as error:
            self._stop(f"The database cannot be reached: {first_line(error)}", 3)
        self.stderr.write(f"{kind}: {rows:,} rows written")

    def _write(self, kind, to):
        if to is None:
            return dump(kind, self._out)
        # A file appears whole or not at all.
        part = to.with_name(f".{to.name}.part")
        try:
            with part.open("wb") as out:
                rows = dump(kind, out.write)
            part.replace(to)
        finally:
            part.unlink(missing_ok=True)
        return rows

    def _out(self, block):
        if hasattr(self.stdout, "buffer"):
            self.stdout.flush()
            self.stdout.buffer.write(block)
        else:
            self.stdout.write(block.decode(), ending="")

    def _stop(self, message, code):
        self.stderr.write(message)
        sys.exit(code)
