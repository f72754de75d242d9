"""Files about people in training: cohorts, trainees and their enrollments."""

from intermediary.loading import values
from intermediary.loading.floor_kinds import PERSON, SITE
from intermediary.loading.kind import (
    Check,
    Column,
    Kind,
    Piece,
    Ref,
    Write,
    as_key,
    cell,
    ends_after,
    own_key,
    refers,
)
from standards.kinds import TRACK
from trainees.choices import Education, EnrollmentStatus, Exclusion, Gender, Race
from trainees.models import (
    CoachAssignment,
    Cohort,
    Enrollment,
    OwnerAssignment,
    Trainee,
)

COHORT = Ref(model=Cohort, noun="cohort")
TRAINEE = Ref(model=Trainee, noun="trainee", kind="trainees")

COHORTS = Kind(
    name="cohorts",
    noun="cohort",
    model=Cohort,
    columns=(
        own_key("cohort"),
        refers("track", TRACK, required=True),
        refers("site", SITE, required=True),
        cell("starts_on", values.Day(), required=True),
        cell("ends_on", values.Day(), required=True),
        cell("seats", values.count()),
        cell("language", values.language()),
    ),
    match="t.key = s.cohort",
    checks=(ends_after("ends_on", "starts_on"),),
    bulk=(Cohort,),
)

TRAINEES = Kind(
    name="trainees",
    noun="trainee",
    model=Trainee,
    columns=(
        own_key("trainee"),
        cell("first_name", values.Text(limit=100)),
        cell("last_name", values.Text(limit=100)),
        cell("email", values.mail_text()),
        cell("phone", values.Text(limit=40)),
        cell("birth_date", values.Day()),
        cell("gender", values.codes_of(Gender)),
        cell("race_ethnicity", values.Several(each=values.codes_of(Race))),
        cell("education", values.codes_of(Education)),
        cell("veteran", values.YesNo()),
        cell("disability", values.YesNo()),
        cell("language", values.language()),
        cell("postal_code", values.Text(limit=12)),
        cell("prior_annual_earnings", values.Number(places=6)),
    ),
    match="t.key = s.trainee",
    bulk=(Trainee,),
)


def _holds_from(who: str) -> str:
    """SQL of the day from which the file's person answers: the file's, the earliest, or today."""
    return (
        f"case when s.{who}_from is not null then s.{who}_from "
        f"when {who}_first.starts_on is null then coalesce(least(s.applied_on, s.started_on, "
        "s.graduated_on, s.withdrawn_on, t.applied_on, t.started_on, t.graduated_on, "
        "t.withdrawn_on), r_cohort.starts_on) "
        f"when {who}_now.starts_on is null then {who}_first.starts_on else :today end"
    )


def _assignment(who: str, table: str) -> tuple[str, tuple[Piece, ...], Write]:
    """Who answers for an enrollment: one dated row where the file says somebody new.

    The file's person holds from `<who>_from`; without it from the enrollment's earliest day on
    first load, later from today (or from the first day on record, where that is yet to come).
    """
    rows = f"select a.user_id, a.starts_on from {table} a where a.enrollment_id = t.id"
    joins = (
        f"left join lateral ({rows} and a.starts_on <= coalesce(s.{who}_from, :today) "
        f"order by a.starts_on desc limit 1) {who}_now on true "
        f"left join lateral ({rows} order by a.starts_on limit 1) {who}_first on true "
    )
    stored = (
        f"case when s.{who}_from is null and {who}_now.starts_on is null "
        f"then {who}_first.user_id else {who}_now.user_id end"
    )
    pieces = (
        Piece(name=f"x_{who}", sql=f"{stored} is distinct from r_{who}.id", needs=(who,)),
        Piece(name=f"x_{who}_at", sql=_holds_from(who), needs=(who,)),
    )
    write = Write(
        sql=f"insert into {table} as a (enrollment_id, starts_on, user_id) "
        f"select r.id, r.x_{who}_at, r.r_{who} from load_good r where r.x_{who} "
        "on conflict (enrollment_id, starts_on) do update set user_id = excluded.user_id",
        needs=(who,),
    )
    return joins, pieces, write


def _person_column(who: str) -> Column:
    """An owner or coach; the newest row of a dump's enrollment speaks."""
    return Column(name=who, value=values.Mail(), ref=PERSON, shown=f"{who}_user.email")


def _from_column(who: str) -> Column:
    shown = f"case when {who}_user.id is not null then {who}_last.starts_on end::text"
    return Column(name=f"{who}_from", value=values.Day(), shown=shown)


def _last(who: str, table: str) -> str:
    return (
        f"left join lateral (select a.user_id, a.starts_on from {table} a "
        f"where a.enrollment_id = t.id order by a.starts_on desc limit 1) {who}_last on true "
        f"left join intermediary_user {who}_user on {who}_user.id = {who}_last.user_id "
    )


_OWNER = _assignment("owner", "trainees_ownerassignment")
_COACH = _assignment("coach", "trainees_coachassignment")

ENROLLMENTS = Kind(
    name="enrollments",
    noun="enrollment",
    model=Enrollment,
    columns=(
        as_key(refers("trainee", TRAINEE)),
        as_key(refers("cohort", COHORT)),
        cell("status", values.codes_of(EnrollmentStatus), required=True),
        cell("applied_on", values.Day()),
        cell("started_on", values.Day()),
        cell("graduated_on", values.Day()),
        cell("withdrawn_on", values.Day()),
        _person_column("owner"),
        _from_column("owner"),
        _person_column("coach"),
        _from_column("coach"),
        cell("exclusion", values.codes_of(Exclusion)),
        cell("exclusion_on", values.Day()),
        cell("exclusion_evidence", values.Text(limit=200)),
    ),
    match="t.trainee_id = r_trainee.id and t.cohort_id = r_cohort.id",
    late_joins=_OWNER[0] + _COACH[0],
    pieces=(*_OWNER[1], *_COACH[1]),
    news=("x_owner", "x_coach"),
    checks=(
        Check(
            column="graduated_on",
            when="r.v_graduated_on is not null and r.v_status <> 'graduated'",
            message="'a graduation on the status ' || r.v_status || ', not graduated'",
        ),
        Check(
            column="graduated_on",
            when="r.v_graduated_on is not null and r.v_started_on is null",
            message="'a graduation without a start (started_on is blank)'",
        ),
        ends_after("graduated_on", "started_on"),
        ends_after("withdrawn_on", "started_on"),
        *(
            Check(
                column=name,
                when=f"r.v_exclusion = '' and {said}",
                message="'an exclusion without its reason (exclusion is blank)'",
            )
            for name, said in (
                ("exclusion_on", "r.v_exclusion_on is not null"),
                ("exclusion_evidence", "r.v_exclusion_evidence <> ''"),
            )
        ),
    ),
    finish=(_OWNER[2], _COACH[2]),
    shown_from=_last("owner", "trainees_ownerassignment")
    + _last("coach", "trainees_coachassignment"),
    bulk=(Enrollment, OwnerAssignment, CoachAssignment, Trainee),
)

KINDS = (COHORTS, TRAINEES, ENROLLMENTS)
