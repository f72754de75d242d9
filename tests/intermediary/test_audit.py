"""The audit's functions stay quick in bulk, and still say who and leave out what they must."""

import pghistory
import pytest
from django.core.management import call_command
from django.db import connection

from intermediary.audit import bulk_inserts
from tests import factories as make
from trainees.models import Trainee

pytestmark = pytest.mark.django_db


def fetch(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_no_row_of_the_audit_costs_a_subtransaction_also_after_another_migrate():
    call_command("migrate", verbosity=0)
    functions = fetch(
        "select proname, prosrc from pg_proc "
        "where proname in ('_pgtrigger_should_ignore', '_pgh_attach_context')"
    )
    assert len(functions) == 2
    assert [name for name, source in functions if "exception" in source.lower()] == []


def test_changes_are_kept_with_and_without_a_context():
    with bulk_inserts(Trainee):
        trainee = make.TraineeFactory(phone="1")
    trainee.phone = "2"
    trainee.save()
    with pghistory.context(user=5):
        trainee.phone = "3"
        trainee.save()
        with pghistory.context(job=7):
            trainee.phone = "4"
            trainee.save()
    kept = fetch(
        "select e.pgh_label, e.phone, c.metadata::text from trainees_traineeevent e "
        "left join pghistory_context c on c.id = e.pgh_context_id order by e.pgh_id"
    )
    both = '{"job": 7, "user": 5}'
    assert kept == [
        ("update", "1", None),
        ("update", "2", both),
        ("update", "3", both),
    ]
