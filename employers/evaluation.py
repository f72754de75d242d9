"""The evaluation of offers: verdicts and findings kept in step with offers and standards.

`evaluate` judges any number of offers in a few statements and writes only what changed, so that
running it twice changes nothing. One evaluation runs at a time: whoever comes second waits, reads
what the first wrote, and adds to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models.expressions import RawSQL

from employers import evaluation_sql, findings_sql, scope
from employers.assessment import JOB_QUALITY, Answer, Assessment, assess
from employers.models import EvaluationState, Offer
from employers.querysets import OfferQuerySet
from employers.triggers import TURN
from standards.models import Criterion

__all__ = [
    "Answer",
    "Assessment",
    "Evaluation",
    "assess",
    "evaluate",
    "evaluate_changed_floors",
    "evaluate_changes",
    "take_turn",
]

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


def evaluate(
    on: date, offers: OfferQuerySet | Iterable[int] | None = None, *, closed_too: bool = False
) -> Evaluation:
    """Judge open offers as of a day and bring their verdicts and findings up to date.

    `offers` limits it to these keys or to a queryset. `closed_too` also tests offers that are not
    open and counts their results; no findings are opened on them.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        take_turn()
        standards = scope.standards(on)  # first: what is agreed meanwhile is left to the next run
        chosen = _chosen(offers)
        withdrawn = _withdraw(cursor, chosen, on)
        done = _judge(cursor, chosen, on)
        counts = _closed_results(cursor, chosen, on) if closed_too else {}
        if offers is None:
            EvaluationState.remember(on, standards)
    return done + Evaluation(on, offers=sum(counts.values()), resolved=withdrawn, **counts)


@transaction.atomic
def evaluate_changes(on: date) -> Evaluation:
    """Judge again what changed since the last evaluation, and nothing else.

    That is: everything on a new day or under other criteria; the offers that a changed floor,
    track or site concerns; offers that were loaded or changed and await their verdict.
    """
    take_turn()  # before looking: what another evaluation is doing now is not left to do
    state = EvaluationState.objects.first()
    if state is None or state.is_outdated(on, scope.standards(on)):
        return evaluate(on)
    done = evaluate_changed_floors(on)
    waiting = list(Offer.objects.awaiting_verdict(on).values_list("pk", flat=True)[: _MANY + 1])
    if len(waiting) > _MANY:
        return evaluate(on)
    return done + evaluate(on, waiting) if waiting else done


def evaluate_changed_floors(on: date) -> Evaluation:
    """Judge the open offers that floors, tracks or sites changed since the last run concern."""
    with transaction.atomic(), connection.cursor() as cursor:
        take_turn()
        before, now = EvaluationState.objects.first(), scope.standards(on)
        concerned = before and scope.concerned(before.standards, now)
        if not concerned:
            return Evaluation(on)
        done = _judge(cursor, Offer.objects.filter(concerned).order_by(), on)
        EvaluationState.remember(on, now)
    return done


def take_turn() -> None:
    """Wait until no other evaluation runs; the turn lasts as long as the transaction.

    Whoever writes offers or waivers and evaluates them in one transaction takes it first.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def _chosen(offers) -> OfferQuerySet:
    """The offers an evaluation is about, in no order."""
    if offers is None:
        return Offer.objects.order_by()
    if isinstance(offers, OfferQuerySet):
        return offers.order_by()
    keys = RawSQL("SELECT unnest(%s::bigint[])", [list(offers)])
    return Offer.objects.filter(pk__in=keys).order_by()


def _query(rows: OfferQuerySet) -> tuple[str, tuple]:
    """A queryset as a subquery for the statements of evaluation_sql."""
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:  # Django sees that there are none, as in a family without tracks
        sql, params = Offer.objects.filter(pk__lt=0).order_by().query.sql_with_params()
    return f"({sql})", params


def _withdraw(cursor, chosen: OfferQuerySet, on: date) -> int:
    """Resolve the findings of offers that are no longer open; how many."""
    (offers, params), (live, live_params) = _query(chosen), _query(chosen.live(on))
    cursor.execute(findings_sql.withdraw_sql(offers, live), (*params, *live_params))
    return cursor.fetchone()[0]


def _judge(cursor, chosen: OfferQuerySet, on: date) -> Evaluation:
    """Judge those of the chosen offers that are open, and write what changed."""
    criteria = Criterion.objects.in_force(JOB_QUALITY, on)
    offers, params = _query(chosen.live(on))
    said = evaluation_sql.said_sql(offers, criteria, _day(on))
    cursor.execute(_PARALLEL)
    cursor.execute("DROP TABLE IF EXISTS evaluation_said")
    cursor.execute(evaluation_sql.judge_sql(said), params)
    cursor.execute("ANALYZE evaluation_said (offer_id, is_changed, is_new, failed)")
    cursor.execute(findings_sql.resolve_sql())
    resolved = cursor.rowcount
    cursor.execute(findings_sql.renew_sql(criteria))
    cursor.execute(findings_sql.open_sql(criteria))
    opened = cursor.rowcount
    cursor.execute(evaluation_sql.update_verdicts_sql(_day(on)))
    cursor.execute(evaluation_sql.insert_verdicts_sql(_day(on)))
    cursor.execute(evaluation_sql.results_sql(criteria))
    rows = cursor.fetchall()
    return Evaluation(
        on,
        offers=sum(row[1] for row in rows),
        **{result: offers for result, offers, *_ in rows},
        flagged=sum(row[2] for row in rows),
        opened=opened,
        resolved=resolved,
        unchanged=sum(row[3] for row in rows) - opened,
    )


def _closed_results(cursor, chosen: OfferQuerySet, on: date) -> dict[str, int]:
    """How many of the chosen offers that are not open have each result."""
    offers, params = _query(chosen.not_live(on))
    cursor.execute(evaluation_sql.closed_results_sql(offers, _day(on)), params)
    return dict(cursor.fetchall())


def _day(on: date) -> str:
    return f"DATE '{on.isoformat()}'"
