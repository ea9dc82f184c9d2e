-- Orders of watched companies whose amount cannot be, as far as anybody can tell: above all of ten times the company's newest
-- yearly revenue, fifty times the supplier's largest earlier order and fifty times the buyer's largest earlier payment.
-- A bound without figures is left out; at least two must exist. Amounts that their page confirms or that were accepted are not here.
-- The judgement rests on everything known now, in whatever order notices arrived; figures of other currencies are no bound.
-- Amounts and bounds are in major units beside the integers.
WITH owned AS (
    -- likely few, whatever SQLite's statistics are of: else it may read every party to filter by
    SELECT e.company, p.order_id FROM perimeter e CROSS JOIN order_party p ON p.organization_id = e.organization_id
    WHERE p.role <> 'buyer' AND likelihood(e.company <> '', 0.0001)
    UNION
    SELECT e.company, p.order_id FROM perimeter e CROSS JOIN order_party p ON p.code_key = e.code_key
    WHERE p.role <> 'buyer' AND likelihood(e.company <> '', 0.0001)
),
yearly AS MATERIALIZED (
    SELECT r.company, r.currency, 10 * r.amount_minor AS amount_minor,
        row_number() OVER (PARTITION BY r.company, r.currency ORDER BY r.end_date DESC, r.published DESC) AS place
    FROM revenue r
    WHERE r.segment IS NULL AND r.end_date <= date('now')
        AND julianday(r.end_date) - julianday(r.start_date) + 1 BETWEEN 350 AND 380
),
weighed AS MATERIALIZED (
    SELECT w.company, o.id, o.supplier_id, o.buyer_id, o.amount_minor, o.currency, coalesce(o.dated, o.first_published) AS dated,
        y.amount_minor AS by_revenue
    FROM owned w
    CROSS JOIN "order" o ON o.id = w.order_id
    LEFT JOIN yearly y ON y.company = w.company AND y.currency = o.currency AND y.place = 1
    WHERE o.amount_minor > 0 AND NOT o.framework AND NOT o.accepted AND o.status NOT IN ('failed', 'terminated', 'cancelled')
),
suspect AS MATERIALIZED (
    -- one comparable order is enough to speak for it, and is found sooner than the largest
    SELECT w.* FROM weighed w
    WHERE w.amount_minor > coalesce(w.by_revenue, 0)
        AND NOT EXISTS (SELECT 1 FROM "order" x
            WHERE x.supplier_id = w.supplier_id AND 50 * x.amount_minor >= w.amount_minor
                AND x.currency = w.currency AND x.dated < w.dated
                AND x.status IN ('awarded', 'contracted') AND (x.marks = '[]' OR x.accepted)
                AND x.amount_minor <= coalesce(w.by_revenue, x.amount_minor))
        AND NOT EXISTS (SELECT 1 FROM "order" x
            WHERE x.buyer_id = w.buyer_id AND 50 * x.amount_minor >= w.amount_minor
                AND x.currency = w.currency AND x.dated < w.dated
                AND x.status IN ('awarded', 'contracted') AND (x.marks = '[]' OR x.accepted)
                AND (x.supplier_id <> w.supplier_id OR x.amount_minor <= coalesce(w.by_revenue, x.amount_minor)))
),
bounded AS MATERIALIZED (
    SELECT w.*,
        (SELECT 50 * max(x.amount_minor) FROM "order" x
            WHERE x.supplier_id = w.supplier_id AND x.currency = w.currency AND x.dated < w.dated
                AND x.status IN ('awarded', 'contracted') AND (x.marks = '[]' OR x.accepted)
                AND x.amount_minor <= coalesce(w.by_revenue, x.amount_minor)) AS by_supplier,
        (SELECT 50 * max(x.amount_minor) FROM "order" x
            WHERE x.buyer_id = w.buyer_id AND x.currency = w.currency AND x.dated < w.dated
                AND x.status IN ('awarded', 'contracted') AND (x.marks = '[]' OR x.accepted)
                AND (x.supplier_id <> w.supplier_id OR x.amount_minor <= coalesce(w.by_revenue, x.amount_minor))) AS by_buyer
    FROM suspect w
)
SELECT
    b.company,
    b.id AS order_id,
    CAST(b.amount_minor AS REAL) / coalesce(c.per_major, 100) AS amount,
    b.amount_minor,
    b.currency,
    CAST(b.by_revenue AS REAL) / coalesce(c.per_major, 100) AS by_revenue,
    b.by_revenue AS by_revenue_minor,
    CAST(b.by_supplier AS REAL) / coalesce(c.per_major, 100) AS by_supplier,
    b.by_supplier AS by_supplier_minor,
    CAST(b.by_buyer AS REAL) / coalesce(c.per_major, 100) AS by_buyer,
    b.by_buyer AS by_buyer_minor
FROM bounded b
LEFT JOIN currency c ON c.code = b.currency
WHERE (b.by_revenue IS NOT NULL) + (b.by_supplier IS NOT NULL) + (b.by_buyer IS NOT NULL) >= 2
    AND NOT EXISTS (SELECT 1 FROM order_notice n JOIN award a ON a.notice_id = n.notice_id AND a.place = n.award
        WHERE n.order_id = b.id AND a.support = 'confirmed' AND a.amount_minor = b.amount_minor)
