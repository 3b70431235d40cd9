"""Desks for tests: a data file with what the window keeps around it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from cchc_desktop.services.data_file import DataFile
from cchc_desktop.shell.settings import Settings
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.drafts import Drafts

TODAY = date(2022, 12, 16)


def desk_on(file: DataFile, folder: Path, today: Callable[[], date] = lambda: TODAY) -> Desk:
    """Give a desk on an open data file, with its drafts in ``folder``."""
    return Desk(file, Settings(), Drafts(folder, file.path), today)
