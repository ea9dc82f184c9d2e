-- What waits for a person: pages that name a watched company and could not be read, then the most money first:
-- orders that may be one, names near a watched one, marked amounts.
-- `stake` is the money that hangs on the answer, in major units of `currency`; NULL where none is printed.
-- `tracker inbox` asks only about watched companies; this view shows every weak join and every marked order.
WITH waiting AS (
    SELECT p.kind, p.subject, p.company, p.name, p.near, p.order_id, p.other_order_id, p.score, p.reason, p.seen_at,
        coalesce(p.stake_minor, min(o.amount_minor, x.amount_minor), o.amount_minor, x.amount_minor) AS stake_minor,
        coalesce(p.currency, o.currency, x.currency) AS currency
    FROM proposal p
    LEFT JOIN "order" o ON o.id = p.order_id
    LEFT JOIN "order" x ON x.id = p.other_order_id
    WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.kind = p.kind AND d.subject = p.subject)
    UNION ALL
    SELECT 'marked_award', o.id, NULL, o.supplier, NULL, o.id, NULL, NULL, o.marks,
        (SELECT min(e.seen_at) FROM order_event e WHERE e.order_id = o.id),
        coalesce(o.amount_minor, o.ceiling_minor),
        coalesce(o.currency, o.ceiling_currency)
    FROM "order" o
    WHERE o.marks <> '[]' AND NOT o.accepted AND o.status NOT IN ('failed', 'terminated', 'cancelled')
        AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.kind = 'marked_award' AND d.order_id = o.id
            AND d.amount_minor IS o.amount_minor AND d.marks = o.marks)
    UNION ALL
    SELECT 'unread_result', u.company || '|' || n.site || ' ' || n.key, u.company, u.name, NULL, NULL, NULL, NULL, m.passage,
        n.first_seen, NULL, NULL
    FROM unread_name u
    CROSS JOIN notice n ON n.id = u.notice_id
    CROSS JOIN notice_mark m ON m.notice_id = u.notice_id AND m.mark = 'result_not_read'
    WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.kind = 'unread_result'
        AND d.subject = u.company || '|' || n.site || ' ' || n.key)
    UNION ALL
    SELECT 'marked_award', i.order_id, i.company, x.supplier, NULL, i.order_id, NULL, NULL, '["implausible_amount"]',
        (SELECT min(e.seen_at) FROM order_event e WHERE e.order_id = i.order_id), i.amount_minor, i.currency
    FROM implausible_orders i JOIN "order" x ON x.id = i.order_id
    WHERE x.marks = '[]'
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
    CAST(w.stake_minor AS REAL) / coalesce(c.per_major, 100) AS stake,
    w.stake_minor,
    w.currency,
    w.seen_at,
    o.url
FROM waiting w
LEFT JOIN "order" o ON o.id = w.order_id
LEFT JOIN currency c ON c.code = w.currency
ORDER BY w.kind = 'unread_result' DESC, stake DESC
