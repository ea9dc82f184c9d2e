"""Kinds of columns and labels, by what they hold."""

from __future__ import annotations

PRICES = frozenset(("amount", "offer", "rate", "unit_price", "total"))
# the price of one row: a total is of several
ROW_PRICES = PRICES - {"total"}
# figures that a bid has: prices, and how it was judged
BID_FIGURES = PRICES | {"offer_reviewed", "score"}
NUMERIC = BID_FIGURES | {"rank", "budget", "ceiling"}
SUMS_OF_MONEY = NUMERIC - {"rate", "score", "rank"}
# those who bid
BIDDERS = frozenset(("supplier", "candidate", "bidder"))
PARTY_KINDS = BIDDERS | {"lead", "rejected"}
# organisations that a notice names in parts of their own
ORGANISATIONS = frozenset(("supplier", "candidate", "buyer", "agency"))
