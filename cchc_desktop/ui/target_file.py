"""Where a file is to be written: the person names it, and another name is offered on trouble."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

_MOST_NAMES: Final = 100


def ask_target(parent: QWidget, title: str, offered: Path, kinds: str) -> Path | None:
    """Let the person name a file to be written; None where she does not.

    ``kinds`` are the kinds of file as Qt's dialogue wants them. A name without an ending gets
    that of ``offered``.
    """
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(offered), kinds)
    if not chosen:
        return None
    target = Path(chosen)
    return target if target.suffix else target.with_suffix(offered.suffix)


def another_name(path: Path) -> Path:
    """Return a name beside this one that no file has: "bieu-01-2022-2.xlsx"."""
    names = (path.with_stem(f"{path.stem}-{n}") for n in range(2, _MOST_NAMES))
    return next((name for name in names if not name.exists()), path)


def free_name(path: Path) -> Path:
    """Return this path where no file has it, else another name beside it."""
    return another_name(path) if path.exists() else path
