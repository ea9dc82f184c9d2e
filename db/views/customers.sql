-- Who buys from each watched company: wins by buyer, so that a customer who came back shows orders above 1.
SELECT
    company,
    ticker,
    buyer,
    count(*) AS orders,
    min(dated) AS first_order,
    max(dated) AS last_order,
    currency,
    sum(CASE WHEN counts_as = 'firm' THEN credited END) AS amount,
    sum(CASE WHEN counts_as = 'firm' THEN credited_minor END) AS amount_minor
FROM wins
WHERE treatment <> 'watch_only'
GROUP BY company, buyer, currency
