# Everything is set up on first use, into .venv and .venv-zensical: for `serve` and `check` a little,
# for `site` what PDFs need too, for `test` all of it. `make help` lists the commands.

PYTHON ?= python3
BIN := .venv/bin
ZENSICAL := .venv-zensical/bin
PIP := -m pip install --quiet --disable-pip-version-check --require-hashes -r
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-annotate \
  --no-emit-index-url --generate-hashes pyproject.toml

# EDITION=../our-clinic runs a command on a clinic's own edition, a folder beside this one.
ON = $(if $(EDITION),--edition "$(EDITION)")

# Ours is a fixed version of the theme; its notice about the next one would only frighten.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve site check test audit bench mutants schema lint lock clean

help:          ## list the commands
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*##/\t/'

serve: .venv/ready          ## show the site on http://127.0.0.1:8000 and follow every change
	$(BIN)/python -m macros $(ON) serve

site: .venv/print          ## build everything publishable into site/
	$(BIN)/python -m macros $(ON) site

check: .venv/ready          ## validate all lessons, without building pages; WORDS=1 counts their words
	@$(BIN)/python -m macros $(ON) check $(if $(WORDS),--words)

test: .venv/test .venv-zensical/ready lint          ## run every test
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: .venv/test          ## check types and style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/oxlint overrides
	$(BIN)/oxfmt --check overrides
	$(BIN)/djlint overrides --lint --quiet

audit: .venv/audit          ## try every page in every engine, look and state, before a release (takes half an hour)
	$(BIN)/python -m tests.audit

bench: .venv/test          ## measure speed, memory and page weight
	$(BIN)/python -m tests.bench

mutants: .venv/test          ## see which small mistakes in rules and session no test notices (takes an hour)
	$(BIN)/python -m tests.mutation

schema: .venv/ready          ## write JSON Schemas for editors into schemas/
	$(BIN)/python -m macros schema

lock: .venv/test          ## pin the newest versions that pyproject.toml allows
	$(COMPILE) --upgrade --extra print --extra test -o requirements-test.lock
	$(COMPILE) -c requirements-test.lock --extra print --extra test --extra audit -o requirements-audit.lock
	$(COMPILE) -c requirements-test.lock --extra print -o requirements-print.lock
	$(COMPILE) -c requirements-test.lock -o requirements.lock
	$(COMPILE) --upgrade --extra zensical -o requirements-zensical.lock

clean:          ## take away everything that was built or set up
	rm -rf site .site-new .site-trash-* .cache .venv .venv-zensical *.egg-info

.venv/ready: requirements.lock
	@echo "Setting up what the pages need, in .venv. This takes a minute, once."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python $(PIP) requirements.lock
	@touch $@

.venv/print: requirements-print.lock .venv/ready
	@echo "Setting up what PDFs need, in .venv. This takes a minute, once."
	@$(BIN)/python $(PIP) requirements-print.lock
	@touch $@

.venv/test: requirements-test.lock .venv/print
	@echo "Setting up what tests need, in .venv. This takes a minute, once."
	@$(BIN)/python $(PIP) requirements-test.lock
	@touch $@

.venv/audit: requirements-audit.lock tests/audit/package-lock.json tests/audit/beside/package-lock.json .venv/test
	@echo "Setting up what the audit needs, in .venv. This takes a minute, once."
	@$(BIN)/python $(PIP) requirements-audit.lock
	@for folder in tests/audit tests/audit/beside; do \
	  PATH="$(abspath $(BIN)):$$PATH" npm ci --prefix $$folder --ignore-scripts --no-audit --no-fund --silent || exit 1; \
	done
	@touch $@

.venv-zensical/ready: requirements-zensical.lock
	@echo "Setting up the second generator, in .venv-zensical. This takes a minute, once."
	@$(PYTHON) -m venv .venv-zensical
	@$(ZENSICAL)/python $(PIP) requirements-zensical.lock
	@touch $@
