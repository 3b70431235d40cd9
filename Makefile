# Every command is written once, in tools/project.py; make.bat calls the same on Windows.
PYTHON ?= python3

.PHONY: demo test setup lint bench translations words lock wheel clean

demo test setup lint bench translations words lock wheel:
	@$(PYTHON) -m tools.project $@

clean:
	rm -rf .venv build dist demo .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
