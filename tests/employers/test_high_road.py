"""High-road employers by the rule in SQL and by the rule spelled out; and the zip of own data."""

import csv
import datetime as dt
import io
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from employers.choices import PortalRole, Resolution
from employers.high_road import high_road
from standards.choices import CriterionCode, Severity
from tests import factories as make

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 9, 1)
NOON = dt.datetime(2026, 9, 1, 16, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)

AGES = st.sampled_from([-5, 0, 1, 100, 364, 365, 366, 500])
FINDINGS = st.none() | st.tuples(
    st.sampled_from(Severity.values), AGES, st.none() | AGES, st.booleans()
)
OFFERS = st.lists(
    st.fixed_dictionaries(
        {
            "posted": AGES,
            "closed": st.none() | AGES,
            "withdrawn": st.none() | st.sampled_from([100, 366]),
            "paused": st.none() | st.sampled_from([100, 366]),
            "result": st.none() | st.sampled_from(["meets", "below", "unknown", "no_floor"]),
            "unmet": st.booleans(),
            "finding": FINDINGS,
        }
    ),
    max_size=3,
)


def ago(days):
    return None if days is None else ON - days * DAY


def built(employer, facts):
    """An offer as the facts say, or none where they contradict one another."""
    if facts["closed"] is not None and facts["closed"] > facts["posted"]:
        facts["closed"] = facts["posted"]
    offer = make.OfferFactory(
        employer=employer,
        posted_on=ago(facts["posted"]),
        closes_on=ago(facts["closed"]),
        withdrawn_at=facts["withdrawn"] and NOON - facts["withdrawn"] * DAY,
        paused_at=facts["paused"] and NOON - facts["paused"] * DAY,
    )
    if facts["result"]:
        unmet = facts["unmet"]
        make.VerdictFactory(offer=offer, result=facts["result"], required_unmet=unmet)
    if facts["finding"]:
        severity, opened, resolved, waived = facts["finding"]
        if resolved is not None and resolved > opened:
            resolved = opened
        facts["finding"] = (severity, opened, resolved, waived)
        make.FindingFactory(
            offer=offer,
            code=CriterionCode.EMPLOYEE,
            severity=severity,
            opened_at=NOON - opened * DAY,
            resolved_at=None if resolved is None else NOON - resolved * DAY,
            resolution="" if resolved is None else Resolution.WAIVED,
        )
        if waived and resolved is not None:
            make.WaiverFactory(offer=offer, code=CriterionCode.EMPLOYEE, until=ON + DAY)
    return offer


def open_on(facts, age):
    """Whether an offer was open so many days ago, read like the domain says it."""
    posted = facts["posted"] >= age
    over = facts["closed"] is not None and facts["closed"] > age
    gone = any(facts[w] is not None and facts[w] > age for w in ("withdrawn", "paused"))
    return posted and not over and not gone


def expected(offers):
    """The rule spelled out: None, or whether every clause holds."""
    if not any(open_on(each, age) for each in offers for age in range(366)):
        return None
    for each in offers:
        if each["finding"]:
            severity, opened, resolved, waived = each["finding"]
            stood = opened >= 0 and (resolved is None or resolved <= 365)
            if severity == Severity.REQUIRED and stood:
                return False
        live = open_on(each, 0) and each["withdrawn"] is None and each["paused"] is None
        if live and (each["result"] != "meets" or each["unmet"]):
            return False
        if live and each["finding"]:
            severity, _opened, resolved, waived = each["finding"]
            if severity == Severity.REQUIRED and resolved is not None and waived:
                return False
    return True


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(OFFERS)
def test_the_rule_in_sql_says_what_the_rule_in_words_says(db, offers):
    employer = make.EmployerFactory()
    for facts in offers:
        built(employer, facts)
    found = high_road(employer, ON)
    assert found.holds == expected(offers), offers
    assert (found.holds is True) == (found.missing == ())


def test_an_employer_reads_what_is_missing(client):
    contact = make.ContactFactory()
    offer = make.OfferFactory(
        employer=contact.employer, title="Night aide", posted_on=timezone.localdate()
    )
    make.VerdictFactory(offer=offer, result="below")
    client.force_login(contact.user)
    for page in ("employers:portal", "placements:scorecard"):
        text = client.get(reverse(page)).content.decode()
        assert "Not yet high-road" in text
        assert "Night aide does not meet a required standard." in text


def test_a_scorecard_counts_hires_and_answers(client):
    now, contact = timezone.now(), make.ContactFactory()
    offer = make.open_offer(employer=contact.employer, posted_on=timezone.localdate())
    make.PlacementFactory(employer=contact.employer, started_on=timezone.localdate() - 9 * DAY)
    make.PlacementFactory(employer=contact.employer, started_on=timezone.localdate() - 400 * DAY)
    for days in (1, 2, 6, None):
        match = make.MatchFactory(offer=offer, referred_at=now - 8 * DAY)
        if days:
            at = match.referred_at + days * DAY
            make.MatchStepFactory(match=match, state="interviewing", moved_at=at)
    client.force_login(contact.user)
    text = client.get(reverse("placements:scorecard")).content.decode()
    assert "3 answered, 1 waiting" in text
    assert "2.0" in text


def test_the_administrator_takes_the_companys_own_rows_away(client):
    admin = make.ContactFactory(portal_role=PortalRole.ADMIN)
    make.OfferFactory(employer=admin.employer, title="=HYPERLINK(1)")
    make.OfferFactory(title="Somebody else's")
    make.AgreementFactory(employer=admin.employer, title="Only a draft")
    client.force_login(admin.user)
    answer = client.get(reverse("employers:own_data"))
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    table = archive.read("offers.csv").decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(table))
    assert row["title"] == "'=HYPERLINK(1)"
    assert "Only a draft" not in archive.read("compacts.csv").decode()
    client.force_login(make.ContactFactory(employer=admin.employer).user)
    assert client.get(reverse("employers:own_data")).status_code == 403
