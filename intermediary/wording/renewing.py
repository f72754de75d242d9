"""Catalogs brought up to date with what templates and modules say: `make messages`."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages import pofile
from babel.messages.catalog import Catalog, Message

from intermediary import catalogs
from intermediary.tongues import AT_WORK, TONGUES
from intermediary.wording import borrowed, readers
from intermediary.wording.marked import Key, Marked, in_module, in_template, sources, together

SOURCE = "en"
WIDTH = 100
MOST_PLACES = 3  # named for translators; more would change lines for every new use
HEADER = """\
# {whose}, in {name}. Written by `make messages`, but for the translations.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: {locale}\\n"
"Plural-Forms: {plurals}\\n"

"""


def all_sentences(root: Path) -> dict[Key, Marked]:
    """Every sentence of the portal that is marked for translation."""
    pages, modules = sources(root)
    return together([*_of_templates(root, pages), *_of_modules(root, dict.fromkeys(modules, ()))])


def trainee_sentences(root: Path) -> dict[Key, Marked]:
    """Every sentence that trainees may read."""
    pages, modules = sources(root)
    theirs = sorted(readers.trainee_templates(root, pages))
    parts = readers.trainee_modules(modules)
    return together([*_of_templates(root, theirs), *_of_modules(root, parts)])


def _of_templates(root: Path, paths: Iterable[str]) -> Iterable[Marked]:
    for path in paths:
        yield from in_template((root / path).read_text("utf-8"), path)


def _of_modules(root: Path, parts: dict[str, tuple[str, ...]]) -> Iterable[Marked]:
    for path, only in sorted(parts.items()):
        yield from in_module((root / path).read_text("utf-8"), path, only)


def renewed(folder: Path, code: str, wanted: dict[Key, Marked]) -> bytes:
    """A language's catalog as it should be: what is wanted, with the translations it has."""
    source = catalogs.place(folder, code)
    old = catalogs.read(source) if source.exists() else Catalog()
    locale = source.parent.parent.name
    said = {_key(message): message for message in old if message.id}
    lacking = {each.key: each for each in borrowed.lacking(locale)}
    new = Catalog(locale=locale)
    new._num_plurals = forms = int(TONGUES[code].plurals.partition(";")[0].rpartition("=")[2])
    for key, each in sorted({**lacking, **wanted}.items(), key=lambda pair: pair[0][::-1]):
        _add(new, each, said.get(key), forms)
    return as_po(new, code)


def as_po(catalog: Catalog, code: str) -> bytes:
    """A catalog as it is written: without dates, names and line numbers, which change often."""
    body = BytesIO()
    pofile.write_po(body, catalog, width=WIDTH, omit_header=True, include_lineno=False)
    whose = "What people read" if code in AT_WORK else "What trainees read"
    tongue, locale = TONGUES[code], catalogs.place(Path(), code).parent.parent.name
    head = HEADER.format(whose=whose, name=tongue.name, locale=locale, plurals=tongue.plurals)
    return head.encode() + body.getvalue().strip() + b"\n"


def _key(message: Message) -> Key:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return message.context or "", text


def _add(catalog: Catalog, each: Marked, old: Message | None, forms: int) -> None:
    """One sentence with the translation it had, unless it is counted now and was not, or not."""
    string: str | tuple[str, ...] = ("",) * forms if each.plural else ""
    if old and old.pluralizable == bool(each.plural) and not old.fuzzy:
        string = old.string
        if each.plural:
            string = (tuple(old.string) + ("",) * forms)[:forms]
    catalog.add(
        (each.text, each.plural) if each.plural else each.text,
        string,
        locations=[(place, 0) for place in sorted(each.places)[:MOST_PLACES]],
        auto_comments=each.notes,
        context=each.context or None,
    )


def renew(root: Path, folder: Path) -> list[str]:
    """Write every catalog that is not as it should be; returns the languages of these."""
    everything, theirs = all_sentences(root), trainee_sentences(root)
    changed = []
    for code in TONGUES:
        if code == SOURCE:
            continue
        text = renewed(folder, code, everything if code in AT_WORK else theirs)
        target = catalogs.place(folder, code)
        if not target.exists() or target.read_bytes() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text)
            changed.append(code)
    return changed
