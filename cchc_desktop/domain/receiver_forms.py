"""Biểu mẫu của cấp trên: the receiver's own workbook, and which figure goes into which cell."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.domain.fields import Record, lines, text, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCell:
    """One cell of the form and what is poured into it.

    ``figure`` is a figure's name (``radio.items``), ``number`` which of its numbers
    (``in_period``, ``planned`` ...); or ``figure`` is empty and ``number`` names a text about the
    office or the period.
    """

    sheet: str = text("Trang tính", required=True, max_length=31)
    cell: str = text("Ô", required=True, max_length=10)
    figure: str = text("Số liệu", max_length=200)
    number: str = text("Cột số liệu", required=True, max_length=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiverForm(Record):
    """One empty workbook as the office above sent it; its bytes are kept under ``sha256``.

    ``shape`` is the mark of its sheets and of what is printed in them, by which it is known again.
    """

    name: str = text("Tên biểu", required=True, max_length=255, ordered=True)
    shape: str = text("Dấu hiệu nhận dạng", required=True, max_length=64)
    size: int | None = whole("Số byte", required=True, minimum=0, maximum=10**9)
    sha256: str = text("Mã băm SHA-256", required=True, max_length=64)
    cells: tuple[FormCell, ...] = lines("Ô được điền", FormCell, noun="ô")
