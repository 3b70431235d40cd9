"""What a cell holds, out of what the file writes for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Final

from cchc_desktop.domain.grids import CellValue, GridCell
from cchc_desktop.workbooks.reading.looks import PLAIN, Look
from cchc_desktop.workbooks.reading.number_formats import Shows
from cchc_desktop.workbooks.reading.refusals import Damage
from cchc_desktop.workbooks.reading.serials import day_or_time, number
from cchc_desktop.workbooks.reading.texts import SharedTexts, unescaped

_FLAGS: Final = {"1": True, "0": False, "true": True, "false": False}
_LONGEST_ERROR: Final = 20
_LONGEST_INDEX: Final = 9
"""Digits of the number of a shared text."""


class CellMaker:
    """Makes the cells of a workbook, which share its texts, its looks and its days' system."""

    def __init__(self, texts: SharedTexts, looks: Sequence[Look], *, from_1904: bool) -> None:
        self._texts = texts
        self._looks = {str(place): look for place, look in enumerate(looks)}
        self._plain = looks[0] if looks else PLAIN
        self._from_1904 = from_1904

    def cell(
        self, kind: str, look: str, written: str, *, formula: bool, font: str = ""
    ) -> GridCell:
        """Return the cell of a type ("s", "n" ...), a look's number and what its value says.

        ``font`` is the one that the text itself names. Raises `Damage`.
        """
        own = self._looks.get(look, self._plain)
        value: CellValue = None
        error = ""
        if kind == "n":
            value = self._number(written, own) if written else None
        elif kind == "s":
            if written:
                place = _index(written)
                value = self._shared(place)
                font = self._texts.fonts.get(place, font)
        elif kind in ("str", "inlineStr"):
            value = unescaped(written) or None
        elif kind == "b":
            value = _FLAGS.get(written.strip(), written) if written else None
        elif kind == "e":
            error = written.strip()[:_LONGEST_ERROR]
        elif kind == "d":
            value = _iso_day(written) if written else None
        else:
            raise Damage("có ô thuộc loại lạ.")
        return GridCell(value, font or own.font, own.number_format, formula, error)

    def _shared(self, place: int) -> str | None:
        if self._texts.missing:
            raise Damage(f"cần phần chữ dùng chung, mà phần ấy {self._texts.missing}")
        if place >= len(self._texts.texts):
            raise Damage("có ô trỏ tới chữ không có trong tệp.")
        return self._texts.texts[place] or None

    def _number(self, written: str, look: Look) -> CellValue:
        found = number(written)
        if found is None:
            return written.strip() or None
        if look.shows is Shows.NUMBER:
            return found
        shown = day_or_time(found, look.shows, from_1904=self._from_1904)
        return found if shown is None else shown


def _index(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) <= _LONGEST_INDEX):
        raise Damage("có ô ghi sai.")
    return int(written)


def _iso_day(written: str) -> CellValue:
    """Return the day, time or moment of a cell of type "d"; the text itself where it is none."""
    try:
        if ":" in written and "-" not in written:
            return time.fromisoformat(written.strip()).replace(tzinfo=None)
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        return written
    return moment.replace(tzinfo=None) if ":" in written else moment.date()
