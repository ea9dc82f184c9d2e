-- Which watched company has a part in which order, and how much of it is credited: the ground the other company views stand on.
-- A party is a company's organization by its compared name or valid registration code, inside the perimeter's days.
-- `share` is between 0 and 1; it is NULL for a joint venture whose split is not printed: nobody guesses it, unless any split
-- comes to the same, as where every party is the company's.
WITH found AS MATERIALIZED (
    -- CROSS JOIN begins at the perimeter: a company's orders are few, all orders are many; and likely few, whatever SQLite's
    -- statistics are of: else it may read every party to filter by
    SELECT e.company, p.order_id, p.place, e.start_date, e.end_date, e.share, e.treatment
    FROM perimeter e CROSS JOIN order_party p ON p.organization_id = e.organization_id
    WHERE p.role <> 'buyer' AND likelihood(e.company <> '', 0.0001)
    UNION
    SELECT e.company, p.order_id, p.place, e.start_date, e.end_date, e.share, e.treatment
    FROM perimeter e CROSS JOIN order_party p ON p.code_key = e.code_key
    WHERE p.role <> 'buyer' AND likelihood(e.company <> '', 0.0001)
),
party AS MATERIALIZED (
    SELECT p.order_id, p.place, p.role = 'supplier' AS leads, CAST(p.share AS REAL) AS share
    FROM (SELECT DISTINCT order_id FROM found) f CROSS JOIN order_party p ON p.order_id = f.order_id
    WHERE p.role = 'supplier' OR (p.role = 'member' AND NOT EXISTS (
        SELECT 1 FROM order_party s WHERE s.order_id = p.order_id AND s.role = 'supplier' AND s.name = p.name))
),
weighed AS (
    SELECT f.company, f.order_id, f.place,
        max(CASE f.treatment WHEN 'full' THEN 1.0 WHEN 'equity' THEN CAST(f.share AS REAL) ELSE 0.0 END) AS weight,
        min(CASE f.treatment WHEN 'full' THEN 1 WHEN 'equity' THEN 2 ELSE 3 END) AS treatment
    FROM found f CROSS JOIN "order" o ON o.id = f.order_id
    WHERE coalesce(f.start_date, '') <= coalesce(o.dated, o.first_published)
        AND coalesce(f.end_date, '9999') >= coalesce(o.dated, o.first_published)
    GROUP BY f.company, f.order_id, f.place
),
counted AS (
    SELECT order_id, count(*) AS parties, count(share) AS with_share, coalesce(sum(share), 0.0) AS printed
    FROM party GROUP BY order_id
),
joined AS (
    SELECT
        w.company,
        w.order_id,
        min(w.place) AS place,
        min(w.treatment) AS treatment,
        n.parties,
        CASE
            WHEN n.parties = 1 OR max(w.weight) = 0 THEN max(w.weight)
            WHEN c.joint_venture = 'lead_only' THEN max(party.leads * w.weight)
            WHEN c.joint_venture = 'equal' THEN sum(w.weight) / n.parties
            -- no party of the company is without a share
            WHEN c.joint_venture = 'printed' AND sum(party.share IS NULL) = 0 THEN min(sum(party.share * w.weight), 1.0)
            -- the parties without a share divide the rest, and all of them count alike
            WHEN c.joint_venture = 'printed' AND sum(party.share IS NULL) = n.parties - n.with_share
                AND min(CASE WHEN party.share IS NULL THEN w.weight END) = max(CASE WHEN party.share IS NULL THEN w.weight END)
                THEN min(coalesce(sum(party.share * w.weight), 0.0)
                    + max(1.0 - n.printed, 0.0) * max(CASE WHEN party.share IS NULL THEN w.weight END), 1.0)
            WHEN c.joint_venture = 'unknown' AND count(*) = n.parties AND min(w.weight) = max(w.weight) THEN max(w.weight)
        END AS share
    FROM weighed w
    JOIN party ON party.order_id = w.order_id AND party.place = w.place
    JOIN counted n ON n.order_id = w.order_id
    JOIN company c ON c.id = w.company
    GROUP BY w.company, w.order_id
)
SELECT
    j.company,
    j.order_id,
    p.name AS organization,
    CASE j.treatment WHEN 1 THEN 'full' WHEN 2 THEN 'equity' ELSE 'watch_only' END AS treatment,
    j.parties,
    j.share
FROM joined j
JOIN order_party p ON p.order_id = j.order_id AND p.place = j.place
