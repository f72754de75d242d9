"""Files of coaching: sessions."""

from django.conf import settings

from coaching.choices import SessionKind, SessionOutcome
from coaching.models import Session
from intermediary.loading import values
from intermediary.loading.floor_kinds import PERSON
from intermediary.loading.kind import Kind, cell, own_key, refers
from trainees.kinds import TRAINEE
from trainees.models import Trainee

_OFFSET = "s.starts_at ~ '[+]00:00$'"  # as values.Instant stages what has an offset
_ZONE = f"coalesce(place.time_zone, '{settings.TIME_ZONE}')"

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
    bulk=(Session, Trainee),
)

KINDS = (SESSIONS,)
