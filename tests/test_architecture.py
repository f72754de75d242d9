"""The ladder of apps, the shape of views, and sizes: lower never knows upper."""

import ast
import re

import pytest
from django.apps import apps

from tests.source import LADDER, ROOF, ROOT, above, app_of, is_roof, modules, strings, templates

BELOW_ROOF = [path for path in modules() if not is_roof(path)]
VIEWS = [
    p for p in modules() if re.search(r"/(views(/\w+)?|forms(/\w+)?|home|today|me|imports)\.py$", p)
]
LOOKUPS = {
    "aggregate", "alias", "annotate", "defer", "distinct", "exclude", "F", "filter", "get", "only",
    "order_by", "OuterRef", "prefetch_related", "Q", "select_related", "update", "values",
    "values_list",
}  # fmt: skip
# Longer ones are data by nature: one declaration per line, and no logic.
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 400, 30, 120


def imported(tree):
    """Every module name imported anywhere in a tree, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node.lineno
            if node.module in LADDER:
                yield from ((f"{node.module}.{a.name}", node.lineno) for a in node.names)


def roof_modules():
    """The dotted names of the roof."""
    return {entry.removesuffix(".py").replace("/", ".") for entry in ROOF}


def test_the_roof_list_names_only_what_exists():
    assert [entry for entry in ROOF if not (ROOT / entry).exists()] == []


@pytest.mark.parametrize("path", BELOW_ROOF)
def test_a_lower_app_never_imports_an_upper_one_or_the_roof(path):
    forbidden = above(app_of(path))
    roof = roof_modules()
    bad = [
        f"{path}:{line} imports {name}"
        for name, line in imported(modules()[path])
        if name.split(".")[0] in forbidden
        or any(name == module or name.startswith(module + ".") for module in roof)
    ]
    assert bad == []


@pytest.mark.parametrize("path", BELOW_ROOF)
def test_a_lower_app_never_names_an_upper_model_in_a_string(path):
    forbidden = above(app_of(path))
    bad = [
        f"{path}:{line} {text}"
        for text, line in strings(modules()[path])
        if re.fullmatch(r"\w+\.[A-Z]\w+", text) and text.split(".")[0] in forbidden
    ]
    bad += [
        f"{path}:{node.lineno} get_model({node.args[0].value})"
        for node in ast.walk(modules()[path])
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "get_model"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value in forbidden
    ]
    assert bad == []


def upward_names(app):
    """Reverse lookups and accessors that models of upper apps put on this app's models."""
    names = set()
    for model in apps.get_app_config(app).get_models():
        for relation in model._meta.related_objects:
            if relation.related_model._meta.app_label in above(app):
                names |= {relation.name, relation.get_accessor_name()}
    return names - {None, "+", "user", "site", "trainee"}


def lookups(tree):
    """Names used in ORM lookups: keywords and strings given to filter, Q, values and friends."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in LOOKUPS:
            yield from ((k.arg, node.lineno) for k in node.keywords if k.arg)
            texts = [a for a in node.args if isinstance(a, ast.Constant)]
            yield from ((a.value, a.lineno) for a in texts if isinstance(a.value, str))


@pytest.mark.parametrize("app", LADDER[:-1])
def test_a_lower_app_never_looks_up_through_an_upper_one(app):
    names = upward_names(app)
    bad = [
        f"{path}:{line} {lookup}"
        for path in BELOW_ROOF
        if app_of(path) == app
        for lookup, line in lookups(modules()[path])
        if lookup.lstrip("-").split("__")[0] in names
        and not has_own_field(app, lookup.lstrip("-").split("__")[0])
    ]
    assert bad == []


def has_own_field(app, name):
    """Whether a model of this app has a field or own related name like that."""
    models = apps.get_app_config(app).get_models()
    return any(name in {f.name for f in m._meta.get_fields() if is_own(f, app)} for m in models)


def is_own(field, app):
    """Whether a field comes from this app or one below it."""
    source = field.related_model if field.auto_created and field.is_relation else field.model
    return source._meta.app_label not in above(app)


@pytest.mark.parametrize("path", VIEWS)
def test_views_and_forms_reach_rows_only_through_visible_to(path):
    tree = modules()[path]
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    bad = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
            after = parents.get(node)
            if getattr(after, "attr", "") != "visible_to":
                bad.append(f"{path}:{node.lineno} {ast.unparse(after or node)[:80]}")
    assert bad == []


@pytest.mark.parametrize("path", list(templates()))
def test_a_template_includes_only_shared_files_and_its_own_apps(path):
    used = re.findall(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""", templates()[path])
    if app_of(path) == "intermediary":
        return  # pages of the roof are put together from every app's parts
    foreign = set(LADDER) - {app_of(path), "intermediary"}
    assert [name for name in used if app_of(name) in foreign] == []


@pytest.mark.parametrize("path", list(modules()))
def test_modules_and_functions_stay_short(path):
    lines = (ROOT / path).read_text().count("\n")
    assert lines <= LONGEST_MODULE, f"{path} has {lines} lines"
    long = [
        f"{path}:{node.lineno} {node.name} has {length} lines"
        for node in ast.walk(modules()[path])
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert long == []


def test_most_modules_are_short():
    lengths = sorted((ROOT / path).read_text().count("\n") for path in modules())
    assert lengths[len(lengths) // 2] < 150
    assert lengths[len(lengths) * 9 // 10] < 250


@pytest.mark.parametrize("path", list(templates()))
def test_templates_stay_short(path):
    assert templates()[path].count("\n") <= LONGEST_TEMPLATE


@pytest.mark.parametrize("path", list((ROOT / "tests").rglob("*.py")))
def test_test_modules_stay_short(path):
    assert path.read_text().count("\n") <= LONGEST_MODULE


def test_nobody_writes_a_drawer_for_everything():
    drawers = {"services", "selectors", "utils", "helpers", "mixins", "signals"}
    assert [p for p in modules() if p.rsplit("/", 1)[-1].removesuffix(".py") in drawers] == []
