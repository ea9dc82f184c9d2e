# Two commands for a newcomer: `make demo` and `make test`. Both set everything up themselves.
PYTHON ?= python3
BIN := .venv/bin
CORPUS ?= ../shared/corpus
export CORPUS
# compiled modules are kept even where the shell asks for none: the tests start some hundred processes
export PYTHONDONTWRITEBYTECODE :=
TESTS := $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

.PHONY: help demo test slow check format lint types imports docs site schema man score vary bench fuzz faults soak reread wheel lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: .venv/run.stamp ## the whole flow on a small portal of its own, from nothing
	$(BIN)/tracker demo

test: .venv/dev.stamp ## every test that takes seconds
	$(TESTS) -m "not slow"

# Faults, soak, months of a portal, rereads, crawls of the corpus and the browser: minutes, run by the whole check beside the rest.
slow: .venv/dev.stamp ## the tests that take minutes: faults, soak, worlds, rereads, crawls of the corpus, the browser
	$(TESTS) -m slow

check: format lint types imports docs test ## format, lint, types, import contracts, docs and test
format: .venv/dev.stamp ## whether the code is formatted
	$(BIN)/ruff format --check .

lint: .venv/dev.stamp ## ruff and spelling
	$(BIN)/ruff check .
	$(BIN)/codespell README.md CHANGELOG.md CONTRIBUTING.md docs scrapers db tracker tests benchmarks

types: .venv/dev.stamp ## mypy, strict
	$(BIN)/mypy -n 2

imports: .venv/dev.stamp ## the import contracts
	$(BIN)/lint-imports

docs: .venv/dev.stamp ## sites and generated docs in step
	$(BIN)/tracker check

site: .venv/dev.stamp ## the docs as a site, in build/site; a broken link or a page without its place ends it
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet

# The JSON schema of tracker.toml that ships, after a change of the configuration's models.
schema: .venv/run.stamp ## the schema of tracker.toml, made anew
	$(BIN)/python -m tracker.config.schema

# The man page, after a change of the commands or their help.
man: .venv/run.stamp ## the man page, made anew
	$(BIN)/python -m tracker.cli.man_page

score: .venv/dev.stamp ## the reader over the labelled notices
	$(BIN)/tracker parse --jsonl $(CORPUS)/notices/* > build-predicted.jsonl; \
	$(BIN)/python -m tests.scrapers.reading.score $(CORPUS)/gold.jsonl build-predicted.jsonl $(CORPUS)/types.jsonl

# Variations of the labelled notices, some 2,600 of them: what share of what was read right is still read right, kind by kind.
vary: .venv/dev.stamp ## the reader over variations of them
	rm -rf build-variations; \
	$(BIN)/python $(CORPUS)/../tools/vary/vary_notices.py $(CORPUS)/gold.jsonl $(CORPUS)/notices build-variations --seed 1 --per-notice 16; \
	$(BIN)/tracker parse --jsonl $(CORPUS)/notices/* > build-predicted.jsonl; \
	find build-variations/notices -type f | sort | xargs -n 1500 $(BIN)/tracker parse --jsonl > build-variations/pred.jsonl; \
	$(BIN)/python $(CORPUS)/../tools/vary/score_variations.py $(CORPUS)/gold.jsonl build-predicted.jsonl \
	  build-variations/gold.jsonl build-variations/pred.jsonl

# Figures of everything that is measured, into build/bench.json; NAME=read runs one, SIZE=100000 makes the curve end there.
bench: .venv/dev.stamp ## every benchmark, a ratio to its baseline each
	$(BIN)/python -m benchmarks $(NAME) $(if $(SIZE),--size $(SIZE))

fuzz: .venv/dev.stamp ## 10,000 spoilt pages through the reader
	$(BIN)/python -m tests.scrapers.reading.fuzz --pages 10000

faults: .venv/dev.stamp ## every fault at every point
	FAULTS=all $(BIN)/python -m pytest tests/system/faults

soak: .venv/dev.stamp ## twelve days of twenty sources in minutes
	$(BIN)/python -m tests.system.soak.soak

# An archive of so many pages read again in one process, by two and on a Dask cluster, each killed twice: the same file to the byte.
reread: .venv/dev.stamp ## an archive read again three ways, each killed twice; SIZE=100000
	$(BIN)/python -m tests.system.rereading.killed $(or $(SIZE),2000)

# Needs a C compiler and some minutes; the tree and every other build stay pure Python, and both readers give equal notices.
wheel: .venv/dev.stamp ## a wheel whose reader is compiled, in build/wheel
	HATCH_BUILD_HOOK_ENABLE_CUSTOM=true $(BIN)/python -m hatchling build -t wheel -d build/wheel
	$(BIN)/python -m pytest tests/scrapers/reading/compiled.py

# What runs the tracker: from the lock, hashes checked, no compiler needed. Compiled, so that it starts as quickly
# where Python may not write its cache.
.venv/run.stamp: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q tracker scrapers db
	touch $@

# What checks it.
.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

# Write both locks anew, without the addresses they were read from.
lock: ## write both locks anew
	uv pip compile pyproject.toml --group build --extra attachments --extra warc --extra web --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --group build --group dev --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --quiet --output-file requirements-dev.lock

clean: ## remove what make has made
	rm -rf .venv build-predicted.jsonl build-variations demo
