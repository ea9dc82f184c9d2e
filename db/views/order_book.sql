-- Orders of watched companies that stand, and what each one counts as towards the ledger's interval.
-- `counts_as` is firm; unpriced (no total is printed); marked (doubted or implausible, not accepted); framework (only its call-offs are firm);
-- in_question (it may be another order); shared (a joint venture whose split is not printed); candidate (ranked first or unranked); lead (no official notice yet);
-- watched (the organization is watched only). `credited` is the company's part of the amount, NULL where the part is not known.
-- No exchange rates and no VAT here: `tracker report` has them.
SELECT
    k.company,
    c.name AS company_name,
    c.ticker,
    CASE
        WHEN k.treatment = 'watch_only' THEN 'watched'
        WHEN o.standing = 'in_question' THEN 'in_question'
        WHEN o.status = 'lead' THEN 'lead'
        WHEN o.status = 'candidate' THEN 'candidate'
        WHEN o.doubtful THEN 'marked'
        WHEN EXISTS (SELECT 1 FROM implausible_orders i WHERE i.order_id = o.order_id) THEN 'marked'
        WHEN o.framework THEN 'framework'
        WHEN o.amount_minor IS NULL THEN 'unpriced'
        WHEN k.share IS NULL THEN 'shared'
        ELSE 'firm'
    END AS counts_as,
    o.order_id,
    o.status,
    o.dated,
    o.buyer,
    o.project_number,
    o.project_name,
    o.lot,
    o.supplier,
    k.organization,
    k.treatment,
    k.share,
    CAST(round(o.amount_minor * k.share) AS INTEGER) AS credited_minor,
    round(o.amount_minor * k.share) / coalesce(m.per_major, 100) AS credited,
    o.amount,
    o.amount_minor,
    o.currency,
    o.pricing,
    o.ceiling,
    o.ceiling_minor,
    o.ceiling_currency,
    o.marks,
    o.service,
    o.service_start,
    o.service_end,
    o.notices,
    o.url
FROM order_credits k
    -- CROSS JOIN begins at the companies' orders even where the days' index would do for the sorting
CROSS JOIN company c ON c.id = k.company AND c.watched = 1
CROSS JOIN orders o ON o.order_id = k.order_id
LEFT JOIN currency m ON m.code = o.currency
WHERE o.standing <> 'elsewhere'
    AND (o.status IN ('awarded', 'contracted', 'lead') OR (o.status = 'candidate' AND coalesce(o.rank, 1) = 1))
