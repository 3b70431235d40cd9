"""Two forms of different make: one as a person draws it in Excel, one of odd XML."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

SHEET = "Biểu 01"
"""The sheet of the drawn form that is filled."""

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OFFICE = {
    NAMESPACE: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def picture() -> bytes:
    """Give a red point as a PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    rest = chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + rest


def drawn_form(path: Path, *, macros: bool = False, period: str = "Quý II năm 2022") -> Path:
    """Write a form with all that a form may have and that openpyxl would lose or change."""
    book = xlsxwriter.Workbook(path)
    if macros:
        code = path.with_suffix(".bin")
        code.write_bytes(b"\xd0\xcf\x11\xe0 no code that anybody runs")
        book.add_vba_project(str(code))
    sheet = book.add_worksheet(SHEET)
    summary = book.add_worksheet("Tổng hợp")
    other = book.add_worksheet("Danh mục")
    _draw(book, sheet, period)
    summary.write("A1", "Tổng số tin, bài")
    summary.write_formula("B1", f"='{SHEET}'!D9", None, 7)
    summary.write_formula("B2", f'=IF(\'{SHEET}\'!D7>0,"Có","Không")', None, "Không")
    other.write_column("A1", ["Đạt", "Chưa đạt"])
    other.write_formula("B1", "=1+1", None, 2)
    book.define_name("SoTin", f"='{SHEET}'!$D$7")
    book.close()
    path.with_suffix(".bin").unlink(missing_ok=True)
    return path


def _draw(book: Any, sheet: Any, period: str) -> None:
    title = book.add_format({"bold": True, "align": "center", "font_name": "Times New Roman"})
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center"})
    cell = book.add_format({"border": 1, "num_format": "#,##0"})
    share = book.add_format({"border": 1, "num_format": "0.0%"})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.set_column("A:A", 5)
    sheet.set_column("B:B", 34)
    sheet.set_column("C:G", 11, cell)
    sheet.set_row(4, 42)
    sheet.merge_range("A1:G1", "BIỂU SỐ 01: KẾT QUẢ TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH", title)
    sheet.merge_range("A2:G2", period, title)
    sheet.write("A3", "Đơn vị báo cáo: ....................")
    sheet.write("E3", "Ngày lập:")
    sheet.write("F3", None, day)
    sheet.merge_range("A5:A6", "TT", head)
    sheet.merge_range("B5:B6", "Nội dung", head)
    sheet.merge_range("C5:D5", "Kết quả thực hiện", head)
    sheet.write_row("C6", ["Kế hoạch năm", "Trong kỳ"], head)
    sheet.merge_range("E5:F5", "So với cùng kỳ", head)
    sheet.write_row("E6", ["+/-", "%"], head)
    sheet.merge_range("G5:G6", "Lũy kế từ đầu năm", head)
    sheet.write_row("A7", [1, "Tin, bài trên đài truyền thanh xã"], cell)
    sheet.write_row("A8", [2, "Số tin, bài trên Trang thông tin điện tử"], cell)
    sheet.write("B9", "Cộng", head)
    for column in "CDG":
        sheet.write_formula(f"{column}9", f"=SUM({column}7:{column}8)", cell, 0)
    for row in (7, 8):
        sheet.write_blank(f"F{row}", None, share)
    sheet.write_formula("F9", "=IF(C9=0,0,D9/C9)", share, 0)
    sheet.write_formula("H7", "=D7-C7", None, 0)
    sheet.write_formula("H8", "=SoTin*2", None, 0)
    sheet.write_array_formula("I7:I8", "{=D7:D8*2}", None, 0)
    sheet.write("B11", "Người lập biểu")
    sheet.merge_range("E11:G11", "", cell)
    sheet.insert_image("B12", "dau.png", {"image_data": BytesIO(picture())})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": [SHEET, 6, 3, 7, 3]})
    sheet.insert_chart("B16", chart)
    sheet.conditional_format("D7:D8", {"type": "cell", "criteria": "<", "value": 1, "format": head})
    sheet.data_validation("C7:C8", {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.write_comment("D7", "Chỉ tính tin, bài đã phát")
    sheet.print_area("A1:G14")
    sheet.repeat_rows(4, 5)
    sheet.set_landscape()
    sheet.freeze_panes(6, 2)
    sheet.set_footer("&CTrang &P/&N")


def package(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write a package of these parts, in their order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def odd_form(
    path: Path, sheet: str, *, workbook: str = "", namespace: str = NAMESPACE, styles: str = ""
) -> Path:
    """Write a workbook of one sheet, "Sheet1", whose XML is given."""
    office = _OFFICE[namespace]
    listed = workbook or (
        f'<workbook xmlns="{namespace}" xmlns:r="{office}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="a"/></sheets></workbook>'
    )
    relation = '<Relationship Id="{}" Type="{}" Target="{}"/>'
    packed = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return package(
        path,
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/'
                'vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                f'<Override PartName="/content/book.xml" ContentType="{main}"/>'
                '<Override PartName="/content/s.xml" ContentType="application/'
                'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
                '<Override PartName="/xl/styles.xml" ContentType="application/'
                'vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'
            ),
            "_rels/.rels": f'<Relationships xmlns="{packed}">'
            f"{relation.format('r', office + '/officeDocument', '/content/book.xml')}"
            "</Relationships>",
            "content/book.xml": listed,
            "content/_rels/book.xml.rels": f'<Relationships xmlns="{packed}">'
            f"{relation.format('a', office + '/worksheet', 's.xml')}"
            f"{relation.format('b', office + '/styles', '../xl/styles.xml')}</Relationships>",
            "content/s.xml": sheet,
            "xl/styles.xml": styles or plain_styles(namespace),
        },
    )


def plain_styles(namespace: str = NAMESPACE, formats: tuple[int, ...] = (0, 14, 10, 49)) -> str:
    """Give styles: general, a date, a percentage, a text."""
    xfs = "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0"/>' for n in formats)
    return (
        f'<styleSheet xmlns="{namespace}"><fonts count="1"><font><name val="Arial"/></font></fonts>'
        '<fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders>'
        f'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs>{xfs}</cellXfs>'
        '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def parts_of(content: bytes | Path) -> dict[str, bytes]:
    """Give every part of a package by name, in order."""
    with zipfile.ZipFile(content if isinstance(content, Path) else BytesIO(content)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}
