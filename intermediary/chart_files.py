"""A chart as a picture that stands alone: its own words, its own style, its own typeface."""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

MARGIN = 24
LINE = 19  # of a sentence below the drawing
LETTER = 6.7  # the mean width of a letter of 13 px
FACE = re.compile(r"@font-face\{[^}]*url\((?P<file>[^)]*)\)[^}]*unicode-range:(?P<range>[^;}]*)\}")

# The keys of a legend, 18 x 12: the same on the page and in the file.
KEYS = {
    "line": '<path class="km" d="M0 6H18"/>',
    "ref": '<path class="ref" d="M0 6H18"/>',
    "band": '<rect class="bd" x="1" width="16" height="12" rx="2"/>',
    "target": '<path class="tg" d="M3 6l6-6 6 6-6 6z"/>',
    "bar": '<rect class="bar" x="3" width="12" height="12" rx="2"/>',
    "due": '<rect class="bar due" x="3.75" y=".75" width="10.5" height="10.5" rx="2"/>',
    "rest": '<rect class="bar rest" x="3" width="12" height="12" rx="2"/>',
    "good": '<rect class="bar good" x="3" width="12" height="12" rx="2"/>',
    "warn": '<rect class="bar warn" x="3" width="12" height="12" rx="2"/>',
    "bad": '<rect class="bar bad" x="3" width="12" height="12" rx="2"/>',
    "hatch": '<rect fill="url(#hatch-info)" x="3" width="12" height="12" rx="2"/>',
    "straddles": '<rect class="bar warn due" x="3.75" y=".75" width="10.5" height="10.5"/>'
    '<rect fill="url(#hatch-warn)" x="3.75" y=".75" width="10.5" height="10.5"/>',
    "dotted": '<path class="ld" d="M9-2V14"/>',
}


@dataclass(frozen=True)
class Key:
    """A line of a legend: the kind of mark (of KEYS) and what it stands for."""

    kind: str
    words: str | Promise

    @property
    def drawing(self) -> SafeString:
        """The mark itself."""
        return mark_safe(KEYS[self.kind])  # noqa: S308 - our own drawings, no one's input


@dataclass(frozen=True)
class Picture:
    """What a chart needs to stand alone.

    `drawing` is the content of an SVG of this width and height, in the classes of _drawing.scss;
    `source` says whose figures they are and as of which day.
    """

    title: str
    summary: str
    drawing: SafeString
    width: int
    height: int
    legend: Sequence[Key] = ()
    source: str = ""


def svg_answer(picture: Picture, name: str) -> HttpResponse:
    """The picture as a file."""
    answer = HttpResponse(svg(picture), content_type="image/svg+xml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.svg"'
    return answer


def svg(picture: Picture) -> str:
    """The picture as an SVG document that needs nothing else."""
    room = picture.width
    heads = wrap(str(picture.title), int(room / 8.6)) or [""]
    keys, below = _placed(picture.legend, room, 46 + 24 * len(heads))
    said = wrap(str(picture.summary), int(room / 6.3))
    source = wrap(str(picture.source), int(room / 5.9))
    bottom = below + picture.height + 14
    texts = [("said", bottom + LINE * (n + 1), line) for n, line in enumerate(said)]
    bottom += LINE * len(said) + (6 if said and source else 0)
    texts += [("source", bottom + LINE * (n + 1), line) for n, line in enumerate(source)]
    context = {
        "picture": picture,
        "margin": MARGIN,
        "heads": [(20 + 24 * (n + 1), line) for n, line in enumerate(heads)],
        "keys": keys,
        "top": below,
        "texts": texts,
        "wide": room + 2 * MARGIN,
        "high": bottom + LINE * len(source) + MARGIN,
    }
    context["style"] = style("".join(map(str, (context, picture.title, picture.drawing))))
    return render_to_string("components/chart_file.svg", context)


def _placed(legend: Sequence[Key], room: int, y: int) -> tuple[list[dict], int]:
    """Each line of the legend with its place, and where the drawing begins."""
    placed: list[dict] = []
    x = 0.0
    for key in legend:
        width = 25 + LETTER * len(str(key.words))
        if x and x + width > room:
            x, y = 0.0, y + 22
        placed.append({"key": key, "x": round(MARGIN + x, 1), "y": y})
        x += width + 20
    return placed, y + (24 if placed else -12)


def style(text: str) -> SafeString:
    """The style of a chart that stands alone, with the faces that its text needs inside it.

    Written by the front end's build from the same source as the page's; empty where that has not
    been built, as the page is without style then.
    """
    found = finders.find("dist/chart.css")
    if not found:
        return SafeString("")
    path = Path(str(found))
    css = FACE.sub(lambda face: _face(face, path.parent, text), path.read_text())
    return mark_safe(css.strip())  # noqa: S308 - our own file, no one's input


def _face(face: re.Match, folder: Path, text: str) -> str:
    """A face with its font inside it; nothing where the text has no letter of it."""
    font = folder / face["file"]
    spans = [span.removeprefix("U+").split("-") for span in face["range"].split(",")]
    needed = any(int(s[0], 16) <= ord(c) <= int(s[-1], 16) for s in spans for c in set(text))
    if not needed or not font.is_file():
        return ""
    inside = base64.b64encode(font.read_bytes()).decode()
    return face[0].replace(face["file"], f"data:font/woff2;base64,{inside}")
