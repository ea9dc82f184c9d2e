"""Values of the programme (companies, orders, decisions, flags, rates); nothing here computes totals or reaches a file."""
