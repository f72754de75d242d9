"""What the database itself refuses about matches."""

import pgtrigger

HIDDEN = """
    IF NOT EXISTS (
        SELECT 1 FROM employers_verdict verdict
        JOIN employers_offer offer ON offer.id = verdict.offer_id
        WHERE verdict.offer_id = NEW.offer_id
          AND offer.withdrawn_at IS NULL AND offer.paused_at IS NULL
          AND NOT verdict.required_unmet AND NOT verdict.required_unknown
          AND NOT EXISTS (
              SELECT 1 FROM employers_finding finding
              WHERE finding.offer_id = NEW.offer_id AND finding.resolved_at IS NULL
                AND finding.severity = 'required'
          )
          AND (
              verdict.result NOT IN ('unknown', 'implausible')
              OR EXISTS (
                  SELECT 1 FROM employers_waiver waiver
                  WHERE waiver.offer_id = NEW.offer_id AND waiver.code = 'pay'
                    AND waiver.revoked_at IS NULL
              )
          )
    ) THEN
        RAISE EXCEPTION 'an offer that trainees cannot see cannot be matched'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'match_with_a_shown_offer';
    END IF;
    RETURN NEW;
"""


def refuse_hidden_offer() -> pgtrigger.Trigger:
    """Nobody is matched to an offer that was withdrawn or fails a required standard unwaived.

    The same rule as the word `visible_to_trainees`, but for the days on which an offer is open,
    which pass by themselves. Only putting people together is refused: what began goes on.
    """
    return pgtrigger.Trigger(
        name="refuse_hidden_offer",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=HIDDEN,
    )
