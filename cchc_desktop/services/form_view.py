"""A form as the window shows it: its sheets as they are printed, and what its cells get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.counting import Definition, definitions
from cchc_desktop.domain.form_contents import Content
from cchc_desktop.domain.form_shapes import CellName
from cchc_desktop.domain.form_suggestions import suggest
from cchc_desktop.domain.grids import Grid
from cchc_desktop.domain.office import NoOfficeProfile
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.receiver_forms import FormCell, ReceiverForm
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.form_filling import pouring
from cchc_desktop.services.receiver_forms import form_named, grids_of, kept_form


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet: its cells, the widths of its columns in digits and the heights of rows in points.

    Columns count from 0, rows from 1; a size of 0 hides.
    """

    grid: Grid
    widths: Mapping[int, float]
    heights: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class FormView:
    """A form's sheets, and what its cells seem to ask for, given or not.

    ``suffix`` is that of its file, which a filled copy must have too.
    """

    form: int
    suffix: str
    sheets: tuple[SheetView, ...]
    guesses: tuple[FormCell, ...]


@dataclass(frozen=True, slots=True)
class FormPreview:
    """What the cells of a form get for a period.

    ``contents`` is empty where ``trouble`` says why; ``gone`` are cells whose figure there is no
    more. ``figures`` are all that a cell may get.
    """

    form: ReceiverForm
    contents: Mapping[CellName, Content]
    gone: Mapping[CellName, str]
    figures: Mapping[str, Definition]
    trouble: str = ""


def look_at_form(file: DataFile, form_id: int) -> FormView:
    """Return the sheets of a form. Raises RecordGone, FormRefused, WorkbookRefused."""
    from cchc_desktop.workbooks.form_filling.form_workbook import open_form
    from cchc_desktop.workbooks.form_filling.sheet_sizes import sheet_sizes

    with kept_form(file, form_named(file, form_id)) as path:
        grids = grids_of(path)
        sizes = sheet_sizes(path)
        suffix = open_form(path).suffix
    return FormView(
        form_id,
        suffix,
        tuple(
            SheetView(grid, sizes[grid.name].widths, sizes[grid.name].heights)
            for grid in grids
            if grid.name in sizes
        ),
        suggest(grids, definitions(file.catalogues)),
    )


def preview_form(
    file: DataFile, form_id: int, period: Period, *, made_on: date | None = None
) -> FormPreview:
    """Return what the cells of a form get for a period. Raises RecordGone."""
    form = form_named(file, form_id)
    try:
        poured = pouring(file, form, period, made_on=made_on)
    except NoOfficeProfile as trouble:
        return FormPreview(form, {}, {}, definitions(file.catalogues), str(trouble))
    return FormPreview(form, poured.contents, poured.gone, poured.figures)
