"""Work on a report that is killed before one of its steps, in a process of its own.

    python -m tests.services.killed_midway FILE OPERATION EVERY

does OPERATION on a copy of FILE again and again, killed (SIGKILL) before its first statement to
the data file, before its second, and so on, COMMIT too, then a few times while COMMIT is under
way; EVERY is 1 for each statement, 3 for every third. Prints as JSON how often the file then held
what it held before ("old") and what it holds after the whole operation ("new"); ends with a
traceback where it held anything else. A process of its own, because it forks.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NoReturn

from sqlalchemy import event

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.reports import ISSUED as IS_ISSUED
from cchc_desktop.services import records, report_issue
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.storage.engine import connect, make_engine

DRAFTED, CLOSED, ISSUED = 1, 2, 3
"""The ids of three reports in the file, one of each state."""

TODAY = date(2022, 7, 4)

OPERATIONS: Final[Mapping[str, Callable[[DataFile], object]]] = {
    "close": lambda file: report_issue.close(file, DRAFTED, today=TODAY),
    "reopen": lambda file: report_issue.reopen(file, CLOSED, "Sót một tin"),
    "issue": lambda file: report_issue.issue(file, CLOSED, on=TODAY),
    "close and issue": lambda file: report_issue.issue(file, DRAFTED, on=TODAY),
    "answer": lambda file: report_issue.begin_related(file, ISSUED, "corrects"),
}

IN_COMMIT: Final = 6
"""How often an operation is killed while COMMIT is under way."""

HOURS: Final = {("operations", "at"), ("operations", "sha256"), ("closings", "at")}

Content = dict[str, list[tuple[Any, ...]]]


def content_of(path: Path) -> Content:
    """Return every row of a sound data file but for the hours at which it was written.

    Those are in the links of the log too.
    """
    found: Content = {}
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            rows = connection.execute(f'SELECT * FROM "{table}"')
            kept = [
                at for at, column in enumerate(rows.description) if (table, column[0]) not in HOURS
            ]
            found[table] = [tuple(row[at] for at in kept) for row in rows]
    return found


class Killing:
    """One operation on copies of one file."""

    def __init__(self, made: bytes, operation: str, folder: Path) -> None:
        self.made = made
        self.act = OPERATIONS[operation]
        self.path = folder / "x.cchc"
        self.path.write_bytes(made)
        self.old = content_of(self.path)
        self.outcomes: Counter[str] = Counter()
        assert self._child(None) == 0
        self.new = content_of(self.path)
        assert self.new != self.old
        # Fonts and modules are in memory now, and so in every copy of this process.
        self._issue_what_is_left()

    def before_each(self, every: int) -> None:
        """Kill before every statement, until there is none left to be killed before."""
        step = 1
        while self._child(step) != 0:
            self._look(issue_too=step % 20 == 1)
            step += every
        self._look(issue_too=False)

    def while_committing(self) -> None:
        """Kill at some moment after COMMIT was begun."""
        for number in range(IN_COMMIT):
            self._child_killed_from_outside(after_seconds=number * 0.0008)
            self._look(issue_too=number == IN_COMMIT - 1)

    def _look(self, *, issue_too: bool) -> None:
        found = content_of(self.path)
        outcome = "old" if found == self.old else "new" if found == self.new else "mixed"
        differing = [name for name, rows in found.items() if rows != self.old[name]]
        assert outcome != "mixed", differing
        self.outcomes[outcome] += 1
        if issue_too:
            self._issue_what_is_left()

    def _issue_what_is_left(self) -> None:
        """Make sure that the office can go on: all its reports are issued, 1, 2, 3, ..."""
        file = DataFile(make_engine(self.path), "Lan")
        for report in records.get_all(file, "reports"):
            if report.state != IS_ISSUED:
                report_issue.issue(file, report.id, on=TODAY)
        numbers = [line.number for line in records.get_all(file, "outgoing")]
        assert numbers == list(range(1, len(numbers) + 1))
        for report in records.get_all(file, "reports"):
            assert report_issue.frozen_document(file, report.id).subject == report.title
            assert report_issue.frozen_pdf(file, report.id)
        file.close()

    def _child(self, step: int | None) -> int:
        """Do the operation, killed before its statement ``step``; return how it ended."""
        self._fresh()
        child = os.fork()
        if child == 0:
            self._do(step)
        return os.waitpid(child, 0)[1]

    def _child_killed_from_outside(self, *, after_seconds: float) -> None:
        self._fresh()
        begun, told = os.pipe()
        child = os.fork()
        if child == 0:
            self._do(None, told=told)
        os.close(told)
        os.read(begun, 1)
        os.close(begun)
        time.sleep(after_seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    def _fresh(self) -> None:
        """Lay the file down as it was made, without what a killed writer left beside it."""
        self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)
        self.path.write_bytes(self.made)

    def _do(self, step: int | None, *, told: int | None = None) -> NoReturn:
        """Do the operation in this process and end it, by SIGKILL where it gets to ``step``."""
        ended = 1
        try:
            file = DataFile(make_engine(self.path), "Lan")
            steps = 0

            def come_to_a_step(*_of: object) -> None:
                nonlocal steps
                steps += 1
                if steps == step:
                    os.kill(os.getpid(), signal.SIGKILL)

            def come_to_commit(*of: object) -> None:
                come_to_a_step(*of)
                if told is not None:
                    os.write(told, b"c")

            event.listen(file.engine, "before_cursor_execute", come_to_a_step)
            event.listen(file.engine, "commit", come_to_commit)
            self.act(file)
            ended = 0
        except (CchcError, sqlite3.Error) as error:
            print(error, file=sys.stderr)
        finally:
            os._exit(ended)


def main(path: str, operation: str, every: str) -> None:
    with TemporaryDirectory() as folder:
        killing = Killing(Path(path).read_bytes(), operation, Path(folder))
        killing.before_each(int(every))
        killing.while_committing()
    print(json.dumps(killing.outcomes))


if __name__ == "__main__":
    main(*sys.argv[1:])
