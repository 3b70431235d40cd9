"""A workbook of somebody else: judged, opened, its sheets read one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from cchc_desktop.domain.grids import Grid
from cchc_desktop.workbooks.reading.cell_values import CellMaker
from cchc_desktop.workbooks.reading.contents import (
    Contents,
    SheetEntry,
    is_table_filtered,
    read_contents,
)
from cchc_desktop.workbooks.reading.kinds import refuse_other_kinds
from cchc_desktop.workbooks.reading.looks import Look, LooksReader
from cchc_desktop.workbooks.reading.package import Package
from cchc_desktop.workbooks.reading.refusals import (
    HOSTILE,
    SAVE_AGAIN,
    Damage,
    Monster,
    SheetUnreadable,
    WorkbookRefused,
)
from cchc_desktop.workbooks.reading.sheets import read_sheet
from cchc_desktop.workbooks.reading.texts import SharedTexts, SharedTextsReader
from cchc_desktop.workbooks.reading.xml_stream import read_xml

_SHEET: Final = "worksheet"
_MACROS: Final = "vbaProject"
_OUTSIDE: Final = "externalLink"


class ReadWorkbook:
    """A workbook that was opened; each sheet is read when it is asked for.

    ``notes`` are sentences about what is not read: macros, links to other files, missing looks.
    """

    def __init__(
        self,
        package: Package,
        contents: Contents,
        maker: CellMaker,
        notes: Sequence[str],
    ) -> None:
        self._package = package
        self._maker = maker
        self.path = package.path
        self.from_1904 = contents.from_1904
        self.sheets: tuple[SheetEntry, ...] = tuple(
            sheet for sheet in contents.sheets if sheet.kind == _SHEET
        )
        self.notes: tuple[str, ...] = tuple(notes)
        self._can_be_read: dict[str, bool] = {}

    def grid(self, name: str) -> Grid:
        """Return the sheet of this name; raises `SheetUnreadable`, `WorkbookRefused`.

        Raises KeyError for a name that is not among :attr:`sheets`.
        """
        entry = {sheet.name: sheet for sheet in self.sheets}[name]
        try:
            grid = self._read(entry)
        except Damage as damage:
            self._can_be_read[name] = False
            readable = tuple(other.name for other in self.sheets if self._can_read(other))
            raise SheetUnreadable(self.path.name, name, str(damage), readable) from damage
        self._can_be_read[name] = True
        return grid

    def _read(self, entry: SheetEntry) -> Grid:
        if not entry.part:
            raise Damage("không có trong tệp.")
        pieces = self._package.pieces(entry.part)
        grid = read_sheet(pieces, entry.name, self._maker, hidden=entry.hidden)
        filtered = grid.filtered or is_table_filtered(self._package, entry.part)
        return replace(grid, filtered=filtered)

    def _can_read(self, entry: SheetEntry) -> bool:
        if entry.name not in self._can_be_read:
            try:
                self._read(entry)
            except Damage:
                self._can_be_read[entry.name] = False
            else:
                self._can_be_read[entry.name] = True
        return self._can_be_read[entry.name]


def open_workbook(path: Path) -> ReadWorkbook:
    """Open an .xlsx or .xlsm file; raises `WorkbookRefused`.

    What is no workbook, is behind a password, or would unpack to a monster is refused before
    any of it is parsed. Macros and links to other files are never followed.
    """
    refuse_other_kinds(path)
    try:
        package = Package(path)
        contents = read_contents(package)
        if contents is None:
            raise WorkbookRefused(path.name, _other_kind(package))
        notes = [*_notes_of_a_cut_file(package, contents), *_notes(contents)]
        texts = _texts(package, contents.texts)
        looks = _looks(package, contents.styles, notes)
    except Monster as monster:
        raise WorkbookRefused(path.name, f"một phần của tệp {monster} Đây {HOSTILE}") from monster
    except Damage as damage:
        raise WorkbookRefused(path.name, f"tệp bị hỏng hoặc chép thiếu. {SAVE_AGAIN}") from damage
    maker = CellMaker(texts, looks, from_1904=contents.from_1904)
    workbook = ReadWorkbook(package, contents, maker, notes)
    if not workbook.sheets:
        raise WorkbookRefused(path.name, "tệp không có trang tính nào.")
    return workbook


def _texts(package: Package, part: str) -> SharedTexts:
    """Read the shared texts; a damaged part is told when a cell needs it."""
    reader = SharedTextsReader()
    if not part:
        return SharedTexts(missing="không có trong tệp.")
    try:
        read_xml(package.pieces(part), reader)
    except Monster:
        raise
    except Damage as damage:
        return SharedTexts(missing=str(damage))
    return reader.shared


def _looks(package: Package, part: str, notes: list[str]) -> list[Look]:
    reader = LooksReader()
    if not part:
        return []
    try:
        read_xml([package.whole(part)], reader)
    except Monster:
        raise
    except Damage as damage:
        notes.append(
            f"Phần trình bày của tệp {damage} Ngày tháng trong tệp có thể hiện thành con số."
        )
        return []
    return reader.looks


def _notes_of_a_cut_file(package: Package, contents: Contents) -> Iterator[str]:
    """Say which sheets are there in a file that was cut short."""
    if not package.cut:
        return
    whole = _names(sheet.name for sheet in contents.sheets if sheet.part)
    lost = _names(sheet.name for sheet in contents.sheets if not sheet.part)
    rest = f" Mất các trang: {lost}." if lost else ""
    yield f"Tệp bị chép thiếu phần cuối. Còn các trang: {whole or 'không trang nào'}.{rest}"


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _notes(contents: Contents) -> Sequence[str]:
    notes = []
    if _MACROS in contents.kinds:
        notes.append("Tệp có macro; chương trình không chạy và không đọc macro.")
    if _OUTSIDE in contents.kinds:
        notes.append(
            "Tệp có công thức lấy số từ tệp khác; chương trình không mở tệp kia, chỉ đọc kết quả "
            "đã lưu."
        )
    others = [sheet.name for sheet in contents.sheets if sheet.part and sheet.kind != _SHEET]
    if others:
        notes.append(f"Không đọc các trang chỉ có biểu đồ hoặc macro: {_names(others)}.")
    return notes


def _other_kind(package: Package) -> str:
    names = {name.lower() for name in package.names()}
    if any(name.endswith("workbook.bin") for name in names):
        return f"đây là tệp Excel nhị phân (.xlsb). {SAVE_AGAIN}"
    if "content.xml" in names:
        return f"đây là tệp LibreOffice (.ods). {SAVE_AGAIN}"
    if "word/document.xml" in names:
        return "đây là tệp Word, không phải tệp Excel. Hãy chọn tệp khác."
    return f"đây không phải tệp Excel (.xlsx). {SAVE_AGAIN}"
