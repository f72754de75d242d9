-- The bench's world in DuckDB. $graduates and $offers size it; everything else follows from the
-- row numbers by two steps of modular arithmetic, so that it is the same everywhere.
CREATE MACRO mix(i, s) AS ((i::BIGINT + 11) * 48271 + s::BIGINT * 829368751) % 2147483647;
CREATE MACRO die(i, s) AS
    ((((mix(i, s) * mix(i, s)) % 2147483647) + s::BIGINT * 65537) * 69621) % 2147483647;
CREATE MACRO share(i, s) AS die(i, s) / 2147483647.0;
CREATE MACRO pick(i, s, n) AS (die(i, s) % n)::INT;
CREATE MACRO one_of(i, s, list) AS list[1 + die(i, s) % len(list)];

CREATE TABLE market AS
    SELECT m AS id, 'm' || m AS key, 'Market ' || m AS name, 'MD' AS state,
        'America/New_York' AS time_zone FROM range(1, 13) t(m);
CREATE TABLE site AS
    SELECT s AS id, 's' || s AS key, 'Site ' || s AS name, s AS market_id, 'Baltimore' AS city,
        'MD' AS state, 'America/New_York' AS time_zone FROM range(1, 12) t(s);
CREATE TABLE staff AS
    SELECT u AS id, 'staff' || u || '@example.org' AS email, 'Staff ' || u AS name,
        CASE WHEN u = 1 THEN '{admin,manager}' ELSE '{business_solutions,coach}' END AS roles,
        'en' AS language, true AS is_active, '2022-01-01 12:00+00' AS date_joined,
        '!' AS password, u = 1 AS is_superuser
    FROM range(1, 2 + $staff) t(u);
CREATE TABLE team AS
    SELECT t AS id, 't' || t AS key, 'Team ' || t AS name, t + 1 AS leader_id
    FROM range(1, 34) x(t);
CREATE TABLE membership AS
    SELECT row_number() OVER (ORDER BY user_id, starts_on) AS id, * FROM (
        SELECT id AS user_id, DATE '2022-01-01' AS starts_on, 1 + id % 33 AS team_id
        FROM staff WHERE id > 1
        UNION ALL
        SELECT id, DATE '2024-01-01' + pick(id, 1, 900), 1 + (id + 3) % 33
        FROM staff WHERE id > 1 AND id % 5 = 0);
CREATE TABLE track AS
    SELECT row_number() OVER () AS id, * FROM (VALUES
        ('it-support', 'IT Support', 'entry', 36000), ('cloud', 'Cloud', 'entry', 39000),
        ('data', 'Data', 'entry', 30000), ('cyber', 'Cyber', 'cyber_software', 45000),
        ('software', 'Software', 'cyber_software', 54000),
        ('mid', 'Mid-career', 'mid_career', 18000), ('home-care', 'Home care', 'home_care', 7500),
        ('child-care', 'Child care', 'child_care', 6000)) v(key, name, family, hours);
ALTER TABLE track ADD COLUMN soc VARCHAR DEFAULT '15-1232';
ALTER TABLE track ADD COLUMN governance VARCHAR DEFAULT 'non_joint';
ALTER TABLE track ADD COLUMN coaching_months INTEGER DEFAULT 24;
CREATE TABLE employer AS
    SELECT e AS id, 'e' || e AS key, 'Employer ' || e AS name, 'company' AS kind, '' AS industry,
        'hiring' AS stage, 2 + e % $staff AS owner_id, 'Baltimore' AS city, 'MD' AS state,
        '' AS sort_key, '' AS search_key FROM range(1, 1 + $employers) t(e);

CREATE TABLE cohort AS
    SELECT c AS id, 'C-' || c AS key, one_of(c, 2, [1, 1, 1, 2, 3, 4, 4, 5, 6, 7, 8]) AS track_id,
        1 + pick(c, 3, 11) AS site_id, DATE '2023-01-02' + pick(c, 4, 1260) AS starts_on,
        DATE '2023-01-02' + pick(c, 4, 1260) + 60 + pick(c, 5, 80) AS ends_on,
        25 AS seats, 'en' AS language
    FROM range(1, 2 + $enrollments // 25) t(c);
CREATE TABLE sponsorship AS
    SELECT row_number() OVER (ORDER BY cohort_id, employer_id) AS id, * FROM (
        SELECT id AS cohort_id, 1 + pick(id, 6, $employers) AS employer_id
        FROM cohort WHERE id % 2 = 0);
CREATE TABLE engagement AS
    SELECT id, 'G-' || id AS key, 1 + pick(id, 7, $employers) AS employer_id,
        'guest_teaching' AS kind, id AS cohort_id,
        starts_on + pick(id, 8, 33) AS held_on, 200 AS hours FROM cohort;

CREATE TABLE trainee AS
    SELECT i AS id, 'T-' || lpad(i::VARCHAR, 8, '0') AS key,
        one_of(i, 10, ['Ana', 'Luis', 'Amara', 'Devon', 'Nhung', 'Zoë', 'Omar', 'Inés', 'Kim',
            'Tomasz', 'Marisol', 'Samuel']) AS first_name,
        one_of(i, 11, ['Díaz', 'Okafor', 'Trần', 'Carter', 'Tesfaye', 'Quiñones', 'Adeyemi',
            'Novak', 'Al-Amin', 'Bell', 'Raman', 'Zieliński', 'Park']) || ' ' || i % 977
            AS last_name,
        't' || i || '@example.org' AS email, '(410) 555-01' || lpad((i % 100)::VARCHAR, 2, '0')
            AS phone,
        DATE '1975-01-01' + pick(i, 12, 11000) AS birth_date,
        one_of(i, 13, ['woman', 'man', 'man', 'woman', 'man', 'nonbinary', '']) AS gender,
        one_of(i, 14, ['{black}', '{black}', '{hispanic}', '{black,hispanic}', '{asian}',
            '{asian,white}', '{white}', '{mena}', '{}', '{nhpi}']) AS race_ethnicity,
        one_of(i, 15, ['diploma', 'equivalency', 'some_postsecondary', 'associate', 'bachelor', ''])
            AS education,
        NULL::BOOLEAN AS veteran, NULL::BOOLEAN AS disability,
        one_of(i, 16, ['en', 'en', 'en', 'es', 'es', 'am', 'vi', 'ar', '']) AS language,
        '21201' AS postal_code,
        CASE WHEN i % 13 = 0 THEN NULL WHEN i % 4 = 0 THEN 0
            ELSE pick(i, 17, 24000)::BIGINT * 1000000 END AS prior_annual_earnings,
        NULL::BIGINT AS user_id, '' AS sort_key, '' AS search_key
    FROM range(1, 1 + $enrollments) t(i);

CREATE TABLE enrollment AS
    SELECT e AS id,
        CASE WHEN e > $enrollments // 2 AND e % 25 = 0 THEN e - $enrollments // 2 ELSE e END
            AS trainee_id,
        c.id AS cohort_id, CASE WHEN share(e, 20) < 0.87 THEN 'graduated' ELSE 'withdrawn' END
            AS status,
        c.starts_on - 30 AS applied_on, c.starts_on AS started_on,
        CASE WHEN share(e, 20) < 0.87
            THEN c.ends_on + CASE WHEN e % 19 = 0 THEN 14 ELSE 0 END END AS graduated_on,
        CASE WHEN share(e, 20) >= 0.87 THEN c.starts_on + 21 END AS withdrawn_on,
        CASE WHEN e % 97 = 0 THEN 'medical' ELSE '' END AS exclusion,
        CASE WHEN e % 97 = 0 THEN c.ends_on - 20 + pick(e, 21, 150) END AS exclusion_on,
        '' AS exclusion_evidence, c.ends_on || ' 12:00+00' AS recorded_at
    FROM range(1, 1 + $enrollments) t(e) JOIN cohort c ON c.id = 1 + e // 25;
CREATE TABLE owner AS
    SELECT row_number() OVER (ORDER BY enrollment_id, starts_on) AS id, * FROM (
        SELECT id AS enrollment_id, started_on AS starts_on, 2 + pick(cohort_id, 22, $staff)
            AS user_id FROM enrollment
        UNION ALL
        SELECT id, started_on + 30 + pick(id, 23, 300), 2 + pick(id, 24, $staff)
        FROM enrollment WHERE id % 20 = 3);
CREATE TABLE coach AS
    SELECT id, id AS enrollment_id, started_on AS starts_on, 2 + pick(cohort_id, 25, $staff)
        AS user_id FROM enrollment;

CREATE TABLE offer AS
    SELECT o AS id, 'O-' || lpad(o::VARCHAR, 8, '0') AS key, 1 + pick(o, 30, $employers)
            AS employer_id,
        one_of(o, 31, ['Help desk technician', 'SOC analyst', 'Web developer', 'Home care aide'])
            AS title,
        '15-1232' AS soc,
        CASE WHEN o % 50 = 7 THEN NULL
            ELSE one_of(o, 32, [1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 4, 4, 4, 5, 5, 6, 7, 7, 8]) END
            AS track_id,
        CASE WHEN o % 40 = 9 THEN NULL ELSE 1 + pick(o, 33, 11) END AS site_id, 1 AS positions,
        CASE WHEN o % 60 = 1 THEN NULL ELSE low END AS pay_min,
        CASE WHEN o % 60 = 1 THEN low WHEN o % 3 = 0 THEN low + low // 8 END AS pay_max,
        CASE WHEN o % 70 = 3 THEN '' WHEN o % 90 = 5 THEN 'annual' ELSE period END AS pay_period,
        one_of(o, 34, [4000, 4000, 3750, 3500, 3000, NULL]) AS hours_per_week,
        one_of(o, 35, ['full_time', 'full_time', 'full_time', 'part_time', '']) AS schedule,
        one_of(o, 36, ['employee', 'employee', 'employee', 'employee', 'employee', 'employee',
            'employee', 'temp', 'contractor', '']) AS classification,
        one_of(o, 37, [true, true, false, NULL]) AS guaranteed_hours,
        one_of(o, 38, [7, 14, 21, 14, NULL]) AS schedule_notice_days,
        one_of(o, 39, [true, true, true, true, false, NULL]) AS health,
        one_of(o, 40, [true, true, false, true, NULL]) AS retirement,
        one_of(o, 41, [true, true, true, false, NULL]) AS paid_leave,
        one_of(o, 42, [true, true, false, true]) AS paid_training,
        one_of(o, 43, [true, true, true, true, false]) AS safety,
        one_of(o, 44, [true, true, false, NULL]) AS advancement,
        one_of(o, 45, [true, false, false, NULL]) AS voice,
        DATE '2026-11-23' - 1 - pick(o, 46, 200) AS posted_on,
        CASE WHEN o % 3 = 0 THEN NULL ELSE DATE '2026-11-23' + pick(o, 47, 60) END
            AS closes_on,
        '' AS sort_key, '' AS search_key
    FROM (
        SELECT o, period, CASE period WHEN 'hourly' THEN cents * 10000
            WHEN 'weekly' THEN cents * 40 * 10000 WHEN 'biweekly' THEN cents * 80 * 10000
            WHEN 'monthly' THEN cents * 40 * 52 // 12 * 10000
            ELSE cents * 2080 * 10000 END AS low
        FROM (SELECT o, (1650 + pick(o, 48, 90) * 25)::BIGINT AS cents, one_of(o, 49, ['hourly', 'hourly',
            'hourly', 'hourly', 'annual', 'annual', 'weekly', 'biweekly', 'monthly']) AS period
            FROM range(1, 1 + $offers) t(o)) drawn) priced;

CREATE TABLE placement AS
    SELECT row_number() OVER (ORDER BY enrollment_id, n) AS id,
        'P-' || lpad((row_number() OVER (ORDER BY enrollment_id, n))::VARCHAR, 8, '0') AS key,
        trainee_id, CASE WHEN enrollment_id % 101 = 0 THEN NULL ELSE enrollment_id END
            AS enrollment_id,
        1 + pick(k, 50, $employers) AS employer_id,
        CASE WHEN k % 5 < 3 THEN 1 + pick(k, 51, $offers) END AS offer_id,
        'Technician' AS title, '' AS soc,
        one_of(k, 52, ['full_time', 'full_time', 'full_time', 'full_time', 'full_time', 'full_time',
            'part_time', 'apprenticeship', 'temp_to_hire', 'internship', 'gig']) AS kind,
        started_on, CASE WHEN length < 700 AND started_on + length <= DATE '2026-11-23'
            THEN started_on + length END AS ended_on, '' AS end_reason,
        CASE WHEN k % 33 = 0 THEN NULL WHEN k % 4 = 1 THEN cents * 2080 * 10000
            ELSE cents * 10000 END AS pay,
        CASE WHEN k % 33 = 0 THEN '' WHEN k % 4 = 1 THEN 'annual' ELSE 'hourly' END AS pay_period,
        one_of(k, 53, [4000, 4000, NULL, 3500, 2400, 1600]) AS hours_per_week,
        started_on || ' 12:00+00' AS recorded_at, NULL::BIGINT AS recorded_by_id
    FROM (
        SELECT id AS enrollment_id, trainee_id, n, id * 2 + n AS k,
            (1700 + pick(id * 2 + n, 54, 90) * 25)::BIGINT AS cents, 40 + pick(id * 2 + n, 55, 1100)
            AS length,
            graduated_on - 20 + n::INT * 300
            + (190 * share(id * 2 + n, 56) * share(id * 2 + n, 57))::INT * (1 + (id % 9 = 0)::INT)
            AS started_on
        FROM enrollment, range(0, 2) t(n)
        WHERE graduated_on IS NOT NULL
            AND share(id * 2 + n, 58) < CASE n WHEN 0 THEN 0.86 ELSE 0.22 END
    ) drawn WHERE started_on <= DATE '2026-12-10';
CREATE TABLE evidence AS
    SELECT row_number() OVER (ORDER BY placement_id, n) AS id, placement_id,
        CASE WHEN n = 1 THEN 'payroll' ELSE one_of(placement_id, 60, ['pay_stub', 'pay_stub',
            'employer_confirmed', 'payroll', 'state_wage_record', 'pay_stub', 'self_report',
            'staff_note', 'pay_stub', 'employer_confirmed']) END AS tier,
        CASE WHEN placement_id % 17 = 0 AND n = 0 THEN NULL
            ELSE started_on + CASE n WHEN 0 THEN 5 + pick(placement_id, 61, 60)
                ELSE 340 + pick(placement_id, 62, 70) END END AS dated_on,
        CASE WHEN placement_id % 211 = 0 THEN started_on + 90 END AS disputed_on,
        started_on || ' 12:00+00' AS recorded_at, NULL::BIGINT AS recorded_by_id
    FROM (SELECT id AS placement_id, started_on FROM placement), range(0, 2) t(n)
    WHERE share(placement_id, 63 + n) < CASE n WHEN 0 THEN 0.95 ELSE 0.25 END;
CREATE TABLE "check" AS
    SELECT row_number() OVER (ORDER BY enrollment_id, n) AS id, trainee_id, enrollment_id,
        checked_on, outcome,
        CASE WHEN outcome = 'employed' AND k % 2 = 0 THEN 1 + pick(k, 70, $employers) END
            AS employer_id,
        CASE WHEN outcome = 'employed' AND k % 3 < 2
            THEN (1800 + pick(k, 71, 100) * 25)::BIGINT * 10000 END AS pay,
        CASE WHEN outcome = 'employed' AND k % 3 < 2 THEN 'hourly' ELSE '' END AS pay_period,
        NULL::BIGINT AS hours_per_week,
        one_of(k, 72, ['pay_stub', 'employer_confirmed', 'self_report', 'payroll', '']) AS tier,
        checked_on || ' 12:00+00' AS recorded_at, NULL::BIGINT AS recorded_by_id
    FROM (
        SELECT id AS enrollment_id, trainee_id, n, id * 2 + n AS k,
            graduated_on + CASE n WHEN 0 THEN 110 + pick(id, 73, 60) ELSE 380 + pick(id, 74, 120)
            END AS checked_on,
            one_of(id * 2 + n, 75, ['employed', 'employed', 'employed', 'not_employed',
                'unreachable']) AS outcome
        FROM enrollment, range(0, 2) t(n)
        WHERE graduated_on IS NOT NULL AND share(id * 2 + n, 76) < 0.45
    ) drawn WHERE checked_on <= DATE '2026-11-23';

-- What both measured parts need of pay: hourly micro-dollars = pay * times / divisor.
CREATE MACRO times(period) AS CASE period WHEN 'hourly' THEN 1 WHEN 'daily' THEN 500
    WHEN 'semimonthly' THEN 2400 WHEN 'monthly' THEN 1200 WHEN '' THEN NULL ELSE 100 END::BIGINT;
CREATE MACRO weeks(period) AS CASE period WHEN 'daily' THEN 1 WHEN 'weekly' THEN 1
    WHEN 'biweekly' THEN 2 WHEN '' THEN NULL ELSE 52 END::BIGINT;
CREATE MACRO divisor(period, hours, full_time) AS CASE WHEN period = 'hourly' THEN 1::BIGINT
    ELSE weeks(period) * coalesce(hours, CASE WHEN full_time THEN 4000 END) END;
