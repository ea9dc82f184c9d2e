"""Reports on a company: first values, then text; pure, nothing is loaded here."""
