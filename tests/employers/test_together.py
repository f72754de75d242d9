"""Two at once: evaluations, loads, pages and standards, over connections of their own."""

import datetime as dt
import threading
from decimal import Decimal

import pytest
from django.db import connection, connections, transaction

from employers import actions, evaluation
from employers.models import Finding, Offer, Verdict
from tests.factories import (
    ContactFactory,
    EmployerFactory,
    OfferFactory,
    TrackFactory,
    WageFloorFactory,
)

ON = dt.date(2026, 3, 2)
two_connections = pytest.mark.django_db(transaction=True)


class Beside(threading.Thread):
    """Something done at the same time over a connection of its own; `done()` raises its error."""

    def __init__(self, what):
        super().__init__(daemon=True)
        self.what, self.error = what, None
        self.start()

    def run(self):
        try:
            self.what()
        except Exception as error:  # told by done()
            self.error = error
        finally:
            connections.close_all()

    def done(self):
        self.join(timeout=30)
        assert not self.is_alive(), "still waiting: a deadlock"
        if self.error:
            raise self.error


def awaits_a_lock() -> bool:
    """Whether another connection to this database waits for a lock by now."""
    with connection.cursor() as cursor:
        for _ in range(400):
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees it once
            cursor.execute(
                "SELECT count(*), pg_sleep(0.05) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return True
    return False


@two_connections
def test_two_evaluations_at_once_open_each_finding_once():
    track, employer = TrackFactory(), EmployerFactory()
    facts = {"track": track, "employer": employer, "pay_min": Decimal("17.50")}
    OfferFactory.create_batch(20, **facts)
    start = threading.Barrier(3)

    def evaluate():
        start.wait()
        evaluation.evaluate(ON)

    def sweep():
        start.wait()
        evaluation.evaluate_changes(ON)

    both = [Beside(evaluate), Beside(sweep)]
    start.wait()
    for each in both:
        each.done()
    assert Finding.objects.filter(code="pay").standing().count() == 20
    assert Verdict.objects.filter(result="below").count() == 20
    assert evaluation.evaluate(ON).opened == 0


@two_connections
def test_a_verdict_is_never_of_facts_that_a_load_was_changing_meanwhile():
    offer = OfferFactory(pay_min=Decimal(20))  # loaded, not judged yet
    with transaction.atomic():
        Offer.objects.filter(pk=offer.pk).update(pay_min=Decimal(17))  # loaded again, corrected
        sweep = Beside(lambda: evaluation.evaluate(ON))
        assert awaits_a_lock()
    sweep.done()
    evaluation.evaluate_changes(ON)
    assert Verdict.objects.get(offer=offer).result == "below"


@pytest.mark.django_db
def test_a_standard_that_changes_during_an_evaluation_is_applied_by_the_next_sweep(monkeypatch):
    track = TrackFactory(family="home_care")
    offer = OfferFactory(track=track, pay_min=Decimal(16))
    judge = evaluation._judge

    def and_then_a_floor(*args):
        done = judge(*args)
        WageFloorFactory(family="home_care", amount=Decimal(17))  # agreed in that very moment
        return done

    with monkeypatch.context() as patch:
        patch.setattr(evaluation, "_judge", and_then_a_floor)
        evaluation.evaluate(ON)
    evaluation.evaluate_changes(ON)
    assert Verdict.objects.get(offer=offer).result == "below"


@pytest.mark.django_db
def test_saving_an_offer_never_undoes_that_a_colleague_withdrew_or_paused_it():
    contact = ContactFactory()
    offer = OfferFactory(employer=contact.employer)
    for act, held in ((actions.pause_offer, "paused_at"), (actions.withdraw_offer, "withdrawn_at")):
        opened_before = Offer.objects.get(pk=offer.pk)
        act(offer=Offer.objects.get(pk=offer.pk), by=contact.user, on=ON)
        opened_before.title = "Help desk technician II"
        actions.change_offer(offer=opened_before, by=contact.user, on=ON)
        assert getattr(Offer.objects.get(pk=offer.pk), held)


@pytest.mark.django_db
def test_pausing_an_offer_never_undoes_what_a_colleague_changed_in_it():
    contact = ContactFactory()
    offer = OfferFactory(employer=contact.employer, pay_min=Decimal(17))
    opened_before = Offer.objects.get(pk=offer.pk)
    offer.pay_min = Decimal(19)
    actions.change_offer(offer=offer, by=contact.user, on=ON)
    actions.pause_offer(offer=opened_before, by=contact.user, on=ON)
    assert Offer.objects.get(pk=offer.pk).pay_min == 19
