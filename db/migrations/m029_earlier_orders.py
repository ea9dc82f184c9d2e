"""Indexes: a supplier's or buyer's earlier orders, which say how large an amount can be; notices without a project number."""

STATEMENTS = (
    "DROP INDEX order_supplier",
    "DROP INDEX order_buyer",
    'CREATE INDEX order_supplier ON "order" (supplier_id, dated)',
    'CREATE INDEX order_buyer ON "order" (buyer_id, dated)',
    "CREATE INDEX notice_unnumbered ON notice (id) WHERE number_key IS NULL",
)
