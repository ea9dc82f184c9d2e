-- Deals won by watched companies that stand (awarded or contracted): one row for each company and order, however often announced.
-- The address, title, day and source are those of the newest notice that announced the win. Marked wins are here with their
-- marks; `counts_as` (see order_book) tells which amounts are firm. `amount` is the whole order in major units of `currency`,
-- `credited` the company's part of it.
SELECT
    b.company,
    b.company_name,
    b.ticker,
    b.order_id,
    b.status,
    b.dated,
    b.url,
    n.title,
    n.published AS published_date,
    n.source,
    b.buyer,
    b.project_number,
    b.project_name,
    b.lot,
    b.supplier,
    b.organization,
    b.treatment,
    b.amount,
    b.amount_minor,
    b.currency,
    b.pricing,
    b.share,
    b.credited,
    b.credited_minor,
    b.counts_as,
    b.marks,
    b.notices
FROM order_book b
LEFT JOIN order_notice n ON n.order_id = b.order_id AND n.place = (
    SELECT s.place FROM order_notice s WHERE s.order_id = b.order_id
    ORDER BY s.notice_type IN ('award', 'contract') DESC, s.place DESC LIMIT 1)
WHERE b.status IN ('awarded', 'contracted')
