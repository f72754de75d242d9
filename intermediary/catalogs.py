"""Translations compiled where the portal starts, so that no machine needs the gettext tools."""

import ast
import os
import struct
from pathlib import Path

MAGIC = 0x950412DE
CONTEXT, PLURAL = "\x04", "\x00"


def read_po(text: str) -> dict[str, str]:
    """Message to translation, as a .mo file keys them; untranslated and fuzzy ones are left out."""
    found = {}
    for block in text.replace("\r\n", "\n").split("\n\n"):
        entry, field = {}, ""
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            word, _space, rest = line.partition(" ")
            if not line.startswith('"'):
                field, line = word, rest
            entry[field] = entry.get(field, "") + ast.literal_eval(line)
        if "msgid" in entry and ", fuzzy" not in block:
            said = [entry[name] for name in sorted(entry) if name.startswith("msgstr")]
            if all(said):
                found[_key(entry)] = PLURAL.join(said)
    return found


def _key(entry: dict[str, str]) -> str:
    """How a .mo file names a message: its context, its text, its plural."""
    context = entry["msgctxt"] + CONTEXT if "msgctxt" in entry else ""
    plural = PLURAL + entry["msgid_plural"] if "msgid_plural" in entry else ""
    return context + entry["msgid"] + plural


def as_mo(messages: dict[str, str]) -> bytes:
    """The bytes of a .mo file: a header, two tables of places, then the texts in order."""
    pairs = sorted((key.encode(), text.encode()) for key, text in messages.items())
    keys, texts, body = [], [], b""
    start = 28 + 16 * len(pairs)
    for table, column in ((keys, 0), (texts, 1)):
        for pair in pairs:
            table += [len(pair[column]), start + len(body)]
            body += pair[column] + b"\0"
    header = [MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0]
    return struct.pack(f"<{len(header + keys + texts)}I", *header, *keys, *texts) + body


def compile_catalogs(folder: Path) -> list[Path]:
    """Compile every catalog that changed since it was compiled; returns those."""
    done = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        part = target.with_suffix(f".{os.getpid()}")
        part.write_bytes(as_mo(read_po(source.read_text(encoding="utf-8"))))
        part.replace(target)
        done.append(target)
    return done
