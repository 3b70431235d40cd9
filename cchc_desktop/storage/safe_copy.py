"""A copy of the data file that has been opened and checked before it counts as one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from cchc_desktop.storage.engine import connect
from cchc_desktop.storage.integrity import full_findings, row_counts
from cchc_desktop.storage.new_file import new_file
from cchc_desktop.storage.refusals import DamagedDataFile


def copy_whole(source: sqlite3.Connection, target: Path) -> None:
    """Write the database behind ``source`` to the new file ``target``, checked.

    SQLite's own backup is used: a plain copy of an open file may miss what is not yet in it. The
    copy is read again: its pages and references are sound and each table has as many rows.
    Raises :class:`DamagedDataFile` when they are not, ``AlreadyThere``, sqlite3.Error, OSError;
    then there is no ``target``.
    """
    with new_file(target) as temporary:
        with closing(connect(temporary)) as copy:
            source.backup(copy)
        with closing(connect(temporary, read_only=True)) as copy:
            sound = not full_findings(copy) and row_counts(copy) == row_counts(source)
        if not sound:
            raise DamagedDataFile(
                f"Bản sao “{target.name}” không khớp với tệp gốc nên đã bỏ đi; tệp gốc không bị "
                "thay đổi. Hãy kiểm tra ổ đĩa, rồi khôi phục từ bản sao lưu nếu tệp gốc bị hỏng."
            )
