"""A number out of a cell. What can be read in two ways is asked about, never guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.vietnamese import format_number, parse_number

_WITH_WORDS: Final = re.compile(r"([-+]?\d[\d.,  ]*)\s*([^\d\s.,].*)", re.DOTALL)
_ENGLISH: Final = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+\.\d+|[-+]?\d{1,3}(?:,\d{3}){2,}")
_TWO_WAYS: Final = re.compile(r"[-+]?\d{1,3},\d{3}")
_POINT: Final = re.compile(r"[-+]?\d+\.\d{1,2}|[-+]?\d+\.\d{4,}|[-+]?0\.\d{3}|[-+]?\d{4,}\.\d{3}")


def number_of(value: object, number_format: str = "") -> tuple[Decimal, str, str]:
    """Return the number that a cell holds, the words that stand behind it, and a remark.

    ``58 tin, bài`` gives 58 and ``tin, bài``. Raises InvalidValue with a sentence.
    """
    if isinstance(value, bool):
        raise InvalidValue("Ô này là Đúng/Sai, không phải một số.")
    if isinstance(value, int):
        return Decimal(value), "", ""
    if isinstance(value, Decimal):
        return _stored(value, number_format), "", ""
    if isinstance(value, str):
        return _written(value.strip().lstrip("'"))
    raise InvalidValue("Ô này là ngày, giờ, không phải một số; hãy đổi định dạng ô rồi ghi lại số.")


def _stored(value: Decimal, number_format: str) -> Decimal:
    if "%" in number_format:
        shown = format_number((value * 100).normalize())
        raise InvalidValue(
            f"Ô đang định dạng phần trăm ({shown}%); hãy ghi số lượng, không ghi tỷ lệ."
        )
    # Excel itself keeps and shows fifteen digits; the rest is how its file writes binary numbers.
    return Decimal(f"{value:.15g}") if len(value.as_tuple().digits) > 15 else value


def _written(text: str) -> tuple[Decimal, str, str]:
    found = _WITH_WORDS.fullmatch(text)
    digits, words = (found[1].strip(), found[2].strip()) if found else (text, "")
    if words.startswith("%"):
        raise InvalidValue(f"“{text}” là tỷ lệ phần trăm; hãy ghi số lượng.")
    if _ENGLISH.fullmatch(digits):
        raise InvalidValue(
            f"“{text}” viết theo kiểu Anh - Mỹ; hãy ghi dấu chấm ngăn hàng nghìn, dấu phẩy ngăn "
            "phần thập phân (1.234,5)."
        )
    if _TWO_WAYS.fullmatch(digits):
        raise InvalidValue(
            f"“{text}” hiểu được hai cách. Nếu là hàng nghìn hãy ghi {digits.replace(',', '')}; "
            "nếu là số lẻ thập phân hãy đổi ô sang dạng số của Excel."
        )
    if _POINT.fullmatch(digits):
        raise InvalidValue(
            f"“{text}” có dấu chấm không ngăn hàng nghìn; phần thập phân ghi sau dấu phẩy "
            f"({digits.replace('.', ',')})."
        )
    number = parse_number(digits)
    remark = f"“{text}” được hiểu là {format_number(number)}." if "." in digits else ""
    return number, words, remark
