# Two commands for a newcomer: `make demo` and `make test`. Both set everything up themselves.
PYTHON ?= python3
BIN := .venv/bin
CORPUS ?= ../shared/corpus
export CORPUS

.PHONY: demo test slow check format lint types imports docs schema score vary bench fuzz faults soak lock clean

demo: .venv/run.stamp
	$(BIN)/tracker demo

test: .venv/dev.stamp
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow"

# Faults, soak, crawls of the corpus and the browser: minutes, run by the whole check beside the rest.
slow: .venv/dev.stamp
	$(BIN)/python -m pytest -n auto --dist loadfile -m slow

check: format lint types imports docs test

format: .venv/dev.stamp
	$(BIN)/ruff format --check .

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/codespell README.md CHANGELOG.md CONTRIBUTING.md docs scrapers db tracker tests benchmarks

types: .venv/dev.stamp
	$(BIN)/mypy

imports: .venv/dev.stamp
	$(BIN)/lint-imports

docs: .venv/dev.stamp
	$(BIN)/tracker check

# The JSON schema of tracker.toml that ships, after a change of the configuration's models.
schema: .venv/run.stamp
	$(BIN)/python -m tracker.config.schema

score: .venv/dev.stamp
	$(BIN)/tracker parse --jsonl $(CORPUS)/notices/* > build-predicted.jsonl; \
	$(BIN)/python -m tests.scrapers.reading.score $(CORPUS)/gold.jsonl build-predicted.jsonl $(CORPUS)/types.jsonl

# Variations of the labelled notices, some 2,600 of them: what share of what was read right is still read right, kind by kind.
vary: .venv/dev.stamp
	rm -rf build-variations; \
	$(BIN)/python $(CORPUS)/../tools/vary/vary_notices.py $(CORPUS)/gold.jsonl $(CORPUS)/notices build-variations --seed 1 --per-notice 16; \
	$(BIN)/tracker parse --jsonl $(CORPUS)/notices/* > build-predicted.jsonl; \
	find build-variations/notices -type f | sort | xargs -n 1500 $(BIN)/tracker parse --jsonl > build-variations/pred.jsonl; \
	$(BIN)/python $(CORPUS)/../tools/vary/score_variations.py $(CORPUS)/gold.jsonl build-predicted.jsonl \
	  build-variations/gold.jsonl build-variations/pred.jsonl

# Figures of everything that is measured, into build/bench.json; NAME=read runs one, SIZE=100000 makes the curve end there.
bench: .venv/dev.stamp
	$(BIN)/python -m benchmarks $(NAME) $(if $(SIZE),--size $(SIZE))

fuzz: .venv/dev.stamp
	$(BIN)/python -m tests.scrapers.reading.fuzz --pages 10000

faults: .venv/dev.stamp
	FAULTS=all $(BIN)/python -m pytest tests/system/faults

soak: .venv/dev.stamp
	$(BIN)/python -m tests.system.soak.soak

# What runs the tracker: from the lock, hashes checked, no compiler needed.
.venv/run.stamp: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# What checks it.
.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

# Write both locks anew, without the addresses they were read from.
lock:
	uv pip compile pyproject.toml --group build --extra attachments --extra warc --extra web --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --group build --group dev --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --quiet --output-file requirements-dev.lock

clean:
	rm -rf .venv build-predicted.jsonl build-variations demo
