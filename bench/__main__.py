"""`python -m bench [--scale N] [--rounds N] [--only PART] [--json FILE]`."""

import argparse
import json
import os
import platform
import sys
import time
from importlib import import_module
from pathlib import Path

PARTS = {
    "kpis": "bench.kpi",
    "evaluation": "bench.evaluation",
    "pages": "bench.pages",
    "load": "bench.loading",
}


def main() -> None:
    """Make the world, run every part in turn, print the table."""
    options = _options()
    _set_up()
    from bench import database, world

    say(f"drawing the world at scale {options.scale:g} and copying it to PostgreSQL")
    begun = time.perf_counter()
    duck = world.draw(options.scale)
    try:
        if not options.reuse:
            database.make()
            world.load(duck)
        world.tell_standards(duck)
        say(f"ready after {time.perf_counter() - begun:.0f} s")
        results = []
        for part in options.only or PARTS:
            say(f"measuring: {part}")
            results += measure(part, duck, options.rounds)
        report(results, options)
    finally:
        if not (options.keep or options.reuse):
            database.drop()


def measure(part: str, duck, rounds: int) -> list:
    """The lines of one part; what goes wrong is a line too, so that the others are not lost."""
    from bench.race import Unmeasured, failed

    try:
        return import_module(PARTS[part]).run(duck, rounds)
    except Unmeasured as reason:
        return [failed(part, str(reason))]


def _options():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="1: a million graduates, offers")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--keep", action="store_true", help="leave the database there afterwards")
    parser.add_argument("--reuse", action="store_true", help="use what --keep left there")
    parser.add_argument("--json", type=Path, help="write all figures to a file")
    return parser.parse_args()


def _set_up():
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    from intermediary.embedded import ServiceError, join

    try:
        join()
    except ServiceError as error:
        raise SystemExit(str(error)) from None
    django.setup()


def say(line: str) -> None:
    """Tell how far it is, beside the table."""
    sys.stderr.write(f"{line}\n")


def report(results, options) -> None:
    """Print the table, and write the figures where asked."""
    lines = [("measured", "ours", "yardstick", "ratio", "goal", "")]
    for each in results:
        ratio = "" if each.ratio is None else f"{each.ratio:.3g} x"
        lines.append((each.name, each.ours, each.floor, ratio, each.goal, each.verdict))
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    for line in lines:
        cells = [line[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        print("  ".join(cells).rstrip())  # noqa: T201 (the result goes to standard output)
    print(f"scale {options.scale:g}, {options.rounds} rounds, {_machine()}")  # noqa: T201
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        figures = [{**vars(each), "verdict": each.verdict} for each in results]
        options.json.write_text(json.dumps({"machine": _machine(), "results": figures}, indent=1))


def _machine() -> str:
    """Processor, cores and versions, in one line."""
    import duckdb

    from bench.database import version

    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        model = names[0].partition(":")[2].strip() if names else model
    return (
        f"{os.cpu_count()} x {model}, Python {platform.python_version()},"
        f" PostgreSQL {version()}, DuckDB {duckdb.__version__}"
    )


if __name__ == "__main__":
    main()
