"""Charts drawn by the server as SVG: classes only, no script, a summary and a table beside each."""

from dataclasses import dataclass

from django import template
from django.utils.translation import gettext as _

from intermediary.glyphs import look
from intermediary.templatetags.words import money, percent, plain_number, rate

register = template.Library()

YEAR = 365


@dataclass(frozen=True)
class Frame:
    """The drawing area of a chart in its own units: left, right, top and base line."""

    width: int
    height: int
    left: int
    right: int
    top: int
    base: int
    last: float = YEAR

    def x(self, value) -> float:
        """Where a day stands."""
        return round(self.left + (self.right - self.left) * float(value) / self.last, 1)

    def y(self, share) -> float:
        """Where a share from 0 to 1 stands."""
        return round(self.base - (self.base - self.top) * float(share), 1)


WIDE = Frame(760, 346, 40, 744, 16, 296)
NARROW = Frame(310, 270, 40, 306, 12, 220)


def step_path(frame: Frame, points) -> str:
    """A right-continuous step line through (day, share)."""
    path = [f"M{frame.x(points[0][0])} {frame.y(points[0][1])}"]
    level = points[0][1]
    for day, share in points[1:]:
        path.append(f"H{frame.x(day)}")
        if share != level:
            path.append(f"V{frame.y(share)}")
            level = share
    return "".join(path)


def band_path(frame: Frame, lows, highs) -> str:
    """The area between two step lines over the same days."""
    back = [f"L{frame.x(highs[-1][0])} {frame.y(highs[-1][1])}"]
    for (day, _share), (_before, level) in zip(highs[:0:-1], highs[-2::-1], strict=True):
        back.append(f"H{frame.x(day)}V{frame.y(level)}")
    back.append(f"H{frame.x(highs[0][0])}")
    return step_path(frame, lows) + "".join(back) + "Z"


def share_at(points, day):
    """The point of a step line in force on a day, or None before it starts or after it ends."""
    held = None
    for point in points:
        if point[0] > day:
            break
        held = point
    return held if points and day <= points[-1][0] else None


def _day_word(day: int, narrow: bool) -> str:
    """A day of the axis in words."""
    if day == 0:
        return _("Day 0") if narrow else _("Graduation")
    months = {274: 9, 273: 9, 365: 12}.get(day)
    if months == 12:
        return _("1 yr") if narrow else _("1 year")
    if months:
        return _("9 mo.") if narrow else _("9 months")
    return f"{_('day')} {day}" if day == 120 and not narrow else str(day)


def _ticks(frame: Frame, at_risk: dict, narrow: bool) -> list[dict]:
    """Marks under the axis with the number still observed."""
    days = [day for day in at_risk if not (narrow and day == 60)]
    anchors = {days[0]: "start", days[-1]: "end"} if len(days) > 1 else {}
    return [
        {
            "x": frame.x(day),
            "word": _day_word(day, narrow),
            "at_risk": plain_number(at_risk[day]),
            "anchor": anchors.get(day, "middle"),
        }
        for day in days
    ]


def _target(frame: Frame, points, target, narrow: bool) -> dict:
    """One target diamond with its drop line and what was observed there."""
    day, goal, said = target
    seen = share_at(points, day)
    below = min(goal, seen[2] if seen else goal)
    x, labels_y = frame.x(day), frame.y(below) + (frame.base - frame.y(below)) * 0.38
    end = x + 150 > frame.width and not narrow or x + 64 > frame.width
    interval = f"{rate(seen[2])[:-1]}–{rate(seen[3])}" if seen else ""
    return {
        "x": x,
        "y": frame.y(goal),
        "label_x": x - 8 if end else x + 8,
        "anchor": "end" if end else "start",
        "label_y": round(labels_y, 1),
        "label": percent(goal) if narrow else _("Target %s") % f"{percent(goal)} {said}",
        "seen": _not_seen(narrow) if not seen else _seen(rate(seen[1]), narrow),
        "interval": interval[:-1] if narrow else interval,
        "said": said,
        "goal": percent(goal),
        "observed": rate(seen[1]) if seen else _("not yet observed"),
        "between": interval,
    }


def _seen(share: str, narrow: bool) -> str:
    return share if narrow else _("Observed %s") % share


def _not_seen(narrow: bool) -> str:
    return _("not yet") if narrow else _("Not yet observed")


def _drawing(frame: Frame, points, at_risk, targets, narrow: bool) -> dict:
    """Everything one drawing of the curve needs."""
    last = points[-1]
    room = frame.width - frame.x(last[0]) > 60
    return {
        "frame": frame,
        "narrow": narrow,
        "rules": [{"y": frame.y(n / 5), "word": f"{n * 20}%"} for n in range(1, 6)],
        "ticks": _ticks(frame, at_risk, narrow),
        "line": step_path(frame, [(p[0], p[1]) for p in points]),
        "band": band_path(frame, [(p[0], p[2]) for p in points], [(p[0], p[3]) for p in points]),
        "targets": [_target(frame, points, each, narrow) for each in targets],
        "end_x": frame.x(last[0]),
        "end_y": frame.y(last[1]),
        "end_day": plain_number(last[0]),
        "end_label": last[0] > 0 and not narrow,
        "end_label_x": frame.x(last[0]) + (9 if room else -2),
        "end_label_y": frame.y(last[1]) - (4 if room else 12),
        "end_anchor": "start" if room else "end",
    }


@register.inclusion_tag("components/curve.html")
def placement_curve(points, at_risk, targets, total=None, note=""):
    """Share placed by day since graduation: a step with its band, stopped at the last observed day.

    points: (day, share, low, high) with shares from 0 to 1, the first one day 0. at_risk:
    {day: still observed}. targets: (day, share, words such as "by day 120").
    """
    points = [tuple(point) for point in points]
    if not points:
        return {"nothing": True}
    at_risk = dict(at_risk)
    drawings = [
        _drawing(WIDE, points, at_risk, targets, False),
        _drawing(NARROW, points, at_risk, targets, True),
    ]
    said = "; ".join(
        f"{each['said']}: {each['observed']}, {_('target')} {each['goal']}"
        for each in drawings[0]["targets"]
    )
    rows = [
        {"day": day, "at_risk": number, "point": share_at(points, day)}
        for day, number in at_risk.items()
    ]
    total = total if total is not None else next(iter(at_risk.values()), None)
    return {"drawings": drawings, "said": said, "rows": rows, "total": total, "note": note}


@register.inclusion_tag("components/bars.html")
def bars(rows, state="", unit=""):
    """Horizontal bars from (label, number), the longest as wide as the room: a histogram."""
    rows = [(str(label), number) for label, number in rows]
    most = max((number for _label, number in rows), default=0) or 1
    drawn = [
        {
            "label": label,
            "number": plain_number(number),
            "width": f"{float(number) / float(most) * 100:.2f}%",
        }
        for label, number in rows
    ]
    said = ", ".join(f"{each['label']}: {each['number']}" for each in drawn)
    return {"rows": drawn, "said": said, "tone": state, "unit": unit}


@register.inclusion_tag("components/state_bar.html")
def state_bar(parts, state="open", said=""):
    """One bar split by proof: (number, kind), kind being fill, hatch, unknown or rest."""
    whole = sum(number for number, _kind in parts) or 1
    drawn, at = [], 0.0
    for number, kind in parts:
        width = float(number) / float(whole) * 100
        drawn.append({"x": f"{at:.2f}%", "width": f"{width:.2f}%", "kind": kind})
        at += width
    return {"parts": drawn, "tone": look(state).tone, "said": said}


@register.inclusion_tag("components/spark.html")
def sparkline(values, said=""):
    """A small line of the last values, ending in a dot; always beside the number itself."""
    values = [float(value) for value in values if value is not None]
    if len(values) < 2:
        return {"path": ""}
    low, high = min(values), max(values)
    span = (high - low) or 1
    spots = [
        (round(3 + n * 90 / (len(values) - 1), 1), round(20 - (value - low) / span * 16, 1))
        for n, value in enumerate(values)
    ]
    path = "M" + "L".join(f"{x} {y}" for x, y in spots)
    said = said or _("from %(first)s to %(last)s") % {
        "first": plain_number(values[0]),
        "last": plain_number(values[-1]),
    }
    return {"path": path, "x": spots[-1][0], "y": spots[-1][1], "said": said}


@register.inclusion_tag("components/pay_scale.html")
def pay_scale(offer, floor, whose="Yours", high=None):
    """An offer's hourly pay on a scale beside its floor: what is short, and what would pass."""
    offer, floor, high = float(offer), float(floor), float(high if high is not None else offer)
    reach = max(abs(offer - floor), abs(high - floor), floor / 9) * 1.15
    start, width = floor - reach, 336 / (2 * reach)
    at = round((offer - start) * width, 1)
    top = round((high - start) * width, 1)
    below = offer < floor
    return {
        "tone": "good" if not below else "warn" if high >= floor else "bad",
        "offer_x": at,
        "top_x": top,
        "gap_x": min(at, 168),
        "gap": round(max(168 - at, 0), 1),
        "below": below,
        "label_x": min(max(at + (-7 if below else 0), 0), 336),
        "offer": money(round(offer, 2)),
        "floor": money(round(floor, 2)),
        "low_mark": money(max(start, 0), 0),
        "high_mark": money(floor + reach, 0),
        "whose": whose,
        "spread": round(top - at, 1) if high > offer else "",
    }
