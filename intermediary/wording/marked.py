"""Every sentence that is marked for translation, and where it stands."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

# What marks a sentence, with the places of its texts: the message, its plural, its context.
MARKS = {
    "gettext": (1,),
    "gettext_lazy": (1,),
    "gettext_noop": (1,),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
NOTES = ("Translators:",)
APPS = ("intermediary", "standards", "trainees", "employers", "placements", "coaching")
Key = tuple[str, str]  # context and message


@dataclass
class Marked:
    """One sentence as a catalog keys it, with the files that say it."""

    text: str
    plural: str = ""
    context: str = ""
    places: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """What tells it from every other sentence."""
        return self.context, self.text


def sources(root: Path) -> tuple[list[str], list[str]]:
    """The templates and the modules that people read something of, by their path."""
    pages = [p for p in (root / "templates").rglob("*") if p.is_file()]
    modules = [p for app in APPS for p in (root / app).rglob("*.py") if "migrations" not in p.parts]
    return _paths(pages, root), _paths(modules, root)


def _paths(found: Iterable[Path], root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in found)


def in_template(text: str, name: str) -> Iterator[Marked]:
    """What a template marks: tags, filters' constants, blocks with their plurals."""
    # Django turns everything else into X; where lines begin means nothing, but Python would ask.
    lines = "\n".join(line.strip() for line in templatize(text, origin=name).splitlines())
    yield from _marked(lines, {**MARKS, "_": (1,)}, name)


def in_module(text: str, name: str, only: Iterable[str] = ()) -> Iterator[Marked]:
    """What a module marks, under whatever name it imports the marks; or some of its parts."""
    tree = ast.parse(text)
    words = _words(tree)
    if words:
        said = "\n".join(_parts(tree, text, set(only))) if only else text
        yield from _marked(said, words, name)


def _words(tree: ast.Module) -> dict[str, tuple]:
    """The names that mark a sentence in this module: `_`, `later`, `ngettext`."""
    words = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            named = {alias.asname or alias.name: alias.name for alias in node.names}
            words |= {word: MARKS[name] for word, name in named.items() if name in MARKS}
            if "translation" in named:
                words |= MARKS
        elif isinstance(node, ast.ImportFrom) and node.module == "django.utils":
            words |= MARKS if "translation" in {alias.name for alias in node.names} else {}
    return words


def _parts(tree: ast.Module, text: str, only: set[str]) -> Iterator[str]:
    """The text of these classes, functions and constants; a name there is not is an error."""
    missing = set(only)
    for node in tree.body:
        names = {getattr(node, "name", "")}
        targets = getattr(node, "targets", [getattr(node, "target", None)])
        names |= {target.id for target in targets if isinstance(target, ast.Name)}
        if names & only:
            missing -= names
            yield ast.get_source_segment(text, node) or ""
    if missing:
        raise LookupError(f"there is no {', '.join(sorted(missing))}")


def _marked(text: str, words: dict[str, tuple], name: str) -> Iterator[Marked]:
    found = extract("python", BytesIO(text.encode()), words, NOTES)
    for _line, message, notes, context in found:
        one, plural = message if isinstance(message, tuple) else (message, "")
        if one:
            yield Marked(one, plural, context or "", {name}, list(notes))


def together(found: Iterable[Marked]) -> dict[Key, Marked]:
    """Each sentence once, with all its places; said alone and counted, it is counted."""
    kept: dict[Key, Marked] = {}
    for each in found:
        known = kept.setdefault(each.key, Marked(each.text, each.plural, each.context))
        known.plural = known.plural or each.plural
        known.places |= each.places
        known.notes += [note for note in each.notes if note not in known.notes]
    return kept
