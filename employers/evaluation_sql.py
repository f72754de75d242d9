"""The evaluation of many offers as SQL: what is said of each now, where that differs from before.

It is the set-based twin of `assessment.assess`, which judges one offer; the tests hold the two
together. Every part dissolves into one query that the planner can run in parallel.
"""

from employers.answers import ANSWERS, BITS, answer_sql
from standards import floors, pay_sql
from standards.choices import CriterionCode, PayResult, Severity
from standards.pay_sql import PayColumns

PAY = BITS[CriterionCode.PAY]
ANY = sum(BITS.values())
FLAGGED = f"('{PayResult.BELOW.value}', '{PayResult.STRADDLES.value}')"
VERDICT = (  # a difference in any of these is a change
    "result",
    "version_id",
    "floor_id",
    "hourly_low",
    "hourly_high",
    "shortfall",
    "assumed_hours",
    "required_unmet",
    "required_unknown",
    "failed",
)


def bit_sql(code: str) -> str:
    """The bit of the criterion that an SQL expression names."""
    cases = " ".join(f"WHEN '{each.value}' THEN {bit}" for each, bit in BITS.items())
    return f"(CASE {code} {cases} END)"


def waived_sql(on: str) -> str:
    """A subquery of live waivers: offer_id and `bits`, one for each criterion set aside."""
    return f"""(SELECT offer_id, bit_or({bit_sql("code")}) AS bits FROM employers_waiver
        WHERE revoked_at IS NULL AND until >= {on} GROUP BY offer_id)"""


def _bits(criteria, when: str) -> str:
    """The bits of the criteria beside pay whose answer is so (`when` names {answer})."""
    return (
        " + ".join(
            f"CASE WHEN {when.format(answer=answer_sql(c.code))} THEN {BITS[c.code]} ELSE 0 END"
            for c in criteria
            if c.code in ANSWERS
        )
        or "0"
    )


def floor_join(on: str) -> str:
    """A join that adds the binding `floor` to each `offer`, null where none binds."""
    return f"""LEFT JOIN {floors.binding_sql(on)} floor
               ON floor.track_id = COALESCE(offer.track_id, 0)
              AND floor.site_id = COALESCE(offer.site_id, 0)"""


def said_sql(offers: str, criteria, on: str) -> str:
    """What is said now of each of `offers`, a parenthesized query of employers_offer rows.

    `failing` has a bit for each criterion not met, `failed` leaves out those waived.
    """
    required = [c for c in criteria if c.severity == Severity.REQUIRED]
    mask = sum(BITS[c.code] for c in required if c.code in ANSWERS)
    return f"""
        SELECT offer.id AS offer_id, offer.pay_min, offer.pay_max, test.result,
               {criteria[0].version_id if criteria else "NULL"}::bigint AS version_id,
               floor.floor_id, floor.amount AS floor_amount, floor.version_id AS floor_version_id,
               {pay_sql.hourly_cents("pay", "low")} * {pay_sql.CENT} AS hourly_low,
               {pay_sql.hourly_cents("pay", "high")} * {pay_sql.CENT} AS hourly_high,
               CASE WHEN test.result IN {FLAGGED}
                    THEN {pay_sql.shortfall("pay", "floor.amount")} END AS shortfall,
               pay.assumed AS assumed_hours,
               marks.failing & ~marks.waived & {mask} <> 0 AS required_unmet,
               marks.blank & ~marks.waived <> 0 AS required_unknown,
               marks.failing, marks.failing & ~marks.waived AS failed
        FROM {offers} offer
        {floor_join(on)}
        LEFT JOIN {waived_sql(on)} waived ON waived.offer_id = offer.id
        {pay_sql.lateral(PayColumns.of_offer("offer"), "pay")}
        CROSS JOIN LATERAL (SELECT {pay_sql.result("pay", "floor.amount")} AS result) test
        CROSS JOIN LATERAL (
            SELECT CASE WHEN test.result IN {FLAGGED} THEN {PAY} ELSE 0 END
                   + {_bits(criteria, "NOT {answer}")} AS failing,
                   {_bits(required, "{answer} IS NULL")} AS blank,
                   COALESCE(waived.bits, 0) AS waived) marks"""


def judge_sql(said: str) -> str:
    """Fill the temporary table `evaluation_said`, marking what differs from the verdict on file.

    `stood` has the bits that may have an open finding: those the verdict on file says, or any
    where the verdict was forgotten because the offer changed.
    """
    old, new = (", ".join(f"{row}.{name}" for name in VERDICT) for row in ("old", "said"))
    return f"""
        CREATE TEMP TABLE evaluation_said ON COMMIT DROP AS
        SELECT said.*, old.offer_id IS NULL AS is_new,
               old.offer_id IS NULL OR ROW({old}) IS DISTINCT FROM ROW({new}) AS is_changed,
               COALESCE(old.failed, {ANY}) AS stood
        FROM ({said}) said LEFT JOIN employers_verdict old ON old.offer_id = said.offer_id"""


def update_verdicts_sql(on: str) -> str:
    """Verdicts that say something else now."""
    new = ", ".join(f"{name} = said.{name}" for name in VERDICT)
    return f"""UPDATE employers_verdict SET judged_on = {on}, {new}
        FROM evaluation_said said
        WHERE said.is_changed AND NOT said.is_new
          AND said.offer_id = employers_verdict.offer_id"""


def insert_verdicts_sql(on: str) -> str:
    """Verdicts of offers that had none."""
    names = ", ".join(VERDICT)
    return f"""INSERT INTO employers_verdict (offer_id, judged_on, {names})
        SELECT offer_id, {on}, {names} FROM evaluation_said WHERE is_new"""


def results_sql(criteria) -> str:
    """By result: how many offers were judged, how many are flagged, how many findings stand."""
    preferred = {c.code for c in criteria if c.severity != Severity.REQUIRED}
    required = sum(bit for code, bit in BITS.items() if code not in preferred)
    return f"""SELECT result, count(*), count(*) FILTER (WHERE failed & {required} <> 0),
               sum(bit_count(failed::bit({len(BITS)})))::bigint
        FROM evaluation_said GROUP BY result"""


def closed_results_sql(offers: str, on: str) -> str:
    """How many of these offers, no longer or not yet open, have each result on their own day.

    A closed offer is judged on its last day; a paused, withdrawn or planned one on `on`.
    """
    day = f"LEAST(offer.closes_on, {on})"
    return f"""SELECT {pay_sql.result("pay", "floor.amount")}, count(*) FROM {offers} offer
        {floor_join("")} AND floor.starts_on <= {day}
              AND (floor.ends_before IS NULL OR floor.ends_before > {day})
        {pay_sql.lateral(PayColumns.of_offer("offer"), "pay")} GROUP BY 1"""
