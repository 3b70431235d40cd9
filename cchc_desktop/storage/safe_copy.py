"""A copy of the data file that has been opened and checked before it counts as one."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from cchc_desktop.storage.engine import connect
from cchc_desktop.storage.integrity import full_findings, row_counts
from cchc_desktop.storage.new_file import new_file
from cchc_desktop.storage.refusals import DamagedDataFile


def copy_whole(path: Path, target: Path) -> None:
    """Write the data file ``path`` to the new file ``target``, checked.

    SQLite's own backup is used: a plain copy of an open file may miss what is not yet in it. The
    copy is read again: its pages and references are sound and each table has as many rows. The
    caller may hold the write lock of ``path`` on a connection of its own, having changed nothing.
    Raises :class:`DamagedDataFile` when the copy is not sound, ``AlreadyThere``, sqlite3.Error,
    OSError; then there is no ``target``.
    """
    with closing(connect(path, read_only=True)) as source, new_file(target) as temporary:
        # With this lock nobody can come between; without it the module would wait for ever while
        # another writes, as it does when the source itself is a writing connection.
        source.execute("BEGIN")
        counts = row_counts(source)
        with closing(connect(temporary)) as copy:
            source.backup(copy)
        with closing(connect(temporary, read_only=True)) as copy:
            sound = not full_findings(copy) and row_counts(copy) == counts
        if not sound:
            raise DamagedDataFile(
                f"Bản sao “{target.name}” không khớp với tệp gốc nên đã bỏ đi; tệp gốc không bị "
                "thay đổi. Hãy kiểm tra ổ đĩa, rồi khôi phục từ bản sao lưu nếu tệp gốc bị hỏng."
            )
