"""How long one waits after wrong passwords; it survives the program's end.

It slows down who tries at the keyboard. Whoever can write this file can write the data file too.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.password import waiting_seconds
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.files import FileTrouble, make_folder, write_atomically

logger = logging.getLogger(__name__)

NAME = "mat-khau.json"


class MustWait(CchcError):
    """Too many wrong passwords: the next may be tried only later."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(
            f"Đã gõ sai mật khẩu nhiều lần; hãy chờ {format_number(seconds)} giây rồi gõ lại. Dữ "
            "liệu còn nguyên."
        )


@dataclass(frozen=True, slots=True)
class _Failed:
    count: int
    at: datetime


class Attempts:
    """The wrong passwords in a row for one data file, kept in a file of the program's own.

    What is damaged or missing there counts as none: nobody is locked out for ever.
    """

    def __init__(self, folder: Path, data: Path) -> None:
        self._path = folder / NAME
        self._key = hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:16]
        self._failed = self._read().get(self._key)

    def remaining(self, now: datetime | None = None) -> int:
        """Return how many seconds are still to wait, 0 where one may try.

        Where the clock was set back the wait begins again once; it never gets longer than it is.
        """
        if self._failed is None:
            return 0
        moment = now or datetime.now(UTC)
        if moment < self._failed.at:
            self._keep(_Failed(self._failed.count, moment))
        wait = waiting_seconds(self._failed.count)
        return max(0, -int(-(wait - (moment - self._failed.at).total_seconds()) // 1))

    def begin(self, now: datetime | None = None) -> None:
        """Count a try as wrong before it is made: who ends the program meanwhile gains nothing.

        Raises :class:`MustWait`.
        """
        moment = now or datetime.now(UTC)
        if seconds := self.remaining(moment):
            raise MustWait(seconds)
        self._keep(_Failed(self._failed.count + 1 if self._failed else 1, moment))

    def succeed(self) -> None:
        """Forget the wrong ones: the right one was typed."""
        self._keep(None)

    def _keep(self, failed: _Failed | None) -> None:
        self._failed = failed
        # Another program may have counted for another file meanwhile.
        every = self._read()
        every.pop(self._key, None)
        if failed is not None:
            every[self._key] = failed
        told = {key: [one.count, one.at.isoformat()] for key, one in every.items()}
        try:
            make_folder(self._path.parent, private=True)
            write_atomically(self._path, json.dumps(told, indent=1).encode(), private=True)
        except FileTrouble as trouble:
            logger.warning("the wrong passwords are counted until the end only: %s", trouble)

    def _read(self) -> dict[str, _Failed]:
        try:
            told = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            logger.warning("%s cannot be read: %s", self._path.name, type(error).__name__)
            return {}
        found = {}
        for key, one in told.items() if isinstance(told, dict) else ():
            if (failed := _failed(one)) is not None:
                found[key] = failed
        return found


def _failed(told: Any) -> _Failed | None:
    match told:
        case [int() as count, str() as text] if count > 0:
            try:
                at = datetime.fromisoformat(text)
            except ValueError:
                return None
            return _Failed(count, at) if at.tzinfo is not None else None
        case _:
            return None
