"""The second place for backups: a stick or a shared folder that comes and goes.

A small file in it says what the folder is for, and lets it be known again when the stick comes
back under another letter; an empty folder where the stick should be is not taken for it.
"""

from __future__ import annotations

import os
import re
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.files import write_atomically
from cchc_desktop.services.backups import folder_of

MARK: Final = "noi-sao-luu-cchc.txt"

_WORDS: Final = """\
Thư mục này giữ bản sao lưu của chương trình CCHC Desktop (các tệp .cchcb).
Đừng xoá tệp này: chương trình nhận ra thư mục nhờ mã dưới đây.
Mã: {identity}
"""
_IDENTITY: Final = re.compile(r"^Mã: ([0-9a-f]{16})$", re.MULTILINE)
_MOST_BYTES: Final = 4096
_MOUNTS: Final = ("media/*/*", "run/media/*/*", "mnt/*")


class UnfitPlace(CchcError):
    """The folder cannot be the second place."""


def prepare(folder: Path, data: Path) -> str:
    """Make ``folder`` a second place for the backups of ``data``; return what it is known by.

    One that is such a place already stays the same. Raises :class:`UnfitPlace` for the folder of
    the first backups, FileTrouble where it cannot be written.
    """
    folder = folder.absolute()
    if folder == folder_of(data) or folder_of(data) in folder.parents:
        raise UnfitPlace(
            f"“{folder}” là nơi đã có các bản sao lưu thứ nhất. Hãy chọn một thư mục trên thẻ nhớ, "
            "ổ đĩa khác hoặc thư mục dùng chung."
        )
    known = _identity_in(folder)
    if known:
        return known
    identity = secrets.token_hex(8)
    write_atomically(folder / MARK, _WORDS.format(identity=identity).encode())
    return identity


def find(folder: Path, identity: str) -> Path | None:
    """Return where the second place is now, None while it is not there.

    May take long where a network does not answer: not for the window's thread.
    """
    candidates = [folder, *_under_other_names(folder)]
    return next((one for one in candidates if _identity_in(one) == identity), None)


def on_same_disk(folder: Path, data: Path) -> bool:
    """Tell whether a folder lies on the disk of the data file, and so is lost with it."""
    try:
        return folder.stat().st_dev == data.stat().st_dev
    except OSError:
        return False


def _identity_in(folder: Path) -> str:
    """Return what a second place is known by, ``""`` for any other folder."""
    try:
        with (folder / MARK).open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
    found = _IDENTITY.search(text.replace("\r", ""))
    return found[1] if found else ""


def _under_other_names(folder: Path) -> Iterator[Path]:
    """Yield the same folder on other sticks: another letter, another mount point."""
    if sys.platform == "win32":
        for letter in "DEFGHIJKLMNOPQRSTUVWXYZ":
            yield Path(f"{letter}:\\", *folder.parts[1:])
        return
    root = Path(os.sep)
    for pattern in _MOUNTS:
        depth = 1 + pattern.count("/") + 1
        if folder.match(f"/{pattern}") or any(up.match(f"/{pattern}") for up in folder.parents):
            inner = folder.parts[depth:]
            for mount in sorted(root.glob(pattern)):
                yield mount.joinpath(*inner)
