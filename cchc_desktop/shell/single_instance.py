"""One program per data file: a lock beside it that says who holds it.

The lock is the operating system's, so it ends with the program however that ends; the text in
the lock file is only there to be read by whoever is refused.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from cchc_desktop.account import current_user
from cchc_desktop.domain.errors import CchcError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LOCKED_BYTE: Final = 1 << 30
"""On Windows a locked byte cannot be read, so one far behind the text is taken."""

_HELD: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has a data file open: user, computer, since when (the computer's own clock)."""

    user: str
    computer: str
    since: datetime

    def sentence(self, file: str) -> str:
        """Return "Tệp … đang được … mở trên máy … từ …"."""
        since = self.since.strftime("%H:%M ngày %d/%m/%Y")
        return f"Tệp “{file}” đang được {self.user} mở trên máy {self.computer} từ {since}."


class HeldByAnother(CchcError):
    """Raised when another program has the data file open; ``holder`` is None if it did not say."""

    def __init__(self, path: Path, holder: Holder | None) -> None:
        self.path = path
        self.holder = holder
        known = f"Tệp “{path.name}” đang được mở trong một chương trình khác."
        super().__init__(
            f"{holder.sentence(path.name) if holder else known} Dữ liệu không bị ảnh hưởng. "
            "Hãy dùng cửa sổ đang mở đó, hoặc đóng nó rồi mở lại."
        )


class CannotLock(CchcError):
    """Raised when no lock can be put beside the data file."""

    def __init__(self, path: Path, reason: int | None = None) -> None:
        """``reason`` is the system's error number, None where it is not known."""
        if reason == errno.ENAMETOOLONG:
            super().__init__(
                f"Tên hoặc đường dẫn của tệp “{path.name}” quá dài nên không tạo được tệp khoá "
                "cạnh nó. Dữ liệu không bị thay đổi. Hãy đặt tên ngắn hơn, hoặc chuyển tệp vào "
                "thư mục gần gốc ổ đĩa hơn."
            )
            return
        super().__init__(
            f"Không tạo được tệp khoá cạnh “{path.name}” trong thư mục “{path.parent}”: thư mục "
            "không có, chỉ cho đọc, hoặc ổ đĩa đã đầy. Dữ liệu không bị thay đổi. "
            "Hãy chép tệp dữ liệu sang thư mục của bạn rồi mở lại."
        )


class DataFileLock:
    """Holds the data file for this program, from :meth:`take` to :meth:`release`.

    Also a context manager. The data file itself need not exist, and is not touched: the lock is
    on ``<its name>.lock`` in the same folder, which is removed at the end.
    """

    def __init__(self, path: Path) -> None:
        # Two ways to one file (a symbolic link) must meet in one lock.
        self.path = path.resolve()
        self.lock_path = self.path.with_name(f"{self.path.name}.lock")
        self._handle: int | None = None

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def take(self) -> None:
        """Take the lock; raises :class:`HeldByAnother` and :class:`CannotLock`."""
        if self._handle is not None:
            raise RuntimeError("the lock is already taken by this object")
        try:
            self._handle = self._locked_handle()
        except OSError as error:
            raise CannotLock(self.path, error.errno) from error

    def release(self) -> None:
        """Let go of the lock; nothing happens when it is not held."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if sys.platform == "win32":
            os.close(handle)
            # The next program may have opened it already; then it is that program's to remove.
            with contextlib.suppress(OSError):
                self.lock_path.unlink(missing_ok=True)
        else:
            # Removed while still held: afterwards the name may be another program's.
            with contextlib.suppress(OSError):
                self.lock_path.unlink(missing_ok=True)
            os.close(handle)

    def _locked_handle(self) -> int:
        while True:
            handle = os.open(self.lock_path, os.O_RDWR | os.O_CREAT, 0o666)
            with _closed_on_failure(handle):
                if not _lock(handle):
                    raise HeldByAnother(self.path, _read_holder(self.lock_path))
                if self._is_lock_file(handle):
                    _write_holder(handle)
                    return handle
            # Its last holder removed it between our opening and locking it: try the new one.
            os.close(handle)

    def _is_lock_file(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self.lock_path.stat())
        except FileNotFoundError:
            return False


@contextlib.contextmanager
def _closed_on_failure(handle: int) -> Iterator[None]:
    try:
        yield
    except BaseException:
        os.close(handle)
        raise


def _lock(handle: int) -> bool:
    """Try to take the operating system's lock at once; False when another holds it."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            # flock, not lockf: two locks of one program must exclude each other too, and closing
            # another handle of the file must not let go of this one.
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise
    return True


def _write_holder(handle: int) -> None:
    me = Holder(user=current_user(), computer=platform.node() or "?", since=datetime.now())
    text = json.dumps(asdict(me), default=datetime.isoformat, ensure_ascii=False)
    os.lseek(handle, 0, os.SEEK_SET)
    os.ftruncate(handle, 0)
    os.write(handle, text.encode())


def _read_holder(lock_path: Path) -> Holder | None:
    """Return who wrote the lock file; None while it is being written, or when it is unreadable."""
    try:
        said: dict[str, Any] = json.loads(lock_path.read_text(encoding="utf-8"))
        return Holder(
            user=str(said["user"]),
            computer=str(said["computer"]),
            since=datetime.fromisoformat(said["since"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
