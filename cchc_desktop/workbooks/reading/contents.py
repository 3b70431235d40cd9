"""What a workbook consists of: its sheets in order, and where its other parts are."""

from __future__ import annotations

import contextlib
import posixpath
from dataclasses import dataclass
from typing import Final

from cchc_desktop.workbooks.reading.limits import MOST_SHEETS
from cchc_desktop.workbooks.reading.package import Package
from cchc_desktop.workbooks.reading.refusals import Damage, Monster
from cchc_desktop.workbooks.reading.xml_stream import Attributes, read_xml

_YES: Final = ("1", "true")


@dataclass(frozen=True, slots=True)
class Relation:
    """One part that another refers to; ``kind`` is short: "worksheet"."""

    kind: str
    part: str
    outside: bool


class _RelationsReader:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.relations: dict[str, Relation] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        kind = attributes.get("Type", "")
        target = attributes.get("Target", "").replace("\\", "/")
        self.relations[attributes.get("Id", "")] = Relation(
            kind.rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/"),
            attributes.get("TargetMode", "").lower() == "external",
        )

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


def relations(package: Package, part: str) -> dict[str, Relation]:
    """Return what ``part`` refers to, by its mark; "" is the package itself. Raises `Damage`."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package:
        return {}
    reader = _RelationsReader(folder)
    read_xml([package.whole(listed)], reader)
    return reader.relations


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet of the workbook; ``part`` is "" where the file does not have it."""

    name: str
    hidden: bool
    part: str = ""
    kind: str = "worksheet"


class _ContentsReader:
    def __init__(self) -> None:
        self.root = ""
        self.sheets: list[tuple[str, bool, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        self.root = self.root or name or "?"
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "") in _YES
        elif name == "sheet":
            state = attributes.get("state", "visible")
            self.sheets.append(
                (attributes.get("name", ""), state != "visible", attributes.get("r:id", ""))
            )
            if len(self.sheets) > MOST_SHEETS:
                raise Monster("có quá nhiều trang.")

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Contents:
    """The sheets in order, the parts that they share, and the days' system."""

    sheets: tuple[SheetEntry, ...]
    texts: str
    styles: str
    from_1904: bool
    kinds: frozenset[str]
    """The kinds of parts that the workbook refers to."""


def read_contents(package: Package) -> Contents | None:
    """Return what the workbook consists of; None when the zip is no workbook. Raises `Damage`."""
    main = next(
        (found.part for found in relations(package, "").values() if found.kind == "officeDocument"),
        "xl/workbook.xml",
    )
    if main not in package or main.endswith(".bin"):
        return None
    reader = _ContentsReader()
    read_xml([package.whole(main)], reader)
    if reader.root != "workbook":
        return None
    related = relations(package, main)
    names: set[str] = set()
    sheets = []
    for name, hidden, mark in reader.sheets:
        if not name or name.casefold() in names:
            raise Damage("có hai trang cùng tên hoặc trang không tên.")
        names.add(name.casefold())
        found = related.get(mark)
        sheets.append(
            SheetEntry(name, hidden, found.part, found.kind)
            if found is not None and found.part in package
            else SheetEntry(name, hidden)
        )
    return Contents(
        tuple(sheets),
        _part(related, "sharedStrings"),
        _part(related, "styles"),
        reader.from_1904,
        frozenset(found.kind for found in related.values()),
    )


class _FilterReader:
    def __init__(self) -> None:
        self.filtered = False

    def start(self, name: str, _attributes: Attributes) -> None:
        self.filtered = self.filtered or name == "filterColumn"

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


def is_table_filtered(package: Package, part: str) -> bool:
    """Whether a filter is set in one of the tables of the sheet whose part this is."""
    reader = _FilterReader()
    # A damaged table takes nothing away: the rows themselves say which of them are hidden.
    with contextlib.suppress(Damage):
        for found in relations(package, part).values():
            if found.kind == "table" and found.part in package and not found.outside:
                read_xml([package.whole(found.part)], reader)
    return reader.filtered


def _part(related: dict[str, Relation], kind: str) -> str:
    return next((found.part for found in related.values() if found.kind == kind), "")
