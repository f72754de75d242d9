"""Small multiples: each curve of a comparison in a drawing of its own, beside the curve of all."""

from collections.abc import Sequence

from intermediary.curve_drawing import NARROW, WIDE, beside
from intermediary.curve_lines import Curve, Target
from intermediary.drawing import Frame, step_path

WIDE_PANEL = Frame(244, 176, 40, 236, 36, 150)
NARROW_PANEL = Frame(310, 176, 40, 306, 36, 150)
GAP = 14
TICKS = ((0, "0", "start"), (120, "120", "middle"), (365, "365", "end"))


def draw(main: Curve, others: Sequence[Curve], targets: Sequence[Target], narrow: bool) -> dict:
    """The panels, in a row at a desk and one below the other on a phone."""
    frame = NARROW_PANEL if narrow else WIDE_PANEL
    across, down = (0, frame.height) if narrow else (frame.width + GAP, 0)
    return {
        "narrow": narrow,
        "width": NARROW.width if narrow else WIDE.width,
        "height": frame.height * len(others) if narrow else frame.height,
        "frame": frame,
        "rules": [{"y": frame.y(n / 2), "word": f"{n * 50}%"} for n in range(1, 3)],
        "ticks": [
            {"x": frame.x(day), "word": word, "anchor": anchor}
            for day, word, anchor in (
                (0, "0", "start"),
                (120, "120", "middle"),
                (365, "365", "end"),
            )
        ],
        "targets": [(frame.x(day), frame.y(goal)) for day, goal, _said in targets],
        "line": step_path(frame, [(p.day, p.share) for p in main.points]),
        "panels": [
            {"x": n * across, "y": n * down, **beside(frame, other, 0)}
            for n, other in enumerate(others)
        ],
    }
