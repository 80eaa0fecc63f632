# Two commands are enough: `make html` and `make test`. Each makes .venv when it is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt
# `pelican` finds themes by name beside itself; here the name leads to theme/, so edits are live.
THEMES = $$($(BIN)/python -c "import pelican, pathlib; print(pathlib.Path(pelican.__file__).parent / 'themes')")

.PHONY: html serve test check audit shots publish clean

html: $(VENV)/run
	$(BIN)/pelican

serve: $(VENV)/run
	$(BIN)/pelican --autoreload --listen

test: $(VENV)/dev
	$(BIN)/pytest --cov --numprocesses auto --dist loadfile

check: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pelican --fatal warnings
	$(BIN)/python -m tests.html_check output

# Needs Node, Java and Chromium, and says so; the results are benchmarks/audit.md.
audit: $(VENV)/dev
	$(BIN)/python -m benchmarks.audit --write benchmarks/audit.md

shots: $(VENV)/dev html
	$(BIN)/python -m tests.browser.shots output shots

publish: $(VENV)/publish
	$(BIN)/pelican --settings publishconf.py
	$(BIN)/ghp-import --no-jekyll --push --branch gh-pages --message "Publish" output

clean:
	rm -rf output .output.paperbox shots dist .pytest_cache .mypy_cache .ruff_cache

# What `pip install` needs to build the package itself is pinned too, so nothing is fetched unseen.
$(VENV)/base: constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) hatchling simplepycons editables
	touch $@

$(VENV)/run: $(VENV)/base pyproject.toml hatch_build.py plugins/paperbox/services.py plugins/paperbox/paper_links.py $(wildcard theme/icons/*.svg)
	$(PIP) --no-build-isolation --editable ".[import]"
	ln -sfn "$(CURDIR)/theme" "$(THEMES)/paperbox"
	touch $@

$(VENV)/publish: $(VENV)/run
	$(PIP) --no-build-isolation --editable ".[import,publish]"
	touch $@

$(VENV)/dev: $(VENV)/run
	$(PIP) --no-build-isolation --editable ".[dev]"
	touch $@
