"""What the rooms' contracts in pyproject.toml (make lint) cannot say about imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = sorted((ROOT / "cchc_desktop" / "domain").rglob("*.py"))


def _imported(source: Path) -> set[str]:
    """Every module that a file imports, at its top or inside a function."""
    tree = ast.parse(source.read_text("utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


@pytest.mark.parametrize("source", DOMAIN, ids=lambda path: path.stem)
def test_the_domain_needs_only_the_standard_library(source: Path) -> None:
    foreign = {
        name
        for name in _imported(source)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith("cchc_desktop.domain")
    }
    assert foreign == set()


def test_the_domain_is_looked_at() -> None:
    assert len(DOMAIN) > 10


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    heavy = (
        "PySide6",
        "sqlalchemy",
        "alembic",
        "openpyxl",
        "reportlab",
        "pypdfium2",
        "docx",
        "lxml",
        "pyrage",
    )
    program = (
        "import sys; import cchc_desktop.__main__; "
        f"print(*(name for name in {heavy!r} if name in sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == []
