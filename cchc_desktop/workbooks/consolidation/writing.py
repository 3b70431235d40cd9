"""The workbook as a whole: its sheets in their order."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.consolidation import Consolidation
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.files import write_atomically
from cchc_desktop.workbooks.book import making_book
from cchc_desktop.workbooks.consolidation import by_office, senders, set_aside, sources, summary
from cchc_desktop.workbooks.consolidation.heading import TITLE, period_line
from cchc_desktop.workbooks.lists import write_list

_ROWS_A_STEP: Final = 250


def write_consolidation(
    made: Consolidation,
    target: Path,
    *,
    catalogues: Catalogues,
    owner: str,
    made_on: date,
    progress: Progress | None = None,
) -> None:
    """Write a consolidation to ``target`` as an .xlsx file, whole or not at all.

    ``owner`` is whose table it is, empty where nobody said. It holds no formulas. Raises
    :class:`~cchc_desktop.workbooks.cells.CellRefused`,
    :class:`~cchc_desktop.workbooks.book.WorkbookTrouble`,
    :class:`~cchc_desktop.files.FileTrouble` and
    :class:`~cchc_desktop.domain.progress.Cancelled`.
    """
    content = io.BytesIO()
    line = period_line(made, catalogues)
    advance = _counting_rows(made, progress or Unwatched())
    title = f"{TITLE.capitalize()} - {made.period.label}"
    with making_book(content, title=title, author=owner, made_on=made_on, subject=line) as book:
        summary.write_summary(book, made, owner, line)
        by_office.write_by_office(book, made, owner, line)
        for listing in (senders.listing, set_aside.listing, sources.listing):
            write_list(book, listing(made, owner, line), advance)
    write_atomically(target, content.getvalue())


def _counting_rows(made: Consolidation, progress: Progress) -> Callable[[], None]:
    total = sum(len(line.parts) for line in made.lines)
    rows = 0

    def advance() -> None:
        nonlocal rows
        if rows % _ROWS_A_STEP == 0:
            progress.step(min(rows, total), total, "Đang ghi bảng tính")
        rows += 1

    return advance
