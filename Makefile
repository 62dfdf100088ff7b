# make demo   the main job on one article, by rules and by a recorded model
# make test   every check there is, offline
# make test-servers   the model against servers that nobody here wrote, where tests/servers/install.sh has installed them
# make fixtures, make schemas, make docs   make anew what is generated
#
# Each builds the environment it needs in .venv: with uv where it is installed, with venv and pip otherwise.

PYTHON ?= $(shell for each in python3.11 python3.12 python3.13 python3.14 python3; do \
	command -v $$each >/dev/null 2>&1 && $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$each && break; done)
BIN := .venv/bin
SERVERS ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/summariser-servers
SEED := seeds/03-wire-split-and-nested.txt

.PHONY: demo test lint test-servers fixtures schemas floors docs clean

demo: .venv/.runs
	@printf '\n== The embedded rules: no key, no download, no network ==\n\n'
	$(BIN)/summarise $(SEED) --engine rules --format text
	@printf '\n== A model through openai and instructor; its replies come from the recordings in fixtures/ ==\n\n'
	$(BIN)/summarise $(SEED) --engine model --recordings fixtures --format text
	@printf '\nThe replies replayed here were written by hand, as a careful analyst would answer; each recording says so.\n'

test: .venv/.tests lint
	$(BIN)/python -m pytest -n auto --dist worksteal

test-servers: .venv/.tests
	SUMMARISER_SERVERS="$(SERVERS)" $(BIN)/python -m pytest tests/servers

lint: .venv/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	MYPYPATH=tests $(BIN)/mypy tests/schemas/typed.py
	$(BIN)/lint-imports --no-logo

fixtures: .venv/.runs
	$(BIN)/summarise record seeds/*.txt --refresh --recordings fixtures

schemas: .venv/.runs
	$(BIN)/summarise schema summary > schemas/summary.schema.json
	$(BIN)/summarise schema draft > schemas/draft.schema.json
	$(BIN)/summarise schema grounded > schemas/grounded.schema.json
	$(BIN)/summarise schema gold > schemas/gold.schema.json

floors: .venv/.tests
	$(BIN)/python tests/quality.py

docs: .venv/.tests
	$(BIN)/python tests/readme.py

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/.runs: pyproject.toml
	@$(call install,.)
	@touch $@

.venv/.tests: pyproject.toml
	@$(call install,.[test])
	@touch $@ .venv/.runs

define install
	test -n "$(PYTHON)" || { echo "make: Python 3.11 or newer is needed" >&2; exit 1; }; \
	if command -v uv >/dev/null 2>&1; then \
		{ test -x $(BIN)/python || uv venv --quiet --python "$(PYTHON)" .venv; } && uv pip install --quiet --python $(BIN)/python -e '$(1)'; \
	else \
		{ test -x $(BIN)/pip || "$(PYTHON)" -m venv .venv; } && $(BIN)/pip install --quiet --disable-pip-version-check -e '$(1)'; \
	fi
endef
