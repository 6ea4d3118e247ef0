# Two commands do everything on a machine that has Python 3.11 or newer and make:
#   make        sets up and builds the portal into dist/
#   make test   the same, and runs every check
# and a third one takes hours:
#   make proof  lets every kind of system call fail, and kills each command there
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --quiet install --require-hashes --requirement

.PHONY: all build test proof format words docs lock clean

all: build

build: $(VENV)/build.done
	$(RUN) build.py build
	@echo "Open this file in a browser: $(CURDIR)/dist/index.html"

test: $(VENV)/test.done
	@tests/machine.sh
	$(RUN) build.py build
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(RUN) -m pytest

proof: $(VENV)/test.done
	@tests/machine.sh
	$(RUN) -m pytest --whole tests/faults

format: $(VENV)/test.done
	$(RUN) -m ruff format .
	$(RUN) -m ruff check --fix .

# Collects the words of pages and of the tool into every catalogue; new ones are then to be translated.
words: $(VENV)/build.done
	$(RUN) -m kembar.i18n.collect

# Prints the tables and examples of docs/content.md and docs/konten.md anew, from the records and the real content.
docs: $(VENV)/build.done
	$(RUN) -m kembar.manual

# Pins the newest versions of all dependencies with their hashes. No registry's address is written.
lock: $(VENV)/test.done
	$(RUN) -m pip --quiet install pip-tools
	$(VENV)/bin/pip-compile $(LOCK) --output-file requirements/build.txt pyproject.toml
	$(VENV)/bin/pip-compile $(LOCK) --extra package --output-file requirements/package.txt pyproject.toml
	$(VENV)/bin/pip-compile $(LOCK) --extra test --extra package --output-file requirements/test.txt pyproject.toml
LOCK := --quiet --upgrade --generate-hashes --no-header --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

clean:
	rm -rf $(VENV) dist .dist.kembar .kembar

$(VENV)/build.done: requirements/build.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) requirements/build.txt
	@touch $@

$(VENV)/test.done: requirements/test.txt $(VENV)/build.done
	$(PIP) requirements/test.txt
	@touch $@
