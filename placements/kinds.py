"""Files about outcomes: placements with their evidence, follow-up checks, hours worked."""

from employers.kinds import EMPLOYER, OFFER
from employers.models import Employer
from intermediary.loading import values
from intermediary.loading.kind import (
    Check,
    Column,
    Kind,
    Piece,
    Write,
    as_key,
    cell,
    ends_after,
    own_key,
    refers,
)
from placements.choices import CheckOutcome, EndReason, PlacementKind, Tier
from placements.models import Evidence, OutcomeCheck, Placement, WorkedHours
from standards.choices import PayPeriod
from trainees.kinds import COHORT, TRAINEE
from trainees.models import Trainee

MADE = (Trainee, Employer)  # made on the way where a map says so

# The enrollment that trainee and cohort name; where the file has no trainee, the stored one's.
_TRAINEE = "coalesce(r_trainee.id, t.trainee_id)"
_OWN = (
    "left join trainees_enrollment own on own.cohort_id = r_cohort.id and own.trainee_id = {who} "
)
_NOT_ENROLLED = Check(
    column="cohort",
    when="r.cohort is not null and r.r_cohort is not null and r.v_enrollment_id is null "
    "and r.v_trainee_id is not null",
    message="'trainee \"' || (select p.key from trainees_trainee p where p.id = r.v_trainee_id) "
    "|| '\" has no enrollment in cohort \"' || r.cohort || '\"'",
    needs=("cohort",),
)
_TIERS = ", ".join(f"'{tier}'" for tier in Tier.values)
_RANK = f"array_position(array[{_TIERS}]::varchar[], e.tier)"
_TIER = (
    "case when s.evidence <> '' then s.evidence "
    "when s.evidence_on is not null then 'staff_note' end"
)

PLACEMENTS = Kind(
    name="placements",
    noun="placement",
    model=Placement,
    columns=(
        own_key("placement"),
        refers("trainee", TRAINEE, required=True),
        refers(
            "cohort",
            COHORT,
            field="enrollment_id",
            new="own.id",
            shown="named.key",
        ),
        refers("employer", EMPLOYER),
        refers("offer", OFFER),
        cell("title", values.Text(limit=300)),
        cell("soc", values.soc()),
        cell("kind", values.codes_of(PlacementKind), required=True),
        cell("started_on", values.Day(), required=True),
        cell("ended_on", values.Day()),
        cell("end_reason", values.codes_of(EndReason)),
        cell("pay", values.pay()),
        cell("pay_period", values.codes_of(PayPeriod)),
        cell("hours_per_week", values.hours(168, zero_is_blank=True)),
        Column(name="evidence", value=values.codes_of(Tier), shown="best.tier"),
        Column(name="evidence_on", value=values.Day(), shown="best.dated_on::text"),
    ),
    match="t.key = s.placement",
    late_joins=_OWN.format(who=_TRAINEE),
    pieces=(
        # No word of evidence, but a date: somebody noted something (the weakest tier).
        Piece(name="x_tier", sql=_TIER, needs=("evidence",)),
        Piece(
            name="x_new_evidence",
            sql=f"{_TIER} is not null and not exists (select from placements_evidence e "
            f"where e.placement_id = t.id and e.tier = {_TIER} "
            "and e.dated_on is not distinct from s.evidence_on)",
            needs=("evidence",),
        ),
    ),
    news=("x_new_evidence",),
    checks=(
        _NOT_ENROLLED,
        Check(
            column="trainee",
            when="r.v_enrollment_id is not null and r.r_trainee is not null and not exists "
            "(select from trainees_enrollment e where e.id = r.v_enrollment_id "
            "and e.trainee_id = r.r_trainee)",
            message="'the stored cohort of this placement is another trainee''s'",
        ),
        ends_after("ended_on", "started_on"),
    ),
    finish=(
        Write(
            sql="insert into placements_evidence (placement_id, tier, dated_on, recorded_by_id) "
            "select r.id, r.x_tier, r.evidence_on, :by from load_good r where r.x_new_evidence "
            "on conflict do nothing",
            needs=("evidence",),
        ),
    ),
    shown_from="left join trainees_enrollment own on own.id = t.enrollment_id "
    "left join trainees_cohort named on named.id = own.cohort_id "
    "left join lateral (select e.tier, e.dated_on from placements_evidence e "
    "where e.placement_id = t.id and e.disputed_on is null "
    f"order by {_RANK}, coalesce(e.dated_on, t.started_on), e.dated_on nulls first limit 1) "
    "best on true",
    stamps=("recorded_by_id",),
    bulk=(Placement, Evidence, *MADE),
)

CHECKS = Kind(
    name="checks",
    noun="check",
    model=OutcomeCheck,
    columns=(
        as_key(refers("trainee", TRAINEE)),
        refers(
            "cohort",
            COHORT,
            field="enrollment_id",
            new="own.id",
            shown="named.key",
            key=True,
        ),
        as_key(cell("checked_on", values.Day())),
        cell("outcome", values.codes_of(CheckOutcome), required=True),
        refers("employer", EMPLOYER),
        cell("pay", values.pay()),
        cell("pay_period", values.codes_of(PayPeriod)),
        cell("hours_per_week", values.hours(168, zero_is_blank=True)),
        Column(name="evidence", value=values.codes_of(Tier), field="tier"),
    ),
    joins=_OWN.format(who="r_trainee.id"),
    match="t.trainee_id = r_trainee.id and t.checked_on = s.checked_on "
    "and coalesce(t.enrollment_id, 0) = coalesce(own.id, 0)",
    checks=(_NOT_ENROLLED,),
    shown_from="left join trainees_enrollment own on own.id = t.enrollment_id "
    "left join trainees_cohort named on named.id = own.cohort_id",
    stamps=("recorded_by_id",),
    bulk=(OutcomeCheck, *MADE),
)

HOURS = Kind(
    name="hours",
    noun="row of hours",
    model=WorkedHours,
    columns=(
        as_key(refers("trainee", TRAINEE)),
        as_key(refers("employer", EMPLOYER)),
        as_key(cell("month", values.Month())),
        cell("hours", values.hours(744), required=True),
    ),
    match="t.trainee_id = r_trainee.id and t.employer_id = r_employer.id and t.month = s.month",
    bulk=(WorkedHours, *MADE),
)

KINDS = (PLACEMENTS, CHECKS, HOURS)
