"""What a cell says for one field, or why it cannot be taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from cchc_desktop.domain.catalogues import CatalogueEntry, Catalogues
from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.fields import Field, Kind, fields_of
from cchc_desktop.domain.grids import GridCell
from cchc_desktop.domain.importing.days import day_of
from cchc_desktop.domain.importing.numbers import number_of
from cchc_desktop.domain.importing.words import ChoiceWords
from cchc_desktop.domain.procedures import CODE_FORM, Procedure, matching_code
from cchc_desktop.domain.validation import lower_first
from cchc_desktop.domain.vietnamese import (
    control_characters,
    fold,
    format_day,
    format_number,
    normalize,
)

_NOTHING: Final = frozenset({"-", "–", "—", "_", "...", "…", "/", "x x x", "nil", "n/a"})
"""What people put into a cell to say that there is nothing; a text field keeps it."""
_LONGEST_NOTHING: Final = max(map(len, _NOTHING))
_YES: Final = frozenset({"x", "co", "dung", "1", "yes", "true", "uoc", "v"})
_NO: Final = frozenset({"", "khong", "sai", "0", "no", "false"})
_OFFERED: Final = 12
"""How many known entries a sentence names."""


class UnknownChoice(InvalidValue):
    """A cell names an entry that the catalogue does not have; it might be added."""

    def __init__(self, catalogue: str, label: str, sentence: str) -> None:
        super().__init__(sentence)
        self.catalogue = catalogue
        self.label = label


@dataclass(slots=True, kw_only=True)
class Reader:
    """Reads cells by the declaration of the field that they are for.

    ``references`` are the ids of records by their folded name, for each register that a field
    may refer to; an id of 0 is a name that several records have. ``year`` is the year of days
    written without one; ``from_1904`` the workbook's way of counting days.
    """

    catalogues: Catalogues
    choices: ChoiceWords
    references: Mapping[str, Mapping[str, int]]
    today: date
    year: int | None = None
    from_1904: bool = False
    unit: str = field(default="", init=False)
    """The words that stood behind the number that was read last."""
    remark: str = field(default="", init=False)
    """What had to be understood in the cell that was read last."""

    def read(self, declared: Field, cell: GridCell) -> Any:
        """Return the value of a cell, the field's empty value where it has none.

        Raises InvalidValue with a sentence.
        """
        self.unit = self.remark = ""
        if cell.error:
            raise InvalidValue(
                f"Ô này báo lỗi {cell.error} của Excel; hãy sửa công thức hoặc ghi giá trị."
            )
        value = cell.value
        if value is None:
            if cell.formula:
                raise InvalidValue(
                    "Công thức trong ô chưa có kết quả; hãy mở tệp bằng Excel, lưu lại rồi nhập."
                )
            return empty_of(declared)
        if isinstance(value, str) and _is_blank(declared, value):
            return empty_of(declared)
        match declared.kind:
            case Kind.DAY:
                return self._day(value)
            case Kind.NUMBER | Kind.WHOLE:
                return self._number(declared, cell)
            case Kind.CHOICE:
                return self._choice(declared, value)
            case Kind.REFERENCE:
                return self._reference(declared, value)
            case Kind.FLAG:
                return _flag(value)
            case Kind.TEXT | Kind.LONG_TEXT:
                return self._text(declared, value)

    def _day(self, value: object) -> date:
        day, self.remark = day_of(value, self.today, year=self.year, from_1904=self.from_1904)
        return day

    def _number(self, declared: Field, cell: GridCell) -> Decimal | int:
        value = cell.value
        if declared.kind is Kind.WHOLE and isinstance(value, str):
            value = _year_alone(value)
        number, self.unit, self.remark = number_of(value, cell.number_format)
        if declared.kind is Kind.NUMBER:
            return number
        if number != int(number):
            raise InvalidValue(f"{format_number(number)} không phải số nguyên.")
        return int(number)

    def _choice(self, declared: Field, value: object) -> str:
        code = self.choices.find(declared.catalogue, value if isinstance(value, str) else "")
        if code is not None:
            return code
        text = " ".join(normalize(plain_text(value)).split())
        code = self.choices.find(declared.catalogue, text)
        if code is not None:
            return code
        catalogue = self.catalogues[declared.catalogue]
        offered = [entry.label for entry in self.catalogues.offered(declared.catalogue)]
        known = ", ".join(offered[:_OFFERED]) + ("…" if len(offered) > _OFFERED else "")
        sentence = (
            f"“{_short(text)}” không có trong danh mục {lower_first(catalogue.label)} ({known})."
        )
        fits = len(text) <= _LONGEST_LABEL and not control_characters(text)
        if catalogue.extendable and fits and fold(text):
            raise UnknownChoice(catalogue.name, text, sentence)
        raise InvalidValue(sentence)

    def _reference(self, declared: Field, value: object) -> int:
        text = " ".join(normalize(plain_text(value)).split())
        known = self.references.get(declared.register, {})
        key = symbol_key(text)
        found = (
            {known[key]}
            if key in known
            else {
                known[part]
                for word in text.split()
                if (part := symbol_key(word.strip(",;.()"))) in known
            }
        )
        if len(found) == 1 and (one := found.pop()):
            return one
        if found:
            raise InvalidValue(f"“{_short(text)}” có thể là nhiều văn bản; hãy ghi rõ một văn bản.")
        raise InvalidValue(
            f"Chưa có văn bản “{_short(text)}” trong sổ Văn bản; hãy thêm văn bản đó trước, hoặc "
            "xoá ô này."
        )

    def _text(self, declared: Field, value: object) -> str:
        if declared is _CODE:
            text = self._code(value)
        elif isinstance(value, str):
            text = normalize(value).replace("_x000D_", "").replace("\u00a0", " ")
        elif isinstance(value, bool):
            raise InvalidValue("Ô này là Đúng/Sai, không phải văn bản.")
        else:
            text = plain_text(value)
            if not isinstance(value, int):
                self.remark = f"Ô không phải dạng chữ; được ghi là “{text}”."
        if declared is not _WHERE and declared.kind is Kind.TEXT and "\n" in text:
            text = " ".join(text.split())
            self.remark = "Ô có nhiều dòng; đã nối thành một dòng."
        return text

    def _code(self, value: object) -> str:
        """Return a procedure's code without a portal's tail."""
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            code = f"{Decimal(value):.6f}" if value < 10 else str(value)
            if not CODE_FORM.fullmatch(code) or Decimal(code) != value:
                raise InvalidValue(
                    f"Mã {value} bị Excel đổi thành số; hãy định dạng cột là Text rồi ghi lại "
                    "dạng 1.001193."
                )
            if str(value) != code:
                self.remark = f"Excel đã bỏ số 0 ở cuối; mã được hiểu là {code}."
            return code
        text = normalize(plain_text(value))
        plain = matching_code(text)
        if plain != text:
            self.remark = f"Bỏ phần đuôi của cổng dịch vụ công: {text} → {plain}."
        return plain


_CODE: Final = fields_of(Procedure)["code"]
_WHERE: Final = fields_of(Evidence)["where"]
"""Several proofs may stand in one cell, one a line: who gathers the row parts them."""
_LONGEST_LABEL: Final = fields_of(CatalogueEntry)["label"].max_length


def empty_of(declared: Field) -> Any:
    """Return the value of a field that is not given."""
    match declared.kind:
        case Kind.FLAG:
            return False
        case Kind.TEXT | Kind.LONG_TEXT | Kind.CHOICE:
            return ""
        case _:
            return None


def symbol_key(text: str) -> str:
    """Return a document's symbol as it is compared: without spaces, in small letters."""
    return "".join(normalize(text).split()).casefold()


def _is_blank(declared: Field, text: str) -> bool:
    stripped = text.strip().strip("\u200b\ufeff\u00a0 ")
    if not stripped:
        return True
    if len(stripped) > _LONGEST_NOTHING or declared.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return False
    return stripped.casefold() in _NOTHING


def _flag(value: object) -> bool:
    text = fold(plain_text(value))
    if isinstance(value, bool):
        return value
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise InvalidValue(
        f"“{_short(plain_text(value))}” không phải có hoặc không; hãy ghi x hoặc để trống."
    )


def _year_alone(text: str) -> str:
    """Return ``2022`` of ``Năm 2022``."""
    folded = fold(text)
    return folded.removeprefix("nam ") if folded.startswith("nam ") else text


def plain_text(value: object) -> str:
    """Return what a cell holds as a person would write it, ``""`` for nothing."""
    match value:
        case None:
            return ""
        case datetime():
            return format_day(value.date())
        case date():
            return format_day(value)
        case time():
            return f"{value:%H:%M}"
        case Decimal():
            whole = value == value.to_integral()
            return format(value.normalize(), "f") if whole else format(value, "f").replace(".", ",")
        case _:
            return str(value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
