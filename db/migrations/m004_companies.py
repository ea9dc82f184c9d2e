"""Watched companies: perimeter, reported revenue, exchange rates, filings."""

STATEMENTS = (
    """CREATE TABLE company ( -- A listed company that is, or was, watched.
    id TEXT PRIMARY KEY, -- its name in the configuration
    name TEXT NOT NULL, -- display name
    names TEXT NOT NULL CHECK (json_valid(names)), -- JSON of display names by language
    ticker TEXT NOT NULL, -- with the exchange's suffix
    exchange TEXT NOT NULL, -- the exchange
    currency TEXT NOT NULL, -- reporting currency
    joint_venture TEXT NOT NULL CHECK (joint_venture IN ('printed', 'lead_only', 'equal', 'unknown')), -- credit rule
    vat_category TEXT NOT NULL DEFAULT 'services' CHECK (vat_category IN ('services', 'goods', 'construction')), -- of its orders
    watched INTEGER NOT NULL DEFAULT 1 CHECK (watched IN (0, 1)) -- still in the configuration
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE perimeter ( -- The organizations that count for a company, from when to when, at what share.
    company TEXT NOT NULL REFERENCES company (id) ON DELETE CASCADE, -- the company
    place INTEGER NOT NULL, -- order in the configuration
    organization_id INTEGER NOT NULL REFERENCES organization (id), -- the organization
    name TEXT NOT NULL, -- as configured or decided
    code TEXT, -- registration code
    code_key TEXT, -- the code as compared, NULL where its check digit does not hold
    start_date TEXT, -- first day; NULL since ever
    end_date TEXT, -- last day; NULL still
    share TEXT NOT NULL, -- decimal from 0 to 1
    treatment TEXT NOT NULL CHECK (treatment IN ('full', 'equity', 'watch_only')), -- perimeter treatment
    decided_by TEXT NOT NULL, -- configuration, or the decision
    PRIMARY KEY (company, place)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX perimeter_organization ON perimeter (organization_id)",
    "CREATE INDEX perimeter_code ON perimeter (code_key) WHERE code_key IS NOT NULL",
    """CREATE TABLE revenue ( -- A reported figure of a company.
    id INTEGER PRIMARY KEY, -- number of the figure
    company TEXT NOT NULL REFERENCES company (id), -- the company
    label TEXT NOT NULL, -- FY2024, H1 2025
    start_date TEXT NOT NULL, -- first day of the period
    end_date TEXT NOT NULL, -- last day of the period
    segment TEXT, -- NULL for the total
    amount_minor INTEGER NOT NULL, -- minor units, without VAT
    currency TEXT NOT NULL, -- of the amount
    printed TEXT, -- the amount as printed: its last digit is its precision
    source TEXT NOT NULL, -- document or address
    published TEXT, -- day it was public
    printed_share TEXT, -- share of the total printed beside a segment, decimal
    restated_by TEXT, -- source of the figure that replaced it
    marks TEXT NOT NULL CHECK (json_valid(marks)), -- JSON list of contradictions found
    entered_by TEXT NOT NULL DEFAULT 'configuration', -- configuration, import or fetch
    seen_at TEXT, -- instant it was first in the file; NULL where it stands in the configuration
    CHECK (start_date <= end_date)
) STRICT""",
    """CREATE UNIQUE INDEX revenue_figure ON revenue
    (company, start_date, end_date, coalesce(segment, ''), coalesce(published, ''), source)""",
    """CREATE TABLE fx_rate ( -- Imported exchange rates, beside the bundled ones.
    base TEXT NOT NULL, -- currency that is one unit
    quote TEXT NOT NULL, -- currency the value is in
    day TEXT NOT NULL, -- the day it holds
    value TEXT NOT NULL, -- units of quote for one base, decimal
    source TEXT NOT NULL, -- where it is from
    imported_at TEXT NOT NULL, -- instant with offset
    PRIMARY KEY (base, quote, day)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE filing ( -- A company's own announcement of a contract at its exchange.
    company TEXT NOT NULL REFERENCES company (id), -- the company
    key TEXT NOT NULL, -- its name within the company's announcements
    published TEXT NOT NULL, -- day it was filed
    title TEXT NOT NULL, -- as filed
    url TEXT NOT NULL DEFAULT '', -- its address
    counterparty TEXT, -- the buyer it names
    amount_minor INTEGER, -- the amount it names, in minor units
    currency TEXT, -- of the amount
    order_id TEXT, -- the order it speaks of, where known
    imported_at TEXT NOT NULL, -- instant with offset
    PRIMARY KEY (company, key)
) STRICT, WITHOUT ROWID""",
)
