"""Files of coaching: sessions."""

from django.conf import settings

from coaching.choices import SessionKind, SessionOutcome
from coaching.models import Session
from intermediary.loading import values
from intermediary.loading.floor_kinds import PERSON
from intermediary.loading.kind import Check, Kind, cell, own_key, refers
from trainees.kinds import TRAINEE
from trainees.models import Trainee

_OFFSET = "s.starts_at ~ '[+]00:00$'"  # as values.Instant stages what has an offset
_ZONE = f"coalesce(place.time_zone, '{settings.TIME_ZONE}')"

_SPAN = "coaching_span({0}starts_at, {0}minutes::smallint)"
PEOPLE = ("coach", "trainee")
# Rows that would be booked, with what they will be stored as.
_WANTED = "q.v_outcome = 'booked' and not q.bad and q.v_starts_at is not null"


def _beside_stored(who: str) -> str:
    """The rows that run into a stored session of the same person, each with that session's key.

    What is stored counts as it stands, also where the file moves it: rows are written one after
    the other. Sessions of one group are one event in the coach's calendar.
    """
    alone = (
        "and coalesce((select own.group_id from coaching_session own where own.id = q.id), -q.id) "
        "<> coalesce(o.group_id, -o.id)"
    )
    return (
        "(select q.line, min(o.key) as other from load_rows q join coaching_session o "
        f"on o.{who}_id = q.v_{who}_id and o.outcome = 'booked' and o.id <> q.id "
        f"and {_SPAN.format('o.')} && {_SPAN.format('q.v_')} {alone if who == 'coach' else ''} "
        f"where {_WANTED} group by q.line)"
    )


def _beside_another(who: str) -> str:
    """The rows that begin before an earlier one of the same person in this file is over.

    Whom the file makes on the way has no number yet: then the cell tells people apart.
    """
    person = f"coalesce(q.v_{who}_id::text, 'new:' || q.\"{who}\")"
    ends = "q.v_starts_at + q.v_minutes * interval '1 minute'"
    left = [f"q.line not in (select line from {_beside_stored(each)} w)" for each in PEOPLE]
    return (
        "(select line from (select q.line, q.v_starts_at as starts, "
        f"max({ends}) over (partition by {person} order by q.v_starts_at, q.line "
        "rows between unbounded preceding and 1 preceding) as busy_until "
        f"from load_rows q where {_WANTED} and {person} is not null "
        f"and (q.fresh or q.differs) and {' and '.join(left)}) w where w.starts < w.busy_until)"
    )


def _never_twice(who: str) -> tuple[Check, Check]:
    """Nobody is booked twice. Each rule is asked once for all rows, not row by row."""
    stored = _beside_stored(who)
    return (
        Check(
            column="starts_at",
            when=f"r.line in (select line from {stored} w)",
            message=f"'the {who} has another session then: ' || "
            f"(select w.other from {stored} w where w.line = r.line)",
        ),
        Check(
            column="starts_at",
            when=f"r.line in {_beside_another(who)}",
            message=f"'the {who} has another session then, in a row of this file'",
        ),
    )


SESSIONS = Kind(
    name="sessions",
    noun="session",
    model=Session,
    columns=(
        own_key("session"),
        refers("trainee", TRAINEE, required=True),
        refers("coach", PERSON),
        cell("kind", values.codes_of(SessionKind), required=True),
        cell(
            "starts_at",
            values.Instant(),
            required=True,
            new=f"case when {_OFFSET} then s.starts_at::timestamptz "
            f"else s.starts_at::timestamp at time zone {_ZONE} end",
        ),
        cell("minutes", values.count(1_440, least=1)),
        cell("outcome", values.codes_of(SessionOutcome)),
    ),
    match="t.key = s.session",
    # The wall clock of a time without an offset: the site of the trainee's latest enrollment.
    late_joins="left join lateral (select p.time_zone from trainees_enrollment e "
    "join trainees_cohort c on c.id = e.cohort_id join intermediary_site p on p.id = c.site_id "
    "where e.trainee_id = coalesce(r_trainee.id, t.trainee_id) "
    f"and s.starts_at is not null and not {_OFFSET} "
    "order by c.starts_on desc, e.id desc limit 1) place on true",
    checks=(*_never_twice("coach"), *_never_twice("trainee")),
    bulk=(Session, Trainee),
)

KINDS = (SESSIONS,)
