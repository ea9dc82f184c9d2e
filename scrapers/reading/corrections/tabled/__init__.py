"""The reader's room for tables of corrections, and for what was printed as one."""
