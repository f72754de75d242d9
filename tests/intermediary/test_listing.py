"""Lists: every row is reached exactly once, whichever way one walks."""

import datetime as dt

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from employers.models import Employer, Offer
from intermediary.listing import list_page, search
from tests.factories import EmployerFactory, OfferFactory

pytestmark = pytest.mark.django_db
SORTS = {"title": "sort_key", "posted": "posted_on", "short": "verdict__shortfall"}


def show(sort, size=3, **query):
    request = RequestFactory().get("/", {"sort": sort, **query})
    return list_page(request, Offer.objects.all(), sorts=SORTS, default="title", size=size)


def walk(sort, size=3):
    """All pages from the first to the last."""
    pages = [show(sort, size)]
    while pages[-1].next_query:
        pages.append(show(sort, size, **pages[-1].next_query))
    return pages


@pytest.fixture
def offers():
    days = [dt.date(2026, 1, 1), dt.date(2026, 1, 1), dt.date(2026, 1, 2), None, None, None, None]
    titles = ["Ähnlich", "alpha", "beta", "beta", "Beta", "zeta", "É clair"]
    for title, posted_on in zip(titles, days, strict=True):
        OfferFactory(title=title, posted_on=posted_on)


@pytest.mark.parametrize("sort", ["title", "-title", "posted", "-posted", "short", "-short"])
@pytest.mark.parametrize("size", [1, 2, 3, 6, 7, 8])
def test_every_row_is_shown_once_in_order_and_back_again(offers, sort, size):
    pages = walk(sort, size)
    shown = [row.pk for page in pages for row in page]
    assert len(shown) == len(set(shown)) == 7
    assert [page.first for page in pages] == list(range(1, 8, size))
    assert pages[-1].last == 7
    back = pages[-1]
    for page in reversed(pages[:-1]):
        back = show(sort, size, **back.previous_query)
        assert [row.pk for row in back] == [row.pk for row in page]
        assert back.first == page.first
    assert back.previous_query is None


@pytest.mark.parametrize("sort", ["posted", "-posted"])
def test_blanks_come_last_whichever_way_the_list_is_sorted(offers, sort):
    days = [row.posted_on for page in walk(sort) for row in page]
    assert days[3:] == [None] * 4
    known = days[:3]
    assert known == sorted(known, reverse=sort.startswith("-"))


def test_accents_and_case_do_not_part_what_people_read_as_the_same(offers):
    assert [row.title for row in show("title", 9)][:2] == ["Ähnlich", "alpha"]
    assert [row.title for row in search(Offer.objects.all(), "CLAIR é")] == ["É clair"]


def test_percent_and_underscore_are_searched_for_as_they_are(offers):
    OfferFactory(title="100% remote_work")
    assert search(Offer.objects.all(), "0% remote_").count() == 1
    assert search(Offer.objects.all(), "a%a").count() == 0


def test_a_word_may_be_found_in_the_row_or_in_what_it_points_at():
    OfferFactory(title="Help desk", employer=EmployerFactory(name="Trần Brothers"))
    OfferFactory(title="Help desk")
    also = {"employer": Employer.objects.all()}
    assert search(Offer.objects.all(), "tran help", also=also).count() == 1
    assert search(Offer.objects.all(), "help", also=also).count() == 2


@pytest.mark.parametrize(
    "query", [{"after": "nonsense"}, {"before": "!!"}, {"after": "WyJ4IiwgMSwgMF0"}, {"sort": "pk"}]
)
def test_an_address_that_makes_no_sense_shows_the_first_page(offers, query):
    page = show(**{"sort": "posted", **query})
    assert page.first == 1
    assert len(page) == 3


def test_a_page_whose_rows_are_gone_shows_the_first_one_instead(offers):
    second = show("title").next_query
    Offer.objects.filter(title__in=["beta", "Beta", "zeta", "É clair"]).delete()
    assert show("title", **second).first == 1


def test_counting_stops_at_the_cap(offers, monkeypatch):
    monkeypatch.setattr("intermediary.listing.COUNT_CAP", 4)
    assert show("title").total == 5


def test_an_empty_list_has_no_pages():
    page = show("title")
    assert (page.first, page.last, page.total) == (0, 0, 0)
    assert page.previous_query is page.next_query is None


def test_a_deep_page_skips_no_rows_by_counting(offers):
    second = show("title").next_query
    with CaptureQueriesContext(connection) as queries:
        show("title", **second)
    assert len(queries) == 2
    assert not any("OFFSET" in query["sql"] for query in queries)
