"""Workbooks made for a test, by openpyxl or part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*targets: tuple[str, str, str]) -> str:
    """Return a part of relationships; each is (mark, kind, target)."""
    lines = "".join(
        f'<Relationship Id="{mark}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for mark, kind, target in targets
    )
    return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    """Return a sheet's XML round its rows."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(**sheets: str) -> dict[str, str]:
    """Return the parts of a workbook of these sheets, without shared texts and looks."""
    marks = [f"rId{number}" for number in range(1, len(sheets) + 1)]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="{mark}"/>'
        for number, (name, mark) in enumerate(zip(sheets, marks, strict=True), start=1)
    )
    made = {
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            *((mark, "worksheet", f"worksheets/{mark}.xml") for mark in marks)
        ),
    }
    for mark, xml in zip(marks, sheets.values(), strict=True):
        made[f"xl/worksheets/{mark}.xml"] = xml
    return made


def written(path: Path, made: Mapping[str, str | bytes]) -> Path:
    """Write the parts as a zip to ``path``."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return path
