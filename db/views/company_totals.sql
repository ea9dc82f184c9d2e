-- Order value of each watched company by currency of the orders: firm wins summed, what is not firm counted beside them.
-- `amount` sums the credited part of firm orders only. No exchange rates, VAT or window: `tracker report` has them.
SELECT
    company,
    company_name,
    ticker,
    currency,
    count(*) AS orders,
    sum(counts_as = 'firm') AS firm,
    sum(counts_as = 'unpriced') AS unpriced,
    sum(counts_as = 'marked') AS marked,
    sum(counts_as = 'in_question') AS in_question,
    sum(counts_as = 'framework') AS frameworks,
    sum(counts_as = 'shared') AS shared,
    sum(CASE WHEN counts_as = 'firm' THEN credited END) AS amount,
    sum(CASE WHEN counts_as = 'firm' THEN credited_minor END) AS amount_minor,
    min(dated) AS first_order,
    max(dated) AS last_order
FROM wins
WHERE treatment <> 'watch_only'
GROUP BY company, currency
