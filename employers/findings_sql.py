"""Findings kept in step with verdicts, as SQL over `evaluation_said` (see evaluation_sql).

A finding that still fails stays the same finding: its figures, floor and version are brought up to
date and the audit log keeps what they were. One that no longer fails is resolved with the reason,
decided in this order:

- withdrawn: the offer is no longer open;
- waived: it still fails, but a live waiver sets it aside;
- for an answer: `standard_changed` when the answer is still no (nobody asks any more), else
  `corrected`;
- for pay, tested against the floor the finding cites. Where it would still fail that floor:
  `standard_changed` if the floor still covers the offer's track and site, else `corrected`. Where
  it would not: `raised` if it meets today's floor and the stated amounts differ, else `corrected`.
"""

from employers.answers import ANSWERS, BITS, answer_sql
from employers.choices import Resolution
from employers.evaluation_sql import FLAGGED, bit_sql
from standards import pay_sql
from standards.choices import CriterionCode, PayResult, Severity
from standards.pay_sql import PayColumns

# Of a finding, with what they are now; a difference in any of these is brought up to date.
FIGURES = {
    "severity": "criterion.severity",
    "result": "CASE WHEN {pay} THEN said.result ELSE '' END",
    "version_id": "CASE WHEN {pay} THEN said.floor_version_id ELSE said.version_id END",
    "floor_id": "CASE WHEN {pay} THEN said.floor_id END",
    "floor_amount": "CASE WHEN {pay} THEN said.floor_amount END",
    "hourly_low": "CASE WHEN {pay} THEN said.hourly_low END",
    "hourly_high": "CASE WHEN {pay} THEN said.hourly_high END",
    "shortfall": "CASE WHEN {pay} THEN said.shortfall END",
    "stated_min": "CASE WHEN {pay} THEN said.pay_min END",
    "stated_max": "CASE WHEN {pay} THEN said.pay_max END",
}
_PAY = f"criterion.code = '{CriterionCode.PAY.value}'"


def criteria_sql(criteria) -> str:
    """The criteria in force as rows (code, severity, bit), always with pay: required if unsaid."""
    severities = {CriterionCode.PAY.value: Severity.REQUIRED.value}
    severities |= {c.code: c.severity for c in criteria}
    rows = [f"('{code}', '{severity}', {BITS[code]})" for code, severity in severities.items()]
    return f"(VALUES {', '.join(rows)}) criterion(code, severity, bit)"


def _figures() -> dict[str, str]:
    return {name: expression.format(pay=_PAY) for name, expression in FIGURES.items()}


def open_sql(criteria) -> str:
    """Open a finding for each criterion that now fails and has none open."""
    figures = _figures()
    return f"""INSERT INTO employers_finding
               (offer_id, code, resolution, {", ".join(figures)})
        SELECT said.offer_id, criterion.code, '', {", ".join(figures.values())}
        FROM evaluation_said said
        JOIN {criteria_sql(criteria)} ON said.failed & criterion.bit <> 0
        WHERE (said.is_new OR said.failed & ~said.stood <> 0) AND said.failed <> 0 AND NOT EXISTS (
            SELECT 1 FROM employers_finding standing
            WHERE standing.offer_id = said.offer_id AND standing.code = criterion.code
              AND standing.resolved_at IS NULL)"""


def renew_sql(criteria) -> str:
    """Bring findings that still fail up to date where a figure, floor or version differs."""
    figures = _figures()
    old = ", ".join(f"finding.{name}" for name in figures)
    return f"""UPDATE employers_finding finding
        SET {", ".join(f"{name} = {new}" for name, new in figures.items())}
        FROM evaluation_said said, {criteria_sql(criteria)}
        WHERE said.is_changed AND said.stood & said.failed <> 0
          AND finding.resolved_at IS NULL AND finding.offer_id = said.offer_id
          AND finding.code = criterion.code AND said.failed & criterion.bit <> 0
          AND ROW({old}) IS DISTINCT FROM ROW({", ".join(figures.values())})"""


def withdraw_sql(scope: str, live: str) -> str:
    """Resolve the findings of offers that are no longer open; returns one row for each."""
    return f"""
        WITH gone AS (
            UPDATE employers_finding finding
            SET resolved_at = statement_timestamp(), resolution = '{Resolution.WITHDRAWN.value}'
            FROM {scope} offer
            WHERE finding.resolved_at IS NULL AND finding.offer_id = offer.id
              AND NOT EXISTS (SELECT 1 FROM {live} live WHERE live.id = finding.offer_id)
            RETURNING finding.offer_id),
        forgotten AS (
            UPDATE employers_verdict SET failed = 0
            WHERE failed <> 0 AND offer_id IN (SELECT offer_id FROM gone))
        SELECT count(*) FROM gone"""


def _still_no() -> str:
    """Whether the offer still answers no to the finding's criterion, asked for or not."""
    cases = " ".join(f"WHEN '{code.value}' THEN NOT {answer_sql(code)}" for code in ANSWERS)
    return f"(CASE finding.code {cases} END)"


def _pay_resolution() -> str:
    amounts = "ROW(finding.stated_min, finding.stated_max)"
    return f"""CASE
        WHEN {pay_sql.result("pay", "finding.floor_amount")} IN {FLAGGED} THEN
            CASE WHEN (floor.scope = 'organization' OR floor.family = track.family
                       OR floor.track_id = offer.track_id)
                  AND COALESCE(floor.site_id = site.id, floor.market_id = site.market_id,
                               floor.site_id IS NULL AND floor.market_id IS NULL)
                 THEN '{Resolution.STANDARD_CHANGED.value}' ELSE '{Resolution.CORRECTED.value}' END
        WHEN said.result = '{PayResult.MEETS.value}'
         AND {amounts} IS DISTINCT FROM ROW(offer.pay_min, offer.pay_max)
            THEN '{Resolution.RAISED.value}'
        ELSE '{Resolution.CORRECTED.value}' END"""


def resolve_sql() -> str:
    """Resolve findings that no longer fail, each with its reason."""
    bit = bit_sql("finding.code")
    return f"""
        UPDATE employers_finding
        SET resolved_at = statement_timestamp(), resolution = closed.resolution
        FROM (
            SELECT finding.id, CASE
                WHEN said.failing & {bit} <> 0 THEN '{Resolution.WAIVED.value}'
                WHEN finding.code = '{CriterionCode.PAY.value}' THEN {_pay_resolution()}
                WHEN {_still_no()} THEN '{Resolution.STANDARD_CHANGED.value}'
                ELSE '{Resolution.CORRECTED.value}' END AS resolution
            FROM evaluation_said said
            JOIN employers_finding finding
              ON finding.offer_id = said.offer_id AND finding.resolved_at IS NULL
             AND said.failed & {bit} = 0
            JOIN employers_offer offer ON offer.id = said.offer_id
            LEFT JOIN standards_track track ON track.id = offer.track_id
            LEFT JOIN intermediary_site site ON site.id = offer.site_id
            LEFT JOIN standards_wagefloor floor ON floor.id = finding.floor_id
            {pay_sql.lateral(PayColumns.of_offer("offer"), "pay")}
            WHERE said.stood & ~said.failed <> 0
        ) closed
        WHERE closed.id = employers_finding.id"""
