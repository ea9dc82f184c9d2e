"""Portals, notices, files and processes that the benchmarks measure with; all synthetic."""
