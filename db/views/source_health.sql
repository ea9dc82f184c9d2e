-- How each source stands: whether its silence can be believed, when it last spoke, and which days it could not read.
SELECT
    s.source,
    s.site,
    s.state,
    s.since,
    s.reason,
    s.last_success,
    s.last_notice,
    s.watermark,
    s.last_run,
    r.state AS last_run_state,
    r.reason AS last_run_reason,
    r.listed AS last_run_listed,
    r.new AS last_run_new,
    r.issues AS last_run_issues,
    (SELECT count(*) FROM notice_source n WHERE n.source = s.source) AS notices,
    (SELECT count(*) FROM listed l WHERE l.source = s.source AND l.state = 'unread') AS unread,
    (SELECT count(*) FROM notice_mark m CROSS JOIN notice_source n ON n.notice_id = m.notice_id
        WHERE n.source = s.source AND m.mark = 'result_not_read') AS unread_results,
    (SELECT count(*) FROM gap g WHERE g.source = s.source AND g.closed_at IS NULL) AS open_gaps,
    s.blocked_times,
    s.blocked_until,
    s.requests_day,
    s.requests_today
FROM source_state s
LEFT JOIN run r ON r.id = (SELECT max(id) FROM run WHERE source = s.source)
