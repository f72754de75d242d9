"""Pages that say what went wrong: the right status, the right words, the right next step."""

import logging
import re

import pytest
from django.core.exceptions import TooManyFieldsSent
from django.test import Client
from django.urls import reverse

from intermediary import errors, reference
from intermediary.choices import Role
from intermediary.wording.marked import in_template
from tests import factories as make
from tests.source import templates

HTMX = {"HX-Request": "true"}


def signed_in(role, **more):
    client = Client(raise_request_exception=False)
    client.force_login(make.UserFactory(roles=[role] if role else [], **more))
    return client


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def primary(answer):
    """Address and words of the one step that the page recommends."""
    found = re.findall(r'<a class="btn pri" href="([^"]*)">([^<]*)</a>', answer.content.decode())
    assert len(found) == 1
    return found[0]


# --- where to go on ----------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "start"),
    [
        (Role.MANAGER, "intermediary:home"),
        (Role.ADMIN, "intermediary:home"),
        (Role.EMPLOYER, "employers:portal_offers"),
        (Role.TRAINEE, "intermediary:me"),
    ],
)
def test_the_next_step_is_the_page_that_this_person_works_with(role, start):
    answer = signed_in(role).get("/nowhere/")
    assert answer.status_code == 404
    assert primary(answer)[0] == reverse(start)
    assert ('role="search"' in answer.content.decode()) == (start == "intermediary:home")


@pytest.mark.django_db
def test_a_stranger_is_offered_to_sign_in(client):
    assert primary(client.get("/nowhere/")) == (reverse("account_login"), "Sign in")


@pytest.mark.django_db
def test_a_trainee_reads_it_in_their_language():
    client = signed_in(Role.TRAINEE, language="es")
    answer = client.get("/nowhere/")
    assert '<html lang="es"' in answer.content.decode()
    assert "Aquí no hay nada para usted" in words(answer)
    assert primary(answer) == (reverse("intermediary:me"), "Ir a Inicio")
    assert "Su función aquí: Participante" in words(client.get("/staff/"))


# --- 403 and 404 -------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_refusal_names_the_roles_one_holds_those_it_takes_and_offers_to_sign_out(client):
    client.force_login(make.UserFactory(name="Omar Reyes", roles=[Role.COACH, Role.ANALYST]))
    answer = client.get(reverse("intermediary:imports"))
    assert answer.status_code == 403
    assert "signed in as Omar Reyes. Your role here: Coach, Analyst." in words(answer)
    assert "The page is for: Administrator, Program manager." in words(answer)
    assert f'action="{reverse("account_logout")}"' in answer.content.decode()


@pytest.mark.django_db
def test_a_partner_is_not_told_which_roles_of_staff_there_are():
    answer = signed_in(Role.EMPLOYER).get(reverse("intermediary:imports"))
    assert answer.status_code == 403
    assert "Administrator" not in words(answer)


@pytest.mark.django_db
def test_an_account_without_a_role_is_told_whom_to_ask():
    answer = signed_in(None).get("/")
    assert answer.status_code == 403
    assert "This account has no role yet. Ask the office" in words(answer)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.COACH, Role.EMPLOYER])
def test_a_row_of_somebody_else_and_a_row_that_never_was_read_the_same(role, client):
    user = make.UserFactory(roles=[role], sites=[make.SiteFactory()])
    client.force_login(user)
    if role == Role.COACH:
        name, theirs = "trainees:detail", make.EnrollmentFactory().trainee.pk
    else:
        make.ContactFactory(user=user)
        name, theirs = "employers:portal_offer", make.OfferFactory().pk
    there, never = (client.get(reverse(name, args=[pk])) for pk in (theirs, 2_000_000_000))
    assert (there.status_code, never.status_code) == (404, 404)
    assert words(there) == words(never)


# --- 400, 405, 413, 429 and forms that are too old -----------------------------------------------


@pytest.mark.django_db
def test_a_request_that_makes_no_sense_is_400_even_before_anyone_is_known(client):
    answer = client.get("/", headers={"Host": "evil.example.com"})
    assert answer.status_code == 400
    assert "could not read this request" in words(answer)


@pytest.mark.django_db
def test_more_fields_than_the_portal_takes_is_413_and_says_that_nothing_was_saved(settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    client = Client(raise_request_exception=False)
    answer = client.post(reverse("account_login"), {f"f{n}": "x" for n in range(9)})
    assert answer.status_code == 413
    assert "Nothing of it was saved." in words(answer)


def test_every_fault_of_size_is_told_from_a_request_that_makes_no_sense(rf):
    request = rf.get("/")
    assert errors.bad_request(request, TooManyFieldsSent()).status_code == 413
    assert errors.bad_request(request, ValueError()).status_code == 400


@pytest.mark.django_db
def test_an_address_that_only_forms_send_to_says_so_and_keeps_the_methods_it_takes():
    client = signed_in(Role.MANAGER)
    job = make.JobFactory(kind="load")
    answer = client.get(reverse("intermediary:import_discard", args=[job.pk]))
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "takes only what a form sends" in words(answer)


@pytest.mark.django_db
def test_too_many_tries_are_429_with_the_way_to_a_new_password(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/m/ip"}
    reset = reverse("account_reset_password")
    for _ in range(2):
        answer = client.post(reset, {"email": "nobody@example.org"})
    assert answer.status_code == 429
    assert "your account is not locked" in words(answer)
    assert f'href="{reset}"' in answer.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_and_nothing_is_saved():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make.UserFactory())
    answer = client.post(reverse("trainees:new"), {"key": "T-9"})
    assert answer.status_code == 403
    assert "This form is too old to be sent" in words(answer)
    assert "Nothing was saved." in words(answer)


# --- 500: nothing is asked of anybody ------------------------------------------------------------


def test_a_fault_is_told_without_a_database():
    """There is no mark for a database here: whoever asks one is refused, as when it is down."""
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "of-somebody"
    answer = client.get("/staff/?site=x")
    assert answer.status_code == 500
    assert "You only opened a page, so nothing was lost." in words(answer)
    assert primary(answer) == ("/staff/?site=x", "Try again")
    assert answer.headers["X-Reference"] in words(answer)


def test_a_fault_after_a_form_says_that_it_may_not_be_saved(rf):
    answer = errors.server_error(rf.post("/staff/trainees/new/"))
    assert "What you sent may not be saved." in words(answer)
    assert primary(answer) == ("/", "Go to your start page")


def test_the_page_of_a_fault_needs_nothing_but_the_style_sheet():
    text = templates()["500.html"]
    assert not re.search(r"{% (extends|url|csrf_token)|request\.|user\.|<script", text)


def test_the_reference_on_the_page_is_in_the_log_beside_the_fault(caplog):
    line = logging.Formatter("{reference}: {message}", style="{")
    seen = []
    caplog.handler.addFilter(reference.Referenced())
    caplog.handler.emit = lambda record: seen.append(line.format(record))
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "of-somebody"
    logging.getLogger("django").propagate = True
    try:
        given = client.get("/staff/").headers["X-Reference"]
    finally:
        logging.getLogger("django").propagate = False
    assert any(text.startswith(f" [{given}]: Internal Server Error") for text in seen)


def test_outside_of_a_request_a_line_of_the_log_has_no_reference():
    record = logging.LogRecord("x", logging.INFO, "", 0, "said", (), None)
    assert reference.Referenced().filter(record)
    assert record.reference == ""


def test_references_are_short_unlike_each_other_and_easily_read_out():
    many = {reference.new_reference() for _ in range(2_000)}
    assert len(many) == 2_000
    assert all(re.fullmatch(r"[2-9A-HJ-KM-NP-TV-Z]{4}-[2-9A-HJ-KM-NP-TV-Z]{4}", r) for r in many)


# --- parts of pages ------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/staff/imports/", 403, "Your role does not include this."),
        ("/nowhere/", 404, "This is no longer here."),
    ],
)
def test_a_part_of_a_page_is_refused_in_one_line(path, status, said):
    answer = signed_in(Role.COACH).get(path, headers=HTMX)
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.content.decode().startswith(said)


def test_a_fault_in_a_part_of_a_page_is_one_line_with_its_reference(rf):
    request = rf.get("/x/", headers=HTMX)
    request.reference = "K7QM-2XRP"
    answer = errors.server_error(request)
    assert (answer.status_code, answer.headers["Content-Type"]) == (500, "text/plain")
    assert answer.content.decode().endswith("K7QM-2XRP")


# --- every one of them ---------------------------------------------------------------------------


def test_every_page_of_a_fault_has_a_drawing_one_heading_and_translated_words():
    drawn = templates()["components/drawing.html"]
    pages = [name for name in templates() if re.fullmatch(r"\d{3}(_csrf)?\.html", name)]
    assert len(pages) == 8
    for name in pages:
        text = templates()[name]
        art = re.search(r'drawing.html" with art="(\w+)"', text)[1]
        assert f'"{art}"' in drawn or art == "back", name
        assert len(list(in_template(text, name))) >= 3, name


def test_every_status_we_answer_with_has_a_line_for_parts_of_pages():
    statuses = {int(name[:3]) for name in templates() if re.match(r"\d{3}", name)}
    assert statuses <= set(errors.BRIEF)
