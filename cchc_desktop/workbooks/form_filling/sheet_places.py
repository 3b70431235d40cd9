"""Where each cell of a sheet stands in the bytes of its XML, so that one can be put in place."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final
from xml.parsers import expat

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.grids import place_name
from cchc_desktop.workbooks.reading.refusals import Damage
from cchc_desktop.workbooks.reading.xml_stream import make_parser

Place = tuple[int, int]
"""The row and the column of a cell, both from 1."""
Block = tuple[int, int, int, int]
"""First row, first column, last row, last column."""

NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""Of an ordinary workbook, and of a strict one."""
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384

_YES: Final = ("1", "true")
_LARGEST_SIZE: Final = 500.0
"""Excel's own are 255 letters and 409 points."""
_MOST_CELLS: Final = 400_000
START_TAG: Final = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_DECLARED: Final = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_REFERENCE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class UnusualForm(CchcError):
    """Raised when a form cannot be filled; the message says why and what to do."""


@dataclass(slots=True)
class Tag:
    """A start tag: ``start`` to ``end`` in the bytes; ``closed`` where it is the whole element."""

    start: int
    end: int
    closed: bool
    prefix: str
    attributes: Mapping[str, str]


@dataclass(slots=True)
class CellPlace:
    """One ``<c>``: its start tag, the end of the element, and what is in it.

    ``formula`` is None where there is none; that of a shared one is given with its first cell
    only. ``value`` is the text of ``<v>`` between ``value_start`` and ``value_end``.
    """

    tag: Tag
    end: int = 0
    formula: str | None = None
    formula_kind: str = ""
    shared: str = ""
    covers: Block | None = None
    formula_end: int = 0
    value: str | None = None
    value_start: int = 0
    value_end: int = 0
    text: bool = False


@dataclass(slots=True)
class RowPlace:
    """One ``<row>``: its start tag, where its end tag begins, and the cells that stand in it."""

    tag: Tag
    inner_end: int = 0
    cells: list[tuple[int, int]] = field(default_factory=list)
    """The column and the first byte of each."""


@dataclass(slots=True)
class SheetPlaces:
    """What a sheet's XML holds, and where."""

    data: bytes
    wanted: frozenset[Place] = frozenset()
    sheet_data: Tag | None = None
    inner_end: int = 0
    dimension: Tag | None = None
    rows: dict[int, RowPlace] = field(default_factory=dict)
    cells: dict[Place, CellPlace] = field(default_factory=dict)
    """The cells that are asked for, and every one that holds something."""
    merged: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    """The cells that array formulas and tables of results fill."""
    heads: list[Block] = field(default_factory=list)
    """The heads of Excel's tables; not in the sheet's own XML, so whoever knows adds them."""
    column_styles: list[tuple[int, int, str]] = field(default_factory=list)
    column_widths: list[tuple[int, int, float]] = field(default_factory=list)
    """First and last column, and their width in digits of the usual font; 0 where hidden."""
    row_heights: dict[int, float] = field(default_factory=dict)
    """Points, of rows that name theirs; 0 where hidden."""

    def top_left(self, place: Place) -> Place:
        """Return the cell that stands for ``place``: of a merged block the first one."""
        for top, left, bottom, right in self.merged:
            if top <= place[0] <= bottom and left <= place[1] <= right:
                return top, left
        return place

    def column_style(self, column: int) -> str:
        """Return the style that an empty cell of a column shows, empty for the usual one."""
        for first, last, style in self.column_styles:
            if first <= column <= last:
                return style
        return ""


def place_of(reference: str) -> Place:
    """Return row and column of ``B12``. Raises :class:`UnusualForm` for what is no cell."""
    found = _REFERENCE.fullmatch(reference.strip())
    if found is not None:
        row, column = int(found[2]), column_number(found[1])
        if 1 <= row <= LAST_ROW and column <= LAST_COLUMN:
            return row, column
    raise UnusualForm(f"“{reference[:20]}” không phải tên một ô, ví dụ C5.")


def reference_of(place: Place) -> str:
    """Return the name of a cell: ``B12``."""
    return place_name(place[0], place[1] - 1)


def column_number(letters: str) -> int:
    """Return 28 for ``AB``."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def block_of(reference: str) -> Block:
    """Return the block of ``A1:C3``, or of a single cell; raises :class:`UnusualForm`."""
    first, _, last = reference.partition(":")
    top, left = place_of(first)
    bottom, right = place_of(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def in_utf_8(data: bytes) -> bytes:
    """Return XML as UTF-8, in which bytes can be found and put in; nearly all of it is already.

    What is written in an encoding that no workbook uses stays for the parser to refuse.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _declared_utf_8(data.decode("utf-16").encode())
    declared = _DECLARED.match(data)
    if declared and declared[1].lower() == b"iso-8859-1":
        return _declared_utf_8(data.decode("iso-8859-1").encode())
    return data


def _declared_utf_8(data: bytes) -> bytes:
    found = _DECLARED.match(data)
    return data if found is None else data[: found.start(1)] + b"UTF-8" + data[found.end(1) :]


def find_places(data: bytes, wanted: frozenset[Place] = frozenset()) -> SheetPlaces:
    """Return where the cells of a sheet stand; of the empty ones only those of ``wanted``.

    Raises :class:`UnusualForm` for XML that is damaged or declares what no workbook does.
    """
    try:
        data = in_utf_8(data)
        return _Finder(data, wanted).places
    except (expat.ExpatError, UnicodeDecodeError, Damage) as error:
        raise UnusualForm(
            "Một trang tính trong biểu bị hỏng nên chưa điền được. Hãy mở biểu bằng Excel, lưu "
            "lại thành tệp mới rồi dùng tệp đó."
        ) from error


_NO_TAG: Final = Tag(0, 0, True, "", {})


class _Finder:
    """Walks through the XML once."""

    def __init__(self, data: bytes, wanted: frozenset[Place]) -> None:
        self.places = SheetPlaces(data, wanted)
        self._data = data
        self._wanted = wanted
        self._wanted_rows = {row for row, _ in wanted}
        self._path: list[str] = []
        self._row_number = 0
        self._column = 0
        self._row: RowPlace | None = None
        self._cell: CellPlace | None = None
        self._said: list[str] = []
        self._numbers: list[int] = []
        self._starts: list[int] = []
        self._cell_start: tuple[int, str, dict[str, str]] = (0, "", {})
        self._inner = _NO_TAG
        self._columns: dict[str, int] = {}
        parser, _ = make_parser()
        parser.namespace_prefixes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        self._parser = parser
        parser.Parse(data, True)
        for row in self._wanted_rows - self.places.rows.keys():
            self.places.rows[row] = self._missing_row(row)

    def _missing_row(self, row: int) -> RowPlace:
        """Return a row that is not there: an empty span of bytes, where it is to stand."""
        after = (start for n, start in zip(self._numbers, self._starts, strict=True) if n > row)
        at = next(after, self.places.inner_end)
        return RowPlace(Tag(at, at, True, "", {}), at)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local, _ = local_name(name)
        self._path.append(local)
        depth = len(self._path)
        match depth, local:
            case 1, _ if local != "worksheet":
                raise UnusualForm("Trang tính này không phải bảng các ô nên không điền được.")
            case 2, "sheetData":
                self.places.sheet_data = self._tag(name, attributes)
            case 2, "dimension":
                self.places.dimension = self._tag(name, attributes)
            case 3, "col":
                self._begin_column(attributes)
            case 3, "mergeCell":
                self.places.merged.append(block_of(attributes.get("ref", "")))
            case 3, "row":
                self._begin_row(name, attributes)
            case 4, "c" if self._path[2] == "row":
                self._begin_cell(name, attributes)
            case 5, "v" if self._cell is not None:
                self._begin_inner(name, attributes)
            case 5, "f" if self._cell is not None:
                self._begin_inner(name, attributes)
                self._begin_formula(self._cell, attributes)
            case 5, "is" if self._cell is not None:
                self._cell.text = True
            case _:
                pass

    def _end(self, _name: str) -> None:
        depth, local = len(self._path), self._path.pop()
        at = self._parser.CurrentByteIndex
        places = self.places
        match depth, local:
            case 2, "sheetData":
                assert places.sheet_data is not None
                places.inner_end = places.sheet_data.end if places.sheet_data.closed else at
            case 3, "row" if self._row is not None:
                self._row.inner_end = self._row.tag.end if self._row.tag.closed else at
                self._row = None
            case 4, "c" if self._cell is not None:
                self._end_cell(self._cell, at)
            case 5, "v" if self._cell is not None:
                self._cell.value = "".join(self._said)
                self._cell.value_start = self._inner.start
                self._cell.value_end = self._end_of(self._inner, at)
            case 5, "f" if self._cell is not None:
                self._cell.formula = "".join(self._said)
                self._cell.formula_end = self._end_of(self._inner, at)
            case _:
                pass

    def _characters(self, text: str) -> None:
        if len(self._path) == 5:
            self._said.append(text)

    def _begin_column(self, attributes: dict[str, str]) -> None:
        first, last = _number(attributes.get("min")), _number(attributes.get("max"))
        if style := attributes.get("style", ""):
            self.places.column_styles.append((first, last, style))
        width = 0.0 if attributes.get("hidden") in _YES else _size(attributes.get("width"))
        if width is not None:
            self.places.column_widths.append((first, last, width))

    def _begin_row(self, name: str, attributes: dict[str, str]) -> None:
        said = attributes.get("r")
        self._row_number = self._row_number + 1 if said is None else _number(said)
        self._column = 0
        height = 0.0 if attributes.get("hidden") in _YES else _size(attributes.get("ht"))
        if height is not None:
            self.places.row_heights[self._row_number] = height
        self._numbers.append(self._row_number)
        self._starts.append(self._parser.CurrentByteIndex)
        if self._row_number in self._wanted_rows:
            self._row = RowPlace(self._tag(name, attributes))
            self.places.rows.setdefault(self._row_number, self._row)

    def _begin_cell(self, name: str, attributes: dict[str, str]) -> None:
        said = attributes.get("r")
        self._column = self._column + 1 if said is None else self._column_of(said)
        start = self._parser.CurrentByteIndex
        if self._row is not None:
            self._row.cells.append((self._column, start))
        self._cell_start = start, name, attributes
        self._cell = CellPlace(_NO_TAG)

    def _column_of(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        if letters not in self._columns:
            self._columns[letters] = place_of(reference)[1]
        return self._columns[letters]

    def _begin_inner(self, name: str, attributes: dict[str, str]) -> None:
        self._inner = self._tag(name, attributes)
        self._said = []

    def _begin_formula(self, cell: CellPlace, attributes: dict[str, str]) -> None:
        cell.formula_kind = attributes.get("t", "normal")
        cell.shared = attributes.get("si", "")
        if reference := attributes.get("ref"):
            cell.covers = block_of(reference)
            if cell.formula_kind in ("array", "dataTable"):
                self.places.blocks.append(cell.covers)

    def _end_cell(self, cell: CellPlace, at: int) -> None:
        place = (self._row_number, self._column)
        holds = cell.formula is not None or cell.value is not None or cell.text
        if holds or place in self._wanted:
            # Only now: most cells of a form are empty and are passed over.
            cell.tag = self._tag_at(*self._cell_start)
            cell.end = self._end_of(cell.tag, at)
            self.places.cells.setdefault(place, cell)
            if len(self.places.cells) > _MOST_CELLS:
                raise UnusualForm(
                    "Trang tính có quá nhiều ô đã ghi, không giống một biểu trống để điền."
                )
        self._cell = None

    def _tag(self, name: str, attributes: dict[str, str]) -> Tag:
        return self._tag_at(self._parser.CurrentByteIndex, name, attributes)

    def _tag_at(self, start: int, name: str, attributes: dict[str, str]) -> Tag:
        found = START_TAG.match(self._data, start)
        assert found is not None
        prefix = local_name(name)[1]
        return Tag(start, found.end(), found[0].endswith(b"/>"), prefix, attributes)

    def _end_of(self, tag: Tag, at: int) -> int:
        """Return the end of an element whose end tag, if it has one, begins at a byte."""
        return tag.end if tag.closed else self._data.index(b">", at) + 1


@lru_cache(maxsize=1_000)
def local_name(name: str) -> tuple[str, str]:
    """Return an element's name, "" for one of another vocabulary, and its prefix with a colon."""
    namespace, local, prefix = (*name.split(" "), "", "")[:3]
    return local if namespace in NAMESPACES else "", f"{prefix}:" if prefix else ""


def _size(text: str | None) -> float | None:
    """Return a width or a height; None where none is said that makes sense."""
    try:
        size = float(text or "")
    except ValueError:
        return None
    return size if 0 <= size <= _LARGEST_SIZE else None


def _number(text: str | None) -> int:
    if text is None or not text.strip().isdecimal():
        raise UnusualForm(
            "Một trang tính trong biểu có số dòng, số cột viết sai nên chưa điền được."
        )
    return int(text)
