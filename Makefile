.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := .bench

.PHONY: help app build test check bench format clean

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/.app: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit("Likvärd needs Python 3.11 or newer." if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.app
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

app: build ## Set up everything and open the dashboard
	$(BIN)/streamlit run app.py

build: $(VENV)/.app ## Build data/likvard.duckdb from the shipped figures, when anything changed
	$(BIN)/python -m likvard build --if-needed

test: check ## Set up everything and run all tests, browser included
	$(BIN)/python tests/browser/install.py
	$(BIN)/python -m pytest

check: build $(VENV)/.dev ## Lint, types, import contracts and SQL lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint --disable-progress-bar queries

$(BENCH)/.done: benchmarks/requirements.txt requirements.txt
	@test -x $(BENCH)/bin/python || $(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@touch $@

bench: build $(BENCH)/.done ## Measure beside Streamlit as it comes, Dash and static HTML (half an hour)
	$(BENCH)/bin/python tests/browser/install.py
	$(BENCH)/bin/python -m benchmarks

format: $(VENV)/.dev ## Format Python and SQL
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/sqlfluff fix --disable-progress-bar queries

clean: ## Remove the environment and the built database
	rm -rf $(VENV) $(BENCH) data/likvard.duckdb*
