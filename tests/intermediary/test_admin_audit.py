"""The audit in the administration: who changed what, read by administrators, written by nobody."""

import datetime as dt
import re

import pghistory
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intermediary.administration import trail
from intermediary.administration.changes import entries
from intermediary.choices import Role
from intermediary.models import SiteScope
from placements.models import Placement
from tests import factories as make
from tests.administration import administrator, url
from trainees.models import Trainee

pytestmark = pytest.mark.django_db
AUDIT = "/admin/audit/"


@pytest.fixture
def ada(client):
    user = administrator(name="Ada Okonkwo", email="ada@example.org")
    client.force_login(user)
    return user


def words(answer):
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def shown(answer):
    """The events of a page: kind, row, changes as (name, old, new)."""
    return [
        (each.kind, each.row, [(c.name, c.old, c.new) for c in each.changes])
        for each in answer.context["entries"]
    ]


def save(client, row, **changes):
    """Change a row through its admin page, everything else as it is."""
    page = client.get(url(type(row), "change", row.pk))
    data = {}
    for form in (page.context["adminform"].form, *forms_of(page)):
        for field in form:
            value = field.value()
            data[field.html_name] = "" if value is None else value
    return client.post(url(type(row), "change", row.pk), {**data, **changes})


def forms_of(page):
    """The management forms and rows of the inlines of an admin page."""
    for formset in (each.formset for each in page.context["inline_admin_formsets"]):
        yield formset.management_form
        yield from formset.initial_forms


def test_a_change_says_who_what_before_and_after_and_where(client, ada):
    trainee = make.TraineeFactory(first_name="Amara", last_name="Osei", phone="1")
    assert save(client, trainee, phone="2").status_code == 302
    answer = client.get(AUDIT, {"model": "trainees-trainee", "kind": "update"})
    assert shown(answer) == [("update", "Amara Osei", [("Phone", "1", "2")])]
    said = words(answer)
    assert "Ada Okonkwo" in said
    assert f"/admin/trainees/trainee/{trainee.pk}/change/" in said


def test_what_became_of_a_row_is_told_by_its_next_event_not_by_today(client, ada):
    trainee = make.TraineeFactory(phone="1")
    for phone in ("2", "3"):
        trainee.phone = phone
        trainee.save()
    found = shown(client.get(AUDIT, {"model": "trainees-trainee", "kind": "update"}))
    assert [changes for _, _, changes in found] == [[("Phone", "2", "3")], [("Phone", "1", "2")]]


def test_a_deleted_row_stays_readable_with_everything_it_said(client, ada):
    membership = make.TeamMembershipFactory(team__name="Career Launch")
    pk = membership.pk
    membership.delete()
    answer = client.get(reverse("admin:audit_of", args=["intermediary-teammembership", pk]))
    assert [kind for kind, _, _ in shown(answer)] == ["delete", "insert"]
    assert ("Team", "Career Launch", "blank") in shown(answer)[0][2]
    assert "This record was deleted" in words(answer)


def test_neighbors_are_said_by_name_and_choices_in_words(client, ada):
    old, new = make.UserFactory(name="Dana"), make.UserFactory(name="Marcus")
    employer = make.EmployerFactory(owner=old, stage="hiring")
    employer.owner, employer.stage = new, "lost"
    employer.save()
    ((_, _, changes),) = shown(client.get(AUDIT, {"model": "employers-employer", "kind": "update"}))
    assert changes == [("Stage", "Hiring", "Lost"), ("Owner", "Dana", "Marcus")]


def test_the_history_of_a_job_has_its_evidence_too_and_nobody_elses(client, ada):
    proof = make.EvidenceFactory(placement__title="Technician")
    make.EvidenceFactory(placement__title="Baker")
    job = proof.placement
    link = client.get(url(Placement, "change", job.pk)).content.decode()
    address = reverse("admin:audit_of", args=["placements-placement", job.pk])
    assert address in link
    kinds = {each.kept.slug for each in client.get(address).context["entries"]}
    assert kinds == {"placements-placement", "placements-evidence"}
    assert "Baker" not in words(client.get(address))


def test_djangos_own_history_of_an_audited_row_leads_to_the_audit(client, ada):
    trainee = make.TraineeFactory()
    answer = client.get(url(Trainee, "history", trainee.pk))
    assert answer.url == reverse("admin:audit_of", args=["trainees-trainee", trainee.pk])


def test_the_audit_is_asked_by_kind_person_day_and_row(client, ada):
    other = make.UserFactory(name="Ruth Castellanos", email="ruth@example.org")
    with time_machine.travel(dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC), tick=False):
        second = make.TraineeFactory(key="T-2", first_name="Bilal", last_name="Khan")
        with pghistory.context(user=other.pk, action="enroll", reason="typing error"):
            first = make.TraineeFactory(key="T-1", first_name="Amara", last_name="Osei")
    events = Trainee.pgh_event_model.objects
    events.filter(pgh_obj=second).update(pgh_created_at=dt.datetime(2020, 5, 5, 12, tzinfo=dt.UTC))

    def found(**asked):
        answer = client.get(AUDIT, {"model": "trainees-trainee", **asked})
        return {each.event.pgh_obj_id for each in answer.context["entries"]}

    assert found() == {first.pk, second.pk}
    assert found(who="castellanos ruth") == {first.pk}
    assert found(who="ruth@example.org") == {first.pk}
    assert found(who="nobody") == set()
    assert found(until="2020-05-05") == {second.pk}
    assert found(since="2020-05-06") == {first.pk}
    assert found(q="amara") == {first.pk}
    assert found(q=str(second.pk)) == {second.pk}
    assert found(q="T-2", model="") == {second.pk}
    assert found(kind="delete") == set()
    assert found(kind="nonsense", since="yesterday", model="nothing") >= {first.pk, second.pk}
    assert "Enroll · typing error" in words(client.get(AUDIT, {"who": "ruth"}))


def test_every_event_is_shown_once_on_one_page_or_another(client, ada):
    for number in range(60):
        make.MarketFactory()  # not audited
        make.TraineeFactory(phone=str(number))
        make.EmployerFactory(city=f"City {number}")
    seen, address = [], AUDIT
    for _page in range(9):
        answer = client.get(address)
        seen += [(e.kept.slug, e.event.pk) for e in answer.context["entries"]]
        if not answer.context["older"]:
            break
        address = AUDIT + answer.context["older"]
    assert (
        len(seen)
        == len(set(seen))
        == sum(each.events.objects.count() for each in trail.kept().values())
    )


def test_a_place_that_makes_no_sense_is_the_beginning(client, ada):
    make.TraineeFactory()
    for word in ("", "%%%", "bm9uc2Vuc2U", trail.write_places({"x": "y"}), "W10"):
        assert trail.read_places(word) == {}
        assert client.get(AUDIT, {"after": word}).status_code == 200


def test_ten_events_ask_no_more_than_one(client, ada):
    def questions():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(AUDIT).status_code == 200
        return len(queries)

    def change():
        contact = make.ContactFactory()
        for row in (contact, contact.employer):
            row.name += " junior"
            row.save()

    change()
    questions()
    one = questions()
    for _number in range(9):
        change()
    assert questions() <= one


def test_nothing_is_counted_and_no_table_is_read_whole(client, ada):
    make.TraineeFactory()
    with CaptureQueriesContext(connection) as queries:
        client.get(AUDIT)
    asked = [query["sql"].lower() for query in queries if "event" in query["sql"].lower()]
    assert asked
    assert [
        sql for sql in asked if "count(" in sql or ("limit" not in sql and " in (" not in sql)
    ] == []


@pytest.mark.parametrize("path", [AUDIT, "/admin/audit/trainees-trainee/{pk}/"])
def test_nobody_writes_the_audit(client, ada, path):
    path = path.format(pk=make.TraineeFactory().pk)
    for ask in (client.post, client.put, client.patch, client.delete):
        assert ask(path).status_code == 405
    text = client.get(path).content.decode()
    main = text[text.index('<main id="content-start"') : text.index("</main>")]
    assert 'method="post"' not in main


def test_events_have_no_admin_of_their_own():
    from django.contrib import admin

    assert [
        each.slug for each in trail.kept().values() if each.events in admin.site._registry
    ] == []


def test_only_administrators_of_the_whole_organization_read_the_audit(client):
    row = make.TraineeFactory()
    paths = (AUDIT, reverse("admin:audit_of", args=["trainees-trainee", row.pk]))
    for user in (
        make.UserFactory(roles=[Role.MANAGER]),
        administrator(sites=[make.SiteFactory()]),
    ):
        client.force_login(user)
        assert {client.get(path).status_code for path in paths} == {403}


def test_a_row_nobody_knows_is_not_found(client, ada):
    for model, pk in (("trainees-trainee", 2_000_000_000), ("no-such", 1)):
        assert client.get(reverse("admin:audit_of", args=[model, pk])).status_code == 404


def test_sites_of_a_person_are_audited_also_when_written_by_sql(client, ada):
    site, person = make.SiteFactory(name="Bronx"), make.UserFactory(name="Teresa")
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into intermediary_user_sites (user_id, site_id) values (%s, %s)",
            [person.pk, site.pk],
        )
    address = reverse("admin:audit_of", args=["intermediary-user", person.pk])
    told = [each for each in client.get(address).context["entries"] if each.kept.model is SiteScope]
    assert [(each.kind, each.row) for each in told] == [("insert", "Teresa at Bronx")]


def test_words_of_an_entry_without_anybody_are_honest():
    make.TraineeFactory()
    head = trail.page(trail.Question(rows={"trainees-trainee": trail.Q()})).heads[:1]
    (entry,) = entries(head)
    assert (entry.who, entry.why, entry.url, entry.kind_said) == ("", "", "", "Added")
