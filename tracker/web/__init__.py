"""Pages of one file in a browser: overview, company, order, notice and lists; read-only, nothing loaded from outside."""
