"""The demonstration is the same every time, believable, and loaded only once."""

import datetime as dt
import io
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import F, Q, Sum
from django.utils import timezone

from coaching.models import Session
from employers.merging import clashes, moving
from employers.models import (
    BoardSeat,
    Contact,
    Contribution,
    Employer,
    Finding,
    Offer,
    Verdict,
    Waiver,
)
from intermediary import demo, metrics
from intermediary.choices import Role
from intermediary.demo import finish, scale, telling
from intermediary.demo.tables import COLUMNS
from intermediary.models import Job, Site, User
from placements.models import Evidence, OutcomeCheck, Placement
from standards.choices import PayResult
from tests.factories import TraineeFactory
from trainees.models import Cohort, Enrollment, Trainee

pytestmark = pytest.mark.django_db
AS_OF = dt.date(2026, 11, 23)
TINY = {"cohorts": 24, "owners": 2, "coaches": 2, "teams": 2, "employers": 40, "offers": 60}


@pytest.fixture(autouse=True)
def tiny(monkeypatch):
    monkeypatch.setitem(scale.SCALES, "tiny", scale.Scale(**TINY))
    monkeypatch.setitem(scale.SCALES, "bulk", scale.Scale(**TINY, bulk=True))


def rows(table):
    """A table's told columns as text, in order."""
    found = io.StringIO()
    names = ", ".join(COLUMNS[table])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {table} ORDER BY id")
        for row in cursor.fetchall():
            found.write(f"{row}\n")
    return found.getvalue()


def everything(size="tiny", seed=1):
    """Tell it, read it back, and take it away again."""
    with transaction.atomic():
        telling.tell(scale=size, seed=seed, as_of=AS_OF)
        told = {table: rows(table) for table in COLUMNS}
        transaction.set_rollback(True)
    return told


def run(*args):
    err = io.StringIO()
    call_command("demo", *args, stderr=err)
    return err.getvalue()


def test_the_same_seed_gives_the_same_rows_and_another_seed_others():
    first = everything()
    assert first == everything()
    other = everything(seed=2)
    assert first["trainees_trainee"] != other["trainees_trainee"]
    assert first["placements_placement"] != other["placements_placement"]


def test_taking_indexes_off_and_on_changes_no_row_and_loses_no_index_or_key():
    def structure():
        with connection.cursor() as cursor:
            cursor.execute("SELECT indexdef FROM pg_indexes ORDER BY 1")
            indexes = cursor.fetchall()
            cursor.execute(
                "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated"
                " FROM pg_constraint ORDER BY 1, 2"
            )
            return indexes, cursor.fetchall()

    before = structure()
    assert everything("bulk") == everything("tiny")
    telling.tell(scale="bulk", seed=1, as_of=AS_OF)
    assert structure() == before


def test_the_day_it_is_told_on_moves_everything_with_it():
    told = everything()
    with transaction.atomic():
        telling.tell(scale="tiny", seed=1, as_of=AS_OF + dt.timedelta(days=7))
        moved = rows("placements_placement")
        starts = Cohort.objects.order_by("pk").values_list("starts_on", flat=True)[0]
        transaction.set_rollback(True)
    telling.tell(scale="tiny", seed=1, as_of=AS_OF)
    assert rows("placements_placement") == told["placements_placement"] != moved
    assert starts == Cohort.objects.get(pk=1).starts_on + dt.timedelta(days=7)


@pytest.mark.parametrize("day", ["2028-02-29", "2027-01-01", "2026-10-31", "2026-11-01"])
def test_it_can_be_told_on_any_day(day):
    for seed in (1, 2):
        with transaction.atomic():
            telling.tell(scale="tiny", seed=seed, as_of=dt.date.fromisoformat(day))
            assert Trainee.objects.filter(user__isnull=False).count() == 1
            transaction.set_rollback(True)


def test_it_is_loaded_once():
    assert "Loaded" in run("--scale", "tiny", "--as-of", AS_OF.isoformat())
    before = Trainee.objects.count()
    assert "already" in run("--scale", "tiny")
    assert Trainee.objects.count() == before
    assert Job.objects.get(kind="demo").params["as_of"] == AS_OF.isoformat()


def test_it_never_mixes_with_other_peoples_rows():
    TraineeFactory()
    with pytest.raises(CommandError, match="already has trainees") as refused:
        run("--scale", "tiny")
    assert refused.value.returncode == 2
    assert Trainee.objects.count() == 1


def test_an_administrator_made_by_hand_is_no_obstacle():
    User.objects.create_superuser("someone@example.org", "x")
    run("--scale", "tiny", "--as-of", AS_OF.isoformat())
    assert User.objects.count() > 20


def test_everyone_on_the_list_can_sign_in():
    run("--scale", "tiny", "--as-of", AS_OF.isoformat())
    roles = set()
    for words, email, password in demo.sign_ins():
        user = User.objects.get(email=email)
        assert words
        assert user.check_password(password)
        validate_password(password, user)
        roles.update(user.roles)
    assert roles == set(Role.values)


def test_rows_made_by_hand_afterwards_get_free_numbers_and_are_audited():
    telling.tell(scale="tiny", seed=1, as_of=AS_OF)
    events = Trainee.pgh_event_model.objects
    assert not events.exists()
    trainee = TraineeFactory(key="by hand")
    assert trainee.pk == Trainee.objects.exclude(key="by hand").order_by("-pk")[0].pk + 1
    assert events.filter(pgh_obj_id=trainee.pk).count() == 1


def test_nobody_real_can_be_called_or_written_to():
    telling.tell(scale="tiny", seed=1, as_of=AS_OF)
    ours = Q(email="") | Q(email__endswith="@example.org") | Q(email__endswith=".example.org")
    for model in (User, Trainee, Contact):
        assert not model.objects.exclude(ours).exists()
    for model in (Trainee, Contact):
        assert not model.objects.exclude(phone__contains="555-01").exists()


def test_nothing_is_known_before_it_happened():
    telling.tell(scale="tiny", seed=1, as_of=AS_OF)
    assert not Evidence.objects.filter(dated_on__gt=AS_OF).exists()
    assert not OutcomeCheck.objects.filter(checked_on__gt=AS_OF).exists()
    assert not Enrollment.objects.filter(graduated_on__gt=AS_OF).exists()
    assert not Placement.objects.filter(ended_on__gt=AS_OF).exists()
    noon = dt.datetime.combine(AS_OF, dt.time(17), dt.UTC)
    for model in (Evidence, OutcomeCheck, Enrollment, Placement):
        assert not model.objects.filter(recorded_at__gt=noon).exists()
    assert not Session.objects.filter(starts_at__gt=noon).exclude(outcome="booked").exists()


def test_sessions_are_in_working_hours_and_no_coach_is_booked_twice():
    telling.tell(scale="tiny", seed=1, as_of=AS_OF)
    seen = set()
    zones = {e.trainee_id: e.cohort.site.time_zone for e in enrollments()}
    for session in Session.objects.all():
        local = session.starts_at.astimezone(ZoneInfo(zones[session.trainee_id]))
        assert 9 <= local.hour < 17
        assert (session.coach_id, session.starts_at) not in seen
        seen.add((session.coach_id, session.starts_at))


def enrollments():
    return Enrollment.objects.select_related("cohort__site")


def test_the_trainee_who_can_sign_in_is_expected_today_and_tomorrow_by_the_coach_who_can():
    telling.tell(scale="tiny", seed=1, as_of=AS_OF)
    trainee = Trainee.objects.get(user__email="trainee@demo.example.org")
    assert trainee.language == "es"
    ahead = trainee.sessions.filter(outcome="booked").order_by("starts_at")
    zone = ZoneInfo("America/New_York")
    days = [session.starts_at.astimezone(zone).date() for session in ahead]
    assert days == [AS_OF, AS_OF + dt.timedelta(days=1)]
    assert {session.coach.email for session in ahead} == {"coach@demo.example.org"}


def test_the_employer_who_can_sign_in_has_one_offer_below_the_floor_and_one_above():
    telling.tell(scale="tiny", seed=1, as_of=AS_OF)
    offers = Offer.objects.filter(employer__contacts__user__email="employer@demo.example.org")
    shown = offers.filter(key__in=["O-000001", "O-000002"]).order_by("pay_min")
    assert [(str(offer.pay_min), offer.track.key) for offer in shown] == [
        ("17.50", "it-support"),
        ("21.50", "it-support"),
    ]


@pytest.mark.parametrize("day", [AS_OF, dt.date(2027, 3, 6), dt.date(2028, 2, 29)])
def test_baltimore_shows_every_state_of_the_target(day):
    telling.tell(scale="tiny", seed=1, as_of=day)
    finish.judge(day)
    with mock.patch("django.utils.timezone.localdate", return_value=day):
        rows = metrics.compute(
            ["placed_120d"], as_of=day, by=["cohort"], filters={"site": "baltimore"}
        )
    assert {"lost", "secured", "open", "met", "missed"} <= {row.state for row in rows}
    late = metrics.compute(["early_contact"], as_of=day, filters={"site": "baltimore"})[0]
    assert 0 < late.hits < late.of


def test_offers_are_judged_and_every_verdict_occurs():
    telling.tell(scale="small", seed=1, as_of=AS_OF)
    finish.judge(AS_OF)
    results = set(Verdict.objects.values_list("result", flat=True))
    assert results == set(PayResult.values)
    waived = Waiver.objects.get().offer
    assert waived.verdict.result == PayResult.BELOW
    assert not waived.findings.standing().filter(code="pay").exists()
    own = Offer.objects.filter(employer__contacts__user__email="employer@demo.example.org")
    assert {"below", "meets"} <= {offer.verdict.result for offer in own.live(AS_OF)}


def test_findings_are_open_since_their_offers_were_posted_not_since_this_minute():
    today = timezone.localdate()
    telling.tell(scale="tiny", seed=1, as_of=today)
    finish.judge(today)
    found = [*Finding.objects.select_related("offer")]
    days = {timezone.localtime(finding.opened_at).date() for finding in found}
    assert len(days) > 5
    assert all(
        timezone.localtime(finding.opened_at).date() == finding.offer.posted_on
        and finding.opened_at <= timezone.now()
        for finding in found
    )
    assert not Finding.pgh_event_model.objects.exists()


def test_a_small_telling_resembles_the_published_figures():
    telling.tell(scale="small", seed=1, as_of=AS_OF)
    assert 1_800 <= Trainee.objects.count() <= 2_200
    assert 0.87 <= share(Trainee, ~Q(race_ethnicity__in=[["white"], []])) <= 0.93
    assert 0.29 <= share(Trainee, Q(gender="woman")) <= 0.38
    ended = Enrollment.objects.filter(cohort__ends_on__lte=AS_OF, started_on__isnull=False)
    graduated = ended.filter(status="graduated").count()
    assert 0.8 <= graduated / ended.count() <= 0.9
    mature = Q(graduated_on__lte=AS_OF - dt.timedelta(days=274))
    started = Q(placements__started_on__lte=F("graduated_on") + dt.timedelta(days=274))
    counts = Q(placements__kind__in=["full_time", "part_time", "apprenticeship", "temp_to_hire"])
    graduates = Enrollment.objects.filter(mature)
    placed = graduates.filter(started, counts).distinct().count()
    assert 0.78 <= placed / graduates.count() <= 0.92
    assert Site.objects.count() == 11
    assert Cohort.objects.values("track").distinct().count() == 8


def share(model, condition):
    return model.objects.filter(condition).count() / model.objects.count()


def test_partners_sit_on_boards_and_give_and_one_was_entered_twice():
    telling.tell(scale="tiny", seed=1, as_of=AS_OF)
    serving = BoardSeat.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=AS_OF))
    assert {seat.board for seat in serving} == {"site", "national"}
    assert Contribution.objects.aggregate(total=Sum("amount"))["total"] == 95_700
    twice = Employer.objects.get(key="chesapeake-data-svcs")
    manager = User.objects.get(email="manager@demo.example.org")
    assert {each.name for each in moving(twice)} == {"contact", "contribution", "engagements"}
    kept = Employer.objects.get(key="chesapeake-data-services")
    assert clashes(kept, twice, manager) == []
