"""Charts drawn by the server as SVG: classes only, no script, a summary and a table beside each."""

from django import template
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from intermediary.curve_chart import CurveChart
from intermediary.glyphs import look
from intermediary.templatetags.words import money, plain_number
from intermediary.trend_chart import TrendChart

register = template.Library()


@register.simple_block_tag
def chart_frame(content, title, summary="", name="", level=2, sheet=True, **more):
    """A chart in its frame: heading, keys, the drawing (the block), its words, table and files.

    more: legend (chart_files.Key), table (chart_table.Table), note, svg and csv (addresses of its
    files; the PNG is drawn from the SVG). `name` is its id where two charts have one title.
    """
    context = {"content": content, "title": title, "summary": summary, "sheet": sheet}
    more = dict.fromkeys(("legend", "table", "note", "svg", "csv")) | more
    context |= {"name": name or slugify(title), "level": level}
    return render_to_string("components/chart_frame.html", context | more)


@register.inclusion_tag("components/curve.html")
def placement_curve(chart: CurveChart):
    """The drawings of a placement curve, for a desk and for a phone."""
    return {"chart": chart}


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


@register.inclusion_tag("components/trend.html")
def trend(chart: TrendChart):
    """The drawings of a figure by quarter, for a desk and for a phone."""
    return {"chart": chart}


@register.inclusion_tag("components/spark.html")
def sparkline(values, said="", low=None, high=None, target=None):
    """A small line of the last values, ending in a dot; always beside the number itself.

    low and high are the ends of its scale (left out: the smallest and largest value); the target
    is a dotted line.
    """
    values = [float(value) for value in values if value is not None]
    if len(values) < 2:
        return {"path": ""}
    low = min(values) if low is None else float(low)
    span = (max(values) if high is None else float(high)) - low or 1

    def place(value):
        return round(20 - (float(value) - low) / span * 16, 1)

    spots = [(round(3 + n * 90 / (len(values) - 1), 1), place(v)) for n, v in enumerate(values)]
    said = said or _("from %(first)s to %(last)s") % {
        "first": plain_number(values[0]),
        "last": plain_number(values[-1]),
    }
    return {
        "path": "M" + "L".join(f"{x} {y}" for x, y in spots),
        "x": spots[-1][0],
        "y": spots[-1][1],
        "said": said,
        "target": None if target is None else place(target),
    }


@register.inclusion_tag("components/pay_scale.html")
def pay_scale(offer, floor, whose="", high=None):
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
        "whose": whose or _("Yours"),
        "spread": round(top - at, 1) if high > offer else "",
    }
