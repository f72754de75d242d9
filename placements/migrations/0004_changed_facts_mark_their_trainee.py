"""Every change of a fact that KPIs rest on marks the trainee, in the same transaction.

Statement triggers see bulk writes, raw SQL and COPY. A statement that changes very many rows leaves
one mark without a trainee: anybody's outcome may have changed.
"""

from django.db import migrations

MANY = 20_000  # as placements/outcomes.py: from there on everything is made anew

# Table -> the trainees of changed rows; {rows} stands for the rows before or after the change.
TRAINEES = {
    "trainees_enrollment": "SELECT trainee_id FROM {rows}",
    "trainees_ownerassignment": """SELECT e.trainee_id FROM {rows} r
        JOIN trainees_enrollment e ON e.id = r.enrollment_id""",
    "intermediary_teammembership": """SELECT e.trainee_id FROM {rows} r
        JOIN trainees_ownerassignment a ON a.user_id = r.user_id
        JOIN trainees_enrollment e ON e.id = a.enrollment_id""",
    "placements_placement": "SELECT trainee_id FROM {rows}",
    "placements_evidence": """SELECT p.trainee_id FROM {rows} r
        JOIN placements_placement p ON p.id = r.placement_id""",
    "placements_outcomecheck": "SELECT trainee_id FROM {rows}",
}
# Only what changes in place matters here: these rows exist before anything refers to them.
TRAINEES_OF_UPDATES = {
    "trainees_trainee": """SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
        WHERE (n.gender, n.race_ethnicity, n.education, n.language, n.prior_annual_earnings)
        IS DISTINCT FROM
        (o.gender, o.race_ethnicity, o.education, o.language, o.prior_annual_earnings)""",
    "trainees_cohort": """SELECT e.trainee_id FROM new_rows n JOIN old_rows o ON o.id = n.id
        JOIN trainees_enrollment e ON e.cohort_id = n.id
        WHERE (n.starts_on, n.track_id, n.site_id)
        IS DISTINCT FROM (o.starts_on, o.track_id, o.site_id)""",
    "employers_offer": """SELECT p.trainee_id FROM new_rows r
        JOIN placements_placement p ON p.offer_id = r.id""",
}
CHANGED = "SELECT NULL::bigint FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE "
TRAINEES_OF_UPDATES |= {  # of these a change in place concerns everybody: a mark without a trainee
    "standards_track": CHANGED + "n.family <> o.family LIMIT 1",
    "intermediary_site": CHANGED + "n.market_id <> o.market_id LIMIT 1",
}
# Standards, few and rarely changed: everything is made anew.
FOR_EVERYONE = ("standards_wagefloor", "standards_criterion", "standards_version")

TABLES_MADE_ANEW = ("outcome", "outcomestate", "outcomemark")
REFERENCING = {
    "insert": "REFERENCING NEW TABLE AS new_rows",
    "update": "REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows",
    "delete": "REFERENCING OLD TABLE AS old_rows",
}
MARK = """
    IF EXISTS (SELECT FROM ({query}) q OFFSET {many} LIMIT 1) THEN
        INSERT INTO placements_outcomemark (trainee_id) VALUES (NULL);
    ELSE
        INSERT INTO placements_outcomemark (trainee_id) {query};
    END IF;
"""


def function(name, body):
    """A trigger function with this body."""
    return f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN {body} RETURN NULL; END $$;
    """


def trigger(table, event, name):
    """An after-statement trigger on one event."""
    return f"""
        CREATE TRIGGER mark_outcomes_{event} AFTER {event.upper()} ON {table}
        {REFERENCING.get(event, "")} FOR EACH STATEMENT EXECUTE FUNCTION {name}();
    """


def mark(query):
    """Mark the trainees of a query, or everyone when they are many."""
    return MARK.format(query=query, many=MANY)


def watch(table, query):
    """Watch every change of a table."""
    name = f"mark_outcomes_of_{table}"
    after, before = mark(query.format(rows="new_rows")), mark(query.format(rows="old_rows"))
    body = f"""
        IF TG_OP IN ('INSERT', 'UPDATE') THEN {after} END IF;
        IF TG_OP IN ('UPDATE', 'DELETE') THEN {before} END IF;
    """
    events = ("insert", "update", "delete")
    made = "".join(trigger(table, event, name) for event in events)
    return function(name, body) + made + trigger(table, "truncate", "mark_all_outcomes")


def watch_updates(table, query):
    """Watch what is changed in place."""
    name = f"mark_outcomes_of_{table}"
    return function(name, mark(query)) + trigger(table, "update", name)


def watch_for_everyone(table):
    """Any change concerns everybody."""
    events = ("insert", "update", "delete", "truncate")
    return "".join(trigger(table, event, "mark_all_outcomes") for event in events)


def forward():
    """All functions and triggers, and derived tables that a crash empties together."""
    sql = [f"ALTER TABLE placements_{name} SET UNLOGGED;" for name in TABLES_MADE_ANEW]
    everyone = "INSERT INTO placements_outcomemark (trainee_id) VALUES (NULL);"
    sql.append(function("mark_all_outcomes", everyone))
    sql += [watch(table, query) for table, query in TRAINEES.items()]
    sql += [watch_updates(table, query) for table, query in TRAINEES_OF_UPDATES.items()]
    sql += [watch_for_everyone(table) for table in FOR_EVERYONE]
    return "".join(sql)


def backward():
    """Drop the functions; their triggers go with them."""
    tables = (*TRAINEES, *TRAINEES_OF_UPDATES)
    names = ["mark_all_outcomes", *(f"mark_outcomes_of_{table}" for table in tables)]
    logged = "".join(f"ALTER TABLE placements_{name} SET LOGGED;" for name in TABLES_MADE_ANEW)
    return "".join(f"DROP FUNCTION {name} CASCADE;" for name in names) + logged


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0003_outcomes_of_graduates"),
        ("trainees", "0001_people_and_cohorts"),
        ("employers", "0001_partners_offers_and_findings"),
        ("standards", "0001_tracks_floors_and_documents"),
        ("intermediary", "0001_people_places_and_jobs"),
    ]

    operations = [migrations.RunSQL(forward(), backward())]
