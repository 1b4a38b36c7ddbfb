# make demo   set up, check seeds/ and write the triage page
# make test   set up, then lint, types and all tests against the built wheel
PYTHON ?= python3
SOURCES := pyproject.toml $(shell find src models -type f -not -name '*.pyc')

# Two environments: what users get stays free of torch, what the tests need has it.
.venv/.installed: $(SOURCES)
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --force-reinstall --no-deps .
	.venv/bin/pip install --quiet --disable-pip-version-check .
	@touch $@

.venv-dev/.tools: pyproject.toml
	$(PYTHON) -m venv .venv-dev
	.venv-dev/bin/pip install --quiet --disable-pip-version-check torch==2.13.0  # first and by version: later requirements then take it as it is
	.venv-dev/bin/pip install --quiet --disable-pip-version-check '.[dev,sentence-transformers,pandas]'
	@touch $@

.venv-dev/.installed: .venv-dev/.tools $(SOURCES)
	rm -rf out/wheel
	.venv-dev/bin/python -m build --quiet --wheel --outdir out/wheel .
	.venv-dev/bin/pip install --quiet --disable-pip-version-check --force-reinstall --no-deps out/wheel/*.whl
	@touch $@

.PHONY: demo test lint types pytest eval verifier schema rules benchmark clean

demo: .venv/.installed
	.venv/bin/srcflag check seeds/ --fail-on never
	@mkdir -p out
	@.venv/bin/srcflag report seeds/ -o out/triage.html
	@echo "The same for reviewers: open out/triage.html in a browser."

test: lint types pytest

lint: .venv-dev/.installed
	.venv-dev/bin/ruff check .
	.venv-dev/bin/ruff format --check .

types: .venv-dev/.installed
	.venv-dev/bin/mypy

pytest: .venv-dev/.installed
	.venv-dev/bin/python -P -m pytest -q

# SRCFLAG_SHARED=folder holds labelled events as gold/NAME/ and gold/NAME.gold.json, and public sets as data/NAME/
eval: .venv-dev/.installed
	PYTHONPATH=training .venv-dev/bin/python tests/eval/measure.py $(SRCFLAG_SHARED)
	$(if $(SRCFLAG_SHARED),PYTHONPATH=training:tests/eval .venv-dev/bin/python tests/eval/measure_verifier.py $(SRCFLAG_SHARED))
	$(if $(SRCFLAG_SHARED),PYTHONPATH=training:tests/eval .venv-dev/bin/python tests/eval/measure_claims.py $(SRCFLAG_SHARED))
	$(if $(SRCFLAG_SHARED),PYTHONPATH=training:tests/eval .venv-dev/bin/python tests/eval/measure_unseen.py $(SRCFLAG_SHARED))
	$(if $(SRCFLAG_SHARED),PYTHONPATH=training:tests/eval .venv-dev/bin/python tests/eval/measure_events.py $(SRCFLAG_SHARED))
	$(if $(SRCFLAG_SHARED),PYTHONPATH=training:tests/eval .venv-dev/bin/python tests/eval/measure_people.py $(SRCFLAG_SHARED))
	$(if $(SRCFLAG_SHARED),PYTHONPATH=training:tests/eval .venv-dev/bin/python tests/eval/measure_outliers.py $(SRCFLAG_SHARED))
	$(if $(SRCFLAG_SHARED),PYTHONPATH=training:tests/eval .venv-dev/bin/python tests/eval/measure_confidence.py $(SRCFLAG_SHARED))
	PYTHONPATH=training:tests/eval .venv-dev/bin/python tests/eval/measure_disagreements.py
	PYTHONPATH=training:tests/eval .venv-dev/bin/python tests/eval/measure_quotes.py $(SRCFLAG_SHARED)
	$(if $(SRCFLAG_SHARED),PYTHONPATH=training:tests/eval .venv-dev/bin/python tests/eval/edits.py $(SRCFLAG_SHARED))

# DATA=folder of the public sets. Two hours on two cores; goes on where it was interrupted.
verifier: .venv-dev/.installed
	.venv-dev/bin/python training/train_verifier.py --data $(DATA) --seed 1 --layers 1 --epochs 6 --out out/verifier/1.pt
	.venv-dev/bin/python training/train_verifier.py --data $(DATA) --seed 2 --layers 2 --epochs 4 --dropout 0.15 --out out/verifier/2.pt
	.venv-dev/bin/python training/export_verifier.py --data $(DATA) out/verifier/1.pt out/verifier/2.pt

schema: .venv-dev/.installed
	.venv-dev/bin/srcflag schema > docs/report.schema.json

rules: .venv-dev/.installed
	.venv-dev/bin/srcflag explain --all --markdown > docs/rules.md

benchmark: .venv-dev/.installed
	.venv-dev/bin/python benchmarks/cold_start.py
	.venv-dev/bin/python benchmarks/verifier.py

clean:
	rm -rf .venv .venv-dev out build dist
