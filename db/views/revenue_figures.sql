-- Reported revenue in major units of its currency; marks name contradictions found when it was entered.
SELECT
    r.company,
    c.ticker,
    r.label,
    r.start_date,
    r.end_date,
    r.segment,
    CAST(r.amount_minor AS REAL) / coalesce(m.per_major, 100) AS amount,
    r.amount_minor,
    r.currency,
    r.printed_share,
    r.published,
    r.restated_by,
    r.source,
    r.marks,
    r.entered_by,
    r.seen_at
FROM revenue r
JOIN company c ON c.id = r.company
LEFT JOIN currency m ON m.code = r.currency
