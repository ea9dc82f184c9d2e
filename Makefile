# Two commands for a newcomer: `make demo` and `make test`. Both set everything up themselves.
PYTHON ?= python3
BIN := .venv/bin
CORPUS ?= ../shared/corpus
export CORPUS

.PHONY: demo test check format lint types imports docs score bench fuzz faults soak lock clean

demo: .venv/run.stamp
	$(BIN)/tracker demo

test: .venv/dev.stamp
	$(BIN)/python -m pytest -n auto --dist loadfile

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

score: .venv/dev.stamp
	$(BIN)/tracker parse --jsonl $(CORPUS)/notices/* > build-predicted.jsonl; \
	$(BIN)/python $(CORPUS)/../tools/score_notices.py $(CORPUS)/gold.jsonl build-predicted.jsonl --types $(CORPUS)/types.jsonl; \
	$(BIN)/tracker parse --jsonl $(CORPUS)/corrections/notices/* > build-corrections.jsonl; \
	cat build-predicted.jsonl >> build-corrections.jsonl; \
	$(BIN)/python -m tests.scrapers.reading.score_corrections $(CORPUS)/corrections/effects.jsonl build-corrections.jsonl

bench: .venv/dev.stamp
	for each in benchmarks/[a-z]*.py; do $(BIN)/python $$each || exit 1; done

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
	uv pip compile pyproject.toml --group build --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --group build --group dev --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --quiet --output-file requirements-dev.lock

clean:
	rm -rf .venv build-predicted.jsonl demo
