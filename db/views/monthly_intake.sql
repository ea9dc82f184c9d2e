-- Firm order value of each watched company by month of the award and currency, with the number of wins that have no firm amount.
SELECT
    company,
    ticker,
    substr(dated, 1, 7) AS month,
    currency,
    count(*) AS orders,
    sum(counts_as <> 'firm') AS not_firm,
    sum(CASE WHEN counts_as = 'firm' THEN credited END) AS amount,
    sum(CASE WHEN counts_as = 'firm' THEN credited_minor END) AS amount_minor
FROM wins
WHERE treatment <> 'watch_only'
GROUP BY company, month, currency
