"""Reports of every shape that the program must lay out and check without a false alarm.

Each function of `SHAPES` returns a whole document; `TRYING` are those whose texts no clerk would
write, but some clerk will paste. Clean in wording: what a shape says of itself (ward, superior,
year, signer) is said in all of its parts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from cchc_desktop.documents.tree import (
    Addressees,
    Appendix,
    Block,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Point,
    Recipients,
    Run,
    Runs,
    Signature,
    Table,
    runs,
)
from tests.documents import sample_report

CHAIRMAN: Final = Signature(("TM. Ủy ban nhân dân",), "Chủ tịch", "Lê Thị Ước")
FILED: Final = "Lưu: VT, VP"
REFERENCE: Final = (
    "Kèm theo Báo cáo số      /BC-UBND ngày      tháng 12 năm 2022 của UBND xã Chi Lăng Nam"
)
LONG_DESK: Final = "Trung tâm Phục vụ hành chính công xã Bắc Thanh Miện"


@dataclass(frozen=True)
class Unit:
    """What the sample's words become for another unit and year."""

    kind: str
    name: str
    year: int
    superior: str
    interior: str
    province: str
    desk: str = "bộ phận một cửa"

    @property
    def whole(self) -> str:
        return f"{self.kind} {self.name}"

    def speak(self, text: str) -> str:
        text = text.replace("xã Chi Lăng Nam", self.whole).replace("Chi Lăng Nam", self.name)
        text = re.sub(r"\bxã\b(?! hội)", self.kind, text)
        text = text.replace("UBND tỉnh Hải Dương", f"UBND {self.province}")
        text = text.replace("bộ phận một cửa", self.desk).replace("băng zôn", "băng rôn")
        return text.replace("2023", str(self.year + 1)).replace("2022", str(self.year))


WARD: Final = Unit(
    "phường",
    "Tân Hưng",
    2022,
    "Ủy ban nhân dân thành phố Hải Dương",
    "Phòng Nội vụ thành phố Hải Dương",
    "tỉnh Hải Dương",
)
ZONE: Final = Unit(
    "đặc khu",
    "Bạch Long Vĩ",
    2025,
    "Ủy ban nhân dân thành phố Hải Phòng",
    "Sở Nội vụ thành phố Hải Phòng",
    "thành phố Hải Phòng",
    "Trung tâm Phục vụ hành chính công đặc khu Bạch Long Vĩ",
)
MERGED: Final = Unit(
    "xã",
    "Bắc Thanh Miện",
    2025,
    "Ủy ban nhân dân thành phố Hải Phòng",
    "Sở Nội vụ thành phố Hải Phòng",
    "thành phố Hải Phòng",
    LONG_DESK,
)


def deputy_signing() -> Document:
    """The sample: a deputy signs, one superior addressed, number and day blank."""
    return sample_report.report()


def chairman_signing() -> Document:
    return replace(sample_report.report(), signature=CHAIRMAN)


def nobody_addressed() -> Document:
    return replace(
        sample_report.report(),
        addressees=None,
        recipients=Recipients(sample_report.RECIPIENTS.names[1:]),
    )


def several_addressed() -> Document:
    return replace(
        sample_report.report(),
        addressees=Addressees(
            (
                "Ủy ban nhân dân huyện Thanh Miện",
                "Phòng Nội vụ huyện Thanh Miện",
                "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Thanh Miện, tỉnh Hải Dương",
            )
        ),
        recipients=Recipients(("Như trên", "Đảng ủy, HĐND, UBND xã", FILED)),
    )


def superior_named() -> Document:
    """An office of a district names what stands above it, here in two lines."""
    return replace(
        sample_report.report(),
        letterhead=Letterhead(
            superior=("Ủy ban nhân dân", "huyện Thanh Miện"),
            agency=("Phòng Nội vụ",),
            number="Số:      /BC-PNV",
            place_and_date="Thanh Miện, ngày      tháng 12 năm 2022",
        ),
        signature=Signature((), "Trưởng phòng", "Phạm Văn Đức"),
        recipients=Recipients(("Như trên", "Sở Nội vụ tỉnh Hải Dương", "Lưu: VT")),
    )


def ward() -> Document:
    return _of(WARD)


def special_zone() -> Document:
    return _of(ZONE)


def after_july_2025() -> Document:
    """Two tiers: no district, and the one-stop desk is a centre with a long name."""
    return _of(MERGED)


def very_long_agency() -> Document:
    """The centre itself reports, with its superior above it and a symbol as long."""
    return replace(
        _of(MERGED),
        letterhead=Letterhead(
            superior=("Ủy ban nhân dân xã Bắc Thanh Miện trực thuộc thành phố Hải Phòng",),
            agency=(
                f"{LONG_DESK} và các điểm tiếp nhận hồ sơ, trả kết quả tại các thôn, khu dân cư",
            ),
            number="Số:      /BC-TTPVHCC",
            place_and_date="Bắc Thanh Miện, ngày      tháng 12 năm 2025",
        ),
        signature=Signature(
            (f"KT. Giám đốc {LONG_DESK}",), "Phó Giám đốc phụ trách", "Nguyễn Thị Phương Thảo"
        ),
    )


def no_slogans() -> Document:
    kept = (block for block in sample_report.report_blocks() if "slogans" not in block.key)
    return replace(sample_report.report(), blocks=tuple(kept))


def thirty_slogans() -> Document:
    return _with_points(
        "results.slogans",
        tuple(
            f"{sample_report.SLOGANS[at % 3][:-1]}, thôn {at // 3 + 1} xã Chi Lăng Nam!"
            for at in range(30)
        ),
    )


def ten_pages() -> Document:
    """Twelve parts, each with clauses and points; a heading lies near the foot of some page."""
    blocks: list[Block] = [Paragraph("opening", runs(sample_report.OPENING))]
    romans = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    texts = (*sample_report.DIRECTION, *sample_report.TASKS)
    for part, roman in enumerate(romans, start=1):
        title = f"Kết quả tuyên truyền tháng {part}"
        blocks.append(Heading(f"part{part}", 1, f"{roman}.", title))
        for clause in (1, 2):
            key = f"part{part}.{clause}"
            blocks.append(Heading(key, 2, f"{clause}.", f"Công tác tuần {clause}, tháng {part}"))
            blocks += [
                Point(f"{key}.{at}", "-", runs(texts[(part * 3 + clause + at) % len(texts)]))
                for at in range(4)
            ]
    blocks.append(Paragraph("ending", runs(sample_report.ENDING)))
    return replace(sample_report.report(), blocks=tuple(blocks))


def one_appendix() -> Document:
    table = Table(
        "appendix.table",
        (
            Column("STT", 0.6, "center"),
            Column("Mã số", 1.3, "center"),
            Column("Tên thủ tục hành chính", 4),
            Column("Lĩnh vực", 1.4),
            Column("Ngày niêm yết", 1.4, "center"),
        ),
        tuple(
            _row(str(number), f"1.{1193 + number:06}", *PROCEDURES[number % 3], "05/12/2022")
            for number in range(1, 61)
        ),
    )
    appendix = Appendix("appendix", "Danh mục thủ tục hành chính đã niêm yết", REFERENCE, (table,))
    return replace(sample_report.report(), appendices=(appendix,))


def two_appendices() -> Document:
    """The first upright with prose, the second on its side with a wide table of two pages."""
    first = Appendix(
        "slogans",
        "Khẩu hiệu tuyên truyền năm 2022",
        REFERENCE,
        (
            Heading("slogans.all", 1, "I.", "Khẩu hiệu tại bảng điện tử"),
            *(
                Point(f"slogans.{number}", "-", runs(text))
                for number, text in enumerate(sample_report.SLOGANS, start=1)
            ),
        ),
        number="I",
    )
    second = Appendix(
        "tally", "Số liệu tuyên truyền năm 2022", REFERENCE, (_tally(),), "II", landscape=True
    )
    return replace(sample_report.report(), appendices=(first, second))


def number_and_date_given() -> Document:
    head = replace(
        sample_report.LETTERHEAD,
        number="Số: 45/BC-UBND",
        place_and_date="Chi Lăng Nam, ngày 05 tháng 12 năm 2022",
    )
    return replace(sample_report.report(), letterhead=head)


def table_in_the_body() -> Document:
    table = Table(
        "results.table",
        (
            Column("STT", 0.6, "center"),
            Column("Hình thức tuyên truyền", 3.4),
            Column("Đơn vị tính", 1.2, "center"),
            Column("Trong kỳ", 1, "right"),
            Column("Cùng kỳ", 1, "right"),
        ),
        tuple(
            _row(str(number), way, unit, str(number * 7), str(number * 6))
            for number, (way, unit) in enumerate(WAYS, start=1)
        ),
        caption="Bảng 1. Kết quả tuyên truyền năm 2022",
    )
    blocks = list(sample_report.report_blocks())
    at = next(index for index, block in enumerate(blocks) if block.key == "results.slogans")
    return replace(sample_report.report(), blocks=(*blocks[:at], table, *blocks[at:]))


def thirty_recipients() -> Document:
    names = tuple(f"Chi bộ, Ban công tác Mặt trận thôn {number}" for number in range(1, 29))
    return replace(sample_report.report(), recipients=Recipients(("Như trên", *names, FILED)))


def long_position_and_name() -> Document:
    """A position of two lines and a name of 60 letters."""
    name = "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Phương Thảo Quỳnh Anh"
    assert len(name) == 60
    return replace(
        sample_report.report(),
        signature=Signature(
            ("TM. Ủy ban nhân dân", "KT. Chủ tịch"),
            "Phó Chủ tịch\nTrưởng ban Chỉ đạo cải cách hành chính",
            name,
        ),
    )


def long_subject() -> Document:
    return replace(sample_report.report(), subject=_prose(600))


def long_slogan() -> Document:
    return _with_points("results.slogans", (*sample_report.SLOGANS, _prose(4_000)))


def markup() -> Document:
    """What a markup language would swallow is text: in every part of the document."""
    odd = '<img src="x"> &amp; <b>đậm</b> & </para>'
    table = Table("odd.table", (Column(odd), Column("B")), (_row(odd, "1 < 2 && 3 > 2"),), odd)
    return replace(
        sample_report.report(),
        subject=f"Kết quả {odd}",
        addressees=Addressees((f"Ủy ban {odd}",)),
        blocks=(
            Heading("odd.heading", 2, "1.", odd),
            Paragraph("odd.paragraph", (Run(odd), Run("&lt;i&gt;", italic=True))),
            Point("odd.point", "-", runs(odd)),
            table,
            Paragraph("ending", runs(sample_report.ENDING)),
        ),
        recipients=Recipients((f"Như {odd}", FILED)),
    )


def decomposed() -> Document:
    """Everything typed on a Mac: letters apart from their marks."""
    document = sample_report.report()
    return replace(
        document,
        letterhead=replace(
            document.letterhead,
            agency=tuple(map(_apart, document.letterhead.agency)),
            place_and_date=_apart(document.letterhead.place_and_date),
        ),
        subject=_apart(document.subject),
        addressees=Addressees((_apart("Ủy ban nhân dân huyện Thanh Miện"),)),
        blocks=tuple(_worded(block, _apart) for block in document.blocks),
        recipients=Recipients(tuple(map(_apart, document.recipients.names))),
        signature=Signature(
            tuple(map(_apart, document.signature.authority)),
            _apart(document.signature.position),
            _apart(document.signature.name),
        ),
    )


SHAPES: Final[dict[str, Callable[[], Document]]] = {
    shape.__name__: shape
    for shape in (
        deputy_signing,
        chairman_signing,
        nobody_addressed,
        several_addressed,
        superior_named,
        ward,
        special_zone,
        after_july_2025,
        very_long_agency,
        no_slogans,
        thirty_slogans,
        ten_pages,
        one_appendix,
        two_appendices,
        number_and_date_given,
        table_in_the_body,
        thirty_recipients,
    )
}
"""What offices print: the checker has nothing to say of any of them."""

TRYING: Final[dict[str, Callable[[], Document]]] = {
    shape.__name__: shape
    for shape in (long_position_and_name, long_subject, long_slogan, markup, decomposed)
}
"""What must be laid out all the same."""

PROCEDURES: Final = (
    ("Đăng ký khai sinh", "Hộ tịch"),
    (
        (
            "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền "
            "của Việt Nam cấp hoặc chứng nhận"
        ),
        "Chứng thực",
    ),
    ("Cấp Giấy xác nhận tình trạng hôn nhân", "Hộ tịch"),
)
WAYS: Final = (
    ("Tin, bài trên hệ thống Đài truyền thanh xã", "tin, bài"),
    ("Tin, bài trên Trang thông tin điện tử xã Chi Lăng Nam", "tin, bài"),
    ("Tuyên truyền tại các cuộc họp, hội nghị của xã và các thôn", "cuộc"),
    ("Băng rôn, khẩu hiệu tại các trục đường chính", "tấm"),
    ("Hướng dẫn trực tiếp tại bộ phận một cửa", "lượt"),
)


def _of(unit: Unit) -> Document:
    """Return the sample as another unit's: its own names in every part."""
    sample = sample_report.report()
    return replace(
        sample,
        letterhead=Letterhead(
            agency=("Ủy ban nhân dân", unit.whole),
            number=sample.letterhead.number,
            place_and_date=unit.speak(sample.letterhead.place_and_date),
        ),
        subject=unit.speak(sample.subject),
        addressees=Addressees((unit.superior,)),
        blocks=tuple(_worded(block, unit.speak) for block in sample.blocks),
        recipients=Recipients(
            (
                "Như trên",
                unit.interior,
                f"Đảng ủy, HĐND, UBND {unit.kind}",
                FILED,
            )
        ),
    )


def _worded(block: Block, say: Callable[[str], str]) -> Block:
    if isinstance(block, Heading):
        return replace(block, text=say(block.text))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_said(c, say) for c in row) for row in block.rows))
    return replace(block, content=_said(block.content, say))


def _said(content: Runs, say: Callable[[str], str]) -> Runs:
    return tuple(replace(run, text=say(run.text)) for run in content)


def _with_points(under: str, texts: tuple[str, ...]) -> Document:
    """Return the sample with `texts` as the bold points under one of its blocks."""
    blocks: list[Block] = []
    for block in sample_report.report_blocks():
        if block.key.startswith(f"{under}."):
            continue
        blocks.append(block)
        if block.key == under:
            blocks += [
                Point(f"{under}.{number}", "+", runs(text, bold=True))
                for number, text in enumerate(texts, start=1)
            ]
    return replace(sample_report.report(), blocks=tuple(blocks))


def _tally() -> Table:
    return Table(
        "tally.table",
        (
            Column("STT", 0.5, "center"),
            Column("Hình thức tuyên truyền", 3),
            Column("Đơn vị tính", 0.9, "center"),
            Column("Kế hoạch", 0.8, "right"),
            Column("Trong kỳ", 0.8, "right"),
            Column("Lũy kế từ đầu năm", 1, "right"),
            Column("Cùng kỳ năm trước", 1, "right"),
            Column("So sánh (%)", 0.9, "right"),
            Column("Minh chứng", 1.6),
            Column("Ghi chú", 1.4),
        ),
        tuple(
            _row(
                str(number),
                way,
                unit,
                str(number * 8),
                str(number * 7),
                str(number * 7),
                str(number * 6),
                "116,7",
                f"Sổ phát thanh, trang {number}",
                "",
            )
            for number in range(1, 26)
            for way, unit in (WAYS[number % 5],)
        ),
    )


def _row(*cells: str) -> tuple[Runs, ...]:
    return tuple(runs(cell) for cell in cells)


def _prose(length: int) -> str:
    """Return real sentences, exactly `length` letters of them."""
    text = " ".join(sample_report.DIRECTION)
    while len(text) < length:
        text += " " + text
    return text[: length - 1].rstrip(" .,").ljust(length - 1, ".") + "."


def _apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)
