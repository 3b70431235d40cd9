"""Which cell of a form gets what, as a small text file: to look at, to change, to hand on.

A table for each sheet, a line for each cell::

    ["Biểu 1"]
    B3 = "office.short_name"
    C7 = "radio.items: in_period"

The same as JSON is an object of objects.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.receiver_forms import FormCell

_MOST_BYTES: Final = 1_000_000
_BARE: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


class WrongMapping(CchcError):
    """Raised for a file that does not say which cell gets what."""


def read_mapping(path: Path) -> tuple[FormCell, ...]:
    """Return the cells that a file names; raises :class:`WrongMapping`."""
    text = _text(path)
    try:
        data = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongMapping(f"Tệp “{path.name}” viết chưa đúng: {error}.") from error
    if not isinstance(data, dict):
        raise WrongMapping(f"Tệp “{path.name}” cần mỗi trang tính một bảng các ô.")
    return tuple(
        _cell(path, sheet, cell, said)
        for sheet, cells in data.items()
        for cell, said in _items(path, sheet, cells)
    )


def mapping_text(cells: Iterable[FormCell]) -> str:
    """Return cells as the text that :func:`read_mapping` reads."""
    tables = []
    for sheet, lines in groupby(cells, key=lambda cell: cell.sheet):
        said = (f"{cell.cell} = {_quoted(_said(cell))}" for cell in lines)
        tables.append("\n".join((f"[{_key(sheet)}]", *said)))
    return "\n\n".join(tables)


def _said(cell: FormCell) -> str:
    return f"{cell.figure}: {cell.number}" if cell.figure else cell.number


def _key(name: str) -> str:
    return name if name and set(name) <= _BARE else _quoted(name)


def _quoted(text: str) -> str:
    # What JSON escapes in a text, TOML escapes alike.
    return json.dumps(text, ensure_ascii=False)


def _items(path: Path, sheet: str, cells: object) -> Iterable[tuple[str, Any]]:
    if not isinstance(cells, dict):
        raise WrongMapping(f"Tệp “{path.name}”: “{sheet}” cần là một bảng các ô của trang đó.")
    return cells.items()


def _cell(path: Path, sheet: str, cell: str, said: object) -> FormCell:
    if not isinstance(said, str) or not said.strip():
        raise WrongMapping(
            f"Tệp “{path.name}”: ô {cell}, trang “{sheet}” cần một tên số liệu và cột, ví dụ "
            "“radio.items: in_period”, hoặc tên một nội dung, ví dụ “period.label”."
        )
    figure, between, number = said.rpartition(":")
    return FormCell(
        sheet=sheet, cell=cell, figure=figure.strip() if between else "", number=number.strip()
    )


def _text(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            data = opened.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise WrongMapping(f"Tệp “{path.name}” quá dài, không phải bảng gán ô.")
        return data.decode("utf-8-sig")
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise WrongMapping(f"Tệp “{path.name}” không đọc được (hệ thống báo: {said}).") from error
    except UnicodeDecodeError as error:
        raise WrongMapping(
            f"Tệp “{path.name}” không viết bằng mã UTF-8. Hãy mở bằng Notepad, lưu lại "
            "với mã UTF-8."
        ) from error
