"""What the database itself keeps true of offers and waivers, also under bulk loads and raw SQL."""

import pgtrigger

# Any number: the advisory lock of evaluations, which writers of offers take as well.
TURN = 7_301_801
# What a verdict rests on: the standards' questions, and when the offer is open.
JUDGED_FACTS = (
    "track_id",
    "site_id",
    "pay_min",
    "pay_max",
    "pay_period",
    "hours_per_week",
    "hours_per_day",
    "schedule",
    "classification",
    "guaranteed_hours",
    "schedule_notice_days",
    "health",
    "retirement",
    "paid_leave",
    "paid_training",
    "safety",
    "advancement",
    "voice",
    "posted_on",
    "closes_on",
    "paused_at",
    "withdrawn_at",
)


def forget_outlived_verdict() -> pgtrigger.Trigger:
    """A verdict does not outlive the facts it judged: without one an offer awaits evaluation."""
    old, new = (", ".join(f"{row}.{name}" for name in JUDGED_FACTS) for row in ("OLD", "NEW"))
    return pgtrigger.Trigger(
        name="forget_outlived_verdict",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(f"ROW({old}) IS DISTINCT FROM ROW({new})"),
        func="DELETE FROM employers_verdict WHERE offer_id = NEW.id; RETURN NULL;",
    )


def await_evaluation() -> pgtrigger.Trigger:
    """Offers change before or after an evaluation, never under it, whoever changes them.

    An evaluation writes verdicts of facts it read before. Taken before the statement locks a row,
    the turn also keeps a load and an evaluation from awaiting each other's rows.
    """
    return pgtrigger.Trigger(
        name="await_evaluation",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf(*JUDGED_FACTS) | pgtrigger.Delete,
        func=f"PERFORM pg_advisory_xact_lock({TURN}); RETURN NULL;",
    )


def keep_judged_offers() -> pgtrigger.Trigger:
    """An offer that ever had a finding is never deleted, only withdrawn; its verdict goes with it.

    It stands for the foreign keys of findings and verdicts, which are not checked row by row.
    """
    return pgtrigger.Trigger(
        name="keep_judged_offers",
        when=pgtrigger.Before,
        operation=pgtrigger.Delete,
        func="""
            IF EXISTS (SELECT 1 FROM employers_finding WHERE offer_id = OLD.id) THEN
                RAISE EXCEPTION 'an offer that had a finding is kept'
                    USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'offer_with_findings';
            END IF;
            DELETE FROM employers_verdict WHERE offer_id = OLD.id;
            RETURN OLD;
        """,
    )


def refuse_own_waiver() -> pgtrigger.Trigger:
    """A waiver is never granted by a person of the employer it serves."""
    return pgtrigger.Trigger(
        name="refuse_own_waiver",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("granted_by_id", "offer_id"),
        func="""
            IF EXISTS (
                SELECT 1 FROM employers_contact contact
                JOIN employers_offer offer ON offer.employer_id = contact.employer_id
                WHERE offer.id = NEW.offer_id AND contact.user_id = NEW.granted_by_id
            ) THEN
                RAISE EXCEPTION 'a waiver is never granted by the employer it serves'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'waiver_not_by_own_employer';
            END IF;
            RETURN NEW;
        """,
    )


def keep_stage_history() -> pgtrigger.Trigger:
    """Every change of an employer's stage is kept with its instant, its reason and who made it."""
    return pgtrigger.Trigger(
        name="keep_stage_history",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("stage"),
        # The context is attached by a statement of its own: the one that reads it then sees it.
        declare=[("told", "UUID")],
        func="""
            told = _pgh_attach_context();
            IF NEW.stage <> '' AND (TG_OP = 'INSERT' OR NEW.stage <> OLD.stage) THEN
                INSERT INTO employers_stagechange (employer_id, stage, reason, by_id)
                VALUES (NEW.id, NEW.stage, NEW.lost_reason, (
                    SELECT (metadata ->> 'user')::bigint FROM pghistory_context
                    WHERE id = told
                ));
            END IF;
            RETURN NULL;
        """,
    )


def forget_lost_reason() -> pgtrigger.Trigger:
    """A partner that is not lost (any more) has no reason why; also when a file says the stage."""
    return pgtrigger.Trigger(
        name="forget_lost_reason",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Condition("NEW.stage <> 'lost' AND NEW.lost_reason <> ''"),
        func="NEW.lost_reason = ''; RETURN NEW;",
    )
