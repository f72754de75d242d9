"""A live page of every component, for those who build pages and those who look at them."""

from datetime import date
from types import SimpleNamespace

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intermediary.access import allow
from intermediary.chart_table import Column, Table
from intermediary.choices import STAFF
from intermediary.curve_chart import CurveChart
from intermediary.curve_lines import Curve, Point
from intermediary.form_fields import DayField
from intermediary.glyphs import ICONS, LOOKS
from intermediary.swapping import wants_panel
from intermediary.templatetags.words import percent
from intermediary.trend_chart import Bar, TrendChart

TODAY = date(2026, 11, 23)


class SampleFilters(forms.Form):
    """A filter form as every list has one."""

    q = forms.CharField(required=False)
    program = forms.ChoiceField(required=False, choices=[("", "Any"), ("tech", "Technology")])
    coach = forms.ChoiceField(
        required=False, choices=[("", "Any"), ("omar", "Omar Reyes"), ("teresa", "Teresa Novak")]
    )
    since = DayField(until="until", required=False, label="Started")
    until = DayField(required=False)
    overdue = forms.BooleanField(required=False, label="Coaching overdue")
    as_of = forms.DateField(
        required=False, label="As of", widget=forms.DateInput(attrs={"type": "date"})
    )


class SampleForm(forms.Form):
    """A form with every kind of field, one of them wrong."""

    title = forms.CharField(label="Job title", help_text="As candidates will read it.")
    track = forms.ChoiceField(choices=[("its", "IT Support (entry)"), ("swe", "Software")])
    lowest_pay = forms.DecimalField(min_value=18)
    notes = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    confirm = forms.BooleanField(label="The employer has confirmed this", required=False)
    employee = forms.ChoiceField(
        label="Is the person your employee, not a contractor?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
    )


SAMPLE_FORM = {"title": "Help desk technician", "track": "its", "lowest_pay": "17.50"}


def sample_curve(*others: tuple[str, float]) -> CurveChart:
    """A placement curve shaped like a real one, beside others that go this high."""
    curves = [_rising(name, high, 311 - 90 * n) for n, (name, high) in enumerate(others)]
    targets = [(120, 0.70, "by day 120"), (274, 0.80, "by 9 months")]
    return CurveChart(_rising("All", 0.81, 311), targets, others=curves)


def _rising(name: str, high: float, last: int) -> Curve:
    """A curve that rises in steps of three days and stops at its last observed day."""
    points = []
    for day in range(last + 1):
        share = high * (1 - 2.718281828 ** (-(day - day % 3) / 62))
        low, top = max(share - 0.06, 0), min(share + 0.06, 1)
        points.append(Point(day, share, low, top, round(255 * (1 - share) * (1 - day / 400))))
    return Curve(name, points, 255, key=name)


SAMPLE_OTHERS = [("ITS-26-04", 0.66), ("CYB-26-01", 0.9), ("SWE-25-02", 0.74)]


def sample_trend() -> TrendChart:
    """Quarters in every state: proven, with weak evidence, withheld, empty, still open."""
    bars = [
        Bar("Q3 2025", 0.61, "61.0%", "71 of 116", 0.66),
        Bar("Q4 2025", None, "withheld"),
        Bar("Q1 2026", None, "no data"),
        Bar("Q2 2026", 0.755, "75.5%", "111 of 147", 0.84),
        Bar("Q3 2026", 0.52, "not due", "102 of 197", due=False),
    ]
    columns = [Column("quarter", "Quarter", num=False), Column("placed", "Placed")]
    table = Table(columns, [[bar.name, bar.figure] for bar in bars])
    title = "Placed within 120 days by graduation quarter"
    return TrendChart(title, bars, table, table, percent, target=0.7)


AGENDA = [
    ("9:00 am", "Keisha Whitfield", "Career plan, seen", "done"),
    ("10:30 am", "Samuel Tesfaye", "Check-in, no-show", "done"),
    ("1:00 pm", "Amara Okafor", "Mock interview, video", "now"),
    ("4:00 pm", "Yusuf Al-Amin", "Check-in, video", ""),
]

TILE_TREND = {
    "values": [0.61, 0.7, 0.8, 0.69, 0.7, 0.755],
    "said": "by graduation quarter: Q1 2025 61.0%, Q2 2026 75.5%",
    "figures": "61.0% to 75.5%",
    "names": "Q1 2025 – Q2 2026",
    "low": 0.55,
    "high": 0.85,
    "target": 0.7,
}
GROUPS = [("open", 4), ("lost", 1), ("missed", 2), ("met", 3)]


@allow(*STAFF)
def components(request):
    """Every component once, with invented people."""
    form = SampleForm(SAMPLE_FORM)
    cell = {"name": "ITS-26-06", "href": "#", "count": "9 of 20", "need": "5 by Jan 2"}
    keys = ("time", "name", "detail", "phase")
    context = {
        "today": TODAY,
        "states": list(LOOKS),
        "icons": list(ICONS),
        "filters": SampleFilters(request.GET),
        "form": form,
        "page": Paginator(range(75), 10).get_page(request.GET.get("page")),
        "long": SimpleNamespace(
            first=1, last=50, total=412_000, previous_query=None, next_query={"after": "x"}
        ),
        "strip": [(c, [cell] * n, n) for c, n in GROUPS],
        "agenda": [{**dict(zip(keys, row, strict=True)), "href": "#"} for row in AGENDA],
        "curves": [sample_curve(*SAMPLE_OTHERS[:n]) for n in (0, 2, 3)],
        "quarters": sample_trend(),
        "tile_trend": TILE_TREND,
        "svg": reverse("intermediary:kpi_svg", args=["placed_120d", "curve"]),
        "csv": reverse("intermediary:kpi_chart_csv", args=["placed_120d", "curve"]),
        "bars": [("Under $15", 4), ("$15–18", 31), ("$18–21", 64), ("$21–25", 28), ("Over $25", 9)],
        "due": [(127, "fill"), (6, "hatch"), (5, "unknown"), (42, "rest")],
        "trend": [61.2, 63.0, 62.4, 66.1, 68.0, 70.6],
    }
    return render(request, "intermediary/components.html", context)


@allow(*STAFF)
def component_form(request):
    """A small form as it opens over a page: refused while the pay is below $18.00."""
    form = SampleForm(request.POST or None)
    if form.is_valid():
        messages.success(request, _("The sample is saved nowhere."))
        return redirect("intermediary:components")
    return render(request, "intermediary/component_form.html", {"form": form})


@allow(*STAFF)
@require_POST
def component_note(request):
    """A passing note where the page stays; a message at its head where it is loaded again."""
    messages.success(request, _("This is what a passing note looks like."))
    return HttpResponse() if wants_panel(request) else redirect("intermediary:components")
