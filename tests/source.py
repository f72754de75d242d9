"""What the guards read: every module and template of the project, parsed once."""

import ast
import functools
from pathlib import Path

ROOT = Path(__file__).parent.parent
LADDER = ["intermediary", "standards", "trainees", "employers", "placements", "coaching"]
# The roof may import every app. Everything else in intermediary/ is the floor.
ROOF = {
    "intermediary/__init__.py",
    "intermediary/admin.py",
    "intermediary/celery.py",
    "intermediary/data_requests.py",
    "intermediary/demo",
    "intermediary/dimensions.py",
    "intermediary/drill.py",
    "intermediary/feeds.py",
    "intermediary/erasing.py",
    "intermediary/finding.py",
    "intermediary/gallery.py",
    "intermediary/home.py",
    "intermediary/import_forms.py",
    "intermediary/importing.py",
    "intermediary/imports.py",
    "intermediary/kinds.py",
    "intermediary/kpi_chart_pages.py",
    "intermediary/kpi_curve.py",
    "intermediary/kpi_figures.py",
    "intermediary/kpi_forms.py",
    "intermediary/kpi_pages.py",
    "intermediary/kpi_people.py",
    "intermediary/kpi_slices.py",
    "intermediary/kpi_trend.py",
    "intermediary/kpi_words.py",
    "intermediary/management",
    "intermediary/me.py",
    "intermediary/metrics.py",
    "intermediary/my_data.py",
    "intermediary/navigation.py",
    "intermediary/own_data.py",
    "intermediary/own_offers.py",
    "intermediary/portal_upload.py",
    "intermediary/previewing.py",
    "intermediary/report_figures.py",
    "intermediary/report_forms.py",
    "intermediary/report_funnel.py",
    "intermediary/report_offers.py",
    "intermediary/report_pages.py",
    "intermediary/report_wages.py",
    "intermediary/reports.py",
    "intermediary/retention.py",
    "intermediary/roof_urls.py",
    "intermediary/search_pages.py",
    "intermediary/settings.py",
    "intermediary/settings_test.py",
    "intermediary/tasks.py",
    "intermediary/today.py",
    "intermediary/today_kpis.py",
    "intermediary/urls.py",
}


@functools.cache
def modules() -> dict[str, ast.Module]:
    """Path below the project -> syntax tree, for every module of the six apps but migrations."""
    found = {}
    for app in LADDER:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                found[str(path.relative_to(ROOT))] = ast.parse(path.read_text(), str(path))
    return found


@functools.cache
def templates() -> dict[str, str]:
    """Path below templates/ -> text."""
    base = ROOT / "templates"
    return {str(p.relative_to(base)): p.read_text() for p in sorted(base.rglob("*.*"))}


def app_of(path: str) -> str:
    """The app a module or template belongs to."""
    return path.split("/", 1)[0]


def is_roof(path: str) -> bool:
    """Whether this module may know every app."""
    return any(path == entry or path.startswith(entry + "/") for entry in ROOF)


def above(app: str) -> set[str]:
    """The apps that this app must not know."""
    return set(LADDER[LADDER.index(app) + 1 :])


def strings(tree: ast.AST):
    """Every string constant with its line, docstrings included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node.lineno
