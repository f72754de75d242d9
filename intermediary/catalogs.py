"""Translations compiled where the portal starts, so that no machine needs the gettext tools."""

import os
from io import BytesIO
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog

DOMAIN = "django"


def place(folder: Path, code: str) -> Path:
    """Where a language's catalog is: `zh-hans` in `zh_Hans`."""
    first, _dash, rest = code.partition("-")
    return folder / (f"{first}_{rest.title()}" if rest else first) / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(source: Path) -> Catalog:
    """A catalog with everything in it, its header as it is written."""
    with source.open("rb") as file:
        # Babel knows no Tagalog and writes nothing of the language that it needs to know here.
        return pofile.read_po(file, locale=None, domain=DOMAIN, abort_invalid=True)


def as_mo(catalog: Catalog) -> bytes:
    """The bytes of a compiled catalog; what is not translated, or fuzzy, is left out."""
    body = BytesIO()
    mofile.write_mo(body, catalog)
    return body.getvalue()


def compile_catalogs(folder: Path) -> list[Path]:
    """Compile every catalog that changed since it was compiled; returns those."""
    done = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        part = target.with_suffix(f".{os.getpid()}")
        part.write_bytes(as_mo(read(source)))
        part.replace(target)
        done.append(target)
    return done
