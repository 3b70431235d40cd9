"""Where a data file lies: on this computer, on another one, or in a folder that a cloud copies."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from cchc_desktop.storage.refusals import NetworkPlace

_MOUNTS: Final = Path("/proc/mounts")

_NETWORK_FILE_SYSTEMS: Final = frozenset(
    {
        "afs", "ceph", "cifs", "davfs", "fuse.davfs", "fuse.davfs2", "fuse.glusterfs",
        "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb2", "smb3",
        "smbfs",
    }
)  # fmt: skip

_DRIVE_REMOTE: Final = 4
"""GetDriveTypeW's answer for a mapped network drive."""

_CLOUDS: Final[Mapping[str, str]] = {
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "dropbox": "Dropbox",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
}


def refuse_network(path: Path) -> None:
    """Raise :class:`NetworkPlace` when ``path`` lies on another computer.

    File locks over a network cannot be trusted: two computers would write at once.
    """
    if is_on_network(path):
        raise NetworkPlace(
            f"Tệp “{path.name}” nằm trên mạng (“{path.parent}”), nơi hai máy có thể cùng ghi và "
            "làm hỏng dữ liệu, nên chương trình không mở ở đó. Tệp không bị thay đổi. "
            "Hãy chép tệp về ổ đĩa của máy này rồi mở."
        )


def is_on_network(path: Path) -> bool:
    """Tell whether ``path`` is a UNC path, on a mapped network drive or on a network mount."""
    if _is_unc(str(path)):
        return True
    if sys.platform == "win32":
        import ctypes

        # The anchor, as resolve() follows a folder that is mounted from elsewhere.
        root = path.resolve().anchor
        return _is_unc(root) or ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE
    try:
        mounts = _MOUNTS.read_bytes().splitlines()
    except OSError:
        # No list of mounts (another Unix): nothing is known against the place.
        return False
    return file_system_of(path.resolve(), mounts) in _NETWORK_FILE_SYSTEMS


def file_system_of(path: Path, mounts: Iterable[bytes]) -> str:
    r"""Return the type of the file system that holds ``path``, ``""`` if none does.

    ``mounts`` are lines as in ``/proc/mounts``, where a space is written ``\040``.
    """
    best: tuple[int, str] = (0, "")
    for line in mounts:
        fields = line.split(b" ")
        if len(fields) < 3:
            continue
        folder = Path(_unescaped(fields[1]))
        # A later mount hides an earlier one on the same folder.
        if (path == folder or folder in path.parents) and len(folder.parts) >= best[0]:
            best = (len(folder.parts), fields[2].decode("ascii", "replace"))
    return best[1]


def cloud_warning(path: Path) -> str | None:
    """Return a warning when the folder looks like one that a cloud service copies, else None."""
    for part in path.absolute().parent.parts:
        # The services put the account's name behind their own: OneDrive - UBND xã.
        name = next((n for key, n in _CLOUDS.items() if part.lower().startswith(key)), None)
        if name:
            return (
                f"Tệp “{path.name}” nằm trong thư mục {name}. {name} có thể chép tệp khi đang ghi "
                "dở và tạo bản trùng; nên để tệp ở thư mục khác và chỉ đưa bản sao lưu vào "
                f"{name}."
            )
    return None


def _is_unc(path: str) -> bool:
    # A path such as //home/lan is an ordinary one where the system is no Windows.
    plain = path.replace("/", "\\") if sys.platform == "win32" else path
    if plain.startswith(("\\\\?\\", "\\\\.\\")):
        # The long form of this computer's own paths, unless it goes on with a server.
        return plain[4:8].upper() == "UNC\\"
    return plain.startswith("\\\\")


def _unescaped(name: bytes) -> str:
    plain = re.sub(rb"\\([0-7]{3})", lambda m: bytes([int(m[1], 8)]), name)
    return plain.decode(errors="surrogateescape")
