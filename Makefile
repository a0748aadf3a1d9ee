# Everything a newcomer needs: `make run` and `make test`.
BIN := .venv/bin
export PORT

.PHONY: help run install quick test thorough check lint mutants format screenshots handbook bench lock clean

help: ## List the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

run: ## Set everything up and serve on http://127.0.0.1:8000 (PORT= changes it)
	@scripts/setup run
	@scripts/run

install: ## Set up the environment with the tools for development
	@scripts/setup dev

quick: lint ## Lint, and the fast tests of what has changed since main; within a minute
	$(BIN)/python -m pytest -q --speed quick -n 2 --dist loadgroup $$($(BIN)/python scripts/changed.py)

test: ## Lint, types, import rules and all tests, on SQLite and on PostgreSQL
	@scripts/setup test
	@$(MAKE) --no-print-directory check
	@scripts/test

thorough: ## What make test does, and all that it tries just once of each kind
	@scripts/setup test
	@$(MAKE) --no-print-directory check
	@scripts/test --speed thorough

check: lint ## Lint, missing migrations, production settings
	@scripts/check-deploy

lint: ## Style, types and import rules
	@scripts/setup dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

mutants: ## Change a room in 300 small ways, and see that its tests notice (ROOM=comparing, SEED=1)
	@scripts/setup test
	@$(BIN)/python -m scripts.mutants $(ROOM) --seed $(or $(SEED),1) $(if $(TESTS),--tests $(TESTS))

format: ## Format the code
	@scripts/setup dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

screenshots: ## Take pictures of the main pages, in build/screenshots
	@scripts/setup test
	@PYTHONPATH=. $(BIN)/python scripts/screenshots.py

handbook: ## Walk through docs/handbok.md in a browser, and take its pictures
	@scripts/setup test
	@PYTHONPATH=. $(BIN)/python scripts/handbook.py

bench: ## Measure what a printed copy costs, and ten at once
	@scripts/setup dev
	@PYTHONPATH=. $(BIN)/python scripts/bench.py

lock: ## Compile the pinned requirements from pyproject.toml
	@scripts/setup dev
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --no-emit-index-url --no-annotate \
		--python-version 3.12 --custom-compile-command "make lock" pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --no-emit-index-url --no-annotate \
		--python-version 3.12 --custom-compile-command "make lock" pyproject.toml --group dev -o requirements-dev.txt

clean: ## Remove the environment and what was made; the database and .env stay
	rm -rf .venv .tools .python node_modules staticfiles build
