"""The colors: every pair that carries text or meaning stands out enough, in each theme."""

import re

import pytest

from tests.source import ROOT

SCSS = (ROOT / "static" / "scss" / "_tokens.scss").read_text()
TEXTS = ("ink", "ink-2", "ink-3", "accent", "good", "warn", "bad", "mute")
GROUNDS = ("paper", "surface", "sunken", "hover", "accent-weak")
STATES = ("good", "warn", "bad", "mute")


def mixin(name):
    """Token -> color of one mixin."""
    body = re.search(rf"@mixin {name} \{{(.*?)\n\}}", SCSS, re.DOTALL)[1]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,8})\b", body))


THEMES = {
    "light": mixin("light"),
    "dark": mixin("dark"),
    "light-more": mixin("light") | mixin("light-more"),
    "dark-more": mixin("dark") | mixin("dark-more"),
}


def luminance(color):
    """Relative luminance of WCAG 2: #rgb or #rrggbb to 0..1."""
    digits = color[1:]
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Contrast ratio of WCAG 2, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def faults(theme, pairs, least):
    colors = THEMES[theme]
    measured = {pair: contrast(colors[pair[0]], colors[pair[1]]) for pair in pairs}
    return {pair: round(ratio, 2) for pair, ratio in measured.items() if ratio < least}


def test_the_measure_itself_knows_black_on_white_and_a_published_pair():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_on_every_ground(theme):
    least = 7 if theme.endswith("more") else 4.5
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [("on-accent", "accent")]
    pairs += [(state, f"{state}-weak") for state in STATES]
    assert faults(theme, pairs, least) == {}


@pytest.mark.parametrize("theme", THEMES)
def test_shapes_that_carry_meaning_stand_out(theme):
    least = 4.5 if theme.endswith("more") else 3
    pairs = [(f"{state}-fill", "surface") for state in STATES]
    pairs += [("control", ground) for ground in ("surface", "paper")]
    assert faults(theme, pairs, least) == {}


@pytest.mark.parametrize("theme", ["light-more", "dark-more"])
def test_with_more_contrast_every_rule_is_seen(theme):
    assert faults(theme, [("line", "surface"), ("line", "paper")], 3) == {}


def test_each_theme_gives_every_token_and_more_contrast_adds_none():
    assert THEMES["light"].keys() == THEMES["dark"].keys()
    assert mixin("light-more").keys() <= THEMES["light"].keys()
    assert mixin("dark-more").keys() <= THEMES["dark"].keys()
