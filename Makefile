# On a machine that has Python 3.11 or newer and make:
#   make        sets up and builds the portal into dist/
#   make quick  checks the code in a minute: without browsers, without builds of a site, without failing system calls
#   make test   builds the portal and checks everything in nine minutes
#   make proof  the tests that take hours: every kind of system call fails, long stories of edits,
#               10,000 pages, other seeds of the fuzzer
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --quiet install --require-hashes --requirement

.PHONY: all build quick test lint fuzz proof format words docs lock sbom clean

all: build

build: $(VENV)/build.done
	$(RUN) build.py build
	@echo "Open this file in a browser: $(CURDIR)/dist/index.html"

# Tests run on all cores. Each test gets its marks from its folder and its fixtures (tests/conftest.py).
PYTEST := $(RUN) -m pytest -n auto --dist worksteal

quick: lint
	$(PYTEST) -m "not (browser or faults or portal or sites or proof)"

test: lint
	@tests/machine.sh
	$(RUN) build.py build
	$(PYTEST)

lint: $(VENV)/test.done
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy

# Goes DEPTH times as deep: more stories, and more calls of each kind in each folder that fail.
DEPTH ?= 1
proof: $(VENV)/test.done
	@tests/machine.sh
	$(PYTEST) -m proof --depth $(DEPTH)
	$(RUN) -m tests.fuzz --seconds $(SECONDS)

# Fuzzes every reader for SECONDS, with other seeds each time, and stops at the first input that fails.
SECONDS ?= 600
fuzz: $(VENV)/test.done
	$(RUN) -m tests.fuzz --seconds $(SECONDS)

format: $(VENV)/test.done
	$(RUN) -m ruff format .
	$(RUN) -m ruff check --fix .

# Collects the words of pages and of the tool into every catalogue; new ones are then to be translated.
words: $(VENV)/build.done
	$(RUN) -m kembar.i18n.update_catalogues

# Updates the tables and examples of docs/content.md and docs/konten.md, from the records and the real content.
docs: $(VENV)/build.done
	$(RUN) -m kembar.content_reference

# Pins the newest versions of all dependencies with their hashes. No registry's address is written.
lock: $(VENV)/test.done
	$(RUN) -m pip --quiet install pip-tools
	$(VENV)/bin/pip-compile $(LOCK) --allow-unsafe --output-file requirements/pip.txt requirements/pip.in
	$(VENV)/bin/pip-compile $(LOCK) --output-file requirements/sbom.txt requirements/sbom.in
	$(VENV)/bin/pip-compile $(LOCK) --output-file requirements/build.txt pyproject.toml
	$(VENV)/bin/pip-compile $(LOCK) $(EXTRAS) --output-file requirements/all.txt pyproject.toml
	$(VENV)/bin/pip-compile $(LOCK) $(EXTRAS) --extra test --output-file requirements/test.txt pyproject.toml
EXTRAS := --extra check --extra package --extra serve --extra terminal
LOCK := --quiet --upgrade --generate-hashes --no-header --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

# Writes a software bill of materials (CycloneDX, JSON) of what Kembar needs to build and to package: the same bytes for the same pins.
# The packages are installed into an environment of their own, without those of the tests and of the tool that writes the list.
sbom:
	$(PYTHON) -m venv --clear $(SBOM)/tool
	$(SBOM)/tool/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --requirement requirements/sbom.txt
	$(PYTHON) -m venv --clear --without-pip $(SBOM)/kembar
	$(SBOM)/tool/bin/python -m pip --disable-pip-version-check --quiet --python $(SBOM)/kembar/bin/python \
		install --require-hashes --requirement requirements/all.txt
	$(SBOM)/tool/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --of JSON \
		--output-file $(SBOM)/kembar.cdx.json $(SBOM)/kembar/bin/python
	@echo "The bill of materials: $(SBOM)/kembar.cdx.json"
SBOM := .sbom

clean:
	rm -rf $(VENV) $(SBOM) dist .dist.kembar .kembar

$(VENV)/build.done: requirements/pip.txt requirements/all.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) requirements/pip.txt
	$(PIP) requirements/all.txt
	@touch $@

$(VENV)/test.done: requirements/test.txt $(VENV)/build.done
	$(PIP) requirements/test.txt
	@touch $@
