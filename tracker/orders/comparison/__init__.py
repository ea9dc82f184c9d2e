"""Deals beside one another: what may be one deal, what is in question, what is the same money."""
