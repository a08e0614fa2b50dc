# `make demo` and `make test` are all a new user needs; each sets up what it needs in .venv first.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test test-browser test-notebook test-versions check hooks score errors generated grouping gains invented cases kill power flips fuzz ask soak audit wheel mutate format lock clean

help:
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

demo: $(READY) ## read the accounts shipped with the package, print the record, write its page
	$(BIN)/firsthand demo

test: $(READY) ## the Python suite
	$(BIN)/python -m pytest --numprocesses auto

test-browser: $(READY) ## the review page in a real browser (needs Chromium: apt-get install chromium)
	$(BIN)/python -m pytest tests/browser

$(VENV)-notebook/.ready: requirements-notebook.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)-notebook
	$(VENV)-notebook/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-notebook.lock
	$(VENV)-notebook/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(VENV)-notebook/.ready

test-notebook: $(VENV)-notebook/.ready ## docs/notebook.ipynb, each cell run (sets up Jupyter's kernel, pandas and matplotlib in .venv-notebook)
	$(VENV)-notebook/bin/python tools/run_notebook.py

test-versions: $(READY) ## the smoke tests on each CPython from 3.11 to 3.13 that is there
	$(BIN)/python tools/each_python.py

hooks: ## let git hold the subjects of this checkout's commits to the house rule
	git config core.hooksPath .githooks

check: $(READY) ## style, types, layers
	$(BIN)/ruff format --check src tests bench tools
	$(BIN)/ruff check src tests bench tools
	$(BIN)/mypy
	$(BIN)/lint-imports

score: $(READY) ## every labelled set against another commit, what was gained and lost: make score SETS="rand gtd" BASE=main
	$(BIN)/python tools/score_sets.py $(SETS) --base $(or $(BASE),main)

errors: $(READY) ## what is wrong on a labelled set, by kind: make errors SET=rand
	$(BIN)/python tools/errors.py $(SET)

cases: $(READY) ## what is read otherwise than told of the small cases, by folder (CASES="real house")
	$(BIN)/python tools/small_cases.py $(CASES)

generated: $(READY) ## how much of ordinary sentences is read right, by language (FEATURES=--features: what costs most)
	$(BIN)/python tools/generated.py $(FEATURES)

grouping: $(READY) ## the wrong groupings of a labelled set, by kind: make grouping SET=gva_open
	$(BIN)/python tools/wrong_groupings.py $(SET)

gains: $(READY) ## the claims that a change gained and lost on a labelled set: make gains SET=rand BASE=main
	$(BIN)/python tools/gains.py $(SET) --base $(or $(BASE),main)

invented: $(READY) ## what is read of the invented labelled set otherwise than told
	$(BIN)/python tools/invented_set.py

kill: $(READY) ## kill, and take the disk from, what people do at hundreds of seeded instants (an hour): make kill KILLS=200 FAULTS=120
	$(BIN)/python -m tests.hostile.strike --kills $(or $(KILLS),200) --faults $(or $(FAULTS),120) --workers $(or $(WORKERS),20)

power: $(READY) ## take the power away at hundreds of seeded instants, from a disk that keeps its promises and one that does not
	$(BIN)/python -m tests.hostile.power --cuts $(or $(CUTS),1000) --lies $(or $(LIES),300)

flips: $(READY) ## flip bits of a case's file: make flips FLIPS=1000
	$(BIN)/python -m tests.hostile.flips --flips $(or $(FLIPS),1000)

$(VENV)-attack/.ready: requirements-attack.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)-attack
	$(VENV)-attack/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-attack.lock
	$(VENV)-attack/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(VENV)-attack/.ready

fuzz: $(VENV)-attack/.ready ## mutated bytes for each reader, steered by atheris (sets it up in .venv-attack): make fuzz SECONDS=600 TARGETS="html pdf"
	$(VENV)-attack/bin/python -m tests.hostile.fuzz $(TARGETS) --seconds $(or $(SECONDS),600)

ask: $(VENV)-attack/.ready ## ask the review page what nobody would, with schemathesis over its OpenAPI: make ask EXAMPLES=5000
	$(VENV)-attack/bin/python -m tests.hostile.ask --examples $(or $(EXAMPLES),5000)

soak: $(READY) ## twenty coders at the page of 10,000 accounts while reads run beside it (an hour): make soak MINUTES=60 CODERS=20 CASE=large.db
	$(BIN)/python -m tests.hostile.soak --minutes $(or $(MINUTES),60) --coders $(or $(CODERS),20) --accounts $(or $(ACCOUNTS),10000) $(if $(CASE),--case $(CASE))

audit: $(READY) $(VENV)-attack/.ready ## the licence of everything pinned held against a list, known holes (where pip-audit is installed), and a bill of materials
	$(BIN)/python tools/audit.py
	$(VENV)-attack/bin/python tools/audit.py --lock requirements-attack.lock

wheel: $(READY) ## a wheel in dist/, with its bill of materials (CycloneDX) beside it
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .
	$(BIN)/python tools/audit.py

mutate: $(READY) ## change the rules' constants one by one, list the changes that no test notices (hours): make mutate STAGE=record LIMIT=20
	$(BIN)/python tools/mutate.py $(if $(STAGE),--stage $(STAGE)) $(if $(FILE),--file $(FILE)) $(if $(LIMIT),--limit $(LIMIT))

format: $(READY) ## rewrite to the house style
	$(BIN)/ruff format src tests bench tools
	$(BIN)/ruff check --fix src tests bench tools

lock: $(READY) ## pin every dependency with its hashes (needs pip-tools in the environment)
	$(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --strip-extras --extra dev --output-file requirements.lock pyproject.toml
	$(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --strip-extras --extra notebook --constraint requirements.lock --output-file requirements-notebook.lock pyproject.toml
	$(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --strip-extras --extra attack --constraint requirements.lock --output-file requirements-attack.lock pyproject.toml

clean: ## remove the environment and what runs left behind
	rm -rf $(VENV) $(VENV)-* demo-out build dist
