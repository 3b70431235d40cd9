"""Files of people: written whole or not at all, and the disk's trouble in plain words.

Documents and workbooks both end here.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cchc_desktop.domain.errors import CchcError

PRIVATE: Final = 0o600
"""The mode of a file that only its owner may read and write."""
PRIVATE_FOLDER: Final = 0o700
_OTHERS: Final = 0o077
_READING: Final = 0o444
_WINDOWS_IN_USE: Final = (32, 33)
"""ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION."""
_WINDOWS_NAME: Final = (123, 206)
"""ERROR_INVALID_NAME, ERROR_FILENAME_EXCED_RANGE."""
_WINDOWS_FULL: Final = (39, 112)
"""ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL."""


class FileTrouble(CchcError):
    """A file could not be written; what was there before is untouched."""


def write_atomically(target: Path, data: bytes, *, private: bool = False) -> None:
    """Write `data` to `target` so that it is there whole or is as it was before.

    The bytes go to a temporary file in the same folder, are brought to the disk, and take the
    place of `target` in one step. A `private` one nobody but its owner can read. A symbolic link
    is followed. Raises `FileTrouble`.
    """
    try:
        target = target.resolve()
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        temporary = _write_beside(target, data, private)
    except OSError as error:
        raise FileTrouble(_sentence(error, target, replacing=False)) from error
    try:
        temporary.replace(target)
    except OSError as error:
        _remove(temporary)
        raise FileTrouble(_sentence(error, target, replacing=True)) from error
    settle(target.parent)


def why_unreadable(path: Path, error: OSError) -> str:
    """Return the end of a sentence: why the system would not let a file be read, what to do."""
    if isinstance(error, FileNotFoundError):
        return "không còn tệp này ở chỗ đã chọn. Hãy chọn lại."
    if path.is_dir():
        return "đây là một thư mục. Hãy chọn một tệp."
    if isinstance(error, PermissionError):
        return "tệp đang mở ở chương trình khác hoặc không cho đọc. Hãy đóng tệp rồi chọn lại."
    return f"hệ thống báo “{error.strerror or type(error).__name__}”. Hãy chép tệp ra ổ đĩa khác."


def make_folder(folder: Path, *, private: bool = False) -> None:
    """Make `folder` and the folders above it where they are missing. Raises `FileTrouble`.

    A `private` one is the program's own: nobody but its owner can look into it, also where it was
    there before.
    """
    try:
        if private:
            make_private_folder(folder)
        else:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if error.errno == errno.EEXIST:
            raise FileTrouble(
                f"Không tạo được thư mục “{folder}” vì đã có một tệp mang tên này. "
                "Hãy chọn tên khác."
            ) from error
        raise FileTrouble(_sentence(error, folder, replacing=False)) from error


@contextmanager
def whole_folder(parent: Path, name: str, refusal: str) -> Iterator[tuple[Path, Path]]:
    """Give an empty folder in ``parent`` and the free name like ``name`` that it takes at the end.

    Where the writing of it fails, nothing of it is left. Raises `FileTrouble` for what the disk
    refuses: ``refusal``, the beginning of a sentence, then what the system said.
    """
    make_folder(parent)
    folder, number = parent / name, 1
    while folder.exists() or folder.is_symlink():
        number += 1
        folder = parent / f"{name}-{number}"
    temporary = parent / f".cchc-{secrets.token_hex(4)}.tmp"
    try:
        temporary.mkdir()
        yield temporary, folder
        temporary.rename(folder)
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise FileTrouble(
            f"{refusal} vào “{parent}” (hệ thống báo: {said}). Dữ liệu còn nguyên, phần ghi dở đã "
            "bỏ. Hãy kiểm tra chỗ trống, thẻ nhớ, quyền ghi rồi làm lại."
        ) from error
    finally:
        # Where it is complete, it has its own name by now.
        with contextlib.suppress(OSError):
            shutil.rmtree(temporary)
    settle(parent)


def make_private_folder(folder: Path) -> None:
    """Make one of the program's own folders, which only its owner can look into; raises OSError."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    keep_private(folder)


def keep_private(path: Path) -> None:
    """Take from a file or a folder what others than its owner may do with it, on POSIX.

    Windows keeps others out of the home folder by itself; a stick's file system knows no owners.
    """
    if os.name != "posix":
        return
    # Another's file, or a file system without rights: the work goes on all the same.
    with contextlib.suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & _OTHERS:
            path.chmod(mode & ~_OTHERS)


def let_others_read(path: Path) -> None:
    """Let those read a file who may look into its folder: it was made to be handed to them."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            path.chmod(stat.S_IMODE(path.parent.stat().st_mode) & _READING | PRIVATE)


def _write_beside(target: Path, data: bytes, private: bool) -> Path:
    # Short, so that only the person's own name can be too long; "x" never opens another's file.
    temporary = target.parent / f".cchc-{secrets.token_hex(4)}.tmp"
    try:
        with temporary.open("xb") as file:
            if private:
                keep_private(temporary)  # while it is empty
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _remove(temporary: Path) -> None:
    # The trouble that led here is what the person hears about, not this one.
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


def settle(folder: Path) -> None:
    """Bring the new name to the disk too, where the system allows a folder to be opened."""
    # Windows and some network folders refuse this; the file itself is already safe.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(error: OSError, target: Path, *, replacing: bool) -> str:
    """Say what is wrong, what is safe, and what to do."""
    name, folder = f"“{target.name}”", f"“{target.parent}”"
    code, windows = error.errno, getattr(error, "winerror", None)
    kept = f"Chưa ghi được tệp {name}"
    safe = "Tệp cũ cùng tên, nếu có, còn nguyên."
    if code in (errno.ENOSPC, errno.EDQUOT) or windows in _WINDOWS_FULL:
        return (
            f"{kept} vì ổ đĩa đã đầy. {safe} Hãy xoá bớt tệp không dùng hoặc chọn ổ đĩa khác "
            "rồi ghi lại."
        )
    if code == errno.EISDIR:
        return f"{kept} vì đã có một thư mục mang tên này. Hãy chọn tên khác rồi ghi lại."
    if code == errno.ENAMETOOLONG or windows in _WINDOWS_NAME:
        return (
            f"{kept} vì tên hoặc đường dẫn quá dài, hoặc có ký tự không dùng được. {safe} "
            "Hãy đặt tên ngắn hơn hoặc chọn thư mục khác."
        )
    if code in (errno.ENOENT, errno.ENOTDIR):
        return f"{kept} vì không có thư mục {folder}. Hãy chọn thư mục khác rồi ghi lại."
    if code == errno.EROFS:
        return f"{kept} vì ổ đĩa chỉ cho đọc. {safe} Hãy chọn thư mục khác rồi ghi lại."
    if isinstance(error, PermissionError):
        if replacing or windows in _WINDOWS_IN_USE:
            return (
                f"{kept} vì tệp đang mở trong một chương trình khác hoặc chỉ cho đọc. {safe} "
                "Hãy đóng tệp ở chương trình đó rồi ghi lại, hoặc chọn tên khác."
            )
        return (
            f"{kept} vì thư mục {folder} không cho phép ghi. {safe} "
            "Hãy chọn thư mục khác rồi ghi lại."
        )
    reason = error.strerror or type(error).__name__
    return f"{kept} (hệ thống báo: {reason}). {safe} Hãy thử lại hoặc chọn thư mục khác."
