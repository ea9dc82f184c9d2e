-- Every award read, watched or not: one row for each (lot, supplier) result as its newest reading has it.
-- The same deal announced twice is here twice: `orders` counts each once. `amount` is in major units (yuan, dollars) for reading,
-- `amount_minor` is exact; both are NULL where no total is printed. `marks` names doubts; a marked amount is not firm.
-- `support` says how many places of the page state the amount: NULL where none does, and for what an earlier reader read.
-- `net_amount` is the price without tax where the page prints both.
SELECT
    'N' || n.id AS notice,
    n.url,
    n.title,
    n.published_date,
    n.source,
    n.site,
    n.notice_type,
    n.buyer,
    n.agency,
    n.region,
    n.project_number,
    n.project_name,
    a.place,
    a.lot,
    a.supplier,
    (SELECT group_concat(p.name, '、') FROM award_party p
        WHERE p.notice_id = a.notice_id AND p.award = a.place AND p.place > 0) AS members,
    CAST(a.amount_minor AS REAL) / coalesce(c.per_major, 100) AS amount,
    a.amount_minor,
    a.currency,
    a.pricing,
    a.rate,
    a.rank,
    a.status,
    a.vat,
    CAST(a.net_amount_minor AS REAL) / coalesce(c.per_major, 100) AS net_amount,
    a.net_amount_minor,
    a.vat_rate,
    a.support,
    a.framework,
    CAST(a.ceiling_minor AS REAL) / coalesce(cc.per_major, 100) AS ceiling,
    a.ceiling_minor,
    a.ceiling_currency,
    a.service,
    (SELECT group_concat(m.mark, ', ') FROM award_mark m WHERE m.notice_id = a.notice_id AND m.award = a.place) AS marks,
    n.lead,
    n.vanished_on,
    n.first_seen,
    n.page_sha256,
    n.reader_version,
    n.run_id
FROM award a
JOIN notice n ON n.id = a.notice_id
LEFT JOIN currency c ON c.code = a.currency
LEFT JOIN currency cc ON cc.code = a.ceiling_currency
