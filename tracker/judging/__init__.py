"""Consequences of changed facts: the only room that changes orders and raises flags."""
