"""Many offices' tally workbooks made into one: a folder read, judged, added up, written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cchc_desktop import resources
from cchc_desktop.domain.catalogues import Catalogues, delivered_catalogues
from cchc_desktop.domain.consolidation import Cause, Consolidation, Received, SetAside, consolidate
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.office import profile_on
from cchc_desktop.domain.office_lists import ListedOffice
from cchc_desktop.domain.periods import NATURAL, calendars_from, parse_period
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.domain.vietnamese import normalize

if TYPE_CHECKING:
    from cchc_desktop.services.data_file import DataFile

_WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""What an office may send as a workbook; what is no .xlsx is set aside by name, not passed over."""
_LOCK_MARK: Final = "~$"
"""How the small file begins that Excel keeps beside a workbook which is open."""
_CODE_MARKS: Final = ("\t", ";", "|")


class FolderTrouble(CchcError):
    """The folder with the tallies cannot be read, or holds no workbook."""


class ListTrouble(CchcError):
    """The list of offices cannot be read."""


def consolidate_folder(
    folder: Path,
    *,
    offices: Path | None = None,
    period: str | None = None,
    calendar: str = NATURAL,
    due: date | None = None,
    but: Path | None = None,
    progress: Progress | None = None,
) -> Consolidation:
    """Add up the tally workbooks of a folder and of the folders in it; no file is changed.

    ``offices`` is the list of those that are to send (.txt or .xlsx); ``period`` the period's id,
    None for that of most files; ``due`` the day by which they were to be made. ``but`` is a file
    that is passed over: the one to be written. Raises :class:`FolderTrouble`,
    :class:`ListTrouble`, UnclearPeriod, WrongPeriod and Cancelled.
    """
    watcher = progress or Unwatched()
    calendars = calendars_from(resources.read_toml("calendars.toml"))
    wanted = parse_period(period, calendars[calendar]) if period else None
    listed = read_office_list(offices) if offices else None
    passed_over = {path.resolve() for path in (but, offices) if path is not None}
    paths = [path for path in _workbooks_in(folder) if path.resolve() not in passed_over]
    if not paths:
        raise FolderTrouble(
            f"Trong thư mục “{folder}” không có tệp Excel nào. Hãy chọn thư mục chứa các bảng "
            "tổng hợp đã nhận."
        )
    received: list[Received] = []
    aside: list[SetAside] = []
    for at, path in enumerate(paths):
        watcher.step(at, len(paths), f"Đang đọc {path.name}")
        found = _read(path, _shown(path.relative_to(folder)))
        if isinstance(found, Received):
            received.append(found)
        else:
            aside.append(found)
    return consolidate(received, aside, _delivered(), period=wanted, due=due, offices=listed)


def write_consolidation(
    made: Consolidation,
    target: Path,
    *,
    owner: str = "",
    made_on: date | None = None,
    progress: Progress | None = None,
) -> None:
    """Write a consolidation as an .xlsx file, whole or not at all; raises FileTrouble.

    ``owner`` is the name of the office whose table it is.
    """
    from cchc_desktop.workbooks.consolidation.writing import write_consolidation as write_workbook

    write_workbook(
        made,
        target,
        catalogues=_delivered(),
        owner=owner,
        made_on=made_on or date.today(),
        progress=progress,
    )


def owner_of(file: DataFile, today: date) -> str:
    """Return what to call the office of a data file; empty where it has not said yet."""
    from cchc_desktop.services.records import get_all

    profiles = [p for p in get_all(file, "offices") if p.valid_on(today)]
    return profile_on(profiles, today).short_name.upper() if profiles else ""


def read_office_list(path: Path) -> tuple[ListedOffice, ...]:
    """Return the offices of a list: a workbook, or a text file with an office a line.

    In a text file an identifier may follow the name after a tab, ``;`` or ``|``; a line that
    begins with ``#`` is a remark. Raises :class:`ListTrouble`.
    """
    from cchc_desktop.workbooks.office_list import offices_of_workbook
    from cchc_desktop.workbooks.reading.refusals import WorkbookRefused

    try:
        if path.suffix.lower() in _WORKBOOKS:
            found = offices_of_workbook(path)
        else:
            found = tuple(dict.fromkeys(_offices_of_text(_text_of(path))))
    except WorkbookRefused as refusal:
        raise ListTrouble(str(refusal)) from refusal
    if not found:
        raise ListTrouble(
            f"Danh sách “{path.name}” không có cơ quan nào. Hãy ghi mỗi cơ quan một dòng, hoặc một "
            "trang Excel có cột “Tên cơ quan”."
        )
    return found


def _delivered() -> Catalogues:
    calendars = calendars_from(resources.read_toml("calendars.toml"))
    return Catalogues(
        delivered_catalogues(resources.read_toml("catalogues.toml"), calendars.values())
    )


def _workbooks_in(folder: Path) -> Sequence[Path]:
    """Return the workbooks of a folder and the folders in it, in the order of their names."""
    if not folder.is_dir():
        raise FolderTrouble(f"Không có thư mục “{folder}”. Hãy chọn thư mục khác.")
    return sorted(_walked(folder))


def _walked(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise FolderTrouble(
            f"Không đọc được thư mục “{error.filename}” (hệ thống báo: {error.strerror}). Chưa gộp "
            "gì. Hãy kiểm tra quyền đọc hoặc thẻ nhớ rồi làm lại."
        ) from error

    for place, _, names in os.walk(folder, onerror=refuse):
        for name in names:
            if name.lower().endswith(_WORKBOOKS) and not name.startswith((_LOCK_MARK, ".")):
                yield Path(place, name)


def _shown(path: Path) -> str:
    """Return a file's place as a text that any workbook can hold, whatever the disk calls it."""
    return "".join(letter if letter.isprintable() else "�" for letter in str(path))


def _read(path: Path, name: str) -> Received | SetAside:
    from cchc_desktop.workbooks.data_sheet_reading import (
        Altered,
        NotCounted,
        OtherSchema,
        read_tally,
    )
    from cchc_desktop.workbooks.reading.refusals import WorkbookRefused

    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
        return Received(name, read_tally(path), changed.date())
    except WorkbookRefused as refusal:
        return SetAside(name, Cause.DAMAGED, str(refusal))
    except NotCounted as refusal:
        cause = Cause.NOT_OURS
        if isinstance(refusal, Altered):
            cause = Cause.ALTERED
        elif isinstance(refusal, OtherSchema):
            cause = Cause.OTHER_VERSION
        return SetAside(name, cause, str(refusal), refusal.office)
    except OSError as error:
        reason = f"Không đọc được tệp (hệ thống báo: {error.strerror})."
        return SetAside(name, Cause.DAMAGED, reason)


def _text_of(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ListTrouble(
            f"Không đọc được danh sách “{path}” (hệ thống báo: {error.strerror})."
        ) from error
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ListTrouble(
            f"Danh sách “{path.name}” không phải chữ Unicode. Hãy mở bằng Notepad, lưu lại với "
            "bảng mã UTF-8 rồi chọn lại."
        ) from error


def _offices_of_text(text: str) -> Iterator[ListedOffice]:
    for line in text.splitlines():
        name, code = normalize(line), ""
        for mark in _CODE_MARKS:
            if mark in name:
                name, _, code = name.partition(mark)
                break
        if name and not name.startswith("#"):
            yield ListedOffice(normalize(name), normalize(code))
