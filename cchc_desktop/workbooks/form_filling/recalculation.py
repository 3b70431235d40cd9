"""The workbook's part told that every formula is to be worked out when the file is opened."""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

from cchc_desktop.workbooks.form_filling.sheet_places import (
    START_TAG,
    UnusualForm,
    in_utf_8,
    local_name,
)
from cchc_desktop.workbooks.reading.refusals import Damage
from cchc_desktop.workbooks.reading.xml_stream import make_parser

_BEFORE: Final = frozenset(
    {
        *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews"),
        *("sheets", "functionGroups", "externalReferences", "definedNames"),
    }
)
"""What stands before the settings of calculation."""
_SAID: Final = re.compile(rb"""(\sfullCalcOnLoad\s*=\s*)(?:"[^"]*"|'[^']*')""")


def recalculated_on_load(data: bytes) -> bytes:
    """Return the workbook's XML with ``fullCalcOnLoad`` set; raises :class:`UnusualForm`."""
    data = in_utf_8(data)
    finder = _Finder(data)
    if finder.settings is not None:
        start, end = finder.settings
        tag = data[start:end]
        new, found = _SAID.subn(rb'\1"1"', tag)
        if not found:
            name = re.match(rb"<[^\s/>]+", tag)
            assert name is not None
            new = name[0] + b' fullCalcOnLoad="1"' + tag[name.end() :]
        return data[:start] + new + data[end:]
    setting = f'<{finder.prefix}calcPr fullCalcOnLoad="1"/>'.encode()
    return data[: finder.place] + setting + data[finder.place :]


class _Finder:
    """Finds the settings of calculation, or the place where they are to stand."""

    def __init__(self, data: bytes) -> None:
        self.settings: tuple[int, int] | None = None
        self.prefix = ""
        self.place = 0
        self._data = data
        self._depth = 0
        self._closed_end = 0
        parser, _ = make_parser()
        self._parser = parser
        parser.namespace_prefixes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, Damage) as error:
            raise UnusualForm(
                "Danh sách trang tính của biểu bị hỏng nên chưa điền được."
            ) from error

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 2:
            return
        at = self._parser.CurrentByteIndex
        found = START_TAG.match(self._data, at)
        assert found is not None
        self._closed_end = found.end() if found[0].endswith(b"/>") else 0
        local, self.prefix = local_name(name)
        if self._depth == 2 and local == "calcPr":
            self.settings = found.span()

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._depth == 1 and local_name(name)[0] in _BEFORE:
            at = self._parser.CurrentByteIndex
            self.place = self._closed_end or self._data.index(b">", at) + 1
