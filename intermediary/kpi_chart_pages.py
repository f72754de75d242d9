"""The charts of a KPI page as files: the picture, and its figures as a table."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intermediary import kpi_curve, kpi_figures, kpi_trend, metrics
from intermediary.access import allow
from intermediary.chart_files import svg_answer
from intermediary.chart_table import csv_answer
from intermediary.choices import STAFF
from intermediary.dimensions import DIMENSIONS
from intermediary.kpi.definitions import VERSION
from intermediary.kpi_forms import Asked, asked_about, none_words
from intermediary.kpi_slices import slices_of
from intermediary.templatetags.words import record_date

CHARTS = ("curve", "trend")


def addresses(metric: str, compared: kpi_curve.Comparison) -> dict:
    """Chart -> where its picture and its figures are, asked the same question as the page."""
    query = compared.link()
    return {
        chart: {
            "svg": reverse("intermediary:kpi_svg", args=[metric, chart]) + query,
            "csv": reverse("intermediary:kpi_chart_csv", args=[metric, chart]) + query,
        }
        for chart in CHARTS
    }


def _asked_chart(request, metric: str, chart: str) -> tuple[Asked, Any]:
    """The question of the page and the chart it draws; 404 where there is no such chart."""
    question = asked_about(request, metric)
    found: Any = None
    if chart == "curve":
        slices = slices_of(request, metric, question)
        compared = kpi_curve.comparison(slices, request.GET.getlist("compare"))
        found = kpi_curve.chart(metric, compared)
    elif chart == "trend":
        found = kpi_trend.chart(metric, question)
    if found is None:
        raise Http404(chart)
    return question, found


@allow(*STAFF)
@require_safe
def kpi_svg(request, metric, chart):
    """A chart of a KPI as a picture."""
    question, found = _asked_chart(request, metric, chart)
    source = _source(metric, question, chart)
    return svg_answer(found.picture(source), _name(metric, chart, question))


@allow(*STAFF)
@require_safe
def kpi_chart_csv(request, metric, chart):
    """The figures of a chart of a KPI as a file."""
    question, found = _asked_chart(request, metric, chart)
    start, end = question.window() if chart != "trend" else (None, None)
    asked = {
        "metric": metric,
        "as_of": question.as_of,
        "from": start,
        "to": end,
        "definition": VERSION,
    }
    return csv_answer(found.file, _name(metric, chart, question), asked)


def _name(metric: str, chart: str, question: Asked) -> str:
    return f"{metric}-{chart}-{question.as_of}"


def _source(metric: str, question: Asked, chart: str) -> str:
    """Whose figures they are: the metric, the people, every filter, the day, the definition."""
    parts = [str(metrics.REGISTRY[metric].title)]
    if chart != "trend":  # quarters are whole, whatever period was asked for
        parts.append(kpi_figures.population(metric, question))
    for name, key in question.filters.items():
        said = none_words(name) if key is None else metrics.labels(name, {key}).get(key, key)
        parts.append(f"{DIMENSIONS[name].title}: {said}")
    said = {"day": record_date(question.as_of), "version": VERSION}
    parts.append(_("as of %(day)s, definitions %(version)s") % said)
    return "; ".join(parts) + "."
