"""The evaluation of offers: verdicts and findings kept in step with offers and standards.

`evaluate` judges any number of offers in a few statements and writes only what changed, so that
running it twice changes nothing. One evaluation runs at a time: whoever comes second waits, reads
what the first wrote, and adds to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from employers import evaluation_sql, findings_sql, scope
from employers.assessment import JOB_QUALITY, Answer, Assessment, assess
from employers.models import EvaluationState, Offer
from standards.models import Criterion

__all__ = [
    "Answer",
    "Assessment",
    "Evaluation",
    "assess",
    "evaluate",
    "evaluate_changes",
    "take_turn",
]

_TURN = 7_301_801  # any number: the advisory lock of evaluations
_MANY = 50_000  # with more offers to judge than this, judging all of them is as quick
_PARALLEL = "SET LOCAL parallel_setup_cost = 0; SET LOCAL parallel_tuple_cost = 0.001"


@dataclass(frozen=True)
class Evaluation:
    """How many offers were judged and what came of it; the last three count findings."""

    on: date
    offers: int = 0
    meets: int = 0
    straddles: int = 0
    below: int = 0
    unknown: int = 0
    implausible: int = 0
    no_floor: int = 0
    flagged: int = 0
    opened: int = 0
    resolved: int = 0
    unchanged: int = 0

    def __add__(self, other: Evaluation) -> Evaluation:
        """Two evaluations of different offers on the same day, as one."""
        names = [field.name for field in fields(self) if field.name != "on"]
        sums = {name: getattr(self, name) + getattr(other, name) for name in names}
        return Evaluation(on=self.on, **sums)

    def as_json(self) -> dict:
        """The counts under the names that stay stable, with the day as text."""
        return {**asdict(self), "on": self.on.isoformat()}


@transaction.atomic
def evaluate(
    on: date, offers: QuerySet[Offer] | Iterable[int] | None = None, *, closed_too: bool = False
) -> Evaluation:
    """Judge open offers as of a day and bring their verdicts and findings up to date.

    `offers` limits it to these keys, or to a queryset that does not look at verdicts or findings.
    `closed_too` also tests offers that are not open and counts their results; no findings are
    opened on them.
    """
    chosen = _chosen(offers)
    live = chosen.live(on)
    criteria = Criterion.objects.in_force(JOB_QUALITY, on)
    take_turn()
    with connection.cursor() as cursor:
        cursor.execute(_PARALLEL)
        withdrawn = _withdraw(cursor, chosen, live)
        opened, resolved = _bring_up_to_date(cursor, live, criteria, on)
        counts, flagged, standing = _results(cursor, live, criteria)
        if closed_too:
            counts.update(_closed_results(cursor, chosen.not_live(on), on))
    if offers is None:
        EvaluationState.remember(on, scope.standards(on))
    return Evaluation(
        on=on,
        offers=counts.total(),
        **counts,
        flagged=flagged,
        opened=opened,
        resolved=withdrawn + resolved,
        unchanged=standing - opened,
    )


def evaluate_changes(on: date) -> Evaluation:
    """Judge again what changed since the last evaluation, and nothing else.

    That is: everything on a new day or under other criteria; the offers that a changed floor,
    track or site concerns; offers that were loaded or changed and await their verdict.
    """
    state = EvaluationState.objects.first()
    if state is None or state.on != on:
        return evaluate(on)
    standards = scope.standards(on)
    if standards["criteria"] != state.standards["criteria"]:
        return evaluate(on)
    done = Evaluation(on=on)
    if concerned := scope.concerned(state.standards, standards):
        done += evaluate(on, Offer.objects.filter(concerned))
        EvaluationState.remember(on, standards)
    waiting = list(Offer.objects.awaiting_verdict(on).values_list("pk", flat=True)[: _MANY + 1])
    if len(waiting) > _MANY:
        return evaluate(on)
    return done + evaluate(on, waiting) if waiting else done


def take_turn() -> None:
    """Wait until no other evaluation runs; the turn lasts as long as the transaction.

    Whoever writes offers or waivers and evaluates them in one transaction takes it first.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])


def _chosen(offers) -> QuerySet[Offer]:
    """The offers an evaluation is about, in no order."""
    if offers is None:
        return Offer.objects.order_by()
    if isinstance(offers, QuerySet):
        return offers.order_by()
    keys = RawSQL("SELECT unnest(%s::bigint[])", [list(offers)])
    return Offer.objects.filter(pk__in=keys).order_by()


def _query(rows: QuerySet) -> tuple[str, tuple]:
    """A queryset as a subquery for the statements of evaluation_sql."""
    sql, params = rows.query.sql_with_params()
    return f"({sql})", params


def _withdraw(cursor, chosen: QuerySet[Offer], live: QuerySet[Offer]) -> int:
    """Resolve the findings of offers that are no longer open; how many."""
    (offers, chosen_params), (open_offers, live_params) = _query(chosen), _query(live)
    cursor.execute(findings_sql.withdraw_sql(offers, open_offers), (*chosen_params, *live_params))
    return cursor.fetchone()[0]


def _bring_up_to_date(cursor, live: QuerySet[Offer], criteria, on: date) -> tuple[int, int]:
    """Write what changed; how many findings were opened and how many resolved."""
    day = f"DATE '{on.isoformat()}'"
    offers, params = _query(live)
    said = evaluation_sql.said_sql(offers, criteria, day)
    cursor.execute("DROP TABLE IF EXISTS evaluation_changed")
    cursor.execute(evaluation_sql.changed_sql(said), params)
    cursor.execute("ANALYZE evaluation_changed")
    cursor.execute(findings_sql.resolve_sql())
    resolved = cursor.rowcount
    cursor.execute(findings_sql.renew_sql(criteria))
    cursor.execute(findings_sql.open_sql(criteria))
    opened = cursor.rowcount
    cursor.execute(evaluation_sql.update_verdicts_sql(day))
    cursor.execute(evaluation_sql.insert_verdicts_sql(day))
    return opened, resolved


def _results(cursor, live: QuerySet[Offer], criteria) -> tuple[Counter, int, int]:
    """Offers by result, offers flagged, and findings that stand."""
    offers, params = _query(live)
    cursor.execute(evaluation_sql.results_sql(offers, criteria), params)
    rows = cursor.fetchall()
    counts = Counter({result: offers for result, offers, *_ in rows})
    return counts, sum(row[2] for row in rows), sum(row[3] for row in rows)


def _closed_results(cursor, closed: QuerySet[Offer], on: date) -> dict[str, int]:
    offers, params = _query(closed)
    day = f"DATE '{on.isoformat()}'"
    cursor.execute(evaluation_sql.closed_results_sql(offers, day), params)
    return dict(cursor.fetchall())
