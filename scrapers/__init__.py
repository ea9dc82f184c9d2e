"""Sites in, notices out; knows no database and no rules."""
