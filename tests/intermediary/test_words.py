"""Numbers, money, dates and pay are said the same way everywhere."""

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from intermediary.nouns import NOUNS
from intermediary.templatetags import words
from intermediary.tongues import TONGUES
from tests.source import templates

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
CENTS = st.integers(-10_000_000, 10_000_000)


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Decimal("17.5"), "$17.50"),
        (Decimal("18"), "$18.00"),
        (37440, "$37,440"),
        (Decimal("37440.50"), "$37,440.50"),
        (Decimal("-0.5"), "-$0.50"),
        (Decimal("17.3077"), "$17.31"),
        (Decimal("0.125"), "$0.13"),
        (None, "unknown"),
    ],
)
def test_money_is_said_with_cents_unless_it_is_thousands_without_any(amount, said):
    assert words.money(amount) == said


@given(CENTS)
def test_no_cent_is_lost_in_words(cents):
    said = words.money(Decimal(cents) / 100)
    assert Decimal(said.replace("$", "").replace(",", "")) * 100 == cents


@given(CENTS)
def test_a_difference_always_carries_its_sign(cents):
    assert words.more_money(Decimal(cents) / 100)[0] in "+-"


@pytest.mark.parametrize(
    ("job", "said"),
    [
        ({"pay_min": Decimal("17.50"), "pay_max": None, "pay_period": "hourly"}, "$17.50 an hour"),
        ({"pay_min": 36000, "pay_max": 36000, "pay_period": "annual"}, "$36,000 a year"),
        (
            {"pay_min": Decimal("19.5"), "pay_max": 24, "pay_period": "hourly"},
            "$19.50–24.00 an hour",
        ),
        ({"pay_min": 52000, "pay_max": 61000, "pay_period": "annual"}, "$52,000–61,000 a year"),
        ({"pay_min": None, "pay_max": 24, "pay_period": "hourly"}, "up to $24.00 an hour"),
        ({"pay_min": None, "pay_max": None, "pay_period": "hourly"}, "pay unknown"),
        ({"pay_min": 650, "pay_max": None, "pay_period": ""}, "$650.00"),
    ],
)
def test_pay_is_said_as_it_was_advertised(job, said):
    assert words.pay(job) == said
    assert words.pay(SimpleNamespace(**job)) == said


def test_the_pay_of_a_placement_is_its_one_amount():
    assert words.pay(SimpleNamespace(pay=Decimal("19.25"), pay_period="hourly")) == "$19.25 an hour"
    assert words.pay(650, "weekly") == "$650.00 a week"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal("37.50"), "37.5 h"),
        (40, "40 h"),
        (Decimal("100"), "100 h"),
        (None, "hours unknown"),
    ],
)
def test_hours_have_no_needless_zeros(value, said):
    assert words.hours(value) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Fraction(127, 180), "70.6%"),
        (0.7056, "70.6%"),
        (Decimal("0.0005"), "0.1%"),
        (1, "100.0%"),
        (0, "0.0%"),
        (None, "no data"),
    ],
)
def test_a_rate_has_one_decimal_and_nothing_known_is_a_word(share, said):
    assert words.rate(share) == said


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_fraction_and_its_decimal_are_said_alike(hits, whole):
    share = Fraction(hits, hits + whole)
    said = Decimal(words.rate(share).rstrip("%"))
    assert abs(Fraction(said) / 100 - share) <= Fraction(1, 2000)


def test_a_target_is_said_without_decimals_it_does_not_need():
    assert words.percent(0.7) == "70%"
    assert words.percent(Decimal("0.875")) == "87.5%"
    assert words.percent(None) == "no target"


def test_counts_carry_their_denominator_and_stop_at_the_cap():
    assert words.of(127, 180) == "127 of 180"
    assert words.of(1204, 11250) == "1,204 of 11,250"
    assert words.count(9_999) == "9,999"
    assert words.count(10_000) == "10,000"
    assert words.count(10_001) == "10,000+"


def test_dates_carry_their_year_only_when_it_is_another():
    assert words.short_date(date(2026, 2, 20), TODAY) == "Feb 20"
    assert words.short_date(date(2027, 2, 20), TODAY) == "Feb 20"
    assert words.short_date(date(2027, 9, 20), TODAY) == "Sep 20, 2027"
    assert words.short_date(date(2025, 9, 20), TODAY) == "Sep 20, 2025"
    assert words.record_date(date(2026, 11, 3)) == "Nov 3, 2026"
    assert words.long_date(TODAY) == "Monday, November 23, 2026"
    assert words.weekday_date(date(2026, 12, 3), TODAY) == "Thu, Dec 3"
    assert words.short_date(None) == "no date"


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (8, "in 8 days"), (-3, "3 days ago")],
)
def test_how_far_off_a_date_is(days, said):
    assert words.in_days(TODAY + timedelta(days=days), TODAY) == said


@given(DAYS, DAYS)
def test_the_days_said_are_the_days_between(day, today):
    said = words.in_days(day, today)
    near = {"today": 0, "tomorrow": 1, "yesterday": -1}
    number = int("".join(c for c in said if c.isdigit()) or 0)
    signed = near[said] if said in near else -number if said.endswith("ago") else number
    assert today + timedelta(days=signed) == day


def test_a_time_is_said_in_the_place_it_happens():
    instant = datetime(2026, 11, 23, 21, 4, tzinfo=UTC)
    assert words.clock(instant, "America/New_York") == "4:04 pm"
    assert words.clock(instant, "America/Los_Angeles") == "1:04 pm"
    assert words.clock(time(0, 5)) == "12:05 am"
    assert words.clock(time(12, 0)) == "12:00 pm"
    assert words.moment(instant, "America/New_York") == "Nov 23, 2026, 4:04 pm"
    assert words.moment(datetime(2026, 11, 24, 2, 0, tzinfo=UTC), "America/New_York") == (
        "Nov 23, 2026, 9:00 pm"
    )


@given(st.times())
def test_every_time_of_day_can_be_read_back(moment):
    said = words.clock(moment)
    assert datetime.strptime(said, "%I:%M %p").time() == moment.replace(  # noqa: DTZ007
        second=0, microsecond=0
    )


def test_nouns_agree_with_their_number():
    assert words.counted(1, "person,people") == "1 person"
    assert words.counted(0, "person,people") == "0 people"
    assert words.counted(1200, "graduate") == "1,200 graduates"


def test_initials_come_from_the_first_and_the_last_name():
    assert words.initials("Dana Mercado") == "DM"
    assert words.initials("Ana Sofía Ruiz Vega") == "AV"
    assert words.initials("Cher") == "C"
    assert words.initials("") == ""


# --- in other languages ------------------------------------------------------------------------

SAID = {
    "en": ("Feb 20", "Thu, Dec 3", "Nov 23, 2026", "4:00 pm", "Nov 23, 2026, 1:04 pm"),
    "es": ("20 feb", "jue, 3 de dic", "23 nov 2026", "4:00 p.m.", "23 nov 2026, 1:04 p.m."),
    "zh-hans": ("2月20日", "12月3日周四", "2026年11月23日", "16:00", "2026年11月23日 13:04"),
    "ko": (
        "2월 20일",
        "12월 3일 (목)",
        "2026년 11월 23일",
        "오후 4:00",
        "2026년 11월 23일 오후 1:04",
    ),
    "ru": ("20 февр.", "чт, 3 дек.", "23 нояб. 2026 г.", "16:00", "23 нояб. 2026 г., 13:04"),
    "ar": ("20 فبراير", "الخميس، 3 ديسمبر", "23 نوفمبر 2026", "4:00 م", "23 نوفمبر 2026، 1:04 م"),
    "tl": ("Peb 20", "Huw, Dis 3", "Nob 23, 2026", "4:00 PM", "Nob 23, 2026, 1:04 PM"),
}


@pytest.mark.parametrize("code", SAID)
def test_days_and_times_are_said_in_the_order_and_words_of_the_language(code):
    at = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
    with translation.override(code):
        said = (
            words.short_date(date(2026, 2, 20), TODAY),
            words.weekday_date(date(2026, 12, 3), TODAY),
            words.record_date(date(2026, 11, 23)),
            words.clock(time(16)),
            words.moment(at, "America/New_York"),
        )
    assert tuple(each.replace("\u00a0", " ") for each in said) == SAID[code]


@pytest.mark.parametrize("code", [code for code in TONGUES if code != "en"])
def test_no_language_is_left_with_english_days_or_other_digits(code):
    day = date(2026, 8, 20)
    with translation.override(code):
        said = [
            *(words.short_date(day, TODAY), words.record_date(day), words.long_date(day)),
            *(words.weekday_date(day, TODAY), words.month_year(day), words.clock(time(9, 5))),
        ]
    assert not re.search(r"Aug(?!osto)|Thu|August|am$", " ".join(said))
    for each in said:
        assert not re.search(r"[٠-٩០-៩]|\u202f", each)
    assert "2026" in said[1]
    assert said[0] != said[1]


def test_far_days_carry_their_year_in_every_language():
    for code in TONGUES:
        with translation.override(code):
            assert "2040" in words.weekday_date(date(2040, 7, 1), TODAY)
            assert "2040" in words.short_date(date(2040, 7, 1), TODAY)


def test_what_is_counted_follows_the_language():
    with translation.override("es"):
        assert words.counted(1, "person,people") == "1 persona"
        assert words.counted(1204, "session") == "1,204 sesiones"
        assert words.pay(Decimal("17.5"), "hourly") == "$17.50 por hora"
        assert words.in_days(TODAY + timedelta(days=8), TODAY) == "en 8 días"
    assert words.counted(2, "session was,sessions were") == "2 sessions were"


def test_every_noun_that_a_template_counts_is_in_the_list():
    counted = re.compile(r"\|counted:[\"']([^\"']+)[\"']")
    used = {noun for text in templates().values() for noun in counted.findall(text)}
    assert used - set(NOUNS) == set()
    for noun, said in NOUNS.items():
        one, _comma, many = noun.partition(",")
        assert said % {"count": 1, "n": "1"} == f"1 {one}"
        assert said % {"count": 2, "n": "2"} == f"2 {many or one + 's'}"
