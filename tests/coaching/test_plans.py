"""After graduation: how long coaching lasts, plans with steps, and the academy."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from coaching import plans
from coaching.graduates import graduates
from coaching.models import ActionItem, Plan
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def test_the_first_90_days_have_their_steps_counted_from_the_first_day(teresa, amara):
    plan = plans.start(
        trainee=amara, kind="first_90_days", starts_on=dt.date(2026, 3, 2), by=teresa
    )
    due = [(step.due_on - plan.starts_on).days for step in plan.steps.all()]
    assert due == [1, 7, 30, 60, 90]
    with pytest.raises(ValidationError, match="open plan of this kind"):
        plans.start(trainee=amara, kind="first_90_days", starts_on=plan.starts_on, by=teresa)
    plans.close(plan=plan, on=dt.date(2026, 1, 1), by=teresa)
    assert plan.closed_on == plan.starts_on
    assert plans.can_start(trainee=amara, kind="first_90_days") is None


def test_steps_are_written_in_the_language_of_the_person(teresa, amara):
    amara.language = "es"
    amara.save()
    plan = plans.start(trainee=amara, kind="leadership", starts_on=dt.date(2026, 3, 2), by=teresa)
    assert plan.steps.first().text != "Choose a goal for the academy"


def test_a_plan_is_started_ticked_extended_and_closed(client, teresa, graduate):
    row, on = graduate(20), timezone.localdate()
    job = make.PlacementFactory(enrollment=row, trainee=row.trainee, started_on=on - 3 * DAY)
    client.force_login(teresa)
    new = reverse("coaching:plan_new", args=[row.trainee.pk])
    form = client.get(new).context["form"]
    assert (form.initial["placement"], form.initial["starts_on"]) == (job.pk, job.started_on)
    facts = {
        "kind": "first_90_days",
        "placement": job.pk,
        "starts_on": "2030-01-01",
        "goal": "Stay",
    }
    url = client.post(new, facts).url
    assert "open plan" in client.post(new, facts).content.decode()
    plan = Plan.objects.get()
    step = plan.steps.first()
    client.post(reverse("coaching:item_done", args=[step.pk]), {"next": url})
    client.post(url, {"text": "Ask about overtime", "due_on": "2030-02-01", "whose": "trainee"})
    text = client.get(url).content.decode()
    assert "1 of 6 done" in text
    assert "Ask about overtime" in text
    client.post(reverse("coaching:plan_close", args=[plan.pk]))
    assert "Add a step" not in client.get(url).content.decode()


def test_graduates_are_shown_while_their_coaching_lasts(client, teresa, graduate, amara):
    soon, over = graduate(700), graduate(800)
    make.PlacementFactory(
        enrollment=soon, trainee=soon.trainee, started_on=timezone.localdate() - 5 * DAY
    )
    found = graduates(teresa, teresa, timezone.now(), timezone.localdate())
    assert [each.case.enrollment for each in found] == [soon]
    assert found[0].wants_plan
    assert found[0].months_left in (0, 1)
    client.force_login(teresa)
    text = client.get(reverse("coaching:after_graduation")).content.decode()
    assert str(soon.trainee) in text
    assert str(over.trainee) not in text
    assert str(amara) not in text
    for plan, n in (("wanted", 1), ("ending", 1), ("leadership", 0)):
        page = client.get(reverse("coaching:after_graduation"), {"plan": plan}).context["page"]
        assert len(page) == n


def test_the_academy_counts_sessions_of_leadership_that_took_place(client, teresa, graduate):
    row = graduate(50)
    plan = plans.start(
        trainee=row.trainee, kind="leadership", starts_on=dt.date(2026, 3, 2), by=teresa
    )
    for days, outcome in ((9, "seen"), (8, "seen"), (7, "no_show")):
        make.SessionFactory(
            trainee=row.trainee, kind="leadership", outcome=outcome,
            starts_at=timezone.now() - days * DAY,
        )  # fmt: skip
    client.force_login(teresa)
    assert "2 of 6 sessions" in client.get(f"/staff/plans/{plan.pk}/").content.decode()
    assert "2 of 6 sessions" in client.get("/staff/after-graduation/").content.decode()
    assert ActionItem.objects.filter(plan=plan).count() == 4
