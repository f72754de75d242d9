"""The working page of business development: stages, talks, next steps, timeline and board."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from employers.models import Employer, Interaction, StageChange
from employers.partnering import move_stage
from intermediary.choices import Role
from tests.factories import (
    ContactFactory,
    EmployerFactory,
    EngagementFactory,
    FindingFactory,
    OfferFactory,
    UserFactory,
)
from tests.partner_factories import (
    AgreementFactory,
    BoardSeatFactory,
    ContributionFactory,
    InteractionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def business(client):
    user = UserFactory(roles=[Role.BUSINESS_SOLUTIONS])
    client.force_login(user)
    return user


def at(name, row, **query):
    return reverse(f"employers:{name}", args=[row.pk], query=query or None)


def test_a_stage_moves_with_its_day_its_reason_and_who_moved_it(business):
    employer = EmployerFactory(stage="prospect")
    move_stage(employer=employer, stage="engaged", by=business)
    move_stage(employer=employer, stage="lost", reason="Moved away.", by=business)
    move_stage(employer=employer, stage="contacted", by=business)
    steps = StageChange.objects.filter(employer=employer).order_by("pk")
    told = [(step.stage, step.reason, step.by) for step in steps[1:]]
    assert told == [
        ("engaged", "", business),
        ("lost", "Moved away.", business),
        ("contacted", "", business),
    ]
    assert Employer.objects.get(pk=employer.pk).lost_reason == ""


def test_a_lost_partnership_needs_a_reason_where_it_is_typed(client, business):
    employer = EmployerFactory(stage="engaged")
    with pytest.raises(ValidationError):
        move_stage(employer=employer, stage="lost", by=business)
    text = client.post(at("stage", employer), {"stage": "lost"}).content.decode()
    assert "Say why this partnership is lost." in text
    client.post(at("stage", employer), {"stage": "lost", "reason": "Closed"})
    employer.refresh_from_db()
    assert (employer.stage, employer.lost_reason) == ("lost", "Closed")


def test_a_talk_is_logged_from_the_page_with_its_next_step(client, business):
    employer, today = EmployerFactory(), timezone.localdate()
    page = client.get(employer.get_absolute_url()).content.decode()
    assert f'action="{at("log", employer)}"' in page
    facts = {"kind": "call", "held_on": today.isoformat(), "note": "Wants two people."}
    step = {"next_step": "Send offers", "next_step_on": (today + dt.timedelta(days=7)).isoformat()}
    assert client.post(at("log", employer), facts | step).status_code == 302
    entry = Interaction.objects.get()
    assert (entry.employer, entry.by, entry.note) == (employer, business, "Wants two people.")
    employer.refresh_from_db()
    assert employer.next_step == "Send offers"
    assert "Wants two people." in client.get(employer.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"held_on": "2999-01-01"}, "This day is ahead"),
        ({"next_step_on": "2999-01-01"}, "Say what is to happen"),
    ],
)
def test_a_talk_that_makes_no_sense_is_refused_in_words(client, business, wrong, said):
    facts = {"kind": "call", "held_on": timezone.localdate().isoformat()}
    text = client.post(at("log", EmployerFactory()), facts | wrong).content.decode()
    assert said in text
    assert not Interaction.objects.exists()


def test_ones_own_entry_of_today_can_be_changed_and_nobody_elses(client, business):
    own, other = InteractionFactory(by=business), InteractionFactory()
    facts = {"kind": "visit", "held_on": "2026-03-02", "note": "Saw the floor."}
    assert client.post(at("interaction_edit", own), facts).status_code == 302
    own.refresh_from_db()
    assert (own.kind, own.note) == ("visit", "Saw the floor.")
    assert client.post(at("interaction_edit", other), facts).status_code == 404
    assert client.post(at("interaction_delete", other)).status_code == 404
    assert client.post(at("interaction_delete", own)).status_code == 302
    assert list(Interaction.objects.all()) == [other]


def test_the_timeline_tells_everything_and_one_kind_and_costs_the_same(
    client, business, django_assert_max_num_queries
):
    today = timezone.localdate()
    contact = ContactFactory()
    employer = contact.employer
    for _n in range(12):
        InteractionFactory(employer=employer, contact=contact)
        EngagementFactory(employer=employer, held_on=dt.date(2026, 3, 4))
    offer = OfferFactory(employer=employer, title="Installer", posted_on=today)
    FindingFactory(offer=offer)
    BoardSeatFactory(contact=contact)
    ContributionFactory(employer=employer)
    AgreementFactory(employer=employer)
    with django_assert_max_num_queries(30):
        first = client.get(at("timeline", employer))
    assert len(first.context["lines"]) == 20
    assert first.context["earlier"] == 2
    everything = (
        first.context["lines"] + client.get(at("timeline", employer, page=2)).context["lines"]
    )
    kinds = {line["kind"] for line in everything}
    assert kinds >= {"interaction", "engagement", "offer", "finding", "board", "contribution"}
    talks = client.get(at("timeline", employer, kind="interaction")).context["lines"]
    assert {line["kind"] for line in talks} == {"interaction"}


def test_silent_partners_are_those_without_a_talk_or_a_meeting_in_30_days(client, business):
    today = timezone.localdate()
    old, new = today - dt.timedelta(days=30), today - dt.timedelta(days=29)
    InteractionFactory(employer=EmployerFactory(name="Old", stage="engaged"), held_on=old)
    InteractionFactory(employer=EmployerFactory(name="Talked", stage="engaged"), held_on=new)
    EngagementFactory(employer=EmployerFactory(name="Met", stage="engaged"), held_on=new)
    EmployerFactory(name="Gone", stage="lost", lost_reason="Closed")
    EmployerFactory(name="Due", stage="lost", next_step="Ring", next_step_on=today)
    found = client.get(reverse("employers:list"), {"attention": "silent"}).context["page"]
    assert [row.name for row in found] == ["Old"]
    found = client.get(reverse("employers:list"), {"attention": "due"}).context["page"]
    assert [row.name for row in found] == ["Due"]


def test_the_board_moves_a_card_and_comes_back_to_itself(client, business):
    employer = EmployerFactory(stage="prospect")
    board = reverse("employers:board")
    assert employer.name in client.get(board).content.decode()
    answer = client.post(at("stage", employer), {"stage": "hiring", "next": board})
    assert answer.url == board
    away = {"stage": "engaged", "next": "https://elsewhere.example.org/"}
    assert client.post(at("stage", employer), away).url == employer.get_absolute_url()


@pytest.mark.parametrize("role", [Role.COACH, Role.ANALYST, Role.EMPLOYER])
def test_only_who_may_write_logs_and_moves(client, role):
    client.force_login(UserFactory(roles=[role]))
    employer = EmployerFactory()
    for name in ("log", "stage", "next_step", "merge"):
        assert client.post(at(name, employer), {}).status_code == 403


def test_today_tells_business_solutions_of_steps_due_and_silent_partners(client, business):
    today = timezone.localdate()
    facts = {"owner": business, "next_step": "Ring Rosa", "next_step_on": today}
    EmployerFactory(stage="engaged", **facts)
    EmployerFactory(stage="engaged", next_step="Not mine", next_step_on=today)
    text = client.get(reverse("intermediary:home")).content.decode()
    assert "Ring Rosa" in text
    assert "Not mine" not in text
    assert "1 partner of yours silent for 30 days" in text
