# Everything is set up on first use, into .venv and .venv-zensical. `make help` lists the commands.

PYTHON ?= python3
BIN := .venv/bin
ZENSICAL := .venv-zensical/bin

.PHONY: help serve site check test bench schema lint lock clean

help:          ## list the commands
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*##/\t/'

serve: .venv/ready          ## show the site on http://127.0.0.1:8000 and follow every change
	$(BIN)/python -m mkdocs serve

site: .venv/ready          ## build everything publishable into site/
	$(BIN)/python -m macros site

check: .venv/ready          ## validate all lessons, without building pages; WORDS=1 counts their words
	@$(BIN)/python -m macros check $(if $(WORDS),--words)

test: .venv/ready .venv-zensical/ready lint          ## run every test
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: .venv/ready          ## check types and style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/ready          ## measure speed, memory and page weight
	$(BIN)/python -m tests.bench

schema: .venv/ready          ## write JSON Schemas for editors into schemas/
	$(BIN)/python -m macros schema

lock: .venv/ready          ## pin the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-annotate \
	  --extra test pyproject.toml --upgrade -o requirements.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-annotate \
	  --extra zensical pyproject.toml --upgrade -o requirements-zensical.lock

clean:          ## take away everything that was built or set up
	rm -rf site .site-new .site-trash-* .cache .venv .venv-zensical *.egg-info

.venv/ready: requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	touch $@

.venv-zensical/ready: requirements-zensical.lock
	$(PYTHON) -m venv .venv-zensical
	$(ZENSICAL)/python -m pip install --quiet --disable-pip-version-check -r requirements-zensical.lock
	touch $@
