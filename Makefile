# The two commands a newcomer needs: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test laws lint collected crawl docs pictures clean help

help: ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

$(READY): requirements.txt requirements-stores.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dateline needs Python 3.11 or later: make PYTHON=python3.11 …" >&2; exit 1; }
	@echo "building the environment in $(VENV) (some minutes the first time)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --upgrade pip==26.3
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

demo: $(READY) ## crawl the newsroom, a small web of made-up outlets, into a private MongoDB
	@$(BIN)/python -m newsroom.demo

# what is compiled once need not be compiled by each of the processes
test collected: export PYTHONDONTWRITEBYTECODE :=
test: ## lint, type check and run every test
	@$(MAKE) --no-print-directory --jobs 2 lint collected
	$(BIN)/python -m pytest --numprocesses 4 --dist loadscope --no-loadscope-reorder

laws: $(READY) ## look for what breaks a law of the tests, in new examples each time
	$(BIN)/python -m pytest --hypothesis-profile search -m hypothesis --numprocesses 2

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

collected: $(READY)
	@$(BIN)/python -m pytest --collect-only --quiet > /dev/null || true # the tests tell why

crawl: $(READY) ## crawl the live web: state media, then wire services
	@state=0; $(BIN)/scrapy crawl statemedia --summary || state=$$?; $(BIN)/scrapy crawl wireservices --summary && exit $$state

docs: $(READY) ## make the tables in docs/ again
	@$(BIN)/scrapy outlets --markdown > docs/outlets.md.new && mv docs/outlets.md.new docs/outlets.md
	@$(BIN)/python -m exports.schema
	@$(BIN)/python -m newsroom.analysis

pictures: $(READY) ## make docs/pictures/explain.png again (needs the package chromium)
	@$(BIN)/python -m newsroom.pictures

clean: ## remove the environment and the demo's data
	rm -rf $(VENV) data/demo
