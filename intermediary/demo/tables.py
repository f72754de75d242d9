"""The columns the demonstration fills, table by table, parents before children."""

COLUMNS = {
    "intermediary_market": ("id", "key", "name", "state", "time_zone"),
    "intermediary_site": ("id", "key", "name", "market_id", "city", "state", "time_zone"),
    "intermediary_user": (
        *("id", "email", "name", "roles", "language", "is_active", "date_joined"),
        *("password", "is_superuser"),
    ),
    "intermediary_user_sites": ("id", "user_id", "site_id"),
    "intermediary_savedview": (
        *("id", "user_id", "page", "name", "query", "is_default", "created_at"),
    ),
    "intermediary_team": ("id", "key", "name", "leader_id"),
    "intermediary_teammembership": ("id", "user_id", "starts_on", "team_id"),
    "standards_track": (
        *("id", "key", "name", "family", "hours", "soc", "governance", "coaching_months"),
    ),
    "employers_employer": (
        *("id", "key", "name", "kind", "industry", "stage", "owner_id", "city", "state"),
        *("sort_key", "search_key"),
    ),
    "employers_contact": ("id", "employer_id", "name", "email", "phone", "role", "user_id"),
    "employers_boardseat": (
        *("id", "employer_id", "contact_id", "board", "site_id", "starts_on", "ends_on"),
    ),
    "employers_contribution": ("id", "employer_id", "amount", "received_on", "purpose"),
    "employers_offer": (
        *("id", "key", "employer_id", "title", "soc", "track_id", "site_id", "positions"),
        *("pay_min", "pay_max", "pay_period", "hours_per_week", "schedule", "classification"),
        *("guaranteed_hours", "schedule_notice_days", "health", "retirement", "paid_leave"),
        *("paid_training", "safety", "advancement", "voice", "posted_on", "closes_on"),
        *("sort_key", "search_key"),
    ),
    "employers_waiver": (
        *("id", "offer_id", "code", "reason", "until", "granted_by_id", "granted_at"),
    ),
    "trainees_cohort": (
        *("id", "key", "track_id", "site_id", "starts_on", "ends_on", "seats", "language"),
    ),
    "employers_sponsorship": ("id", "cohort_id", "employer_id"),
    "employers_engagement": (
        *("id", "key", "employer_id", "kind", "cohort_id", "held_on", "hours"),
    ),
    "trainees_trainee": (
        *("id", "key", "first_name", "last_name", "email", "phone", "birth_date", "gender"),
        *("race_ethnicity", "education", "veteran", "disability", "language", "postal_code"),
        *("prior_annual_earnings", "user_id", "sort_key", "search_key"),
    ),
    "trainees_enrollment": (
        *("id", "trainee_id", "cohort_id", "status", "applied_on", "started_on"),
        *("graduated_on", "withdrawn_on", "exclusion", "exclusion_on", "exclusion_evidence"),
        "recorded_at",
    ),
    "trainees_ownerassignment": ("id", "enrollment_id", "starts_on", "user_id"),
    "trainees_coachassignment": ("id", "enrollment_id", "starts_on", "user_id"),
    "employers_engagement_attendees": ("id", "engagement_id", "trainee_id"),
    "placements_placement": (
        *("id", "key", "trainee_id", "enrollment_id", "employer_id", "offer_id", "title", "soc"),
        *("kind", "started_on", "ended_on", "end_reason", "pay", "pay_period", "hours_per_week"),
        *("recorded_at", "recorded_by_id"),
    ),
    "placements_evidence": (
        *("id", "placement_id", "tier", "dated_on", "disputed_on", "recorded_at"),
        "recorded_by_id",
    ),
    "placements_outcomecheck": (
        *("id", "trainee_id", "enrollment_id", "checked_on", "outcome", "employer_id", "pay"),
        *("pay_period", "hours_per_week", "tier", "recorded_at", "recorded_by_id"),
    ),
    "placements_workedhours": (
        *("id", "trainee_id", "employer_id", "month", "hours", "recorded_at"),
    ),
    "coaching_session": (
        *("id", "key", "trainee_id", "coach_id", "kind", "starts_at", "minutes", "outcome"),
    ),
}
