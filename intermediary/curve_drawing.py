"""Where everything of a placement curve stands: the lines, their band, the axis, the words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from intermediary.curve_labels import Labels
from intermediary.curve_lines import Curve, Target
from intermediary.drawing import Frame, band_path, step_path
from intermediary.templatetags.words import plain_number

WIDE = Frame(760, 346, 40, 744, 16, 296)
NARROW = Frame(310, 270, 40, 306, 12, 220)
TICKS = (0, 60, 120, 180, 274, 365)


def draw(frame: Frame, main: Curve, others: Sequence[Curve], targets: Sequence[Target]) -> dict:
    """Everything one drawing of the curve needs; `others` are drawn in gray beside it."""
    points, narrow = main.points, frame.width < WIDE.width
    return {
        "frame": frame,
        "narrow": narrow,
        "rules": [{"y": frame.y(n / 5), "word": f"{n * 20}%"} for n in range(1, 6)],
        "ticks": _ticks(frame, main, narrow),
        "line": step_path(frame, [(p.day, p.share) for p in points]),
        "band": band_path(
            frame, [(p.day, p.low) for p in points], [(p.day, p.high) for p in points]
        ),
        "others": [beside(frame, other, n) for n, other in enumerate(others)],
        "end": {"x": frame.x(points[-1].day), "y": frame.y(points[-1].share)},
        **Labels(frame, main, others, targets).placed(),
    }


def beside(frame: Frame, curve: Curve, n: int) -> dict:
    """A curve for comparison: its step line, or its dots; every second line is dashed."""
    dots = [(frame.x(day), frame.y(share)) for day, share in curve.dots.items()]
    path = step_path(frame, [(p.day, p.share) for p in curve.points]) if curve.points else ""
    return {"path": path, "dots": dots, "n": n, "name": curve.name}


def _day_word(day: int, narrow: bool) -> str:
    """A day of the axis in words."""
    if day == 0:
        return _("Day 0") if narrow else _("Graduation")
    if day == 365:
        return _("1 yr") if narrow else _("1 year")
    if day == 274:
        return _("9 mo.") if narrow else _("9 months")
    return _("day %s") % day if day == 120 and not narrow else str(day)


def _ticks(frame: Frame, curve: Curve, narrow: bool) -> list[dict]:
    """Marks under the axis with the number still observed."""
    anchors = {TICKS[0]: "start", TICKS[-1]: "end"}
    return [
        {
            "x": frame.x(day),
            "word": _day_word(day, narrow),
            "at_risk": plain_number(still_observed(curve, day)),
            "anchor": anchors.get(day, "middle"),
        }
        for day in TICKS
        if not (narrow and day == 60)
    ]


def still_observed(curve: Curve, day: int) -> int:
    """How many are observed and not placed by a day."""
    seen = curve.on(day)
    return seen.at_risk if seen else 0
