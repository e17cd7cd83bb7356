# Two commands matter: `make demo` and `make test`. Each makes its own environment in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: demo test lint bench soak floors clean lock frontend

$(STAMP): pyproject.toml requirements-dev.lock
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

demo: $(STAMP) frontend
	$(BIN)/secondsource demo

# The map's parts, from npm. The pages work without them, so this never fails.
frontend: $(STAMP)
	-$(BIN)/python -m secondsource.faces.web.frontend

test: $(STAMP)
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not soak and not bench" -p no:cacheprovider

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The floors of every figure, on the evaluation data in ../shared.
floors: $(STAMP)
	$(BIN)/python bench/floors.py --shared ../shared

# Speed and memory as ratios; copies, copiers and the weighing of many reports. The last takes half an hour.
bench: $(STAMP)
	$(BIN)/python bench/speed.py --shared ../shared
	$(BIN)/python bench/spellings.py tests/gold/places/spellings_open.jsonl --invented tests/gold/places/invented.jsonl
	$(BIN)/python bench/inflected.py
	$(BIN)/python bench/gazetteer_lookup.py --data ../shared/data/UA.txt
	$(BIN)/python bench/generate_copies.py
	$(BIN)/python bench/copier_networks.py
	$(BIN)/python bench/relevance.py --shared ../shared
	$(BIN)/python bench/archive_costs.py
	$(BIN)/python bench/ray_scale.py --repeats 3
	$(BIN)/python bench/scale_weighing.py
	$(BIN)/python bench/scale_weighing.py --whole 2000
	$(BIN)/python bench/ledger_million.py
	$(BIN)/python bench/map_pan.py

soak: $(STAMP)
	$(BIN)/python -m pytest -m soak

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.lock pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev --extra postgres --extra ray -o requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis src/secondsource/faces/web/static/vendor node_modules
