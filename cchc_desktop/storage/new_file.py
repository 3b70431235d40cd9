"""A new database file appears under its name whole, or not at all, and never over another."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cchc_desktop.files import PRIVATE, settle
from cchc_desktop.storage.refusals import AlreadyThere

_NO_HARD_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK})


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Give an empty file beside ``target`` to be filled; at the end it takes that name.

    Only its owner can read it. When the block raises, nothing is left of it. Raises
    :class:`AlreadyThere` where ``target`` exists, also when it came to exist in the meantime, and
    OSError.
    """
    _refuse_existing(target)
    temporary = target.parent / f".cchc-{secrets.token_hex(4)}.tmp"
    temporary.touch(mode=PRIVATE, exist_ok=False)
    try:
        yield temporary
        _take_name(temporary, target)
    finally:
        for leftover in (temporary, Path(f"{temporary}-journal")):
            # The trouble that led here is what the person hears about, not this one.
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)
    settle(target.parent)


def _refuse_existing(target: Path) -> None:
    # A broken symbolic link holds the name too.
    if target.exists() or target.is_symlink():
        raise AlreadyThere(
            f"Đã có “{target.name}” trong thư mục “{target.parent}”; tệp đó còn nguyên. "
            "Hãy mở tệp đó hoặc đặt tên khác."
        )


def _take_name(temporary: Path, target: Path) -> None:
    if os.name == "posix":
        # A rename would replace a file of that name; a link refuses to.
        try:
            os.link(temporary, target)
        except FileExistsError:
            _refuse_existing(target)
            raise
        except OSError as error:
            if error.errno not in _NO_HARD_LINKS:
                raise
        else:
            return
    # Windows refuses to rename over a file; a stick with FAT has no links.
    _refuse_existing(target)
    temporary.rename(target)
