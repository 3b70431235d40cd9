"""The monthly drill: the newest backup is restored somewhere else, to see that it can be.

One line of result a drill is kept beside the backups, for people to read.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.queries import Query
from cchc_desktop.domain.registers import PAGES
from cchc_desktop.files import write_atomically
from cchc_desktop.services.backups import folder_of, known
from cchc_desktop.services.data_file import open_for_counting
from cchc_desktop.services.records import count
from cchc_desktop.storage.engine import reading
from cchc_desktop.storage.log_chain import log_warning
from cchc_desktop.storage.migrate import driver_connection
from cchc_desktop.storage.restoring import restore

RESULTS: Final = "dien-tap-khoi-phuc.txt"
EVERY: Final = timedelta(days=30)

_MOST_LINES: Final = 60
_PASSED, _FAILED = "ĐẠT", "KHÔNG ĐẠT"
_TOLD: Final = re.compile(r"Khôi phục thử “(.+)”: (\d+) bản ghi, mọi thứ khớp\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """One drill: when, of which data file, whether it passed, and a sentence on it."""

    at: datetime
    source: str
    passed: bool
    sentence: str

    @property
    def counted(self) -> tuple[str, int] | None:
        """The restored backup's name and how many records it had, None where that is not told."""
        found = _TOLD.fullmatch(self.sentence) if self.passed else None
        return (found[1], int(found[2])) if found else None

    @property
    def line(self) -> str:
        """The line that is kept."""
        result = _PASSED if self.passed else _FAILED
        sentence = " ".join(self.sentence.split())
        return f"{self.at.isoformat(timespec='minutes')}\t{self.source}\t{result}\t{sentence}"


def is_due(data: Path, now: datetime) -> bool:
    """Tell whether the last drill is a month ago, by a clock that may have been set back."""
    last = last_drill(data)
    return last is None or abs(now - last.at) >= EVERY


def last_drill(data: Path) -> Drill | None:
    """Return the result of the newest drill of a data file, None where there was none."""
    drills = [one for one in _kept(folder_of(data) / RESULTS) if one.source == data.name]
    return drills[-1] if drills else None


def drill(data: Path, second: Path | None = None, *, now: datetime | None = None) -> Drill | None:
    """Restore the newest backup into a temporary folder, open it, count it, and keep the result.

    None where there is no backup yet. Raises FileTrouble where the result cannot be kept.
    """
    moment = (now or datetime.now().astimezone()).replace(second=0, microsecond=0)
    folder = folder_of(data)
    backups = [
        one
        for one in known(filter(None, (folder, second)))
        if one.manifest and one.manifest.source == data.name
    ]
    if not backups:
        return None
    try:
        told = _restored(backups[0].path, moment)
        done = Drill(at=moment, source=data.name, passed=True, sentence=told)
    except (CchcError, OSError) as error:
        done = Drill(at=moment, source=data.name, passed=False, sentence=str(error))
    _keep(folder / RESULTS, done)
    return done


def _restored(backup: Path, now: datetime) -> str:
    with tempfile.TemporaryDirectory(prefix="cchc-") as temporary:
        data = Path(temporary) / "dien-tap.cchc"
        restored = restore(backup, data, now=now)
        file = open_for_counting(data)
        try:
            counts = {name: count(file, Query(register=name)) for name in PAGES}
            with reading(file.engine) as connection:
                warning = log_warning(driver_connection(connection))
        finally:
            file.close()
    told = restored.manifest.tables
    wrong = [
        f"{PAGES[name].label}: {rows} thay vì {told[name]}"
        for name, rows in counts.items()
        if name in told and told[name] != rows and not restored.upgraded
    ]
    if wrong:
        raise CchcError(f"Khôi phục thử “{backup.name}” không khớp: {'; '.join(wrong)}.")
    found = f"Khôi phục thử “{backup.name}”: {sum(counts.values())} bản ghi"
    if warning:
        raise CchcError(f"{found} đều khớp. {warning}")
    return f"{found}, mọi thứ khớp."


def _keep(path: Path, done: Drill) -> None:
    """Write a result below the former ones; what somebody wrote between them stays."""
    former = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    lines = [*former.splitlines(), done.line][-_MOST_LINES:]
    write_atomically(path, ("\n".join(lines) + "\n").encode(), private=True)


def _kept(path: Path) -> list[Drill]:
    """Return the results that can be read, oldest first; the file is people's to look at."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    found = []
    for line in text.splitlines():
        parts = line.split("\t")
        try:
            at, source, result, sentence = parts
            moment = datetime.fromisoformat(at)
        except ValueError:
            continue
        if moment.tzinfo is not None:
            found.append(
                Drill(at=moment, source=source, passed=result == _PASSED, sentence=sentence)
            )
    return found
