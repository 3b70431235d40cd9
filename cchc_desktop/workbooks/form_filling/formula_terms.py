"""A formula taken apart: which cells it looks at, and, where it is a plain sum, what it adds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_desktop.workbooks.form_filling.sheet_places import (
    LAST_COLUMN,
    LAST_ROW,
    Block,
    UnusualForm,
    block_of,
    column_number,
)

if TYPE_CHECKING:
    from openpyxl.formula.tokenizer import Token

_SHEET: Final = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]:]+))!(.+)")
_CELLS: Final = re.compile(r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Za-z]{1,3}\$?[0-9]{1,7})?")
_COLUMNS: Final = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_ROWS: Final = re.compile(r"\$?([0-9]{1,7}):\$?([0-9]{1,7})")
_LOOK_ONLY_AT_WHAT_THEY_NAME: Final = frozenset(
    f"{name}("
    for name in (
        *("SUM", "IF", "IFERROR", "ROUND", "ABS", "MIN", "MAX", "AVERAGE", "COUNT", "COUNTA"),
        *("PRODUCT", "SUMPRODUCT", "AND", "OR", "NOT", "TEXT", "VALUE", "LEFT", "RIGHT", "MID"),
        *("LEN", "TRIM", "UPPER", "LOWER", "CONCATENATE", "VLOOKUP", "HLOOKUP", "DATE"),
    )
)
"""Functions whose result follows from their arguments. INDIRECT, OFFSET, TODAY, one of the form's
own macros may look at anything."""

_LONGEST_SUM: Final = 300
"""Tokens; as many brackets within brackets still do not exhaust Python's stack."""

Area = tuple[str, Block]
"""A sheet's name in small letters, and a block of it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a formula looks at. ``clear`` is False where it may look at more than ``areas``."""

    areas: tuple[Area, ...]
    clear: bool
    tokens: Sequence[Token]
    sheet: str


def terms_of(formula: str, sheet: str) -> Terms:
    """Take a formula apart that stands on ``sheet``; it comes without its "="."""
    from openpyxl.formula import Tokenizer
    from openpyxl.formula.tokenizer import TokenizerError

    try:
        tokens = Tokenizer(f"={formula}").items
    except (TokenizerError, IndexError):
        return Terms((), False, (), sheet)
    areas: list[Area] = []
    clear = True
    for token in tokens:
        if token.type == "OPERAND" and token.subtype == "RANGE":
            found = area_of(token.value, sheet)
            if found is not None:
                areas.append(found)
            elif not token.value.startswith(("[", "'[")):
                # A name, a table, several sheets. Another workbook is none of ours.
                clear = False
        elif token.type == "FUNC" and token.subtype == "OPEN":
            clear = clear and token.value.upper() in _LOOK_ONLY_AT_WHAT_THEY_NAME
        elif token.type == "OPERATOR-INFIX" and token.value in (":", " "):
            clear = False
    return Terms(tuple(areas), clear, tokens, sheet)


def area_of(reference: str, sheet: str) -> Area | None:
    """Return what ``Sheet1!$A$1:B2`` names, None for what is no block of one sheet."""
    if named := _SHEET.fullmatch(reference):
        sheet = (named[1] or named[2]).replace("''", "'").lower()
        reference = named[3]
    if "[" in sheet:
        return None
    try:
        if _CELLS.fullmatch(reference):
            return sheet, block_of(reference)
    except UnusualForm:
        return None
    if found := _COLUMNS.fullmatch(reference):
        first, last = sorted(column_number(letters) for letters in found.groups())
        return (sheet, (1, first, LAST_ROW, last)) if last <= LAST_COLUMN else None
    if found := _ROWS.fullmatch(reference):
        top, bottom = sorted(int(number) for number in found.groups())
        return (sheet, (top, 1, bottom, LAST_COLUMN)) if 1 <= top <= LAST_ROW else None
    return None


class NotASum(Exception):
    """A formula is more than SUM, + and - over cells and numbers; Excel is to work it out."""


@dataclass(frozen=True, slots=True)
class Addend:
    """One thing that a sum adds (``sign`` 1) or takes away (-1): a number, a cell or a block.

    In a ``summed`` block what is no number is passed over, as SUM does; a cell that stands by
    itself must be a number or empty.
    """

    sign: int
    number: float | None = None
    area: Area | None = None
    summed: bool = False


def addends_of(terms: Terms) -> list[Addend]:
    """Return what a formula adds up; raises :class:`NotASum`."""
    tokens = [token for token in terms.tokens if token.type != "WHITE-SPACE"]
    if len(tokens) > _LONGEST_SUM:
        raise NotASum
    reader = _SumReader(tokens, terms.sheet)
    found = list(reader.sum(1, summed=False))
    if reader.at < len(tokens):
        raise NotASum
    return found


class _SumReader:
    def __init__(self, tokens: Sequence[Token], sheet: str) -> None:
        self._tokens = tokens
        self._sheet = sheet
        self.at = 0

    def sum(self, sign: int, *, summed: bool) -> Iterator[Addend]:
        """Yield the addends up to a closing sign, a comma or the end."""
        yield from self._operand(sign, summed=summed)
        while self._next() in ("+", "-"):
            if summed:
                raise NotASum  # SUM(A1+B1): a text would be an error there, not passed over
            inner = sign if self._next() == "+" else -sign
            self.at += 1
            yield from self._operand(inner, summed=False)

    def _operand(self, sign: int, *, summed: bool) -> Iterator[Addend]:
        if self.at >= len(self._tokens):
            raise NotASum
        token = self._tokens[self.at]
        self.at += 1
        match token.type, token.subtype:
            case "OPERATOR-PREFIX", _ if not summed and token.value in ("+", "-"):
                yield from self._operand(sign if token.value == "+" else -sign, summed=False)
            case "OPERAND", "NUMBER":
                yield Addend(sign, number=float(token.value))
            case "OPERAND", "RANGE":
                area = area_of(token.value, self._sheet)
                if area is None or (not summed and not _single(area)):
                    raise NotASum
                yield Addend(sign, area=area, summed=summed)
            case "PAREN", "OPEN" if not summed:
                yield from self.sum(sign, summed=False)
                self._close("PAREN")
            case "FUNC", "OPEN" if token.value.upper() == "SUM(":
                yield from self.sum(sign, summed=True)
                while self._next() == ",":
                    self.at += 1
                    yield from self.sum(sign, summed=True)
                self._close("FUNC")
            case _:
                raise NotASum

    def _next(self) -> str:
        if self.at >= len(self._tokens):
            return ""
        token = self._tokens[self.at]
        return token.value if token.type in ("OPERATOR-INFIX", "SEP") else ""

    def _close(self, kind: str) -> None:
        token = self._tokens[self.at] if self.at < len(self._tokens) else None
        if token is None or (token.type, token.subtype) != (kind, "CLOSE"):
            raise NotASum
        self.at += 1


def _single(area: Area) -> bool:
    top, left, bottom, right = area[1]
    return (top, left) == (bottom, right)
