"""What was typed into forms and not saved yet. It survives leaving the form, and a crash.

A draft is the raw text of every field of a form, so that even what cannot be read comes back.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from cchc_desktop.files import make_folder, write_atomically

logger = logging.getLogger(__name__)

FormState: TypeAlias = dict[str, "str | list[FormState]"]
"""The raw texts of a form's fields by name, and the states of its lines."""

NEW = 0
"""Stands for the id of a record that has not been saved yet."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The unsaved content of one record's form; ``name`` is how it is offered back."""

    register: str
    id: int
    name: str
    state: FormState


class Drafts:
    """The drafts of one data file, kept beside the settings."""

    def __init__(self, folder: Path, data_file: Path) -> None:
        digest = hashlib.sha256(str(data_file.resolve()).encode()).hexdigest()[:16]
        self._path = folder / "ban-nhap" / f"{digest}.json"
        self._drafts: dict[tuple[str, int], Draft] = {}
        self._changed = False
        self._listener: Callable[[], None] = lambda: None
        self._load()

    def listen(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` whenever something is not on the disk yet, at every key that is typed.

        There is one listener; a later one takes its place.
        """
        self._listener = listener

    def __len__(self) -> int:
        return len(self._drafts)

    def all(self) -> tuple[Draft, ...]:
        """Return the drafts, the oldest first."""
        return tuple(self._drafts.values())

    def of_register(self, register: str) -> tuple[Draft, ...]:
        """Return the drafts of one register."""
        return tuple(d for d in self._drafts.values() if d.register == register)

    def find(self, register: str, record: int) -> Draft | None:
        """Return the draft of a record, NEW for the unsaved new one, or None."""
        return self._drafts.get((register, record))

    def keep(self, draft: Draft) -> None:
        """Keep ``draft`` in place of an earlier one of the same record."""
        self._drafts[draft.register, draft.id] = draft
        self._change()

    def drop(self, register: str, record: int) -> None:
        """Forget a draft: it has been saved or given up."""
        if self._drafts.pop((register, record), None) is not None:
            self._change()

    def write(self) -> None:
        """Bring what changed to the disk, whole or not at all.

        Raises :class:`~cchc_desktop.files.FileTrouble` where the disk refuses; what was typed is
        still kept here then, and the next call tries again.
        """
        if not self._changed:
            return
        if self._drafts:
            make_folder(self._path.parent, private=True)
            kept = [
                {"register": d.register, "id": d.id, "name": d.name, "state": d.state}
                for d in self._drafts.values()
            ]
            text = json.dumps(kept, ensure_ascii=False)
            write_atomically(self._path, text.encode(), private=True)
        else:
            self._forget_file()
        self._changed = False

    def _change(self) -> None:
        self._changed = True
        self._listener()

    def _forget_file(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            # An old draft that is offered once more is no loss; an error at every key would be.
            logger.warning("a draft that is done with stays on the disk: %s", error.strerror)

    def _load(self) -> None:
        try:
            text = self._path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            logger.warning("the drafts cannot be read: %s", error.strerror)
            return
        try:
            for kept in json.loads(text):
                draft = Draft(kept["register"], int(kept["id"]), str(kept["name"]), kept["state"])
                self._drafts[draft.register, draft.id] = draft
        except (ValueError, KeyError, TypeError):
            # Half a file after a power cut: set aside for whoever helps, never in the way.
            self._path.replace(self._path.with_suffix(".khong-doc-duoc"))
            self._drafts.clear()
