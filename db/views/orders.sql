-- Every order, watched or not, won or not: one row for each deal, whatever number of notices speak of it.
-- `doubtful` is 1 for a marked amount that nobody has accepted yet: it stays out of firm totals, and so does an order whose
-- `standing` is in_question (it may be another one) or elsewhere (other orders hold its money).
SELECT
    o.id AS order_id,
    o.status,
    o.dated,
    o.buyer,
    o.project_number,
    o.project_name,
    o.lot,
    o.supplier,
    (SELECT group_concat(p.name, '、') FROM order_party p WHERE p.order_id = o.id AND p.role = 'member') AS members,
    CAST(o.amount_minor AS REAL) / coalesce(c.per_major, 100) AS amount,
    o.amount_minor,
    o.currency,
    o.pricing,
    o.rate,
    o.rank,
    o.framework,
    CAST(o.ceiling_minor AS REAL) / coalesce(cc.per_major, 100) AS ceiling,
    o.ceiling_minor,
    o.ceiling_currency,
    o.call_off_of,
    o.marks <> '[]' AND NOT o.accepted AS doubtful,
    o.standing,
    o.marks,
    o.vat,
    o.service,
    o.service_months,
    o.service_start,
    o.service_end,
    o.country,
    (SELECT count(*) FROM order_notice n WHERE n.order_id = o.id) AS notices,
    o.first_published,
    o.last_published,
    o.url,
    o.run_id
FROM "order" o
LEFT JOIN currency c ON c.code = o.currency
LEFT JOIN currency cc ON cc.code = o.ceiling_currency
