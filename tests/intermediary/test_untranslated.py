"""No page and no letter of trainees falls back to English: gettext is asked what it lacks."""

import datetime as dt

import pytest
from django.utils import timezone, translation
from django.utils.translation import trans_real

from coaching.choices import SessionKind, SessionOutcome
from intermediary import letters
from intermediary.choices import Role
from intermediary.recipients import TO_TRAINEES
from intermediary.tongues import TONGUES
from placements.choices import MatchState
from tests import factories as make
from tests.test_access import ROUTES

CODES = [code for code in TONGUES if code != "en"]
each_language = pytest.mark.parametrize("code", CODES)
TIMES = ("proposed", "accepted", "held")
# Asked for by Django on every form, and not words.
NO_WORDS = {":", ":?.!"}


@pytest.fixture
def lacking(monkeypatch):
    """What was asked of a language and is in none of its catalogs."""
    found = set()

    def missed(book, message):
        if not book.to_language().startswith("en") and message not in NO_WORDS:
            found.add(message)

    def gettext(self, message):
        for key in (message, (message, self.plural(1))):
            if (said := self._catalog.get(key)) is not None:
                return said
        missed(self, message)
        return message

    def ngettext(self, one, many, n):
        try:
            return self._catalog.plural(one, n)
        except KeyError:
            missed(self, one)
            return one if n == 1 else many

    monkeypatch.setattr(trans_real.DjangoTranslation, "gettext", gettext)
    monkeypatch.setattr(trans_real.DjangoTranslation, "ngettext", ngettext)
    return found


@pytest.fixture
def me(client):
    """Somebody in training with something on every page: sessions, jobs, times to choose from."""
    person = make.TraineeFactory(user=make.UserFactory(roles=[Role.TRAINEE]))
    start = timezone.localdate() - dt.timedelta(days=21)
    cohort = make.CohortFactory(starts_on=start, ends_on=start + dt.timedelta(days=100))
    make.EnrollmentFactory(trainee=person, cohort=cohort)
    for days, kind in enumerate(SessionKind, 1):
        make.SessionFactory(
            trainee=person, kind=kind, starts_at=timezone.now() + dt.timedelta(days=days)
        )
    for days, outcome in enumerate(SessionOutcome, 1):
        make.SessionFactory(
            trainee=person, outcome=outcome, starts_at=timezone.now() - dt.timedelta(days=days)
        )
    for days, state in enumerate(MatchState, 1):
        match = make.MatchFactory(trainee=person, offer=make.open_offer(), state=state, reason="x")
        at = timezone.now() + dt.timedelta(days=days)
        make.InterviewFactory(match=match, starts_at=at, state=TIMES[days % 3])
    make.ConsentFactory(trainee=person)
    client.force_login(person.user)
    return person


def own_pages(person):
    """Every address below /me/, and the settings; of pages about a match, each state."""
    rows = [match.pk for match in person.matches.all()]
    for name, path, _view in ROUTES:
        if path.startswith("me/") or name == "intermediary:settings":
            some = rows if name == "placements:my_job" else rows[1:2]
            yield from {f"/{path.replace('<int:pk>', str(pk))}" for pk in some}


def see_everything(client, person):
    """Look at each page, and press what can be pressed, rightly and wrongly; then read it all."""
    for address in own_pages(person):
        assert client.get(address).status_code in (200, 404, 405)
    client.post("/account/settings/", {})
    for data in ({}, {"shared": "name", "give": "yes"}, {"shared": "name"}):
        client.post("/me/sharing/", data)
    for match in person.matches.all():
        for do in ("accept", "decline", "no-time"):
            client.post(f"/me/jobs/{match.pk}/{do}/", {"words": "x" * 400})
    for address in ("/me/", "/no-such-page/"):
        client.get(address)


@each_language
@pytest.mark.django_db
def test_no_page_of_trainees_falls_back_to_english(client, me, lacking, code):
    client.cookies["django_language"] = code
    see_everything(client, me)
    assert lacking == set()


@each_language
@pytest.mark.django_db
def test_nothing_about_signing_in_falls_back_to_english(client, lacking, code):
    client.cookies["django_language"] = code
    for address in ("/accounts/login/", "/accounts/password/reset/", "/accounts/logout/"):
        client.get(address)
    client.post("/accounts/login/", {})
    client.post("/accounts/login/", {"login": "nobody@example.org", "password": "no"})
    client.post("/accounts/password/reset/", {"email": "no address"})
    client.get("/offline/")
    assert lacking == set()


@each_language
def test_no_letter_to_trainees_falls_back_to_english(lacking, code):
    for name in sorted(TO_TRAINEES):
        letters.letter_in(name, code)
        letters.written(name, code, "message.html")
    assert lacking == set()


def test_what_is_in_no_catalog_is_reported(lacking):
    with translation.override("es"):
        assert translation.gettext("A sentence that nobody wrote") == "A sentence that nobody wrote"
        assert translation.ngettext("%(n)s dodo", "%(n)s dodos", 2) == "%(n)s dodos"
        assert translation.gettext("Home") == "Inicio"
    assert lacking == {"A sentence that nobody wrote", "%(n)s dodo"}
