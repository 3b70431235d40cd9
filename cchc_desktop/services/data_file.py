"""The open data file: what every service works on, and who is told of a change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cchc_desktop import resources
from cchc_desktop.account import current_user
from cchc_desktop.domain.calendars import Calendar
from cchc_desktop.domain.catalogues import Catalogue, Catalogues, delivered_catalogues
from cchc_desktop.domain.periods import NATURAL, Period, calendars_from, parse_period
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.secret import Secret
from cchc_desktop.services.protection import PasswordNeeded, refuse_another
from cchc_desktop.storage.engine import Engine, path_of, reading
from cchc_desktop.storage.history import last_change_at
from cchc_desktop.storage.open_file import create_store, open_store
from cchc_desktop.storage.protection import read_protection
from cchc_desktop.storage.refusals import DamagedDataFile
from cchc_desktop.storage.repository import load_all

_CLOCK_TOLERANCE: Final = timedelta(minutes=10)
"""Clocks of two computers that share a file differ by minutes."""

Listener = Callable[[Operation], None]


class DataFile:
    """One open data file. Any thread may use it."""

    def __init__(self, engine: Engine, who: str, notices: tuple[str, ...] = ()) -> None:
        self.engine = engine
        self.notices = notices
        self.who = who
        self.calendars: Mapping[str, Calendar] = calendars_from(
            resources.read_toml("calendars.toml")
        )
        self._delivered: Mapping[str, Catalogue] = delivered_catalogues(
            resources.read_toml("catalogues.toml"), self.calendars.values()
        )
        self._catalogues: Catalogues | None = None
        self._listeners: list[Listener] = []
        self._lock = threading.Lock()
        self.changing = threading.Lock()
        """Held by the one thread that changes the file."""

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return path_of(self.engine)

    @property
    def catalogues(self) -> Catalogues:
        """The delivered catalogues with the office's own entries."""
        with self._lock:
            if self._catalogues is None:
                with reading(self.engine) as connection:
                    own = load_all(connection, "catalogue_entries")
                self._catalogues = Catalogues(self._delivered, own)
            return self._catalogues

    def delivers(self, catalogue: str, code: str) -> bool:
        """Tell whether an entry comes with the program, whatever the office adds or renames."""
        return code in self._delivered[catalogue].entries

    @property
    def is_sample(self) -> bool:
        """Whether the file holds the sample office, which the window says at all times."""
        with reading(self.engine) as connection:
            return any(profile.sample for profile in load_all(connection, "offices"))

    def period(self, text: str, calendar: str = NATURAL) -> Period:
        """Return the period that ``text`` names; raises WrongPeriod."""
        return parse_period(text, self.calendars[calendar])

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every change, on the thread that made it; returns the end."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, operation: Operation) -> None:
        """Tell everybody of a change that is safely on the disk."""
        if "catalogue_entries" in operation.registers:
            with self._lock:
                self._catalogues = None
        for listener in tuple(self._listeners):
            listener(operation)

    def close(self) -> None:
        """Let the file go."""
        self._listeners.clear()
        self.engine.dispose()


def open_data_file(path: Path, *, who: str | None = None, key: Secret | None = None) -> DataFile:
    """Open the data file at ``path``, bringing an older one up to date first.

    Raises CchcError when it is missing, foreign, damaged, newer than the program, cannot be
    written, or lies on a network; PasswordNeeded where it has a password and ``key``, the secret
    key under it (``services.protection``), is not given. What is worth knowing but no reason to
    stop (an upgrade and where its copy lies, a folder that a cloud service copies) stands in
    ``notices``.
    """
    notices: list[str] = []
    engine = open_store(path, notice=notices.append)
    try:
        _refuse_without_key(engine, key)
    except BaseException:
        engine.dispose()
        raise
    return _opened(engine, who, notices)


def open_for_counting(path: Path) -> DataFile:
    """Open a data file for the program's own checks, which show none of it: without a password."""
    return _opened(open_store(path), None, [])


def _opened(engine: Engine, who: str | None, notices: list[str]) -> DataFile:
    warning = _clock_warning(engine)
    if warning:
        notices.append(warning)
    return DataFile(engine, who or current_user(), tuple(notices))


def create_data_file(path: Path, *, who: str | None = None) -> DataFile:
    """Make a new data file at ``path``, which must not exist yet, and open it."""
    return DataFile(create_store(path), who or current_user())


def _refuse_without_key(engine: Engine, key: Secret | None) -> None:
    with reading(engine) as connection:
        protection = read_protection(connection)
    if protection is None:
        return
    if key is None:
        raise PasswordNeeded(path_of(engine), protection)
    refuse_another(protection, key)


def _clock_warning(engine: Engine) -> str | None:
    """Return a warning when this computer's clock is behind the last change, else None.

    Nothing depends on it: what comes after what is known by number. But today's records would get
    yesterday's day.
    """
    try:
        with reading(engine) as connection:
            last = last_change_at(connection)
    except DamagedDataFile:
        # One torn time is no reason not to open a year's work; who looks at it will hear of it.
        return None
    now = datetime.now(UTC)
    if last is None or last - now < _CLOCK_TOLERANCE:
        return None
    return (
        f"Đồng hồ của máy đang chỉ {now.astimezone():%H:%M ngày %d/%m/%Y}, trước lần ghi sổ gần "
        f"nhất ({last.astimezone():%H:%M ngày %d/%m/%Y}). Dữ liệu vẫn đủ và đúng thứ tự; hãy "
        "chỉnh lại ngày giờ của máy trước khi ghi tiếp."
    )
