# One command runs the main job (make demo), one passes the tests (make test). Both set up what
# they need and can be repeated. The environment is .venv.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PORT ?= 8400

.PHONY: help demo test setup lint bench faults fuzz pictures browser walls print database proxy clean

help: ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(STAMP) ## Make the synthetic demonstration cohort and its report, then serve it
	@$(BIN)/lidera demo --port $(PORT)

test: $(STAMP) browser walls print database proxy ## Set everything up (Chromium, bubblewrap, Pango, PostgreSQL and nginx included) and run the tests
	@$(BIN)/python -m pytest -n 3 --dist loadgroup --no-loadscope-reorder

setup: $(STAMP) ## Make the environment .venv with everything in it
	@echo "Ready: $(BIN)/lidera --help"

$(STAMP): pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: install python3 (3.11 or newer) and python3-venv, then run make again."; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11: install Python 3.11 or newer, or name one with make PYTHON=python3.12."; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "$(PYTHON) cannot make environments: install python3-venv, then run make again."; exit 2; }
	@echo "Making the environment $(VENV) (some minutes the first time)…"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --upgrade "pip>=24"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[cluster,evaluation,postgres,spss,staff,test]' || { echo "The packages could not be installed: check the connection to your package index, then run make again."; exit 2; }
	@touch $(STAMP)

browser:
	@command -v chromium >/dev/null && command -v chromium-headless-shell >/dev/null || { \
	  echo "Installing Chromium for the browser tests…"; \
	  if [ "$$(id -u)" = 0 ]; then SUDO=; else SUDO=sudo; fi; \
	  INSTALL="$$SUDO env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends"; \
	  $$SUDO apt-get update -qq; \
	  $$INSTALL chromium >/dev/null; $$INSTALL chromium-headless-shell >/dev/null 2>&1; \
	  command -v chromium >/dev/null; \
	} || { echo "Chromium is missing and could not be installed: install the package chromium, then run make test again."; exit 2; }

walls:
	@command -v bwrap >/dev/null || { \
	  echo "Installing bubblewrap for the tests of code that participants wrote…"; \
	  if [ "$$(id -u)" = 0 ]; then SUDO=; else SUDO=sudo; fi; \
	  $$SUDO apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$SUDO apt-get install -y -qq --no-install-recommends bubblewrap >/dev/null; \
	} || { echo "Bubblewrap is missing and could not be installed: install the package bubblewrap, then run make test again."; exit 2; }

print:
	@ldconfig -p | grep -q libpangoft2-1.0 && ldconfig -p | grep -q libharfbuzz-subset && fc-list | grep -q Liberation || { \
	  echo "Installing Pango for the reports' PDFs…"; \
	  if [ "$$(id -u)" = 0 ]; then SUDO=; else SUDO=sudo; fi; \
	  $$SUDO apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$SUDO apt-get install -y -qq --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-liberation >/dev/null; \
	} || { echo "Pango is missing and could not be installed: install libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0 and fonts-liberation, then run make test again."; exit 2; }

database:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
	  echo "Installing PostgreSQL for the tests of the search of cards…"; \
	  if [ "$$(id -u)" = 0 ]; then SUDO=; else SUDO=sudo; fi; \
	  $$SUDO apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$SUDO apt-get install -y -qq --no-install-recommends postgresql >/dev/null; \
	} || { echo "PostgreSQL is missing and could not be installed: install the package postgresql, then run make test again."; exit 2; }

proxy:
	@{ command -v nginx || test -x /usr/sbin/nginx; } >/dev/null && command -v systemd-analyze >/dev/null || { \
	  echo "Installing nginx and systemd's own checks for the tests of what stands in deploy…"; \
	  if [ "$$(id -u)" = 0 ]; then SUDO=; else SUDO=sudo; fi; \
	  $$SUDO apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$SUDO apt-get install -y -qq --no-install-recommends nginx-light systemd >/dev/null; \
	} || { echo "nginx is missing and could not be installed: install the packages nginx-light and systemd, then run make test again."; exit 2; }

lint: $(STAMP) ## Style, types and content
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lidera check --no-notebooks --no-play

bench: $(STAMP) browser ## Run one benchmark: make bench NAME=page
	@test -n "$(NAME)" && test -f "benchmarks/$(NAME).py" || { echo "Name a benchmark: make bench NAME=x, with x one of: $$(ls benchmarks/*.py | xargs -n1 basename | sed 's/\.py//' | grep -v '^_' | tr '\n' ' ')"; exit 2; }
	@$(BIN)/python benchmarks/$(NAME).py

faults: $(STAMP) browser ## Run the campaign of faults (kills, cuts, full disks, storms) and print its figures; make faults ONLY=storm runs some
	@LIDERA_FAULTS=full $(BIN)/python -m tests.faults.campaign $(if $(ONLY),-k "$(ONLY)")

fuzz: $(STAMP) ## Feed importers and loaders 2,800 hostile inputs; prints its figures
	@LIDERA_FUZZ=full $(BIN)/python -m pytest tests/scenario/importers/test_fuzz.py

pictures: $(STAMP) browser ## Take the pictures of the guides anew
	@LIDERA_PICTURES=1 $(BIN)/python -m pytest tests/browser/test_pictures.py

clean: ## Remove the environment and the demonstration
	@rm -rf $(VENV) var/demo build *.egg-info
