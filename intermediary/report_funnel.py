"""From application to a year at work, as it is drawn: a bar for each step within the one before."""

from dataclasses import dataclass
from functools import cached_property
from textwrap import wrap

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from intermediary.chart_files import Key, Picture
from intermediary.chart_table import Column, Table
from intermediary.templatetags.words import plain_number, rate
from placements.funnel import Funnel, Stage

WIDE, NARROW = 760, 310
LEFT, RIGHT = 176, 478  # of the bars on the wide drawing; the numbers follow
NUMBERS = (538, 656, WIDE)  # where the three columns of numbers end
LINE = 17  # from one line of words to the next


@dataclass(frozen=True)
class FunnelChart:
    """The whole chart: its steps, and everything that is said of them."""

    funnel: Funnel

    @property
    def title(self) -> str:
        """What the chart shows."""
        return _("From application to a year at work")

    @property
    def legend(self) -> list[Key]:
        """What the marks stand for."""
        due = Key("due", _("Not due yet"))
        return [Key("bar", _("Reached")), due, Key("hatch", _("Evidence weak, or not known"))]

    @property
    def summary(self) -> str:
        """The chart in two sentences."""
        told = {s.step.code: s for s in self.funnel.stages}
        counts = {code: plain_number(stage.reached) for code, stage in told.items()}
        shares = {f"{code}_rate": rate(stage.of_before) for code, stage in told.items()}
        last, placed = told["retained_365"], told["placed_9m"]
        said = _(
            "%(applied)s applied, %(started)s started and %(graduated)s graduated "
            "(%(graduated_rate)s of those who started)."
        )
        then = _(
            "%(placed_9m)s of these were placed within 9 months (%(placed_9m_rate)s, "
            "%(due)s not due yet), and %(retained_365)s of those are known to be employed after "
            "a year (%(later)s not due yet)."
        )
        due = {"due": plain_number(placed.open), "later": plain_number(last.open)}
        return f"{said} {then}" % (counts | shares | due)

    @property
    def remark(self) -> str:
        """How the bars are to be read."""
        return _(
            "The pale bar is everyone who reached the step before; for both placements that is "
            "graduation, for the year it is placement within 9 months. Whoever is not due yet "
            "is never counted as lost."
        )

    @property
    def table(self) -> Table:
        """The same as a table."""
        columns = [
            Column("step", _("Step"), num=False),
            Column("reached", _("Reached"), plain_number),
            Column("before", _("Of"), plain_number, unknown=_("everyone")),
            Column("of_before", _("Share"), rate, unknown=_("no data")),
            Column("of_applied", _("Of applied"), rate, unknown=_("no data")),
            Column("open", _("Not due"), plain_number),
            Column("unknown", _("Not known"), plain_number),
            Column("left_out", _("Left out"), plain_number),
            Column("stopped", _("Did not"), plain_number),
        ]
        return Table(columns, [_cells(stage) for stage in self.funnel.stages])

    @cached_property
    def drawings(self) -> list[dict]:
        """The drawing for a desk and the one for a phone."""
        return [_drawing(self.funnel, narrow=False), _drawing(self.funnel, narrow=True)]

    def picture(self, source: str) -> Picture:
        """The chart as a picture that stands alone."""
        wide = self.drawings[0]
        said = f"{self.summary} {self.remark}"
        content, size = SafeString(wide["content"]), (wide["width"], wide["height"])
        return Picture(self.title, said, content, *size, self.legend, source)


def _cells(stage: Stage) -> list:
    first = stage.step.before is None
    return [
        str(stage.step.title),
        stage.reached,
        None if first else stage.before,
        None if first else stage.of_before,
        stage.of_first,
        *(None if first else n for n in (stage.open, stage.unknown, stage.left_out, stage.stopped)),
    ]


def rest(stage: Stage) -> str:
    """Where those stand who did not reach a step: "177 not due yet, 144 not in time"."""
    parts = (
        (stage.open, _("not due yet")),
        (stage.unknown, stage.step.unknown),
        (stage.left_out, _("left out")),
        (stage.stopped, stage.step.stopped),
    )
    return ", ".join(f"{plain_number(n)} {words}" for n, words in parts if n)


def _drawing(funnel: Funnel, *, narrow: bool) -> dict:
    """One drawing: rows from the top down, as high as their words need."""
    left, right = (0, NARROW) if narrow else (LEFT, RIGHT)
    first = funnel.stages[0].reached or 1
    rows, y = [], 0 if narrow else 28
    for stage in funnel.stages:
        words = wrap(rest(stage), 52 if narrow else 70)
        lines = _shares(stage) + words if narrow else words
        rows.append(
            {
                "stage": stage,
                "y": y,
                "bars": _bars(stage, left, (right - left) / first),
                "lines": [(n * LINE, line) for n, line in enumerate(lines)],
            }
        )
        y += (50 if narrow else 41) + LINE * max(len(lines), 0 if narrow else 1)
    context = {"rows": rows, "left": left, "right": right, "numbers": NUMBERS, "narrow": narrow}
    return {
        "width": NARROW if narrow else WIDE,
        "height": y,
        "narrow": narrow,
        "content": render_to_string("components/funnel_drawing.html", context),
    }


def _shares(stage: Stage) -> list[str]:
    """On a phone the shares stand below the bar, in words."""
    if stage.step.before is None:
        return []
    said = {"share": rate(stage.of_before), "before": plain_number(stage.before)}
    before = _("%(share)s of %(before)s at the step before") % said
    return [before, _("%s of all who applied") % rate(stage.of_first)]


def _bars(stage: Stage, left: float, scale: float) -> list[dict]:
    """The parts of a bar from the left: the step before as a track, then what is known of it."""
    drawn = [{"kind": "track", "x": left, "width": round((stage.before or 0) * scale, 1)}]
    x = left
    for kind, number in (("", stage.reached), ("due", stage.open), ("hatch", stage.unknown)):
        width = number * scale
        if number:
            drawn.append({"kind": kind, "x": round(x, 1), "width": round(max(width, 1), 1)})
        x += width
    return drawn
