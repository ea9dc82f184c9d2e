-- What waits for a person, the most money first: orders that may be one, names near a watched one, marked amounts.
-- `stake` is the largest amount that depends on the answer, in major units of `currency`; NULL where none is printed.
WITH waiting AS (
    SELECT p.kind, p.subject, p.company, p.name, p.near, p.order_id, p.other_order_id, p.score, p.reason, p.seen_at
    FROM proposal p
    WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.kind = p.kind AND d.subject = p.subject)
    UNION ALL
    SELECT 'mark', o.id, NULL, o.supplier, NULL, o.id, NULL, NULL, o.marks,
        (SELECT min(e.seen_at) FROM order_event e WHERE e.order_id = o.id)
    FROM "order" o
    WHERE o.marks <> '[]' AND NOT o.accepted AND o.status NOT IN ('failed', 'terminated', 'cancelled')
        AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.kind = 'mark' AND d.order_id = o.id
            AND d.amount_minor IS o.amount_minor AND d.marks = o.marks)
)
SELECT
    w.kind,
    w.subject,
    w.company,
    w.name,
    w.near,
    w.order_id,
    w.other_order_id,
    w.score,
    w.reason,
    nullif(max(coalesce(CAST(o.amount_minor AS REAL) / coalesce(c.per_major, 100), -1),
        coalesce(CAST(x.amount_minor AS REAL) / coalesce(cx.per_major, 100), -1)), -1) AS stake,
    coalesce(o.currency, x.currency) AS currency,
    w.seen_at,
    o.url
FROM waiting w
LEFT JOIN "order" o ON o.id = w.order_id
LEFT JOIN "order" x ON x.id = w.other_order_id
LEFT JOIN currency c ON c.code = o.currency
LEFT JOIN currency cx ON cx.code = x.currency
ORDER BY stake DESC
