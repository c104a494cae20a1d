# Almanac. `make` alone lists what there is.
PYTHON ?= python3
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

run := .venv/bin/python
options := $(if $(ADDRESS),--address $(ADDRESS)) $(if $(TODAY),--today $(TODAY)) $(if $(AS_OF),--as-of $(AS_OF))
# What the sport and its pages say must hold in every branch.
covered := almanac/model/*,almanac/statistics/*,almanac/reading/*,almanac/pages/*

.PHONY: help
help: ## list what there is
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

.PHONY: site
site: .venv/site ## build site/ (ADDRESS=https://… for another public address, TODAY=2026-02-20 for another day, AS_OF=2025-11-23 without what came later)
	@$(run) build.py $(options)
	@echo "It lies in site/ and goes on any host as it is (docs/hosting.md); make serve shows it here."

.PHONY: report
report: site .venv/report ## print the season reports as PDF into dist/ (needs Pango and a Chinese font: docs/reports.md)
	@$(run) -m almanac.printing site dist

.PHONY: photos
photos: .venv/photos ## install what makes sizes of photos (Pillow), then build
	@$(run) build.py $(options)

.PHONY: serve
serve: .venv/site ## preview on 127.0.0.1, built again after every save
	@$(run) build.py serve $(if $(TODAY),--today $(TODAY))

.PHONY: admin
admin: .cache/admin/decap-cms.js ## fetch Decap CMS, with which build.py serve --edit edits news and pages (needs npm)

decap := decap-cms@3.16.3
decap_sha512 := hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw==

.cache/admin/decap-cms.js:
	@command -v npm > /dev/null || { echo "make admin needs npm, which is not here" >&2; exit 1; }
	@rm -rf .cache/fetched .cache/admin && mkdir -p .cache/fetched
	@cd .cache/fetched && npm pack --silent $(decap) > /dev/null
	@$(PYTHON) -c 'import base64, hashlib, pathlib, sys; \
		found = hashlib.sha512(next(pathlib.Path(".cache/fetched").glob("*.tgz")).read_bytes()).digest(); \
		sys.exit(base64.b64encode(found).decode() != "$(decap_sha512)" and "$(decap) is not the file that was expected")'
	@tar -xzf .cache/fetched/*.tgz -C .cache/fetched --exclude='*.map' package/dist
	@mv .cache/fetched/package/dist .cache/admin && rm -rf .cache/fetched && touch $@

.PHONY: check
check: .venv/site ## tell what is wrong with data and texts; write nothing
	@$(run) build.py check $(if $(TODAY),--today $(TODAY))

.PHONY: test
test: lint .venv/dev ## everything that CI checks (BROWSER=none leaves the browser out, PRINTING=none the PDFs)
	@$(run) -m pytest --cov --cov-report=
	@$(run) -m coverage report --include='$(covered)' --fail-under=100
ifeq ($(BROWSER),none)
	@echo "BROWSER=none: the tests in the browser were left out"
else
	@$(MAKE) --no-print-directory chromium
	@if command -v npm > /dev/null; then $(MAKE) --no-print-directory admin; else echo "npm is not here: the test of serve --edit is left out"; fi
	@$(run) -m pytest -m browser
endif
ifeq ($(PRINTING),none)
	@echo "PRINTING=none: the PDFs of the reports were left out"
else
	@$(MAKE) --no-print-directory pango
	@$(run) -m pytest -m printing tests/test_printing.py
endif

.PHONY: lint
lint: .venv/dev ## style, types and floors
	@$(run) -m ruff check
	@$(run) -m ruff format --check
	@$(run) -m mypy
	@.venv/bin/lint-imports

.PHONY: bless
bless: .venv/dev ## accept the tiny team's site and the schemas as they are now; look at the diff before you commit it
	@$(run) -m pytest --bless tests/test_golden_site.py tests/reading/test_schemas.py

.PHONY: bench
bench: .venv/site .cache/bench/installed ## how long builds of invented teams take, beside Hugo and Pelican (SIZES="S M L", FORMS="like whole", ROUNDS=3)
	@$(run) -m tests.bench $(if $(SIZES),--sizes $(SIZES)) $(if $(FORMS),--forms $(FORMS)) $(if $(ROUNDS),--rounds $(ROUNDS))

# The generators that the benchmark measures beside this one; nothing else needs them.
.cache/bench/installed: tests/bench/peers.lock
	@$(PYTHON) -m venv --clear .cache/bench
	@.cache/bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

.PHONY: locks
locks: .venv/dev ## lock the newest dependencies that fit, with their hashes
	@$(run) -m pip install --quiet pip-tools
	@$(lock) --output-file requirements.lock pyproject.toml
	@$(lock) --extra dev --output-file requirements-dev.lock pyproject.toml
	@$(lock) --extra report --output-file requirements-report.lock pyproject.toml
	@$(lock) --extra photos --output-file requirements-photos.lock pyproject.toml
	@$(lock) --output-file tests/bench/peers.lock tests/bench/peers.in

lock := CUSTOM_COMPILE_COMMAND="make locks" $(run) -P -m piptools compile --quiet --upgrade --generate-hashes \
	--no-strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

.PHONY: clean
clean: ## remove everything that was made
	@rm -rf site .site.almanac-* dist .venv .cache .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: chromium
chromium:
	@command -v chromium > /dev/null || $(MAKE) --no-print-directory install-chromium

.PHONY: install-chromium
install-chromium:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
		echo "installing chromium for the tests in the browser"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium > /dev/null; \
	else \
		echo "The tests in the browser need chromium: 'sudo apt-get install chromium' on Debian, or leave them out with BROWSER=none." >&2; \
		exit 1; \
	fi

.PHONY: pango
pango: .venv/report
	@$(run) -c 'import weasyprint' 2> /dev/null || $(MAKE) --no-print-directory install-pango

.PHONY: install-pango
install-pango:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
		echo "installing Pango and fonts for the PDFs of the reports"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends \
			libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core fonts-noto-cjk > /dev/null; \
	else \
		echo "The PDFs need Pango: see docs/reports.md, or leave them out with PRINTING=none." >&2; \
		exit 1; \
	fi

# Each stamp stands for an environment that holds exactly what its lock file says.
.venv/site: requirements.lock
	@$(call install,requirements.lock)

.venv/dev: requirements-dev.lock .venv/site
	@$(call install,requirements-dev.lock)

.venv/photos: requirements-photos.lock .venv/site
	@$(call install,requirements-photos.lock)

.venv/report: requirements-report.lock .venv/site
	@$(call install,requirements-report.lock)

define install
	test -x $(run) || $(PYTHON) -m venv .venv
	$(run) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Almanac needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	$(run) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(1)
	touch $@
endef
