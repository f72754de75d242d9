"""The style sheet keeps its promises: legible, light to load, and read from either side."""

import gzip
import re
from pathlib import Path

import django_htmx

STATIC = Path(__file__).parent.parent.parent / "static"
DIST = STATIC / "dist"
# What holds a value of left or right by its nature (a gradient's or picture's place) is not named.
PHYSICAL = re.compile(
    r"(?<![-\w])((margin|padding|border)-(left|right)|left|right|border-(top|bottom)-(left|right)"
    r"-radius|float:\s*(left|right)|text-align:\s*(left|right))(?=\s*:|\s*[;}]|-)"
)


def test_the_style_sheet_knows_no_left_and_no_right():
    css = (DIST / "portal.css").read_text()
    assert [m.group(0) for m in PHYSICAL.finditer(css)] == []


def test_a_page_is_light_to_load():
    htmx = Path(django_htmx.__file__).parent / "static" / "django_htmx"
    scripts = [DIST / "portal.css", DIST / "portal.js", *htmx.glob("htmx*2*.min.js")]
    assert len(scripts) >= 2
    total = sum(len(gzip.compress(path.read_bytes())) for path in scripts)
    total += (DIST / "fonts" / "public-sans-latin-wght-normal.woff2").stat().st_size
    assert total < 150_000
    assert len(gzip.compress((DIST / "portal.js").read_bytes())) < 6_000


def test_nothing_is_fetched_from_elsewhere():
    for path in (DIST / "portal.css", DIST / "portal.js"):
        assert not re.search(r"url\(\W?(https?:)?//|sourceMappingURL|@import", path.read_text())
