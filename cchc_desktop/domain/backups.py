"""Sao lưu: what a backup says of itself, how it is called, and which older ones may go.

A backup is one file: the data file inside, and a manifest that says what it must hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any, Final

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.vietnamese import slug

SUFFIX: Final = ".cchcb"
"""How a backup's name ends; any program that opens ZIP files opens it."""

FORM: Final = 1
"""The version of the manifest's form."""

LATEST: Final = 6
"""How many of the newest backups stay, however close together they were made."""

CLOSING: Final = "khi đóng chương trình"
WORKING: Final = "trong khi làm việc"
ON_REQUEST: Final = "theo yêu cầu"
BEFORE_IMPORT: Final = "trước khi nhập từ Excel"
BEFORE_RESTORING: Final = "trước khi khôi phục"

REASONS: Final = (CLOSING, WORKING, ON_REQUEST, BEFORE_IMPORT, BEFORE_RESTORING)
"""Why backups are made, as their manifests say it; a window may say it in another language."""

_OFFICE_LETTERS: Final = 60
_SLOTS: Final[tuple[tuple[int, Callable[[datetime], Hashable]], ...]] = (
    (12, lambda at: (at.date(), at.hour)),
    (14, lambda at: at.date()),
    (10, lambda at: at.isocalendar()[:2]),
    (24, lambda at: (at.year, at.month)),
    (10, lambda at: at.year),
)
"""How many hours, days, weeks, months and years keep the newest backup of each."""

MOST: Final = LATEST + sum(number for number, _ in _SLOTS)
"""The most backups that are kept of one data file, the unsound ones apart."""


class WrongManifest(CchcError):
    """What a backup says of itself cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup must hold, written when it was made.

    ``made_at`` has its time zone; ``why`` is a short Vietnamese reason; ``number`` is greater than
    that of every earlier backup of the same series, whatever the clock says; ``lineage`` is one
    for all copies of one office's file. ``size`` in bytes and ``sha256`` are of the data file
    inside, ``tables`` the rows of each table, ``last_operation`` the id of the last change and
    ``last_change`` when it was made, as the history writes it. ``mark`` is the same for two states
    of a file with nothing changed between them. ``flaws`` are whole sentences on kept files that
    were damaged already when the backup was made.
    """

    form: int = FORM
    program: str
    made_at: datetime
    why: str
    who: str
    computer: str
    office: str
    source: str
    lineage: str
    number: int
    revision: str
    fingerprint: str
    size: int
    sha256: str
    tables: Mapping[str, int]
    last_operation: int
    last_change: str
    mark: str
    flaws: tuple[str, ...] = ()

    @property
    def series(self) -> tuple[str, str, str]:
        """What backups that may take each other's place share: one file on one computer."""
        return (self.lineage, self.computer, self.source)

    @property
    def name(self) -> str:
        """The backup's file name: day, time and office, so that names sort by time."""
        return backup_name(self.made_at, self.office)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One backup as the thinning sees it: its place in the series, its local time, its state."""

    number: int
    at: datetime
    sound: bool


def backup_name(at: datetime, office: str) -> str:
    """Return ``2022-12-16_08-01-05_ubnd-xa-chi-lang-nam.cchcb``."""
    try:
        told = slug(office)[:_OFFICE_LETTERS].rstrip("-")
    except CchcError:  # no letter in it that every file system takes
        told = "co-quan"
    return f"{at:%Y-%m-%d_%H-%M-%S}_{told}{SUFFIX}"


def next_number(former: Iterable[int], now: datetime) -> int:
    """Return the number of the next backup of a series.

    It follows the clock, so that numbers go on where the former backups are out of sight, and
    goes on counting where the clock was set back.
    """
    return max(int(now.timestamp()), *(number + 1 for number in former), 1)


def superfluous(backups: Iterable[Taken]) -> tuple[Taken, ...]:
    """Return those backups of one series that may be let go, oldest first.

    The newest :data:`LATEST` stay, and the newest of each of the last hours, days, weeks, months
    and years in which there is one; the present time plays no part, so a clock that is wrong takes
    nothing away. Unsound ones take no sound one's place: they are thinned among themselves.
    """
    every = sorted(backups, key=lambda taken: taken.number, reverse=True)
    gone = []
    for state in (True, False):
        some = [taken for taken in every if taken.sound is state]
        kept = _kept(some)
        gone += [taken for taken in some if taken.number not in kept]
    return tuple(sorted(gone, key=lambda taken: taken.number))


def _kept(newest_first: list[Taken]) -> set[int]:
    kept = {taken.number for taken in newest_first[:LATEST]}
    for most, slot in _SLOTS:
        filled: dict[Hashable, int] = {}
        for taken in newest_first:
            filled.setdefault(slot(taken.at), taken.number)
            if len(filled) == most:
                break
        kept.update(filled.values())
    return kept


def manifest_text(manifest: Manifest) -> str:
    """Return a manifest as JSON, for people to read too."""
    plain = asdict(replace(manifest, tables=dict(manifest.tables)))
    plain["made_at"] = manifest.made_at.isoformat(timespec="seconds")
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def manifest_from(text: str) -> Manifest:
    """Return what :func:`manifest_text` wrote; raises :class:`WrongManifest`."""
    try:
        plain = json.loads(text)
        return _manifest(plain)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise WrongManifest(
            "Bản kê trong bản sao lưu không đọc được, hoặc do một phiên bản mới hơn của chương "
            "trình ghi ra."
        ) from error


def manifest_values(
    cls: type[Any], plain: Any, form: int, kinds: Mapping[str, type]
) -> dict[str, Any]:
    """Return the fields of a manifest of class ``cls`` that was read from JSON.

    Each is of the type that ``kinds`` names, of str where it names none; when it was made is a
    time with a zone. Raises ValueError, TypeError and KeyError for what is no such manifest.
    """
    if not isinstance(plain, dict) or plain.get("form") != form:
        raise ValueError("a manifest of another form")
    values: dict[str, Any] = {}
    for field in fields(cls):
        value = plain[field.name]
        if type(value) is not kinds.get(field.name, str):
            raise TypeError(f"{field.name}: {type(value).__name__}")
        values[field.name] = value
    values["made_at"] = datetime.fromisoformat(values["made_at"])
    if values["made_at"].tzinfo is None or values["size"] < 0:
        raise ValueError("a time without a zone, or no size")
    return values


def _manifest(plain: Any) -> Manifest:
    kinds: dict[str, type] = {"tables": dict, "flaws": list}
    for name in ("form", "number", "size", "last_operation"):
        kinds[name] = int
    values = manifest_values(Manifest, plain, FORM, kinds)
    tables = values["tables"]
    if any(type(rows) is not int for rows in tables.values()):
        raise TypeError("tables")
    if any(type(flaw) is not str for flaw in values["flaws"]):
        raise TypeError("flaws")
    values["flaws"] = tuple(values["flaws"])
    return Manifest(**values)
