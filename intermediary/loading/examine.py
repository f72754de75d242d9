"""What a file is, before a row of it is read: its form, its encoding, its size, its digest."""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from intermediary.loading.faults import FileFault

BLOCK = 1 << 20
LONGEST_LINE = 1 << 20
LARGEST_SHEET = 1 << 30  # bytes of an XLSX file once unpacked; beyond it, it is a trap
LARGEST_TEXTS = 1 << 28  # bytes of its table of texts, which is held in memory

_FORMS = (
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", 'an old Excel file (.xls); save it as "Excel Workbook (.xlsx)"'),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\xff\xfe", 'UTF-16 text; save it as "CSV UTF-8"'),
    (b"\xfe\xff", 'UTF-16 text; save it as "CSV UTF-8"'),
)


@dataclass(frozen=True)
class Examined:
    """A file that can be read: which form, how long, and its fingerprint."""

    path: Path
    name: str  # as its owner knows it
    sheet: bool
    lines: int
    sha256: str


def examine(path: Path, name: str = "") -> Examined:
    """Look through a file once; a FileFault says in one line why it cannot be read."""
    name = name or path.name
    try:
        with path.open("rb") as file:
            head = file.read(4096)
            if not head:
                raise FileFault(f"{name} is empty")
            if head.startswith(b"PK\x03\x04"):
                return _sheet(path, name)
            _refuse_other_forms(name, head)
            file.seek(0)
            return _text(path, name, file)
    except OSError as error:
        raise FileFault(f"{path}: {error.strerror or error}") from error


def _refuse_other_forms(name, head):
    for start, form in _FORMS:
        if head.startswith(start):
            raise FileFault(f"{name} is {form}, not a CSV or XLSX file")
    text = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise FileFault(f"{name} is an HTML or XML page, not a CSV or XLSX file")
    if text.startswith((b"{", b'[{"')):
        raise FileFault(f"{name} is JSON, not a CSV or XLSX file")


def _text(path, name, file):
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    lines, last = 0, b""  # `last` is the line so far
    while block := file.read(BLOCK):
        digest.update(block)
        try:
            decoder.decode(block)
        except UnicodeDecodeError as error:
            raise _not_utf8(name, error, lines, last, decoder, block) from None
        if b"\x00" in block:
            line = lines + 1 + block[: block.index(b"\x00")].count(b"\n")
            raise FileFault(f"{name}, line {line}: a NUL byte; this is not a CSV file")
        pieces = block.replace(b"\r", b"\n").split(b"\n")
        if max(len(last) + len(pieces[0]), *map(len, pieces)) > LONGEST_LINE:
            raise FileFault(f"{name}: a line of more than {LONGEST_LINE:,} bytes")
        lines += block.count(b"\n")
        last = pieces[-1] if len(pieces) > 1 else last + pieces[-1]
    _finish(name, decoder, lines)
    return Examined(path, name, False, lines + bool(last), digest.hexdigest())


def _not_utf8(name, error, lines, last, decoder, block):
    """Where the first byte is that is not UTF-8: its line, and its place in the line."""
    read = error.object[: error.start]  # what was kept from the block before, and this block
    line = lines + 1 + read.count(b"\n")
    kept = len(error.object) - len(block)
    before = read.rpartition(b"\n")[2]
    place = len(before) + 1 + (len(last) - kept if b"\n" not in read else 0)
    byte = error.object[error.start]
    return FileFault(
        f"{name}, line {line}, byte {place}: 0x{byte:02X} is not UTF-8; "
        'save the file as "CSV UTF-8"'
    )


def _finish(name, decoder, lines):
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise FileFault(
            f"{name}, line {lines + 1}: ends inside a character; the file is cut off"
        ) from None


def _sheet(path, name):
    try:
        with ZipFile(path) as archive:
            parts = {info.filename: info.file_size for info in archive.infolist()}
    except (BadZipFile, OSError, ValueError) as error:
        raise FileFault(f"{name} is a broken XLSX or ZIP file: {error}") from error
    if "xl/workbook.xml" not in parts:
        raise FileFault(f"{name} is a ZIP archive, not a CSV or XLSX file")
    texts = parts.get("xl/sharedStrings.xml", 0)
    if sum(parts.values()) > LARGEST_SHEET or texts > LARGEST_TEXTS:
        size = sum(parts.values()) >> 20
        raise FileFault(f"{name} unpacks to {size:,} MB; save it as CSV instead")
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return Examined(path, name, True, 0, digest.hexdigest())
