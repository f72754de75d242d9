"""Nothing unused, nothing inline, nothing unnamed, no timetable for work that does not exist."""

import ast
import re

import pytest
from django.apps import apps
from django.conf import settings

from intermediary.celery import app as celery
from tests import factories
from tests.source import LADDER, ROOT, modules, strings, templates

MODELS = [m for app in LADDER for m in apps.get_app_config(app).get_models()]
OURS = [m for m in MODELS if not m.__name__.endswith("Event")]
# Rows that only the system writes: KPI results and evaluation state have no factory.
WRITTEN_BY_JOBS = {"Finish", "Outcome", "OutcomeMark", "OutcomeState", "EvaluationState"}
# Named by Django or allauth, not by us.
FRAMEWORK_TEMPLATES = ("account/", "allauth/", "mfa/", "admin/", "4", "500", "bootstrap5/")


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_every_model_has_a_name_for_its_rows_and_a_sentence(model):
    assert model.__str__.__module__.split(".")[0] in LADDER
    assert not (model.__doc__ or f"{model.__name__}(").startswith(f"{model.__name__}(")


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_every_model_has_a_factory(model):
    made = {
        f._meta.model if isinstance(f._meta.model, str) else f._meta.model._meta.label
        for f in vars(factories).values()
        if isinstance(f, type) and getattr(f, "_meta", None) and f._meta.model
    }
    assert model._meta.label in made or model.__name__ in WRITTEN_BY_JOBS


def test_every_template_is_used():
    text = "\n".join("\n".join(value for value, _ in strings(tree)) for tree in modules().values())
    text += "\n".join(templates().values())
    unused = [
        name
        for name in templates()
        if not name.startswith(FRAMEWORK_TEMPLATES)
        and name not in text
        and re.sub(r"(_message|_subject|_sms)?\.\w+$", "", name) not in text  # a letter by its name
    ]
    assert unused == []


def is_letter(path):
    """Mail programs fetch no style sheet: letters, and they alone, carry their own style."""
    return re.match(r"(\w+/)?email/", path) is not None


@pytest.mark.parametrize("path", [p for p in templates() if p.endswith(".html")])
def test_no_template_has_inline_script_or_style(path):
    text = templates()[path]
    style = "" if is_letter(path) else r"<style|\sstyle=|"
    assert not re.search(style + r"\son\w+=|javascript:|hx-on", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", text)


def test_every_line_of_the_timetable_names_a_real_task():
    celery.loader.import_default_modules()
    missing = [
        name
        for name, line in settings.CELERY_BEAT_SCHEDULE.items()
        if line["task"] not in celery.tasks
    ]
    assert missing == []
    assert settings.CELERY_BEAT_SCHEDULE


def our_tasks():
    """The names of the functions decorated as Celery tasks."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and any(
                "shared_task" in ast.unparse(d) for d in node.decorator_list
            ):
                yield path, node.name


def test_every_task_has_a_test_that_runs_it_twice():
    tests = "\n".join(p.read_text() for p in (ROOT / "tests").rglob("test_*.py"))
    bodies = re.findall(r"def test_\w*twice\w*\(.*?(?=\ndef |\Z)", tests, re.DOTALL)
    assert bodies
    assert [n for _, n in our_tasks() if not any(n in body for body in bodies)] == []


def test_every_task_says_in_a_sentence_what_it_does():
    for path, tree in modules().items():
        if path.endswith("tasks.py"):
            for node in ast.walk(tree):
                if isinstance(node, ast.FunctionDef) and node.decorator_list:
                    assert ast.get_docstring(node), f"{path} {node.name}"


def test_no_committed_file_names_a_package_registry():
    hosts = re.compile(r"https?://(registry\.|pypi\.|files\.python|deb\.debian|cdn\.|unpkg)")
    names = ["requirements.lock", "requirements-prod.lock", "package-lock.json", "package.json"]
    names += ["pyproject.toml", "Makefile", "README.md", "docker-compose.yml"]
    assert [name for name in names if hosts.search((ROOT / name).read_text())] == []


def test_the_project_never_reads_what_only_we_have():
    here = [p for p in ROOT.glob("*/**/*.py") if ".venv" not in p.parts and ".boot" not in p.parts]
    hidden = re.compile(r"\.\./shared|/work/")
    found = [str(p) for p in here if "node_modules" not in p.parts and hidden.search(p.read_text())]
    assert [p for p in found if not p.endswith("test_consistency.py")] == []
