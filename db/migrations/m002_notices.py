"""Notices, their versions and awards, and the organizations they name."""

STATEMENTS = (
    """CREATE TABLE organization ( -- A legal name seen as buyer, agency or supplier, or watched for a company.
    id INTEGER PRIMARY KEY, -- number of the organization
    name TEXT NOT NULL, -- the name as first printed
    name_key TEXT NOT NULL UNIQUE, -- the name without differences of width, space and brackets
    code TEXT, -- registration code, the first one printed beside the name
    scheme TEXT -- register of the code
) STRICT""",
    "CREATE INDEX organization_code ON organization (code) WHERE code IS NOT NULL",
    """CREATE TABLE organization_name ( -- Every way an organization's name was printed.
    organization_id INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE, -- the organization
    name TEXT NOT NULL, -- the name as printed
    PRIMARY KEY (organization_id, name)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE notice ( -- One published announcement, as its newest reading has it.
    id INTEGER PRIMARY KEY, -- shown as N and this number
    site TEXT NOT NULL, -- the portal
    key TEXT NOT NULL, -- its name within the site, for ever
    source TEXT NOT NULL, -- the source that found it first
    url TEXT NOT NULL, -- its address
    notice_type TEXT NOT NULL CHECK (notice_type IN
        ('tender', 'candidate', 'award', 'failed', 'contract', 'correction', 'termination', 'other')), -- notice type
    title TEXT, -- as printed
    published_date TEXT, -- day, as printed
    published_at TEXT, -- instant or time of day, as printed
    project_number TEXT, -- as printed
    project_name TEXT, -- as printed
    buyer TEXT, -- buyer's name as printed
    agency TEXT, -- agency's name as printed
    region TEXT, -- as printed
    buyer_id INTEGER REFERENCES organization (id), -- the buyer
    agency_id INTEGER REFERENCES organization (id), -- the agency
    budget_minor INTEGER, -- printed budget in minor units
    budget_currency TEXT, -- its currency
    ceiling_minor INTEGER, -- printed price ceiling in minor units
    ceiling_currency TEXT, -- its currency
    stated_total_minor INTEGER, -- the notice's own total in minor units
    stated_total_currency TEXT, -- its currency
    contract_date TEXT, -- day the contract was signed
    result_in_attachment INTEGER NOT NULL DEFAULT 0 CHECK (result_in_attachment IN (0, 1)), -- the result is in a file
    lead INTEGER NOT NULL DEFAULT 0 CHECK (lead IN (0, 1)), -- hearsay until an official notice confirms it
    number_key TEXT, -- normalised project number, NULL for a placeholder
    name_key TEXT, -- normalised project name
    title_key TEXT, -- normalised title
    url_key TEXT, -- normalised address
    version INTEGER NOT NULL, -- number of its newest version
    content_hash TEXT NOT NULL, -- of everything read except text and positions
    first_seen TEXT NOT NULL, -- instant with offset
    last_seen TEXT NOT NULL, -- instant it was last found in a list
    last_checked TEXT NOT NULL, -- instant its page was last fetched or revalidated
    vanished_on TEXT, -- day its portal no longer had it
    page_sha256 TEXT, -- the archived page it was read from
    reader_version TEXT, -- the reader that read it
    run_id INTEGER REFERENCES run (id) ON DELETE SET NULL, -- the run that stored the newest version
    UNIQUE (site, key)
) STRICT""",
    "CREATE INDEX notice_published ON notice (published_date)",
    "CREATE INDEX notice_number ON notice (number_key) WHERE number_key IS NOT NULL",
    "CREATE INDEX notice_name ON notice (name_key, buyer_id) WHERE name_key IS NOT NULL",
    "CREATE INDEX notice_title ON notice (title_key) WHERE title_key IS NOT NULL",
    "CREATE INDEX notice_url ON notice (url_key) WHERE url_key IS NOT NULL",
    "CREATE INDEX notice_buyer ON notice (buyer_id) WHERE buyer_id IS NOT NULL",
    "CREATE INDEX notice_page ON notice (page_sha256) WHERE page_sha256 IS NOT NULL",
    """CREATE TABLE notice_source ( -- Every source that found a notice.
    notice_id INTEGER NOT NULL REFERENCES notice (id) ON DELETE CASCADE, -- the notice
    source TEXT NOT NULL, -- the source as configured
    first_seen TEXT NOT NULL, -- instant with offset
    last_seen TEXT NOT NULL, -- instant with offset
    PRIMARY KEY (notice_id, source)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE notice_version ( -- Every reading of a notice that said something else than the one before.
    notice_id INTEGER NOT NULL REFERENCES notice (id) ON DELETE CASCADE, -- the notice
    number INTEGER NOT NULL, -- 1 is the first
    reason TEXT NOT NULL CHECK (reason IN ('published', 'portal_changed', 'reread')), -- version reason
    seen_at TEXT NOT NULL, -- instant with offset
    notice TEXT NOT NULL CHECK (json_valid(notice)), -- JSON of everything read, without the page's text
    evidence TEXT CHECK (evidence IS NULL OR json_valid(evidence)), -- JSON of where each value stands in the page's text
    content_hash TEXT NOT NULL, -- of the notice column
    page_sha256 TEXT, -- the archived page it was read from
    reader_version TEXT, -- the reader that read it
    run_id INTEGER REFERENCES run (id) ON DELETE SET NULL, -- the run that stored it
    PRIMARY KEY (notice_id, number)
) STRICT""",
    """CREATE TABLE award ( -- One (lot, supplier) result of a notice's newest reading; the view `awards` is for reading.
    notice_id INTEGER NOT NULL REFERENCES notice (id) ON DELETE CASCADE, -- the notice
    place INTEGER NOT NULL, -- its place in the notice, 0 first
    lot TEXT, -- as printed
    supplier TEXT NOT NULL, -- the supplier's name as printed, the lead of a joint venture
    supplier_id INTEGER NOT NULL REFERENCES organization (id), -- the supplier
    amount_minor INTEGER CHECK (amount_minor <> 0), -- minor units; NULL when no total is printed
    currency TEXT, -- of the amount
    pricing TEXT NOT NULL CHECK (pricing IN ('total', 'unit_price', 'rate', 'none')), -- pricing
    rate TEXT, -- a rate or unit price as printed
    rank INTEGER, -- a candidate's rank
    status TEXT NOT NULL CHECK (status IN ('candidate', 'awarded', 'contracted', 'cancelled', 'rejected')), -- award status
    vat TEXT NOT NULL CHECK (vat IN ('included', 'excluded', 'none', 'unknown')), -- VAT basis
    framework INTEGER NOT NULL DEFAULT 0 CHECK (framework IN (0, 1)), -- a framework agreement
    ceiling_minor INTEGER, -- the most a framework may come to, in minor units
    ceiling_currency TEXT, -- its currency
    service TEXT, -- service period as printed
    service_months TEXT, -- its months, decimal
    service_start TEXT, -- its first day
    service_end TEXT, -- its last day
    decided_on TEXT, -- day of the decision
    local_id TEXT, -- the portal's own id of the result
    PRIMARY KEY (notice_id, place),
    CHECK ((amount_minor IS NULL) OR (pricing = 'total' AND currency IS NOT NULL))
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX award_supplier ON award (supplier_id, amount_minor)",
    """CREATE TABLE award_party ( -- Everyone named in an award: the lead at place 0, members of a joint venture after it.
    notice_id INTEGER NOT NULL, -- the notice
    award INTEGER NOT NULL, -- the award's place in the notice
    place INTEGER NOT NULL, -- 0 for the supplier or lead
    organization_id INTEGER NOT NULL REFERENCES organization (id), -- the organization
    name TEXT NOT NULL, -- as printed
    code TEXT, -- registration code as printed
    scheme TEXT, -- register of the code
    share TEXT, -- printed share, decimal from 0 to 1
    PRIMARY KEY (notice_id, award, place),
    FOREIGN KEY (notice_id, award) REFERENCES award (notice_id, place) ON DELETE CASCADE
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX award_party_organization ON award_party (organization_id)",
    """CREATE TABLE award_mark ( -- Doubts about an award found by checking its page against itself.
    notice_id INTEGER NOT NULL, -- the notice
    award INTEGER NOT NULL, -- the award's place in the notice
    mark TEXT NOT NULL CHECK (mark IN ('words_differ', 'lots_do_not_add_up', 'above_budget', 'above_ceiling', 'unit_slip',
        'supplier_is_buyer', 'supplier_is_agency', 'not_a_name', 'summary_only', 'unreadable_amount')), -- mark
    PRIMARY KEY (notice_id, award, mark),
    FOREIGN KEY (notice_id, award) REFERENCES award (notice_id, place) ON DELETE CASCADE
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE notice_link ( -- Other notices a notice speaks of.
    notice_id INTEGER NOT NULL REFERENCES notice (id) ON DELETE CASCADE, -- the notice that speaks
    place INTEGER NOT NULL, -- order of mention
    kind TEXT NOT NULL CHECK (kind IN ('corrects', 'terminates', 'same_project', 'framework')), -- notice link
    url TEXT, -- address given
    key TEXT, -- key or process id given
    title TEXT, -- title printed
    project_number TEXT, -- number printed
    number_key TEXT, -- normalised project number
    title_key TEXT, -- normalised title
    url_key TEXT, -- normalised address
    PRIMARY KEY (notice_id, place)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX notice_link_key ON notice_link (key) WHERE key IS NOT NULL",
    "CREATE INDEX notice_link_url ON notice_link (url_key) WHERE url_key IS NOT NULL",
    "CREATE INDEX notice_link_number ON notice_link (number_key) WHERE number_key IS NOT NULL",
    "CREATE INDEX notice_link_title ON notice_link (title_key) WHERE title_key IS NOT NULL",
    """CREATE TABLE currency ( -- ISO 4217 currencies whose minor unit is not a hundredth.
    code TEXT PRIMARY KEY, -- three letters
    per_major INTEGER NOT NULL -- minor units in one major unit
) STRICT, WITHOUT ROWID""",
    """INSERT INTO currency (code, per_major) VALUES
    ('JPY', 1), ('KRW', 1), ('VND', 1), ('CLP', 1), ('PYG', 1), ('ISK', 1), ('XAF', 1), ('XOF', 1),
    ('KWD', 1000), ('BHD', 1000), ('OMR', 1000), ('TND', 1000), ('JOD', 1000)""",
)
