"""A workbook that is to be taken in: opened once, its sheets read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.grids import Grid
from cchc_desktop.domain.importing.encodings import converted_grid, encoding_of, examples_of
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.domain.vietnamese.legacy import Encoding

if TYPE_CHECKING:
    pass


@dataclass(slots=True)
class ImportWorkbook:
    """The sheets of a workbook as they stand in it; ``notes`` say what could not be read.

    ``encoding`` is the old encoding that was recognised, None for Unicode.
    """

    path: Path
    grids: tuple[Grid, ...]
    notes: tuple[str, ...]
    from_1904: bool
    encoding: Encoding | None
    _converted: dict[Encoding, tuple[Grid, ...]] = field(default_factory=dict)

    def read_as(self, encoding: Encoding | None) -> tuple[Grid, ...]:
        """Return the sheets with their texts converted from ``encoding``."""
        if encoding is None:
            return self.grids
        if encoding not in self._converted:
            self._converted[encoding] = tuple(converted_grid(g, encoding) for g in self.grids)
        return self._converted[encoding]

    def examples(self, encoding: Encoding) -> tuple[tuple[str, str], ...]:
        """Return some texts before and after conversion from ``encoding``."""
        return examples_of(self.grids, encoding)


def open_import(path: Path, progress: Progress | None = None) -> ImportWorkbook:
    """Open a workbook and read all its sheets.

    A damaged sheet is left out and told in the notes, unless no sheet can be read. Raises
    WorkbookRefused and Cancelled.
    """
    from cchc_desktop.workbooks.reading.opening import open_workbook

    watcher = progress or Unwatched()
    watcher.step(0, 1, "Đang mở tệp")
    workbook = open_workbook(path)
    notes = list(workbook.notes)
    grids: list[Grid] = []
    trouble: CchcError | None = None
    for at, sheet in enumerate(workbook.sheets):
        watcher.step(at, len(workbook.sheets), f"Đang đọc trang “{sheet.name}”")
        try:
            grids.append(workbook.grid(sheet.name))
        except CchcError as unreadable:
            trouble = unreadable
            notes.append(str(unreadable))
    if not grids and trouble is not None:
        raise trouble
    return ImportWorkbook(
        path=path,
        grids=tuple(grids),
        notes=tuple(notes),
        from_1904=workbook.from_1904,
        encoding=encoding_of(grids),
    )
