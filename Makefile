# Two commands set everything up on a machine that has only Python, pip, venv and make:
#   make play      make test
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes

.PHONY: train play test format lint types contracts pytest snapshots schema bench lock clean help

help:           ## what can be made
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## */\t/' | expand -t 14

play: $(VENV)/.ready-to-play     ## set up what is missing, then play
	@$(BIN)/python -m simulator

test: lint types contracts pytest        ## format, lint, types, import contracts, tests

lint: $(VENV)/.ready-to-test     ## ruff: format and lint, nothing is changed
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .

types: $(VENV)/.ready-to-test    ## mypy --strict
	$(BIN)/mypy

contracts: $(VENV)/.ready-to-test        ## imports run one way
	$(BIN)/lint-imports

pytest: $(VENV)/.ready-to-test   ## the tests alone
	$(BIN)/python -m pytest

format: $(VENV)/.ready-to-test   ## put the code into shape
	$(BIN)/ruff format --quiet .
	$(BIN)/ruff check --quiet --fix .

snapshots: $(VENV)/.ready-to-test        ## accept what the screens look like now (then read the diff)
	$(BIN)/python -m pytest --snapshot-update

schema: $(VENV)/.ready-to-play   ## write docs/scenario.schema.json from the models
	$(BIN)/python -m simulator.scenario.schema > docs/scenario.schema.json

bench: $(VENV)/.ready-to-test    ## speed and memory, beside a bare Textual app in the same run
	$(BIN)/python -m tests.bench

train: $(VENV)/.ready-to-test    ## make the exit-line scorer's weights again from the training lines
	$(BIN)/python -m simulator.scoring.exit_line.training

lock: $(VENV)/.ready-to-test     ## pin every dependency again (needs uv on the PATH)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet \
		--no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet \
		--no-emit-index-url --no-emit-find-links pyproject.toml --extra dev -o requirements-dev.lock

clean:          ## remove the environment and the caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Walkout needs Python 3.11 or newer; say which: make play PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready-to-play: requirements.lock | $(VENV)/bin/python
	@echo "Setting up $(VENV) (once, about a minute) ..."
	$(PIP) -r requirements.lock
	@touch $@

$(VENV)/.ready-to-test: requirements-dev.lock | $(VENV)/bin/python
	@echo "Setting up $(VENV) with the test tools (once, about a minute) ..."
	$(PIP) -r requirements-dev.lock
	@touch $@ $(VENV)/.ready-to-play
