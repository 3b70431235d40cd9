"""What the program remembers of its own looks between two starts. Losing it loses no work."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cchc_desktop.files import PRIVATE, keep_private, make_private_folder

VERSION = 1
"""The version of the settings' form; a file of a later one is set aside, not read."""


@dataclass(slots=True, kw_only=True)
class Settings:
    """The settings, each with what it is before anything was chosen.

    ``language`` is ``vi`` or ``en``. ``periods`` are the last period's id and calendar per data
    file, ``columns`` the widths in pixels of a register's columns by field name, ``splitters``
    the widths of list and form. ``second_places`` are the folder of the second backups and what it
    is known by per data file, ``backup_troubles`` sentences on a backup at closing that failed, to
    be told at the next start, ``plain_seconds`` the data files whose second backups stay plain
    although they have a password. ``evidence_folder`` is where files of evidence were last chosen.
    ``geometry`` is the window's place, as Qt writes it, in base64.
    """

    language: str = "vi"
    last_file: str = ""
    page: str = ""
    periods: dict[str, list[str]] = field(default_factory=dict)
    columns: dict[str, dict[str, int]] = field(default_factory=dict)
    splitters: dict[str, list[int]] = field(default_factory=dict)
    second_places: dict[str, list[str]] = field(default_factory=dict)
    backup_troubles: dict[str, str] = field(default_factory=dict)
    plain_seconds: list[str] = field(default_factory=list)
    evidence_folder: str = ""
    geometry: str = ""


class SettingsFile:
    """The settings on the disk, as JSON."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Settings:
        """Return the settings; what cannot be read is set aside and the usual is used."""
        try:
            text = self.path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return Settings()
        try:
            kept = json.loads(text)
            if not isinstance(kept, dict) or kept.pop("version", None) != VERSION:
                raise ValueError("settings of another version")
        except ValueError:
            with contextlib.suppress(OSError):
                self.path.replace(self.path.with_suffix(".khong-doc-duoc"))
            return Settings()
        return Settings(**{name: value for name, value in kept.items() if _fits(name, value)})

    def save(self, settings: Settings) -> None:
        """Write the settings whole or not at all. Raises OSError where the disk refuses."""
        make_private_folder(self.path.parent)
        text = json.dumps(
            {"version": VERSION, **dataclasses.asdict(settings)}, ensure_ascii=False, indent=1
        )
        unfinished = self.path.with_suffix(".moi")
        unfinished.touch(mode=PRIVATE)
        keep_private(unfinished)
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(self.path)


def _fits(name: str, value: Any) -> bool:
    """Tell whether a kept value is one that the setting ``name`` can have."""
    usual = getattr(Settings(), name, None)
    if usual is None or type(value) is not type(usual):
        return False
    match name:
        case "periods" | "second_places":
            return all(_is_list(v, str) and len(v) == 2 for v in value.values())
        case "backup_troubles":
            return all(isinstance(sentence, str) for sentence in value.values())
        case "plain_seconds":
            return _is_list(value, str)
        case "splitters":
            return all(_is_list(v, int) for v in value.values())
        case "columns":
            return all(
                isinstance(widths, dict) and _is_list(list(widths.values()), int)
                for widths in value.values()
            )
        case _:
            return True


def _is_list(value: Any, of: type) -> bool:
    return isinstance(value, list) and all(type(item) is of for item in value)
