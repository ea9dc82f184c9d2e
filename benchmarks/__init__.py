"""Benchmarks: each measures one thing over several sizes, beside a baseline of the same run; `make bench` runs them."""
