-- Every event of every order, oldest first: what a notice, a decision or a re-reading changed, by how much, and where it is printed.
SELECT
    e.order_id,
    e.place,
    e.kind,
    e.on_date,
    e.seen_at,
    CAST(e.before_minor AS REAL) / coalesce(b.per_major, 100) AS before_amount,
    e.before_minor,
    CAST(e.after_minor AS REAL) / coalesce(a.per_major, 100) AS after_amount,
    e.after_minor,
    coalesce(e.after_currency, e.before_currency) AS currency,
    e.after_status,
    e.join_key,
    e.detail,
    'N' || e.notice_id AS notice,
    n.site,
    n.title,
    n.url
FROM order_event e
LEFT JOIN notice n ON n.id = e.notice_id
LEFT JOIN currency b ON b.code = e.before_currency
LEFT JOIN currency a ON a.code = e.after_currency
