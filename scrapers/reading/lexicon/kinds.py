"""Kinds of columns and labels, by what they hold."""

from __future__ import annotations

PRICES = frozenset(("amount", "offer", "rate", "unit_price", "total"))


NUMERIC = frozenset(("amount", "offer", "offer_reviewed", "score", "rank", "rate", "unit_price", "total", "budget", "ceiling"))


PARTY_KINDS = frozenset(("supplier", "candidate", "bidder", "lead", "rejected"))
