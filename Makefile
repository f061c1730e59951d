# Everything runs in .venv/, which the first target makes. `make help` lists the targets.

PYTHON ?= python3
PORT ?= 8000
# What to test: make test TESTS="tests/launcher -k stale"
TESTS ?=
WORKERS ?= logical

MAKEFLAGS += --no-print-directory
BOOTSTRAP = @$(PYTHON) freedomnow/launcher/bootstrap.py
LAUNCHER = @.venv/bin/python -m freedomnow.launcher
UV ?= uv
LOCK = $(UV) pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --quiet --upgrade

.DEFAULT_GOAL := help
.PHONY: help run test drill lint format lock stop clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## serve the site on 127.0.0.1:8000 (PORT=8001 for another port)
	$(BOOTSTRAP) base
	@PORT=$(PORT) exec .venv/bin/python -m freedomnow.launcher run

test: ## run every test and gate (TESTS="tests/web -k csp" for some)
	$(BOOTSTRAP) test
	$(LAUNCHER) test -n $(WORKERS) --maxprocesses 8 --dist loadfile --no-loadscope-reorder -m "not drill" $(TESTS)

drill: ## run the tests that take minutes
	$(BOOTSTRAP) test
	$(LAUNCHER) test -m drill $(TESTS)

lint: ## ruff and mypy, which `make test` runs too
	$(BOOTSTRAP) test
	@.venv/bin/python -m ruff check .
	@.venv/bin/python -m ruff format --check .
	@DEVELOPMENT=1 SECRET_KEY=lint MATCHING_KEY=lint DATABASE_URL=postgresql:///lint .venv/bin/python -m mypy

format: ## put the code into the one format
	$(BOOTSTRAP) test
	@.venv/bin/python -m ruff check --fix --exit-zero .
	@.venv/bin/python -m ruff format .

lock: ## renew requirements/*.txt from pyproject.toml (needs uv)
	$(LOCK) --output-file requirements/base.txt
	$(LOCK) --output-file requirements/test.txt --extra test
	$(LOCK) --output-file requirements/browser.txt --extra test --extra browser

stop: ## stop the private PostgreSQL servers under var/
	@! test -e .venv/installed.json || .venv/bin/python -m freedomnow.launcher cluster stop
	@! test -e .venv/installed.json || .venv/bin/python -m freedomnow.launcher cluster stop --test

clean: stop ## stop, and remove .venv and the tests' database; the site's data stay
	rm -rf .venv var/postgres-test .mypy_cache .pytest_cache .ruff_cache
