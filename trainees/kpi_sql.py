"""SQL that every KPI about people shares: who answered for them when, and their reported groups."""

BIRTH = "date '0001-01-01'"  # the day that dates are counted from
ID_BITS = 40  # an id below 2^40 and a day before the year 9999 fit into one bigint
ID_MASK = f"((1::bigint << {ID_BITS}) - 1)"


def day_and_id(day: str, key: str) -> str:
    """A number that sorts by day, then by key: min and max of it work on both cores."""
    return f"(({day} - {BIRTH})::bigint << {ID_BITS} | {key})"


def first_id(day: str, key: str, condition: str = "true") -> str:
    """The key of the earliest row of a group (the smallest key on a tie)."""
    return f"min({day_and_id(day, key)}) FILTER (WHERE {condition}) & {ID_MASK}"


def last_id(day: str, key: str, condition: str = "true") -> str:
    """The key of the latest row of a group (the greatest key on a tie)."""
    return f"max({day_and_id(day, key)}) FILTER (WHERE {condition}) & {ID_MASK}"


def owners(people: str, day: str) -> str:
    """enrollment_id, owner_id: who answered for each enrollment on the day in its own row."""
    latest = last_id("a.starts_on", "coalesce(a.user_id, 0)")
    return f"""
        SELECT a.enrollment_id, nullif({latest}, 0) AS owner_id
        FROM trainees_ownerassignment a JOIN {people} g ON g.enrollment_id = a.enrollment_id
        WHERE a.starts_on <= g.{day} GROUP BY a.enrollment_id
    """


def members() -> str:
    """user_id, team_id, starts_on, until: who was on which team; until is the next row's day."""
    return """
        SELECT user_id, team_id, starts_on,
            lead(starts_on) OVER (PARTITION BY user_id ORDER BY starts_on) AS until
        FROM intermediary_teammembership
    """


def team_on(user: str, day: str) -> str:
    """The team a person was on that day, looked up one by one."""
    return f"""(
        SELECT m.team_id FROM intermediary_teammembership m
        WHERE m.user_id = {user} AND m.starts_on <= {day} ORDER BY m.starts_on DESC LIMIT 1
    )"""


def quarter_of(day: str) -> str:
    """Year * 4 + quarter - 1 of a date."""
    return f"(date_part('year', {day}) * 4 + date_part('quarter', {day}) - 1)::integer"


def person_columns(trainee: str) -> str:
    """The personal dimensions of a trainee; several races become the one reported group."""
    races = f"{trainee}.race_ethnicity"
    return f"""
        coalesce(nullif({trainee}.gender, ''), 'not_disclosed')::text AS gender,
        CASE WHEN cardinality({races}) = 0 THEN 'not_disclosed'
            WHEN {races} <@ {races}[1:1] THEN {races}[1]
            WHEN 'hispanic' = ANY({races}) THEN 'hispanic'
            ELSE 'two_or_more' END::text AS race_ethnicity,
        nullif({trainee}.education, '')::text AS education,
        nullif({trainee}.language, '')::text AS language
    """
