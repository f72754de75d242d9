"""Coaching in numbers against a slow version that looks at every session and graduate."""

import datetime as dt
import random

import pytest
from django.utils import timezone

from coaching import numbers
from coaching.models import Session
from coaching.numbers import Coached, Figures
from intermediary import metrics
from intermediary.choices import Role
from tests import factories as make
from trainees.deadlines import add_months
from trainees.models import Enrollment

pytestmark = pytest.mark.django_db
PAGE = "/staff/coaching/numbers/"
DAY = dt.timedelta(days=1)


@pytest.fixture
def user(client):
    user = make.UserFactory(roles=[Role.MANAGER])
    client.force_login(user)
    return user


def a_world(seed):
    """Some coaches, sites and people, with sessions that went in every way."""
    draw = random.Random(seed)
    sites = [make.SiteFactory() for _n in range(2)]
    coaches = [make.UserFactory(roles=[Role.COACH]) for _n in range(3)]
    today = timezone.localdate()
    for _n in range(14):
        ends = today - draw.randrange(900) * DAY
        cohort = make.CohortFactory(
            site=draw.choice(sites), starts_on=ends - 90 * DAY, ends_on=ends
        )
        kind = make.GraduateFactory if draw.random() < 0.8 else make.EnrollmentFactory
        row = kind(cohort=cohort, trainee__language=draw.choice(["en", "es", ""]))
        make.CoachAssignmentFactory(enrollment=row, user=draw.choice(coaches))
        for _m in range(draw.randrange(6)):
            make.SessionFactory(
                trainee=row.trainee,
                coach=draw.choice([*coaches, None]),
                starts_at=timezone.now()
                - draw.randrange(-5, 130) * DAY
                - 3 * dt.timedelta(hours=1),
                outcome=draw.choice(["seen", "seen", "no_show", "excused", "canceled"]),
            )
    return sites, coaches


def slowly(coach, site, since, until):
    """The figures of a coach and a site, session by session; None is everybody."""
    found = dict.fromkeys(["seen", "no_show", "excused", "canceled", "not_noted"], 0)
    for session in Session.objects.all():
        rows = Enrollment.objects.filter(trainee=session.trainee).order_by("-cohort__starts_on")
        here = rows.first().cohort.site
        day = timezone.localdate(session.starts_at)
        if session.starts_at > timezone.now() or not since <= day <= until:
            continue
        if (coach and session.coach != coach) or (site and here != site):
            continue
        found["not_noted" if session.outcome == "booked" else session.outcome] += 1
    return Figures(**found)


def coached_slowly(coach, site, on):
    hits = of = 0
    for row in Enrollment.objects.filter(status="graduated"):
        last = row.coachassignments.filter(starts_on__lte=on).order_by("starts_on").last()
        if (coach and last.user != coach) or (site and row.cohort.site != site):
            continue
        if row.graduated_on > on:
            continue
        if add_months(row.graduated_on, row.cohort.track.coaching_months) < on:
            continue
        of += 1
        days = [
            timezone.localdate(s.starts_at)
            for s in Session.objects.filter(trainee=row.trainee, outcome="seen")
        ]
        hits += any(on - 89 * DAY <= day <= on for day in days)
    return Coached(hits, of)


@pytest.mark.parametrize("seed", range(4))
def test_every_figure_is_what_a_patient_person_counts(client, user, seed):
    sites, coaches = a_world(seed)
    on = timezone.localdate()
    since = on - 60 * DAY
    days = {"since": since.isoformat(), "until": on.isoformat()}
    for site in (None, *sites):
        query = {**days, "site": site.pk} if site else days
        shown = client.get(PAGE, query).context
        assert shown["total"] == slowly(None, site, since, on)
        assert shown["coached"] == coached_slowly(None, site, on)
        by_coach = {line.key: line for line in shown["lines"]}
        for coach in coaches:
            expected = slowly(coach, site, since, on), coached_slowly(coach, site, on)
            line = by_coach.get(coach.pk)
            assert expected == ((line.figures, line.coached) if line else (Figures(), Coached()))
    for line in client.get(PAGE, {**days, "by": "site"}).context["lines"]:
        site = next(each for each in sites if each.pk == line.key)
        assert line.figures == slowly(None, site, since, on)
        assert line.coached == coached_slowly(None, site, on)


def test_coached_is_the_kpi(client, user):
    a_world(7)
    from placements import outcomes

    on = timezone.localdate()
    outcomes.refresh(on)
    [row] = metrics.compute(["coached"], as_of=on)
    shown = client.get(PAGE).context["coached"]
    assert (shown.hits, shown.of) == (row.figures.hits, row.figures.of)


def test_a_coach_limited_to_a_site_counts_that_site_alone(client, user):
    sites, _coaches = a_world(3)
    client.force_login(make.UserFactory(roles=[Role.MANAGER], sites=[sites[0]]))
    on = timezone.localdate()
    shown = client.get(PAGE).context
    assert {line.key for line in client.get(PAGE, {"by": "site"}).context["lines"]} <= {sites[0].pk}
    assert shown["coached"] == coached_slowly(None, sites[0], on)


def people(language, count, outcome, at):
    for _n in range(count):
        make.SessionFactory(trainee__language=language, outcome=outcome, starts_at=at)


def test_rows_by_language_are_withheld_where_few_people_stand_behind_them(client, user):
    since, _until = numbers.whole_year(timezone.localdate())
    at = timezone.make_aware(dt.datetime.combine(since + 40 * DAY, dt.time(12)))
    for language in ("es", "en", "fr"):
        people(language, 11, "seen", at)
        people(language, 10, "no_show", at)
    few = make.TraineeFactory(language="so")
    for n in range(30):  # many sessions of one person are one person
        make.SessionFactory(trainee=few, outcome="seen", starts_at=at + n * DAY)
    shown = {line.key: line for line in client.get(PAGE, {"by": "language"}).context["lines"]}
    assert "so" not in shown  # that somebody speaks it says too much already
    answer = client.get(PAGE, {"by": "language"})
    hidden = [key for key, line in shown.items() if line.figures is None]
    assert len(hidden) + answer.context["withheld"] >= 2  # or it would follow from the sum
    text = answer.content.decode()
    assert "Somali" not in text
    assert "withheld" in text
    narrowed = client.get(PAGE, {"by": "language", "coach": "1", "since": since.isoformat()})
    assert narrowed.context["lines"] == client.get(PAGE, {"by": "language"}).context["lines"]


def test_days_the_wrong_way_round_and_yet_to_come_are_put_right(client, user):
    on = timezone.localdate()
    shown = client.get(PAGE, {"since": (on + DAY).isoformat(), "until": (on + 9 * DAY).isoformat()})
    assert (shown.context["since"], shown.context["until"]) == (on, on)


def test_queries_do_not_grow_with_coaches(client, user, django_assert_max_num_queries):
    a_world(1)
    client.get(PAGE)
    with django_assert_max_num_queries(14):
        client.get(PAGE)
