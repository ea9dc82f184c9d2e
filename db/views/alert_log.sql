-- Every alert, newest first: what was raised about whom, on which channel, and whether it was told.
SELECT
    a.id,
    f.rule,
    f.company,
    f.order_id AS "order",
    f.occasion,
    f.on_date,
    a.channel,
    a.state,
    a.attempts,
    a.created_at,
    a.sent_at,
    a.message_id,
    a.next_attempt_at,
    a.last_error,
    'N' || f.notice_id AS notice,
    f.evidence
FROM alert a
JOIN flag f ON f.id = a.flag_id
ORDER BY a.id DESC
