"""The reports: the figures of the organization drawn, on one page and as files to take away."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_safe

from intermediary import kpi_curve, kpi_figures, metrics, report_figures
from intermediary.access import allow
from intermediary.chart_files import svg_answer
from intermediary.chart_table import csv_answer
from intermediary.choices import STAFF
from intermediary.dimensions import DIMENSIONS
from intermediary.kpi.definitions import VERSION
from intermediary.kpi_forms import Asked, asked
from intermediary.kpi_pages import overview
from intermediary.models import Site
from intermediary.opening import opens
from intermediary.report_forms import ReportFilter, classes_window
from intermediary.report_funnel import FunnelChart
from intermediary.report_offers import FloorChart, WorstOffers, not_drawn
from intermediary.report_wages import WageChart
from intermediary.templatetags.words import record_date
from placements import outcomes
from standards.models import Track

CURVE, WAGES = "placed_120d", "wage_growth_365"
STEPS_OF = ("graduation", "placed_120d", "placed_9m", "retained_365")  # the KPIs of the steps


def _question(request) -> Asked:
    return asked(request, today=timezone.localdate(), filters=ReportFilter)


def _curve(question: Asked):
    """The placement curve over its usual period, or over the one asked for."""
    return kpi_curve.alone(CURVE, question)


def _steps(question: Asked) -> FunnelChart | None:
    start, end = classes_window(question)
    arguments = question.arguments() | {"start": start, "end": end}
    found = report_figures.steps(question.as_of, **arguments)
    return None if found.is_empty else FunnelChart(found)


def _offers(question: Asked) -> FloorChart | None:
    arguments = {"filters": question.filters, "viewer": question.viewer}
    found = report_figures.offers(question.as_of, **arguments)
    return FloorChart(found) if found.total else None


def _worst(question: Asked) -> WorstOffers | None:
    chart = _offers(question)
    return WorstOffers(chart.found.worst) if chart else None


def _wages(question: Asked) -> WageChart | None:
    arguments = question.arguments(WAGES)
    whole, tracks = report_figures.pay_over_a_year(question.as_of, **arguments)
    return WageChart(whole, tracks) if whole.growth.total else None


CHARTS = {"curve": _curve, "steps": _steps, "offers": _offers, "worst": _worst, "wages": _wages}
NO_PICTURE = {"worst"}  # drawn row by row in its table


@allow(*STAFF)
@require_safe
@opens(later("Reports"), site="key")
def reports(request):
    """The figures of a period drawn: how far people came, what offers pay, how pay grew."""
    question = _question(request)
    with outcomes.as_of(question.as_of, question.today):  # once for all that is asked of the day
        charts = {name: draw(question) for name, draw in CHARTS.items() if name != "worst"}
        groups = overview(question, trends=False)
    offers = charts["offers"]
    context = {
        "today": question.today,
        "asked": question,
        "form": question.form,
        "version": VERSION,
        "groups": groups,
        "files": {name: _files(name, question) for name in CHARTS},
        "populations": {name: _population(name, question) for name in CHARTS},
        "curve_kpi": _kpi(CURVE, question),
        "step_kpis": [_kpi(name, question) for name in STEPS_OF],
        "wage_kpis": [_kpi(name, question) for name in ("start_wage", WAGES)],
        "worst": WorstOffers(offers.found.worst) if offers else None,
        "not_drawn": _not_drawn(offers, question),
        **charts,
    }
    return render(request, "intermediary/reports.html", context)


def _files(name: str, question: Asked) -> dict[str, str]:
    """The addresses of a chart's files."""
    return {
        kind: reverse(f"intermediary:report_{kind}", args=[name]) + question.link()
        for kind in ("svg", "csv")
    }


def _kpi(name: str, question: Asked) -> dict:
    """The way to a KPI's own page with the same question."""
    address = reverse("intermediary:kpi", args=[name]) + question.link()
    return {"title": metrics.REGISTRY[name].title, "href": address}


def _population(name: str, question: Asked) -> str:
    """Whose figures a chart shows, by the days that bound them."""
    if name in ("offers", "worst"):
        return _("Offers open on %s") % record_date(question.as_of)
    if name != "steps":
        return kpi_figures.population(CURVE if name == "curve" else WAGES, question)
    start, end = classes_window(question)
    if start is None and end is None:
        return _("Applied to any class")
    said = {"start": record_date(start), "end": record_date(end)}
    if start is None:
        return _("Applied to a class started until %(end)s") % said
    if end is None:
        return _("Applied to a class started since %(start)s") % said
    return _("Applied to a class started %(start)s – %(end)s") % said


def _not_drawn(chart: FloorChart | None, question: Asked) -> list[dict]:
    """Offers without a place on the axis, each kind with the list of them where there is one."""
    if chart is None:
        return []
    found, here = not_drawn(chart.found), _offers_list(question)
    return [
        {"n": n, "words": words, "href": here and f"{here}&{urlencode({'result': result.value})}"}
        for result, n, words in found
    ]


def _offers_list(question: Asked) -> str:
    """The list of open offers with the same filters; nothing for another day than today."""
    if question.as_of != question.today:
        return ""
    query = {"state": "open"}
    for name, model in (("site", Site), ("track", Track)):
        if key := question.filters.get(name):
            query[name] = model.objects.visible_to(question.viewer).get(key=key).pk
    return f"{reverse('employers:offers')}?{urlencode(query)}"


def _chart(request, chart: str):
    """The chart of this name with its question, 404 where there is none or nothing to draw."""
    question = _question(request)
    drawn = CHARTS[chart](question) if chart in CHARTS else None
    if drawn is None:
        raise Http404(chart)
    return drawn, question


@allow(*STAFF)
@require_safe
def report_svg(request, chart):
    """A chart of the reports as a picture that stands alone."""
    if chart in NO_PICTURE:
        raise Http404(chart)
    drawn, question = _chart(request, chart)
    return svg_answer(drawn.picture(_source(chart, question)), f"{chart}-{question.as_of}")


@allow(*STAFF)
@require_safe
def report_csv(request, chart):
    """The table of a chart of the reports as a file."""
    drawn, question = _chart(request, chart)
    start, end = _window(chart, question)
    asked_for = {"as_of": question.as_of, "from": start, "to": end, "definition": VERSION}
    asked_for |= {name: question.filters.get(name) for name in ReportFilter.dimensions}
    return csv_answer(drawn.table, f"{chart}-{question.as_of}", asked_for)


def _window(chart: str, question: Asked):
    """The days that bound a chart's population."""
    if chart in ("offers", "worst"):
        return question.as_of, question.as_of
    if chart == "steps":
        return classes_window(question)
    return question.window(CURVE if chart == "curve" else WAGES)


def _source(chart: str, question: Asked) -> str:
    """Whose figures a picture shows, and as of which day."""
    chosen = [
        f"{DIMENSIONS[name].title} {metrics.labels(name, {key}).get(key, key)}"
        for name, key in question.filters.items()
    ]
    when = _("as of %s") % record_date(question.as_of)
    said = [settings.ORGANIZATION_NAME, _population(chart, question), *chosen, when]
    definitions = _("Definitions %s.") % VERSION
    return f"{', '.join(said)}. {definitions}"
