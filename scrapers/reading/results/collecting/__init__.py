"""Collectors: one function for each kind of entry, which takes what it says into the one state that all are given."""
