-- The evaluation of offers once more, written for DuckDB: a verdict each, and a finding for each
-- criterion not met. `floor` holds the agreed floors; the macros are those of draw.sql.
CREATE OR REPLACE TABLE binding AS
    SELECT t.id AS track_id, s.id AS site_id, max_by(f.id, (f.amount, f.rank, f.id)) AS floor_id,
        max(f.amount) AS amount
    FROM floor f
    JOIN (SELECT id, family FROM track UNION ALL SELECT 0, NULL) t
        ON f.scope = 'organization' OR f.family = t.family OR f.track_id = t.id
    JOIN (SELECT id, market_id FROM site UNION ALL SELECT 0, NULL) s
        ON CASE WHEN f.site_id IS NOT NULL THEN f.site_id = s.id
            WHEN f.market_id IS NOT NULL THEN f.market_id = s.market_id ELSE true END
    WHERE f.effective_from <= $day AND coalesce(f.effective_to >= $day, true)
    GROUP BY ALL;
CREATE OR REPLACE TABLE verdict AS
    SELECT id AS offer_id, result, floor_id,
        (2 * low + 10000 * d) // (20000 * d) * 10000 AS hourly_low,
        (2 * high + 10000 * d) // (20000 * d) * 10000 AS hourly_high,
        CASE WHEN flagged THEN (floor * d - coalesce(low, high) + d - 1) // d END AS shortfall,
        assumed, classification = 'contractor' AS required_unmet,
        classification = '' AS required_unknown,
        flagged::INT + 2 * (classification = 'contractor')::INT
        + 4 * coalesce(NOT guaranteed_hours, false)::INT
        + 8 * coalesce(schedule_notice_days < 14, false)::INT + 16 * coalesce(NOT health, false)::INT
        + 32 * coalesce(NOT retirement, false)::INT + 64 * coalesce(NOT paid_leave, false)::INT
        + 128 * coalesce(NOT paid_training, false)::INT + 256 * coalesce(NOT safety, false)::INT
        + 512 * coalesce(NOT advancement, false)::INT + 1024 * coalesce(NOT voice, false)::INT
            AS failed
    FROM (SELECT *, CASE
            WHEN d IS NULL OR coalesce(low, high) IS NULL THEN 'unknown'
            WHEN least(low, high) < 5000000 * d OR greatest(low, high) > 500000000 * d
                THEN 'implausible'
            WHEN floor IS NULL THEN 'no_floor' WHEN low >= floor * d THEN 'meets'
            WHEN low IS NULL AND high >= floor * d THEN 'unknown'
            WHEN low IS NOT NULL AND high >= floor * d THEN 'straddles' ELSE 'below' END AS result,
            result IN ('below', 'straddles') AS flagged
        FROM (SELECT o.*, b.floor_id, b.amount AS floor, pay_min * times(pay_period) AS low,
                pay_max * times(pay_period) AS high,
                divisor(pay_period, hours_per_week, schedule = 'full_time') AS d,
                pay_period NOT IN ('hourly', '') AND hours_per_week IS NULL
                    AND schedule = 'full_time' AS assumed
            FROM offer o LEFT JOIN binding b ON b.track_id = coalesce(o.track_id, 0)
                AND b.site_id = coalesce(o.site_id, 0)
            WHERE o.posted_on <= $day AND coalesce(o.closes_on >= $day, true)) priced) tested;
CREATE OR REPLACE TABLE finding AS
    SELECT row_number() OVER () AS id, v.offer_id, c.code, c.severity,
        CASE c.code WHEN 'pay' THEN v.result ELSE '' END AS result,
        CASE c.code WHEN 'pay' THEN v.floor_id END AS floor_id,
        CASE c.code WHEN 'pay' THEN v.hourly_low END AS hourly_low,
        CASE c.code WHEN 'pay' THEN v.hourly_high END AS hourly_high,
        CASE c.code WHEN 'pay' THEN v.shortfall END AS shortfall, now() AS opened_at
    FROM verdict v JOIN criterion c ON v.failed & c.bit <> 0;
