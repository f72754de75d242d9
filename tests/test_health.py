"""`/healthz` tells the truth about database and broker."""

import pytest
from django.db import OperationalError

from intermediary import health

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(rf):
    return lambda: health.healthz(rf.get("/healthz"))


def test_ok_when_database_and_broker_answer(answer):
    response = answer()
    assert (response.status_code, response.content) == (200, b"ok")


def test_a_dead_broker_is_named(answer, settings):
    settings.CACHES = {"default": {"LOCATION": "redis://127.0.0.1:1/0"}}
    response = answer()
    assert (response.status_code, response.content) == (503, b"failing: broker")


def test_a_dead_database_is_named(answer, monkeypatch):
    def refuse():
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr(health.connection, "cursor", refuse)
    response = answer()
    assert (response.status_code, response.content) == (503, b"failing: database")
