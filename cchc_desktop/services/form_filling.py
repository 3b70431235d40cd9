"""A period poured into a form: what each cell gets, and a filled copy written under a new name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cchc_desktop.domain.counting import Definition, Figures, definitions
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.form_contents import NUMBERS, TEXTS, Content, FormFacts
from cchc_desktop.domain.form_shapes import CellName, shape_of
from cchc_desktop.domain.office import profile_on
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.domain.receiver_forms import FormCell, ReceiverForm
from cchc_desktop.domain.validation import lower_first
from cchc_desktop.files import write_atomically
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.figures import figures
from cchc_desktop.services.receiver_forms import form_named, grids_of, kept_form
from cchc_desktop.services.records import get_all

_NAMED_AT_MOST = 8
"""Cells that a sentence names before it counts the others."""


class NotFilled(CchcError):
    """Raised when a form is not filled at all; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What was written.

    ``filled`` cells hold something; those of ``without_data`` were left empty. ``told`` says
    which cells were left as they are, and why, and what else is to be known. ``worked_out``
    formulas of the form have their new results in the file; the old results of ``left_to_excel``
    were taken away.
    """

    form: ReceiverForm
    period: Period
    path: Path
    filled: tuple[CellName, ...]
    without_data: tuple[FormCell, ...]
    told: tuple[str, ...]
    worked_out: tuple[CellName, ...]
    left_to_excel: tuple[CellName, ...]
    figures: Mapping[str, Definition]

    def sentences(self) -> Iterator[str]:
        """Yield what there is to tell, a sentence each."""
        total = len(self.form.cells)
        yield f"Đã điền {len(self.filled)}/{total} ô của biểu “{self.form.name}”."
        if self.without_data:
            lacking = dict.fromkeys(name_of(cell, self.figures) for cell in self.without_data)
            yield f"Để trống vì chưa có số liệu (khác với số 0): {'; '.join(lacking)}."
        yield from self.told
        if self.worked_out:
            yield f"Đã tính lại {len(self.worked_out)} công thức cộng, trừ của biểu."
        if self.left_to_excel:
            yield (
                f"{len(self.left_to_excel)} công thức để Excel tự tính khi mở tệp "
                f"({_some(self.left_to_excel)}); xem trước ngoài Excel thì các ô ấy còn trống."
            )


@dataclass(frozen=True, slots=True)
class Pouring:
    """What each cell of a form gets for a period, and why the other cells get nothing.

    A content of None is no data, which is not 0. ``figures`` are all that there can be.
    """

    contents: Mapping[CellName, Content]
    gone: Mapping[CellName, str]
    figures: Mapping[str, Definition]


def pouring(
    file: DataFile, form: ReceiverForm, period: Period, *, made_on: date | None = None
) -> Pouring:
    """Return what the cells of a form get for a period. Raises NoOfficeProfile."""
    counted = figures(file, period)
    facts = FormFacts(
        period=period,
        office=profile_on(get_all(file, "offices"), period.end),
        catalogues=file.catalogues,
        made_on=made_on or date.today(),
    )
    known = definitions(file.catalogues) | {figure.name: figure.definition for figure in counted}
    contents: dict[CellName, Content] = {}
    gone: dict[CellName, str] = {}
    for cell in form.cells:
        name = (cell.sheet, cell.cell)
        if cell.figure and cell.figure not in known:
            gone[name] = f"số liệu “{cell.figure}” không còn trong danh mục; hãy gán lại"
        elif cell.number not in (NUMBERS if cell.figure else TEXTS):
            gone[name] = f"nội dung “{cell.number}” không còn; hãy gán lại"
        else:
            contents[name] = _content(cell, counted, facts)
    return Pouring(contents, gone, known)


def fill_form(
    file: DataFile,
    form_id: int,
    period: Period,
    target: Path,
    *,
    empty: Path | None = None,
    made_on: date | None = None,
    progress: Progress | None = None,
) -> Filled:
    """Fill a copy of a form for a period and write it to ``target``, whole or not at all.

    ``empty`` is the form as it was sent this time; where there is none, or it is not empty, the
    kept one is filled. What cannot be filled is told, the rest is filled. Raises
    :class:`NotFilled` where no cell is given a figure, or ``target`` is the form itself or has
    another suffix; RecordGone, NoOfficeProfile, WorkbookRefused, CellRefused, FileTrouble.
    """
    watcher = progress or Unwatched()
    watcher.step(0, 2, "Đang đếm số liệu")
    form = form_named(file, form_id)
    if not form.cells:
        raise NotFilled(
            f"Biểu “{form.name}” chưa có ô nào được gán số liệu nên chưa điền. Hãy gán ít nhất một "
            "ô rồi điền."
        )
    if empty is not None:
        _refuse_the_form_itself(form, empty, target)
    poured = pouring(file, form, period, made_on=made_on)
    watcher.step(1, 2, "Đang điền biểu")
    # One that was filled before has the labels at its cells filled over.
    if empty is not None and shape_of(grids_of(empty)) == form.shape:
        return _fill(file, form, period, poured, empty, target)
    with kept_form(file, form) as path:
        return _fill(file, form, period, poured, path, target)


def name_of(cell: FormCell, names: Mapping[str, Definition]) -> str:
    """Return what goes into a cell: ``Đài truyền thanh (tin, bài): trong kỳ``."""
    if not cell.figure:
        text = TEXTS.get(cell.number)
        return text.label if text else cell.number
    number = NUMBERS.get(cell.number)
    figure = names.get(cell.figure)
    called = f"{figure.label} ({figure.unit})" if figure else cell.figure
    return f"{called}: {lower_first(number.label) if number else cell.number}"


def _content(cell: FormCell, counted: Figures, facts: FormFacts) -> Content:
    if not cell.figure:
        return TEXTS[cell.number].of(facts)
    figure = counted.find(cell.figure)
    return None if figure is None else NUMBERS[cell.number].of(figure)


def _fill(
    file: DataFile,
    form: ReceiverForm,
    period: Period,
    poured: Pouring,
    empty: Path,
    target: Path,
) -> Filled:
    from cchc_desktop.workbooks.form_filling.filling import fill_form as fill_workbook
    from cchc_desktop.workbooks.form_filling.form_workbook import open_form

    opened = open_form(empty)
    if target.suffix.lower() != opened.suffix:
        raise NotFilled(
            f"Biểu này là tệp “{opened.suffix}”; bản đã điền cũng phải mang đuôi đó thì Excel mới "
            f"mở được. Chưa ghi gì; hãy đặt tên tệp có đuôi “{opened.suffix}”."
        )
    _refuse_the_form_itself(form, empty, target)
    sheets = _sheets_here(file, form, tuple(opened.sheets))
    cells = {(sheets.get(c.sheet, c.sheet), c.cell): c for c in form.cells}
    here = {
        name: poured.contents[c.sheet, c.cell]
        for name, c in cells.items()
        if (c.sheet, c.cell) in poured.contents
    }
    made = fill_workbook(empty, here)
    write_atomically(target, made.content)
    reasons = {**poured.gone, **made.refused}
    told = [
        f"Không điền ô {cell}, trang “{sheet}”: {why}." for (sheet, cell), why in reasons.items()
    ]
    if made.was_signed:
        told.append(
            "Tệp biểu có chữ ký số; bản đã điền là tệp khác nên chữ ký đó không còn giá trị."
        )
    return Filled(
        form=form,
        period=period,
        path=target,
        filled=made.filled,
        without_data=tuple(cells[name] for name in made.emptied),
        told=tuple(told),
        worked_out=made.worked_out,
        left_to_excel=made.left_to_excel,
        figures=poured.figures,
    )


def _sheets_here(file: DataFile, form: ReceiverForm, here: tuple[str, ...]) -> dict[str, str]:
    """Return how the sheets of the kept form are called in the one that came this time.

    A sheet that is called after the period has another name each time, and the same place.
    """
    from cchc_desktop.workbooks.form_filling.form_workbook import open_form

    if all(cell.sheet in here for cell in form.cells):
        return {}
    with kept_form(file, form) as path:
        kept = tuple(open_form(path).sheets)
    return dict(zip(kept, here, strict=True)) if len(kept) == len(here) else {}


def _refuse_the_form_itself(form: ReceiverForm, empty: Path, target: Path) -> None:
    try:
        same = target.exists() and (
            target.samefile(empty)
            or (
                target.stat().st_size == form.size
                and hashlib.sha256(target.read_bytes()).hexdigest() == form.sha256
            )
        )
    except OSError:
        return  # what cannot be read is told by whoever writes over it
    if same:
        raise NotFilled(
            f"“{target.name}” chính là biểu trống; chương trình không ghi đè lên biểu. Hãy đặt tên "
            "khác cho bản đã điền."
        )


def _some(cells: Sequence[CellName]) -> str:
    named = [f"{cell} trang “{sheet}”" for sheet, cell in cells[:_NAMED_AT_MOST]]
    more = len(cells) - len(named)
    return ", ".join(named) + (f" và {more} ô khác" if more else "")
