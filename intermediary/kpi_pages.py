"""The pages of the KPIs: all, one with its table, that table as a file, and who is behind it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_safe

from intermediary import (
    drill,
    kpi_chart_pages,
    kpi_curve,
    kpi_figures,
    kpi_trend,
    kpi_words,
    metrics,
)
from intermediary.access import allow
from intermediary.choices import NAMES, STAFF, Role
from intermediary.dimensions import DIMENSIONS
from intermediary.kpi.definitions import VERSION, Kind
from intermediary.kpi_forms import YEAR_ON, Asked, asked, asked_about
from intermediary.kpi_people import standings
from intermediary.kpi_slices import TABS, Slices, slices_of, write_csv
from intermediary.listing import list_page
from intermediary.opening import opens

CASEWORKERS = (Role.ADMIN, Role.MANAGER)  # who may list people by personal attributes
GROUPS = (
    (later("Placed"), ("placed_120d", "placed_6m", "placed_9m")),
    (later("Good jobs"), ("quality_placed_120d", "quality_placed_9m")),
    (later("Training"), ("graduation",)),
    (
        later("Staying and pay"),
        (
            *("retained_365", "retained_365_same"),
            *("start_wage", "wage_growth_365", "earnings_multiple"),
        ),
    ),
    (later("Contact and coaching"), ("early_contact", "coached")),
)
ROWS = 50


@allow(*STAFF)
@require_safe
@opens(later("Placement KPIs"), site="key")
def kpis(request):
    """All KPIs in groups, each with its state, what it needs, and its count."""
    question = asked(request, today=timezone.localdate())
    context = {"asked": question, "form": question.form, "groups": overview(question)}
    context |= {"today": question.today, "version": VERSION}
    return render(request, "intermediary/kpis.html", context)


def overview(question: Asked, *, trends: bool = True) -> list[tuple]:
    """All KPIs as lines, in groups with their titles; with a small line by quarter each."""
    found, lines = _all_rows(question), _trends(question) if trends else {}
    return [
        (
            title,
            [
                _overview(name, *found.get(name, (None, None)), question)
                | {"trend": lines.get(name)}
                for name in names
            ],
        )
        for title, names in GROUPS
    ]


def _trends(question: Asked) -> dict:
    """Metric -> its small line by quarter, for those that the filters allow."""
    asked = {"as_of": question.as_of, "filters": question.filters, "viewer": question.viewer}
    names = [name for name in metrics.REGISTRY if metrics.can_slice(name, question.filters)]
    found = kpi_trend.quarters(names, **asked)
    return {name: kpi_trend.spark(name, found[name]) for name in names}


def _all_rows(question: Asked) -> dict:
    """Metric -> its total row and the latest graduation of those not due.

    Metrics that the filters do not allow are left out; those with one window are counted at once.
    """
    windows: dict[tuple, list[str]] = {}
    for name in metrics.REGISTRY:
        if metrics.can_slice(name, question.filters):
            windows.setdefault(question.window(name), []).append(name)
    found = {}
    for names in windows.values():
        arguments = question.arguments(names[0])
        rows = metrics.compute(names, as_of=question.as_of, **arguments)
        last = kpi_figures.last_graduations(names, question)
        found |= {row.metric: (row, last.get(row.metric, {}).get(None)) for row in rows}
    return found


def _overview(name: str, row, last, question: Asked) -> dict:
    """One line of the overview; without a row the filters do not apply to the metric."""
    return {
        "definition": metrics.REGISTRY[name],
        "name": name,
        "row": row,
        "href": reverse("intermediary:kpi", args=[name]) + question.link(),
        "population": kpi_figures.population(name, question),
        "target": kpi_words.target(name),
        **kpi_figures.said(name, row, last, question),
    }


@allow(*STAFF)
@require_safe
@opens(later("KPI"), site="key", views=False)
def kpi(request, metric):
    """One KPI: its figure, what it needs, how it is counted, and its slices."""
    question = asked_about(request, metric)
    slices = slices_of(request, metric, question)
    compared = kpi_curve.comparison(slices, request.GET.getlist("compare"))
    question.ignored.extend(compared.ignored)
    context = {
        "today": question.today,
        "asked": question,
        "form": question.form,
        "slices": slices,
        "compare": compared,
        "page": Paginator(slices.lines, ROWS).get_page(request.GET.get("page")),
        "any_withheld": any(line.row.withheld for line in slices.lines),
        "tabs": _tabs(metric, slices.by, question),
        "list_lines": _may_list(request.user, question, slices.by),
        "csv": reverse("intermediary:kpi_csv", args=[metric]) + question.link(by=slices.by),
        "curve": kpi_curve.chart(metric, compared),
        "trend": kpi_trend.chart(metric, question),
        "files": kpi_chart_pages.addresses(metric, compared),
        **_definition(metric),
        **_head(request, metric, question, slices),
    }
    return render(request, "intermediary/kpi.html", context)


def _definition(metric: str) -> dict:
    """What every page about one metric says of it."""
    definition = metrics.REGISTRY[metric]
    return {
        "metric": metric,
        "definition": definition,
        "version": VERSION,
        "telling": kpi_words.telling(metric),
        "target": kpi_words.target(metric),
        "is_deadline": definition.kind == Kind.DEADLINE,
    }


def _head(request, metric: str, question: Asked, slices: Slices) -> dict:
    """The figure itself, with its breakdown and the ways to the people behind it."""
    row, may_list = slices.total_row, _may_list(request.user, question)
    people = _people_links(metric, question) if may_list else {}
    breakdown = kpi_figures.breakdown(metric, row, people)
    return {
        "row": row,
        "population": kpi_figures.population(metric, question),
        "people": people,
        "left_out": kpi_figures.left_out(metric, question, row) if may_list else "",
        "breakdown": breakdown,
        "bar": kpi_figures.bar(row),
        "bar_said": ", ".join(f"{each['n']} {each['words']}" for each in breakdown),
        **kpi_figures.said(metric, row, slices.last, question),
    }


def _may_list(user, question: Asked, by: str | None = None) -> bool:
    """Whether this person may see the names behind a figure."""
    personal = question.personal or (by and DIMENSIONS[by].personal)
    return user.has_role(*(CASEWORKERS if personal else NAMES))


def _people_links(metric: str, question: Asked) -> dict[str, str]:
    """Bucket -> the page with the people behind it."""
    page = reverse("intermediary:kpi_people", args=[metric])
    return {bucket: page + question.link(bucket=bucket) for bucket in drill.BUCKETS}


def _tabs(metric: str, by: str, question: Asked) -> list[dict]:
    """The ways to slice this metric, as links."""
    return [
        {
            "href": question.link(by=name) + "#slices",
            "title": DIMENSIONS[name].title,
            "on": name == by,
        }
        for name in TABS
        if metrics.can_slice(metric, (name,))
    ]


@allow(*STAFF)
@require_safe
def kpi_csv(request, metric):
    """The table of a KPI as a file."""
    question = asked_about(request, metric)
    slices = slices_of(request, metric, question)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"{metric}-by-{slices.by}-{question.as_of}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    write_csv(answer, slices)
    return answer


@allow(*NAMES)
@require_safe
@opens(later("KPI"), site="key", views=False)
def kpi_people(request, metric):
    """The graduates (or cohorts) a figure counts, each with the reason why."""
    question = asked_about(request, metric)
    bucket = request.GET.get("bucket")
    bucket = bucket if bucket in drill.BUCKETS else "total"
    context = {
        "today": question.today,
        "asked": question,
        "form": question.form,
        "bucket_words": kpi_words.bucket_words(metric, bucket),
        "population": kpi_figures.population(metric, question),
        "judged": _judged(metric),
        "of_people": metrics.source_of(metric).of_people,
        "back": reverse("intermediary:kpi", args=[metric]) + question.link(),
        **_definition(metric),
    }
    if not _may_list(request.user, question):
        context["refused"] = ", ".join(question.personal).lower()
        return render(request, "intermediary/kpi_people.html", context, status=403)
    behind = drill.graduates_behind(metric, question.as_of, bucket, **question.arguments())
    sorts = {"name": "trainee__sort_key", "day": "graduated_on", "cohort": "cohort__key"}
    if not context["of_people"]:
        sorts = {"name": "key", "day": "starts_on"}
    default = "day" if bucket.startswith("pending") else "-day"  # the nearest, or the latest, first
    page = list_page(request, behind, sorts=sorts, default=default)
    page.rows = standings(metric, page.rows, question.as_of)
    context |= {"page": page, "tabs": _buckets(metric, bucket, question), "default_sort": default}
    return render(request, "intermediary/kpi_people.html", context)


def _buckets(metric: str, bucket: str, question: Asked) -> list[dict]:
    """The figures of a metric as tabs, those that are not zero; a withheld one has no number."""
    row = metrics.compute([metric], as_of=question.as_of, **question.arguments())[0]
    whole = "of" if metrics.REGISTRY[metric].is_rate else ""  # of a rate it is the sum of others
    found = []
    for name in drill.BUCKETS:
        number = kpi_figures.missed(row) if name == "missed" else getattr(row, name)
        if name == bucket or (row.withheld and name == "total") or (number and name != whole):
            words = kpi_words.bucket_words(metric, name)
            href = question.link(bucket=name)
            found.append({"href": href, "title": words, "number": number, "on": name == bucket})
    return found


def _judged(metric: str) -> str:
    """What the day is called on which a person or cohort is judged; empty where it is today."""
    if metrics.REGISTRY[metric].kind == Kind.DEADLINE:
        return _("Deadline")
    if metric in YEAR_ON:
        return _("A year on")
    return _("Day 28") if metric == "early_contact" else ""
