"""A command of ``tools.trust`` in a process of its own, and its figures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def figures(name: str, *words: str) -> str:
    """Run a command; return what it printed. It fails the test where something was lost."""
    done = subprocess.run(
        [sys.executable, "-m", f"tools.trust.{name}", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
