-- The KPI definitions once more, written for DuckDB: one outcome per graduate, as of $day.
CREATE OR REPLACE MACRO is_sure(tier) AS
    tier IN ('employer_confirmed', 'payroll', 'state_wage_record', 'pay_stub');
CREATE OR REPLACE MACRO quarter_of(d) AS (year(d) * 4 + quarter(d) - 1)::INTEGER;
CREATE OR REPLACE MACRO reported(races) AS CASE WHEN races = '{}' THEN 'not_disclosed'
    WHEN position(',' IN races) = 0 THEN races[2:-2]
    WHEN contains(races, 'hispanic') THEN 'hispanic' ELSE 'two_or_more' END;

CREATE OR REPLACE TABLE person AS
    SELECT id, CASE gender WHEN '' THEN 'not_disclosed' ELSE gender END AS gender,
        reported(race_ethnicity) AS race_ethnicity, nullif(education, '') AS education,
        nullif(language, '') AS language, prior_annual_earnings AS prior FROM trainee;
CREATE OR REPLACE TABLE graduate AS
    SELECT e.id AS enrollment_id, e.trainee_id, e.cohort_id, c.starts_on, e.graduated_on,
        CASE WHEN e.exclusion_on <= $day THEN e.exclusion_on END AS exclusion_on,
        e.graduated_on + 120 AS d120, (e.graduated_on + INTERVAL 6 MONTH)::DATE AS d6m,
        (e.graduated_on + INTERVAL 9 MONTH)::DATE AS d9m
    FROM enrollment e JOIN cohort c ON c.id = e.cohort_id
    WHERE e.status = 'graduated' AND e.graduated_on <= $day;
CREATE OR REPLACE TABLE belongs AS
    SELECT p.id, max_by(e.id, (e.started_on, e.id)) AS enrollment_id
    FROM placement p JOIN enrollment e
        ON e.trainee_id = p.trainee_id AND e.started_on <= p.started_on
    WHERE p.enrollment_id IS NULL GROUP BY p.id;
CREATE OR REPLACE TABLE applies AS
    SELECT t.id AS track_id, s.id AS site_id, f.amount, f.effective_from,
        coalesce(f.effective_to, DATE '9999-12-30') AS effective_to
    FROM floor f
    JOIN (SELECT id, family FROM track UNION ALL SELECT 0, NULL) t
        ON f.scope = 'organization' OR f.family = t.family OR f.track_id = t.id
    JOIN (SELECT id, market_id FROM site UNION ALL SELECT 0, NULL) s
        ON CASE WHEN f.site_id IS NOT NULL THEN f.site_id = s.id
            WHEN f.market_id IS NOT NULL THEN f.market_id = s.market_id ELSE true END;
CREATE OR REPLACE TABLE stretch AS
    SELECT d.*, max(a.amount) AS amount
    FROM (SELECT track_id, site_id, effective_from AS starts_on FROM applies
        UNION SELECT track_id, site_id, effective_to + 1 FROM applies) d
    LEFT JOIN applies a ON a.track_id = d.track_id AND a.site_id = d.site_id
        AND d.starts_on BETWEEN a.effective_from AND a.effective_to
    GROUP BY ALL;
CREATE OR REPLACE TABLE plain_job AS
    SELECT g.enrollment_id, p.id, p.started_on, p.employer_id, p.offer_id,
        CASE WHEN p.ended_on <= $day THEN p.ended_on END AS ended_on,
        p.id IN (SELECT placement_id FROM evidence WHERE is_sure(tier)
            AND (dated_on IS NULL OR dated_on <= $day)
            AND (disputed_on IS NULL OR disputed_on > $day)) AS sure,
        CASE WHEN divisor(p.pay_period, p.hours_per_week, p.kind = 'full_time') IS NOT NULL
            THEN p.pay * times(p.pay_period) END AS num,
        CASE WHEN p.pay * times(p.pay_period) IS NOT NULL
            THEN divisor(p.pay_period, p.hours_per_week, p.kind = 'full_time') END AS den,
        coalesce(p.hours_per_week, CASE p.kind WHEN 'full_time' THEN 4000 END) AS hours
    FROM placement p LEFT JOIN belongs b ON b.id = p.id
    JOIN graduate g ON g.enrollment_id = coalesce(p.enrollment_id, b.enrollment_id)
    WHERE p.started_on <= $day AND p.started_on >= g.starts_on
        AND (p.ended_on IS NULL OR p.ended_on >= g.graduated_on)
        AND (p.kind IN ('full_time', 'apprenticeship', 'temp_to_hire')
            OR (p.kind = 'part_time' AND p.hours_per_week >= 2000));
CREATE OR REPLACE TABLE job AS
    SELECT j.*, CASE WHEN o.id IS NOT NULL THEN CASE
            WHEN j.num IS NULL OR j.num < 5000000 * j.den OR j.num > 500000000 * j.den THEN NULL
            ELSE coalesce(j.num >= f.amount * j.den, false) END
            AND CASE o.classification WHEN '' THEN NULL WHEN 'contractor' THEN false ELSE true END
        END AS good
    FROM plain_job j LEFT JOIN offer o ON o.id = j.offer_id
    ASOF LEFT JOIN stretch f ON f.track_id = coalesce(o.track_id, 0)
        AND f.site_id = coalesce(o.site_id, 0) AND f.starts_on <= j.started_on;
CREATE OR REPLACE TABLE first_job AS
    SELECT f.*, j.employer_id, j.num, j.den, j.hours,
        CASE WHEN f.sure_on + 365 <= $day THEN f.sure_on + 365 END AS d
    FROM (SELECT enrollment_id, min(started_on) AS placed_on,
            min(started_on) FILTER (sure) AS sure_on,
            min(started_on) FILTER (sure AND good) AS good_on,
            min(started_on) FILTER (sure AND good IS NULL) AS maybe_on,
            min_by(id, (started_on, id)) FILTER (sure) AS first_id
        FROM job GROUP BY enrollment_id) f LEFT JOIN job j ON j.id = f.first_id;
CREATE OR REPLACE TABLE near AS
    SELECT v.placement_id, bool_or(is_sure(v.tier)) AS proven
    FROM first_job f JOIN job j ON j.enrollment_id = f.enrollment_id AND j.ended_on IS NULL
    JOIN evidence v ON v.placement_id = j.id
    WHERE coalesce(v.dated_on, j.started_on) BETWEEN f.d - 30 AND least(f.d + 60, $day)
        AND (v.disputed_on IS NULL OR v.disputed_on > $day)
    GROUP BY v.placement_id;
CREATE OR REPLACE TABLE spans AS
    SELECT f.enrollment_id, bool_or(proven) AS proven, bool_or(covered) AS covered,
        bool_or(proven AND same) AS proven_same, bool_or(covered AND same) AS covered_same,
        bool_or(same) AS same,
        max_by(num::DOUBLE / den, (started_on, id)) FILTER (later) AS pay
    FROM (SELECT f.enrollment_id, j.num, j.den, j.started_on, j.id,
            (j.ended_on IS NOT NULL AND j.sure) OR coalesce(n.proven, false) AS proven,
            j.ended_on IS NOT NULL OR n.placement_id IS NOT NULL AS covered,
            j.id = f.first_id OR j.employer_id = f.employer_id AS same,
            (j.started_on, j.id) > (f.sure_on, f.first_id) AND j.sure AND j.num IS NOT NULL
                AS later
        FROM first_job f JOIN job j ON j.enrollment_id = f.enrollment_id
            AND j.started_on <= f.d AND (j.ended_on IS NULL OR j.ended_on >= f.d)
        LEFT JOIN near n ON n.placement_id = j.id) f
    GROUP BY f.enrollment_id;
CREATE OR REPLACE TABLE found AS
    SELECT x.enrollment_id, max(x.checked_on) FILTER (x.outcome = 'not_employed') AS idle_on,
        bool_or(works AND is_sure(x.tier)) AS proven, bool_or(works) AS covered,
        bool_or(works AND is_sure(x.tier) AND same) AS proven_same,
        bool_or(works AND same) AS covered_same,
        bool_or(close AND x.outcome = 'not_employed') AS idle,
        min_by(hourly, (abs(x.checked_on - x.d) * 2 + (x.checked_on < x.d)::INT, x.id))
            FILTER (works AND is_sure(x.tier) AND hourly IS NOT NULL) AS pay
    FROM (SELECT x.*, f.d, x.employer_id = f.employer_id AS same,
            coalesce(x.checked_on BETWEEN f.d - 30 AND f.d + 60, false) AS close,
            close AND x.outcome = 'employed' AS works,
            (x.pay * times(x.pay_period))::DOUBLE / divisor(x.pay_period, x.hours_per_week, false)
                AS hourly
        FROM "check" x LEFT JOIN first_job f ON f.enrollment_id = x.enrollment_id
        WHERE x.checked_on <= $day) x
    GROUP BY x.enrollment_id;
CREATE OR REPLACE MACRO in_time(gone, deadline, sure_on, placed_on, idle_on) AS CASE
    WHEN gone <= least(deadline, $day) THEN 0
    WHEN deadline > $day THEN CASE WHEN sure_on <= deadline THEN 2 ELSE 1 END
    WHEN sure_on <= deadline THEN 3 WHEN placed_on <= deadline THEN 4
    WHEN placed_on > deadline OR idle_on >= deadline THEN 6 ELSE 5 END;
CREATE OR REPLACE MACRO in_good_time(gone, deadline, f, idle_on) AS CASE
    WHEN f.sure_on <= deadline AND coalesce(gone <= least(deadline, $day), false) IS FALSE THEN CASE
        WHEN deadline > $day THEN CASE WHEN f.good_on <= deadline THEN 2 ELSE 1 END
        WHEN f.good_on <= deadline THEN 3 WHEN f.maybe_on <= deadline THEN 5 ELSE 6 END
    ELSE in_time(gone, deadline, f.sure_on, f.placed_on, idle_on) END;
CREATE OR REPLACE TABLE outcome AS
    SELECT g.enrollment_id, g.cohort_id, o.owner_id, m.team_id,
        quarter_of(g.graduated_on) AS quarter, t.gender, t.race_ethnicity, t.education, t.language,
        CASE WHEN f.placed_on <= g.exclusion_on THEN NULL ELSE g.exclusion_on END AS gone,
        in_time(gone, g.d120, f.sure_on, f.placed_on, x.idle_on) AS placed_120d,
        in_time(gone, g.d6m, f.sure_on, f.placed_on, x.idle_on) AS placed_6m,
        in_time(gone, g.d9m, f.sure_on, f.placed_on, x.idle_on) AS placed_9m,
        in_good_time(gone, g.d120, f, x.idle_on) AS quality_placed_120d,
        in_good_time(gone, g.d9m, f, x.idle_on) AS quality_placed_9m,
        CASE WHEN f.d IS NULL THEN NULL WHEN v.proven OR x.proven THEN 3
            WHEN v.covered OR x.covered THEN 4
            WHEN v.enrollment_id IS NOT NULL AND x.idle IS NOT TRUE THEN 5 ELSE 6 END
            AS retained_365,
        CASE WHEN f.d IS NULL THEN NULL WHEN v.proven_same OR x.proven_same THEN 3
            WHEN v.covered_same OR x.covered_same THEN 4
            WHEN v.same AND x.idle IS NOT TRUE THEN 5 ELSE 6 END AS retained_365_same,
        f.sure_on IS NOT NULL AS started, f.num::DOUBLE / f.den AS wage,
        CASE WHEN f.d IS NOT NULL THEN coalesce(x.pay, v.pay) END / (f.num::DOUBLE / f.den) - 1
            AS growth,
        f.num::DOUBLE * f.hours * 52 / (100 * f.den) AS a_year, t.prior
    FROM graduate g JOIN person t ON t.id = g.trainee_id
    LEFT JOIN (SELECT a.enrollment_id, max_by(a.user_id, a.starts_on) AS owner_id
        FROM owner a JOIN graduate g ON g.enrollment_id = a.enrollment_id
        WHERE a.starts_on <= g.graduated_on GROUP BY a.enrollment_id) o
        ON o.enrollment_id = g.enrollment_id
    ASOF LEFT JOIN membership m ON m.user_id = o.owner_id AND m.starts_on <= g.graduated_on
    LEFT JOIN first_job f ON f.enrollment_id = g.enrollment_id
    LEFT JOIN spans v ON v.enrollment_id = g.enrollment_id
    LEFT JOIN found x ON x.enrollment_id = g.enrollment_id;
CREATE OR REPLACE TABLE finished AS
    SELECT e.id AS enrollment_id, e.cohort_id, o.owner_id, m.team_id, quarter_of(c.ends_on)
            AS quarter, t.gender, t.race_ethnicity, t.education, t.language,
        CASE WHEN e.exclusion_on <= c.ends_on AND NOT coalesce(e.graduated_on <= e.exclusion_on,
                false) THEN 0
            WHEN e.graduated_on <= $day THEN 3 ELSE 6 END AS graduation
    FROM enrollment e JOIN cohort c ON c.id = e.cohort_id JOIN person t ON t.id = e.trainee_id
    LEFT JOIN (SELECT a.enrollment_id, max_by(a.user_id, a.starts_on) AS owner_id
        FROM owner a JOIN enrollment e ON e.id = a.enrollment_id JOIN cohort c ON c.id = e.cohort_id
        WHERE a.starts_on <= c.ends_on GROUP BY a.enrollment_id) o ON o.enrollment_id = e.id
    ASOF LEFT JOIN membership m ON m.user_id = o.owner_id AND m.starts_on <= c.ends_on
    WHERE e.started_on <= $day AND c.ends_on <= $day;
