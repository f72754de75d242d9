"""The style sheet keeps its promises: legible, light to load, and read from either side."""

import gzip
import re
from pathlib import Path

import django_htmx
import pytest

STATIC = Path(__file__).parent.parent.parent / "static"
DIST = STATIC / "dist"
TOKENS = (STATIC / "scss" / "_tokens.scss").read_text()
# What holds a value of left or right by its nature (a gradient's or picture's place) is not named.
PHYSICAL = re.compile(
    r"(?<![-\w])((margin|padding|border)-(left|right)|left|right|border-(top|bottom)-(left|right)"
    r"-radius|float:\s*(left|right)|text-align:\s*(left|right))(?=\s*:|\s*[;}]|-)"
)


def tokens(theme):
    """The colors of a theme by name, as written in the source."""
    body = TOKENS.split(f"@mixin {theme} {{", 1)[1].split("\n}", 1)[0]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", body))
    return {k: v if len(v) == 7 else "#" + "".join(c * 2 for c in v[1:]) for k, v in found.items()}


def luminance(color):
    """Relative luminance of a color, as WCAG defines it."""
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    """Contrast ratio of two colors."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_color_is_legible_wherever_text_stands(theme):
    color = tokens(theme)
    weak = []
    for text in ("ink", "ink-2", "ink-3", "accent", "good", "warn", "bad", "mute"):
        for ground in ("paper", "surface", "sunken", "hover", "accent-weak"):
            if contrast(color[text], color[ground]) < 4.5:
                weak.append((text, ground))
    for tone in ("good", "warn", "bad", "mute"):
        if contrast(color[tone], color[f"{tone}-weak"]) < 4.5:
            weak.append((tone, f"{tone}-weak"))
    if contrast(color["on-accent"], color["accent"]) < 4.5:
        weak.append(("on-accent", "accent"))
    assert weak == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_shapes_and_field_edges_can_be_seen(theme):
    color = tokens(theme)
    for shape in ("good-fill", "warn-fill", "bad-fill", "mute-fill", "control"):
        assert contrast(color[shape], color["surface"]) >= 3, shape


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
