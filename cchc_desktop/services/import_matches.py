"""Which table of a workbook holds which fields: found by its headings, or known from before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.grids import Grid
from cchc_desktop.domain.import_matches import ImportMatch
from cchc_desktop.domain.importing.columns import IMPORTED
from cchc_desktop.domain.importing.heads import Table, find_table, widest_table
from cchc_desktop.domain.importing.plans import Plan, Suggestion
from cchc_desktop.domain.importing.remembering import (
    constants_of,
    find_remembered,
    match_of,
    shape_of,
)
from cchc_desktop.domain.importing.words import ChoiceWords, Words, words_from
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.registers import register_named
from cchc_desktop.domain.validation import lower_first
from cchc_desktop.domain.vietnamese.legacy import Encoding
from cchc_desktop.resources import read_toml
from cchc_desktop.services.changing import changing, log_change, store_all
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.import_workbook import ImportWorkbook
from cchc_desktop.storage.engine import Connection, reading
from cchc_desktop.storage.repository import load_all


class NoTable(CchcError):
    """No sheet of a workbook has headings that fit the register."""

    def __init__(self, name: str, register: str) -> None:
        noun = lower_first(register_named(register).label)
        super().__init__(
            f"Không tìm thấy bảng {noun} trong tệp “{name}”: không trang nào có dòng tiêu đề với "
            "các cột của sổ này. Dữ liệu giữ nguyên. Hãy kiểm tra tệp, chọn sổ khác, hoặc dùng "
            "tệp mẫu để nhập."
        )


class NotImported(CchcError):
    """A register does not take in workbooks."""


@cache
def import_words() -> Words:
    """Return the wording of offices' workbooks."""
    return words_from(read_toml("import.toml"))


def refuse_not_imported(register: str) -> None:
    """Raise UnknownRegister for no register, :class:`NotImported` for one that takes none in."""
    known = register_named(register)
    if register not in IMPORTED:
        names = ", ".join(IMPORTED)
        raise NotImported(f"Sổ {known.label} không nhập từ Excel. Các sổ nhập được: {names}.")


def suggest(
    file: DataFile, workbook: ImportWorkbook, register: str, encoding: Encoding | None
) -> Suggestion:
    """Return how a workbook would be read; without tables where nothing fits."""
    words = import_words()
    choices = ChoiceWords(words, file.catalogues)
    with reading(file.engine) as connection:
        matches = _matches(connection, register)
    found: list[tuple[Grid, Table]] = []
    known: Table | None = None
    for grid in workbook.read_as(encoding):
        table = find_remembered(grid, matches)
        if table is not None and not grid.hidden:
            known = known or table
        table = table or find_table(grid, register, words, choices)
        if table is not None:
            found.append((grid, table))
    visible = [table for grid, table in found if not grid.hidden]
    best = known or max(visible, key=lambda table: table.score, default=None)
    if best is None:
        return Suggestion(tables=(), others=tuple(table.sheet for _, table in found))
    shape = shape_of(best.columns)
    tables = tuple(table for table in visible if shape_of(table.columns) == shape)
    return Suggestion(
        tables=tables,
        constants=constants_of(matches[shape]) if known is not None else {},
        others=tuple(
            table.sheet
            for _, table in found
            if table not in tables and table.score * 3 >= best.score * 2
        ),
        remembered=known is not None,
    )


def best_register(catalogues: Catalogues, workbook: ImportWorkbook) -> str:
    """Return the register whose columns a workbook's headings fit best, ``""`` for none."""
    words = import_words()
    choices = ChoiceWords(words, catalogues)
    scores: dict[str, int] = {}
    for grid in workbook.read_as(workbook.encoding):
        for register in IMPORTED if not grid.hidden else ():
            table = find_table(grid, register, words, choices)
            if table is not None:
                scores[register] = max(scores.get(register, 0), table.score)
    return max(scores, key=lambda name: scores[name], default="")


def unmatched(workbook: ImportWorkbook, encoding: Encoding | None) -> tuple[Table, ...]:
    """Return the widest table of each visible sheet, for a person to match."""
    tables = (widest_table(g) for g in workbook.read_as(encoding) if not g.hidden)
    return tuple(table for table in tables if table is not None)


def store_match(connection: Connection, plan: Plan) -> ImportMatch | None:
    """Return what is to be stored so that the plan's match is known next time, None for nothing.

    A match of the same shape is replaced.
    """
    if not plan.tables:
        return None
    match = match_of(plan.register, plan.path.name, plan.tables[0].columns, plan.constants)
    former = _matches(connection, plan.register).get(match.shape)
    if former is None:
        return match
    same = former.columns == match.columns
    return None if same else replace(match, id=former.id)


def remember(file: DataFile, plan: Plan) -> Operation | None:
    """Keep the plan's match without importing; None where it is known already."""
    with changing(file) as (connection, done):
        match = store_match(connection, plan)
        if match is None:
            return None
        made = store_all(connection, file, [match])
        name = f"Ghi nhớ cách khớp cột của tệp “{plan.path.name}”"
        done.append(log_change(connection, file, name, made))
    return done[0]


def _matches(connection: Connection, register: str) -> Mapping[str, ImportMatch]:
    # An undo may bring back a match of a shape that was kept again since: the newest counts.
    return {
        match.shape: match
        for match in load_all(connection, "import_matches")
        if match.register == register
    }
