"""The compiled translations: every ``translations/*.ts`` becomes the ``.qm`` beside it."""

from __future__ import annotations

import subprocess
from pathlib import Path

# PySide6-Essentials brings lrelease; called so, it is found wherever that PySide6 is installed.
_LRELEASE = "from PySide6.scripts.pyside_tool import lrelease; lrelease()"


def build(folder: Path, python: str) -> list[Path]:
    """Compile the ``.ts`` files of ``folder`` that changed, and return every ``.qm``.

    ``python`` is an interpreter that has PySide6. Raises subprocess.CalledProcessError, after
    lrelease has said why, when a file cannot be compiled.
    """
    sources = sorted(folder.glob("*.ts"))
    compiled = [source.with_suffix(".qm") for source in sources]
    stale = [
        str(source)
        for source, target in zip(sources, compiled, strict=True)
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime
    ]
    if stale:
        subprocess.run([python, "-c", _LRELEASE, "-silent", *stale], check=True)
    return compiled
