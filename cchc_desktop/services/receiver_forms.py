"""Biểu của cấp trên: forms taken in, known again by their shape, their cells given figures.

The bytes of a form are kept as they were sent, under their SHA-256, and never changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cchc_desktop.domain.counting import definitions
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.form_contents import NUMBERS, TEXTS
from cchc_desktop.domain.form_shapes import CellName, shape_of
from cchc_desktop.domain.form_suggestions import suggest
from cchc_desktop.domain.grids import Grid
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.receiver_forms import FormCell, ReceiverForm
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.vietnamese import normalize, sort_key
from cchc_desktop.services.changing import RecordGone, changing, store_all
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.reports import short
from cchc_desktop.storage import history as log
from cchc_desktop.storage.engine import Connection, reading
from cchc_desktop.storage.file_contents import content_of, keep_content
from cchc_desktop.storage.history import Change
from cchc_desktop.storage.repository import delete_records, find_equal, load, load_all

MOST_BYTES: Final = 20_000_000
"""An empty form with a few pictures has a hundredth of it."""


class FormKnown(CchcError):
    """Raised when a form is to be taken in, or named, as another is already."""


class FormRefused(CchcError):
    """Raised when a file or a cell cannot serve as a form; nothing was changed."""


def known_forms(file: DataFile) -> tuple[ReceiverForm, ...]:
    """Return the forms that were taken in, by name."""
    with reading(file.engine) as connection:
        found: tuple[ReceiverForm, ...] = load_all(connection, "receiver_forms")
    return tuple(sorted(found, key=lambda form: sort_key(form.name)))


def take_in(file: DataFile, path: Path, name: str = "") -> tuple[ReceiverForm, Operation]:
    """Take in an empty form, under ``name`` or the file's own.

    Raises WorkbookRefused, :class:`FormKnown` for one that is here already, filled or not,
    InvalidRecord.
    """
    from cchc_desktop.workbooks.form_filling.form_workbook import open_form

    grids = grids_of(path)
    open_form(path)  # refuses what can be read and not be filled: a file that was cut short
    if (known := _known(file, grids)) is not None:
        raise FormKnown(f"Biểu này đã có, tên “{known.name}”. Hãy dùng biểu đó.")
    data = _read(path)
    wanted = normalize(name) or normalize(path.stem)
    with changing(file) as (connection, done):
        _refuse_name(connection, wanted, None)
        made = store_all(
            connection,
            file,
            [
                ReceiverForm(
                    name=wanted,
                    shape=shape_of(grids),
                    size=len(data),
                    sha256=keep_content(connection, data),
                )
            ],
        )
        full = f"Nhập biểu “{short(wanted)}”"
        done.append(log.write_operation(connection, full, file.who, made))
    stored: ReceiverForm = made[0].after  # type: ignore[assignment]
    return stored, done[0]


def recognised(file: DataFile, path: Path) -> ReceiverForm | None:
    """Return the form that the workbook at ``path`` is, empty or filled; None for none.

    Raises WorkbookRefused.
    """
    return _known(file, grids_of(path))


def set_cells(file: DataFile, form_id: int, cells: Iterable[FormCell]) -> Operation:
    """Give a form these cells to fill instead of those that it had.

    Each is kept as the form has it, a merged one by its first cell. Raises RecordGone,
    :class:`FormRefused` with the first that cannot be filled or is given nothing that is known.
    """
    with changing(file) as (connection, done):
        form = form_in(connection, form_id)
        wanted = _checked(file, form, _content(connection, form), tuple(cells))
        made = store_all(connection, file, [replace(form, cells=wanted)])
        full = _naming(form, wanted)
        done.append(log.write_operation(connection, full, file.who, made))
    return done[0]


def add_cells(file: DataFile, form_id: int, cells: Iterable[FormCell]) -> Operation:
    """Give some cells of a form what goes into them; raises as :func:`set_cells`."""
    new = tuple(cells)
    kept = form_named(file, form_id).cells
    names = {(cell.sheet, cell.cell) for cell in new}
    return set_cells(file, form_id, (*(c for c in kept if (c.sheet, c.cell) not in names), *new))


def remove_cells(file: DataFile, form_id: int, names: Collection[CellName]) -> Operation:
    """Leave some cells of a form empty from now on; raises RecordGone."""
    kept = form_named(file, form_id).cells
    return set_cells(file, form_id, (c for c in kept if (c.sheet, c.cell) not in names))


def rename(file: DataFile, form_id: int, name: str) -> Operation:
    """Give a form another name. Raises :class:`FormKnown`, InvalidRecord, RecordGone."""
    with changing(file) as (connection, done):
        form = form_in(connection, form_id)
        _refuse_name(connection, normalize(name), form_id)
        made = store_all(connection, file, [replace(form, name=name)])
        full = f"Đổi tên biểu “{short(form.name)}” thành “{short(name)}”"
        done.append(log.write_operation(connection, full, file.who, made))
    return done[0]


def delete(file: DataFile, form_id: int) -> Operation:
    """Forget a form and its cells; undo brings them back. Raises RecordGone."""
    with changing(file) as (connection, done):
        form = form_in(connection, form_id)
        delete_records(connection, [form])
        full = f"Xoá biểu “{short(form.name)}”"
        gone = [Change(before=form, after=None)]
        done.append(log.write_operation(connection, full, file.who, gone))
    return done[0]


def suggestions(file: DataFile, form_id: int) -> tuple[FormCell, ...]:
    """Return what the empty cells of a form seem to ask for; those that are given are left out.

    Nothing is changed. Raises RecordGone and WorkbookRefused.
    """
    form = form_named(file, form_id)
    with kept_form(file, form) as path:
        found = suggestions_for(file, path)
    given = {(cell.sheet, cell.cell) for cell in form.cells}
    return tuple(cell for cell in found if (cell.sheet, cell.cell) not in given)


def suggestions_for(file: DataFile, path: Path) -> tuple[FormCell, ...]:
    """Return what the cells of the workbook at ``path`` seem to ask for; raises WorkbookRefused."""
    return suggest(grids_of(path), definitions(file.catalogues))


def form_named(file: DataFile, form_id: int) -> ReceiverForm:
    """Return a form; raises RecordGone."""
    with reading(file.engine) as connection:
        return form_in(connection, form_id)


def form_in(connection: Connection, form_id: int) -> ReceiverForm:
    """Return a form; raises RecordGone."""
    found = load(connection, "receiver_forms", [form_id])
    if form_id not in found:
        raise RecordGone(REGISTERS["receiver_forms"])
    form: ReceiverForm = found[form_id]
    return form


@contextmanager
def kept_form(file: DataFile, form: ReceiverForm) -> Iterator[Path]:
    """Give the kept workbook of a form as a file, for as long as it is looked at.

    Raises :class:`FormRefused` where the disk has changed it.
    """
    with reading(file.engine) as connection:
        content = _content(connection, form)
    with _as_file(form, content) as path:
        yield path


def grids_of(path: Path) -> tuple[Grid, ...]:
    """Return the sheets of a workbook as they are printed; raises WorkbookRefused."""
    from cchc_desktop.workbooks.reading.opening import open_workbook

    workbook = open_workbook(path)
    return tuple(workbook.grid(sheet.name) for sheet in workbook.sheets)


@contextmanager
def _as_file(form: ReceiverForm, content: bytes) -> Iterator[Path]:
    # Under the form's name, which a complaint about the file tells.
    called = "".join(c if c.isalnum() or c in " -_" else "-" for c in form.name)[:60]
    with TemporaryDirectory(prefix="cchc-") as folder:
        path = Path(folder) / f"{called}.xlsx"
        path.write_bytes(content)
        yield path


def _content(connection: Connection, form: ReceiverForm) -> bytes:
    content = content_of(connection, form.sha256)
    if content is None or hashlib.sha256(content).hexdigest() != form.sha256:
        raise FormRefused(
            f"Tệp của biểu “{form.name}” đã lưu bị hỏng. Các ô đã gán còn nguyên; hãy khôi phục từ "
            "bản sao lưu gần nhất, hoặc xoá biểu này rồi nhập lại tệp trống."
        )
    return content


def _known(file: DataFile, grids: Sequence[Grid]) -> ReceiverForm | None:
    """Return the form with the shape of these sheets; else one that is so but for its cells."""
    shape = shape_of(grids)
    forms = known_forms(file)
    for form in forms:
        if form.shape == shape:
            return form
    for form in forms:
        cells = {(cell.sheet, cell.cell) for cell in form.cells}
        if cells and _shape_without(file, form, cells) == shape_of(grids, cells):
            return form
    return None


def _shape_without(file: DataFile, form: ReceiverForm, cells: Collection[CellName]) -> str:
    try:
        with kept_form(file, form) as path:
            return shape_of(grids_of(path), cells)
    except FormRefused:
        # Damaged: whoever fills this form is told; another one is looked for here.
        return ""


def _checked(
    file: DataFile, form: ReceiverForm, content: bytes, cells: Sequence[FormCell]
) -> tuple[FormCell, ...]:
    """Return the cells as the form has them, in their order, each once."""
    from cchc_desktop.workbooks.form_filling.targets import look_up_cells

    figures = definitions(file.catalogues)
    with _as_file(form, content) as path:
        targets = look_up_cells(path, [(cell.sheet, cell.cell) for cell in cells])
    found: dict[CellName, FormCell] = {}
    places: dict[CellName, tuple[int, int]] = {}
    sheets: dict[str, None] = {}
    for cell in cells:
        target = targets[cell.sheet, cell.cell]
        if target.why_not:
            raise FormRefused(
                f"Chưa gán ô {cell.cell}, trang “{cell.sheet}”: {target.why_not}. Các ô đã gán "
                "từ trước còn nguyên."
            )
        if cell not in form.cells and (why := _why_unknown(cell, figures)):
            raise FormRefused(f"Chưa gán ô {cell.cell}, trang “{cell.sheet}”: {why}.")
        name = target.name
        if name in found:
            raise FormRefused(
                f"Ô {name[1]}, trang “{name[0]}”, được gán hai lần (các ô gộp là một ô)."
            )
        found[name] = replace(cell, sheet=name[0], cell=name[1])
        places[name] = target.place
        sheets.setdefault(name[0])
    order = {sheet: at for at, sheet in enumerate(sheets)}
    return tuple(
        found[name] for name in sorted(found, key=lambda name: (order[name[0]], places[name]))
    )


def _why_unknown(cell: FormCell, figures: Collection[str]) -> str:
    if not cell.figure:
        return "" if cell.number in TEXTS else f"không có nội dung nào tên “{cell.number}”"
    if cell.figure not in figures:
        return f"không có số liệu nào tên “{cell.figure}”"
    return "" if cell.number in NUMBERS else f"số liệu không có cột “{cell.number}”"


def _naming(form: ReceiverForm, wanted: Sequence[FormCell]) -> str:
    """Return the name of the operation that gives a form these cells."""
    before, after = set(form.cells), set(wanted)
    new, name = [c for c in wanted if c not in before], f"biểu “{short(form.name)}”"
    if len(new) == 1:
        return f"Gán ô {new[0].cell} của {name}"
    if new:
        return f"Gán {len(new)} ô của {name}"
    gone = [c for c in form.cells if c not in after]
    return f"Bỏ gán ô {gone[0].cell} của {name}" if len(gone) == 1 else f"Bỏ gán ô của {name}"


def _refuse_name(connection: Connection, name: str, own: int | None) -> None:
    for other in find_equal(connection, "receiver_forms", {"name": name}):
        if other != own:
            raise FormKnown(f"Đã có biểu tên “{name}”. Hãy đặt tên khác.")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise FormRefused(
            f"“{path.name}” không đọc được (hệ thống báo: {said}). Hãy kiểm tra lại tệp, thẻ nhớ."
        ) from error
    if len(data) > MOST_BYTES:
        raise FormRefused(
            f"Biểu “{path.name}” lớn hơn {MOST_BYTES // 10**6} MB, không giống một biểu trống. Hãy "
            "bỏ bớt ảnh trong tệp rồi nhập lại."
        )
    return data
