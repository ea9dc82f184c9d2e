"""Indexes for what the end of every run asks: the orders that it wrote, and organizations by their printed name."""

STATEMENTS = (
    'CREATE INDEX order_run ON "order" (run_id) WHERE run_id IS NOT NULL',
    "CREATE INDEX organization_printed ON organization (name)",
)
