"""The sheet of paper with the recovery key, for the sealed envelope in the safe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Final

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.documents.fonts import Faces, faces, windows_fonts_folder

_LEFT, _RIGHT, _TOP = 25 * mm, A4[0] - 20 * mm, A4[1] - 20 * mm
_SIZE: Final = 12.0
_LEADING: Final = 1.3
_KEY_SIZE: Final = 17.0
_GROUPS_A_LINE: Final = 5
_QR_SIDE: Final = 42 * mm
_GAP: Final = 7.0

_TITLE: Final = "TỜ KHÔI PHỤC MẬT KHẨU"
_WARNING: Final = (
    "Ai có tờ này thì mở được sổ mà không cần mật khẩu. Cho ngay vào phong bì, niêm phong, ký giáp "
    "lai, cất trong két hoặc tủ có khoá của cơ quan; không chụp ảnh, không gửi đi, không để cùng "
    "chỗ với thẻ nhớ sao lưu."
)
_WHEN: Final = """\
Quên mật khẩu của chương trình CCHC Desktop, hoặc người giữ mật khẩu đã chuyển đi.
Mở bản sao lưu mã hoá (tệp .cchcm) trên thẻ nhớ, thư mục dùng chung."""
_HOW: Final = """\
Mở tệp dữ liệu bằng chương trình; ở hộp hỏi mật khẩu chọn “Quên mật khẩu”, gõ mã trên (chữ hoa hay
 thường, có hay không có dấu cách đều được) rồi đặt mật khẩu mới.
Bản sao lưu mã hoá: Tệp > Khôi phục từ bản sao lưu, gõ mã vào chỗ hỏi mật khẩu.
Đổi mật khẩu không làm tờ này mất giá trị. Bỏ mật khẩu rồi đặt lại thì phải in tờ mới; giữ tờ cũ
 chừng nào còn bản sao lưu mã hoá cũ."""
_WITHOUT: Final = """\
Đổi đuôi tệp .cchcm thành .zip, giải nén lấy ban-sao.cchcb.age. Ghi mã trên, viết liền, vào tệp
 khoa.txt, rồi dùng công cụ age (định dạng mở age-encryption.org/v1):
age -d -i khoa.txt -o ban-sao.zip ban-sao.cchcb.age
Trong ban-sao.zip là cơ sở dữ liệu SQLite 3 và bản kê. Xong việc xoá tệp khoa.txt."""
_SECTIONS: Final = (
    ("Tờ này dùng khi nào", _WHEN),
    ("Cách dùng", _HOW),
    ("Khi không còn chương trình", _WITHOUT),
)
"""Headings and sentences, one a line; a line that begins with a space goes on with the former."""
_SIGNED: Final = ("Người niêm phong", "Người giữ phong bì")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """What stands on the sheet; ``groups`` are those of the key, ``key`` is it in one piece."""

    office: str
    data_file: str
    folder: str
    protected_since: datetime
    printed_at: datetime
    key: str = field(repr=False)
    groups: Sequence[str] = field(repr=False)


def draw_recovery_sheet(sheet: RecoverySheet) -> bytes:
    """Return the sheet as a PDF of one page, which is nowhere but in memory."""
    used = faces(windows_fonts_folder())
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1, initialFontName=used.regular)
    canvas.setTitle(f"Tờ khôi phục mật khẩu: {sheet.data_file}")
    canvas.setAuthor(sheet.office)
    page = _Page(canvas, used)
    page.centred(sheet.office, _SIZE, used.bold)
    page.space(_GAP)
    page.centred(_TITLE, 16, used.bold)
    page.space(_GAP)
    page.paragraph(f"Tệp dữ liệu: {sheet.data_file}")
    page.paragraph(f"Nơi đặt: {sheet.folder}")
    page.paragraph(
        f"Mật khẩu đặt lúc {sheet.protected_since:%H:%M ngày %d/%m/%Y}; "
        f"in lúc {sheet.printed_at:%H:%M ngày %d/%m/%Y}."
    )
    page.space(_GAP)
    page.key(sheet)
    page.paragraph(_WARNING, face=used.bold)
    for heading, sentences in _SECTIONS:
        page.space(_GAP)
        page.paragraph(heading, face=used.bold)
        for sentence in sentences.replace("\n ", " ").splitlines():
            page.paragraph(sentence, indent=5 * mm)
    page.space(3 * _GAP)
    page.signatures()
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


class _Page:
    """Writes downwards, a line at a time."""

    def __init__(self, canvas: Canvas, used: Faces) -> None:
        self._canvas = canvas
        self._faces = used
        self._y = _TOP

    def space(self, height: float) -> None:
        """Leave room."""
        self._y -= height

    def centred(self, text: str, size: float, face: str) -> None:
        """Write a heading, broken where it is too long."""
        for line in _broken(text, face, size, _RIGHT - _LEFT):
            self._next(size)
            self._canvas.setFont(face, size)
            self._canvas.drawCentredString((_LEFT + _RIGHT) / 2, self._y, line)

    def paragraph(self, text: str, *, face: str = "", indent: float = 0.0) -> None:
        """Write sentences over the width of the page."""
        chosen = face or self._faces.regular
        for line in _broken(text, chosen, _SIZE, _RIGHT - _LEFT - indent):
            self._next(_SIZE)
            self._canvas.setFont(chosen, _SIZE)
            self._canvas.drawString(_LEFT + indent, self._y, line)

    def key(self, sheet: RecoverySheet) -> None:
        """Write the key in groups at the left, as a QR code at the right, in a frame."""
        head, *groups = sheet.groups
        lines = [head] + [
            "   ".join(groups[at : at + _GROUPS_A_LINE])
            for at in range(0, len(groups), _GROUPS_A_LINE)
        ]
        top, height = self._y, _QR_SIDE + 8 * mm
        self._canvas.setLineWidth(1)
        self._canvas.rect(_LEFT, top - height, _RIGHT - _LEFT, height)
        step = height / (len(lines) + 1)
        for index, line in enumerate(lines, start=1):
            self._canvas.setFont(self._faces.bold, _KEY_SIZE)
            self._canvas.drawString(_LEFT + 5 * mm, top - index * step - 0.35 * _KEY_SIZE, line)
        code = QrCodeWidget(sheet.key, barLevel="M", barWidth=_QR_SIDE, barHeight=_QR_SIDE)
        drawing = Drawing(_QR_SIDE, _QR_SIDE, initialFontName=self._faces.regular)
        drawing.add(code)
        renderPDF.draw(drawing, self._canvas, _RIGHT - _QR_SIDE - 2 * mm, top - height + 4 * mm)
        self._y = top - height - _GAP

    def signatures(self) -> None:
        """Leave places for who seals the envelope and who keeps it."""
        self._next(_SIZE)
        half = (_RIGHT - _LEFT) / 2
        for index, title in enumerate(_SIGNED):
            middle = _LEFT + half * (index + 0.5)
            self._canvas.setFont(self._faces.bold, _SIZE)
            self._canvas.drawCentredString(middle, self._y, title)
            self._canvas.setFont(self._faces.italic, _SIZE)
            self._canvas.drawCentredString(
                middle, self._y - _SIZE * _LEADING, "(ngày, họ tên, chữ ký)"
            )

    def _next(self, size: float) -> None:
        self._y -= size * _LEADING


def _broken(text: str, face: str, size: float, width: float) -> Iterator[str]:
    """Yield the lines of a text; a word that is longer than a line is broken anywhere."""
    line = ""
    for word in text.split():
        wanted = f"{line} {word}".strip()
        if stringWidth(wanted, face, size) <= width:
            line = wanted
            continue
        if line:
            yield line
        line = word
        while stringWidth(line, face, size) > width:
            cut = next(
                n for n in range(len(line) - 1, 0, -1) if stringWidth(line[:n], face, size) <= width
            )
            yield line[:cut]
            line = line[cut:]
    yield line
