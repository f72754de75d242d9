"""Files about employers: who they are, whom they sponsor and meet, and what they offer."""

from employers.choices import Classification, EmployerKind, EngagementKind, Stage
from employers.models import Employer, Engagement, Offer, Sponsorship
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
    named,
    own_key,
    refers,
)
from standards.choices import PayPeriod, Schedule
from standards.kinds import TRACK
from trainees.kinds import COHORT

EMPLOYER = Ref(model=Employer, noun="employer", kind="employers", follow="merged_into_id")
OFFER = Ref(model=Offer, noun="offer")

EMPLOYERS = Kind(
    name="employers",
    noun="employer",
    model=Employer,
    columns=(
        own_key("employer", 200),
        named("name", "employer"),
        cell("kind", values.codes_of(EmployerKind)),
        cell("industry", values.Text(limit=200)),
        cell("stage", values.codes_of(Stage)),
        refers("owner", PERSON),
        cell("city", values.Text(limit=100)),
        cell("state", values.state()),
    ),
    match="t.key = s.employer",
    bulk=(Employer,),
)

SPONSORSHIPS = Kind(
    name="sponsorships",
    noun="sponsorship",
    model=Sponsorship,
    columns=(as_key(refers("cohort", COHORT)), as_key(refers("employer", EMPLOYER))),
    match="t.cohort_id = r_cohort.id and t.employer_id = r_employer.id",
    bulk=(Sponsorship, Employer),
)

_ATTENDEES = (
    "(select coalesce(array_agg(p.key::text order by p.key), '{}') "
    "from employers_engagement_attendees m "
    "join trainees_trainee p on p.id = m.trainee_id where m.engagement_id = t.id)"
)
_STRANGERS = (
    "unnest(r.attendees) o where not exists (select from trainees_trainee p where p.key = o)"
)

ENGAGEMENTS = Kind(
    name="engagements",
    noun="engagement",
    model=Engagement,
    columns=(
        own_key("engagement"),
        refers("employer", EMPLOYER, required=True),
        cell("kind", values.codes_of(EngagementKind), required=True),
        refers("cohort", COHORT),
        cell("held_on", values.Day(), required=True),
        cell("hours", values.hours(values.HOURS_MOST)),
        Column(
            name="attendees",
            value=values.Several(each=values.Name(limit=100)),
            shown=f"nullif(array_to_string({_ATTENDEES}, '|'), '')",
        ),
    ),
    match="t.key = s.engagement",
    pieces=(
        Piece(
            name="x_attendees",
            sql=f"not (s.attendees @> {_ATTENDEES} and s.attendees <@ {_ATTENDEES})",
            needs=("attendees",),
        ),
    ),
    news=("x_attendees",),
    checks=(
        Check(
            column="attendees",
            when=f"exists (select from {_STRANGERS})",
            message=f"(select string_agg('no trainee \"' || o || '\"', ', ') from {_STRANGERS})",
            needs=("attendees",),
        ),
    ),
    finish=(
        Write(
            sql="delete from employers_engagement_attendees m using load_good r, "
            "trainees_trainee p where m.engagement_id = r.id and p.id = m.trainee_id "
            "and p.key <> all(r.attendees) and not r.fresh",
            needs=("attendees",),
        ),
        Write(
            sql="insert into employers_engagement_attendees (engagement_id, trainee_id) "
            "select r.id, p.id from load_good r, unnest(r.attendees) o "
            "join trainees_trainee p on p.key = o on conflict do nothing",
            needs=("attendees",),
        ),
    ),
    bulk=(Engagement, Employer),
)

OFFERS = Kind(
    name="offers",
    noun="offer",
    model=Offer,
    columns=(
        own_key("offer", 200),
        refers("employer", EMPLOYER, required=True),
        cell("title", values.Text(limit=300)),
        cell("soc", values.soc()),
        refers("track", TRACK),
        refers("site", SITE),
        cell("positions", values.count()),
        cell("pay_min", values.pay()),
        cell("pay_max", values.pay()),
        cell("pay_period", values.codes_of(PayPeriod)),
        cell("hours_per_week", values.hours(168, zero_is_blank=True)),
        cell("hours_per_day", values.hours(24, zero_is_blank=True)),
        cell("schedule", values.codes_of(Schedule)),
        cell("classification", values.codes_of(Classification)),
        cell("guaranteed_hours", values.YesNo()),
        cell("schedule_notice_days", values.count(32_767)),
        cell("health", values.YesNo()),
        cell("retirement", values.YesNo()),
        cell("paid_leave", values.YesNo()),
        cell("paid_training", values.YesNo()),
        cell("safety", values.YesNo()),
        cell("advancement", values.YesNo()),
        cell("voice", values.YesNo()),
        cell("posted_on", values.Day()),
        cell("closes_on", values.Day()),
    ),
    match="t.key = s.offer",
    checks=(
        Check(
            column="pay_max",
            when="r.v_pay_max < r.v_pay_min",
            message="'less than pay_min (' || trim_scale(r.v_pay_min * 0.000001) || ')'",
        ),
        ends_after("closes_on", "posted_on"),
    ),
    stamps=("created_by_id",),
    bulk=(Offer, Employer),
)

KINDS = (EMPLOYERS, SPONSORSHIPS, ENGAGEMENTS, OFFERS)
