"""The styles of the Word file, by which a person changes a whole report at once.

Headings, title, subject, body and caption are Word's own styles, so that its outline and its
table of contents know them; the decree's other components have styles with Vietnamese names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from cchc_desktop.documents import layout

TYPEFACE: Final = "Times New Roman"
LANGUAGE: Final = "vi-VN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style; lengths in points, `name` as Word shows it.

    `spacing` is of single spacing; `pitch`, where given, is the exact height of a line instead.
    `align` is a value of `w:jc`, `outline` the level in Word's outline, from 0. With `keep` no
    page ends between such a paragraph and what follows it. `own` marks Word's own styles.
    """

    id: str
    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: str = "left"
    before: float = 0.0
    after: float = 0.0
    spacing: float = 1.0
    pitch: float | None = None
    first_line: float = 0.0
    keep: bool = False
    outline: int | None = None
    own: bool = False


NORMAL: Final = Style(id="Normal", name="Normal", size=layout.BODY_SIZE, own=True)
HEADER: Final = Style(
    id="Header", name="header", size=layout.PAGE_NUMBER_SIZE, align="center", own=True
)

# One pitch for both columns of the letterhead, so that their lines stand level.
_head = partial(Style, align="center", pitch=layout.LETTERHEAD_LEADING, keep=True)
NATION: Final = _head(id="QuocHieu", name="Quốc hiệu", size=layout.NATION_SIZE, bold=True)
MOTTO: Final = _head(id="TieuNgu", name="Tiêu ngữ", size=layout.MOTTO_SIZE, bold=True)
SUPERIOR: Final = _head(id="CoQuanChuQuan", name="Cơ quan chủ quản", size=layout.SUPERIOR_SIZE)
AGENCY: Final = _head(
    id="CoQuanBanHanh", name="Cơ quan ban hành", size=layout.AGENCY_SIZE, bold=True
)
NUMBER: Final = _head(id="SoKyHieu", name="Số, ký hiệu", size=layout.NUMBER_SIZE)
PLACE_AND_DATE: Final = _head(
    id="DiaDanhThoiGian",
    name="Địa danh và thời gian",
    size=layout.PLACE_AND_DATE_SIZE,
    italic=True,
)

TITLE: Final = Style(
    id="Title",
    name="Title",
    size=layout.TITLE_SIZE,
    bold=True,
    align="center",
    before=layout.TITLE_GAP,
    keep=True,
    own=True,
)
SUBJECT: Final = Style(
    id="Subtitle",
    name="Subtitle",
    size=layout.SUBJECT_SIZE,
    bold=True,
    align="center",
    keep=True,
    own=True,
)
ADDRESSEE: Final = Style(id="KinhGui", name="Kính gửi", size=layout.ADDRESSEE_SIZE, keep=True)

_heading = partial(
    Style,
    size=layout.BODY_SIZE,
    before=layout.HEADING_GAP,
    spacing=layout.BODY_SPACING,
    first_line=layout.FIRST_LINE_INDENT,
    keep=True,
    own=True,
)
HEADINGS: Final = (
    _heading(id="Heading1", name="heading 1", bold=True, outline=0),
    _heading(id="Heading2", name="heading 2", bold=True, outline=1),
    _heading(id="Heading3", name="heading 3", outline=2),
)
BODY: Final = Style(
    id="BodyText",
    name="Body Text",
    size=layout.BODY_SIZE,
    align="both",
    before=layout.PARAGRAPH_GAP,
    spacing=layout.BODY_SPACING,
    first_line=layout.FIRST_LINE_INDENT,
    own=True,
)

CAPTION: Final = Style(
    id="Caption",
    name="caption",
    size=layout.BODY_SIZE,
    bold=True,
    align="center",
    before=layout.HEADING_GAP,
    after=layout.PARAGRAPH_GAP,
    keep=True,
    own=True,
)
_cell = partial(Style, size=layout.TABLE_SIZE, spacing=layout.TABLE_SPACING)
CELL: Final = _cell(id="OBang", name="Ô bảng")
CELL_HEAD: Final = _cell(id="DauBang", name="Đầu bảng", bold=True, align="center", keep=True)

RECIPIENTS_LABEL: Final = Style(
    id="NoiNhan",
    name="Nơi nhận",
    size=layout.RECIPIENTS_LABEL_SIZE,
    bold=True,
    italic=True,
    # As tall as the line of the authority beside it, so that the two stand level.
    pitch=layout.leading(layout.SIGNATURE_SIZE),
)
RECIPIENT: Final = Style(
    id="DanhSachNoiNhan", name="Danh sách nơi nhận", size=layout.RECIPIENTS_SIZE
)
_signing = partial(Style, size=layout.SIGNATURE_SIZE, bold=True, align="center")
POSITION: Final = _signing(id="QuyenHanChucVu", name="Quyền hạn, chức vụ", keep=True)
SIGNER: Final = _signing(id="HoTenNguoiKy", name="Họ tên người ký", before=layout.SIGNATURE_WHITE)

_appendix = partial(Style, size=layout.APPENDIX_SIZE, align="center", keep=True)
APPENDIX_LABEL: Final = _appendix(id="PhuLuc", name="Phụ lục", bold=True, outline=0)
APPENDIX_TITLE: Final = _appendix(id="TenPhuLuc", name="Tên phụ lục", bold=True)
APPENDIX_REFERENCE: Final = _appendix(id="KemTheo", name="Kèm theo", italic=True)

RULE: Final = Style(id="DuongKe", name="Đường kẻ", size=1.0, keep=True)
WHITE: Final = Style(id="KhoangTrong", name="Khoảng trống", size=1.0, keep=True)
"""Between two tables, and where a section ends behind a table: Word needs a paragraph there."""

STYLES: Final = (
    NORMAL,
    *HEADINGS,
    TITLE,
    SUBJECT,
    BODY,
    CAPTION,
    HEADER,
    NATION,
    MOTTO,
    SUPERIOR,
    AGENCY,
    NUMBER,
    PLACE_AND_DATE,
    ADDRESSEE,
    CELL,
    CELL_HEAD,
    RECIPIENTS_LABEL,
    RECIPIENT,
    POSITION,
    SIGNER,
    APPENDIX_LABEL,
    APPENDIX_TITLE,
    APPENDIX_REFERENCE,
    RULE,
    WHITE,
)

GRID_TABLE: Final = "BangSoLieu"
"""Id of the style of tables with figures."""
LAYOUT_TABLE: Final = "BangKhongKe"
"""Id of the style of tables that only set columns side by side, without rules or margins."""
