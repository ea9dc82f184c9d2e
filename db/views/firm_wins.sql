-- Firm wins of watched companies in their own currency: what may be summed. `amount` is the company's part of each.
-- Doubtful, unpriced and shared wins, frameworks and watched organizations are not here, nor wins in another currency:
-- `order_book` has them with what they count as, and `tracker report` converts.
SELECT
    b.company,
    b.company_name,
    b.ticker,
    b.order_id,
    b.dated,
    b.buyer,
    b.project_number,
    b.project_name,
    b.lot,
    b.supplier,
    b.credited AS amount,
    b.credited_minor AS amount_minor,
    b.currency,
    b.url
FROM order_book b
JOIN company c ON c.id = b.company AND c.currency = b.currency
WHERE b.counts_as = 'firm' AND b.status IN ('awarded', 'contracted')
