"""The page archive: the bytes of every answer, once, before anything reads them."""

STATEMENTS = (
    """CREATE TABLE body ( -- Bytes of pages, kept once however often they were fetched.
    id INTEGER PRIMARY KEY, -- number of the body
    sha256 TEXT NOT NULL UNIQUE, -- of the bytes before compression
    codec TEXT NOT NULL CHECK (codec IN ('zlib', 'none')), -- how body is packed
    size INTEGER NOT NULL, -- bytes before compression
    body BLOB, -- the packed bytes; NULL when they were moved out
    moved_to TEXT -- name of the file they were moved to
) STRICT""",
    """CREATE TABLE page ( -- One answer of a portal.
    id INTEGER PRIMARY KEY, -- number of the answer
    request_key TEXT NOT NULL, -- method, address and what was sent
    url TEXT NOT NULL, -- the address that answered
    fetched_at TEXT NOT NULL, -- instant with offset
    current_at TEXT NOT NULL, -- instant it was last known to be current: fetched, or unchanged by the portal's word
    status INTEGER NOT NULL, -- HTTP status
    headers TEXT NOT NULL CHECK (json_valid(headers)), -- JSON of the answer's headers, without cookies
    sha256 TEXT NOT NULL REFERENCES body (sha256), -- of the body
    blocked TEXT -- why it is no page: a challenge, a refusal; NULL for a page
) STRICT""",
    "CREATE INDEX page_request ON page (request_key, id)",
    "CREATE INDEX page_url ON page (url)",
    "CREATE INDEX page_sha256 ON page (sha256)",
)
