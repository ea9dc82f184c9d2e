"""Ledgers: credited lines, totals, intervals, ratios, bridges of one company; pure arithmetic over orders and revenue."""
