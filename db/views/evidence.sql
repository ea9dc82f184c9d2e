-- Where each value stands in the text of its archived page, for every reading of every notice.
-- `award` is the award's place in the notice, NULL for the notice's own fields; start and end count characters of the page's text.
SELECT
    v.notice_id,
    v.number AS version,
    e.value ->> 0 AS field,
    e.value ->> 1 AS award,
    e.value ->> 2 AS start,
    e.value ->> 3 AS "end",
    e.value ->> 4 AS text,
    v.page_sha256,
    v.reader_version
FROM notice_version v, json_each(v.evidence) e
