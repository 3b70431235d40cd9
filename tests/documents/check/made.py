"""A clean report of one page and the facts that it is held against, for rules to be tried on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.tree import (
    Addressees,
    Block,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Point,
    Recipients,
    Run,
    Runs,
    Signature,
    runs,
)
from cchc_desktop.domain.counting import FIXED, Figure, Figures, displayed, measured
from cchc_desktop.domain.documents import Document as CitedDocument
from cchc_desktop.domain.periods import Period, parse_period
from cchc_desktop.domain.slogans import Slogan
from tests.data_files import directive, office
from tests.records_made import CALENDARS, CATALOGUES

Change = Callable[[Document], Document]

SLOGANS = (
    "Đẩy mạnh cải cách hành chính, nâng cao hiệu lực, hiệu quả quản lý của bộ máy Nhà nước!",
    "Đẩy mạnh ứng dụng công nghệ thông tin trong hoạt động của cơ quan hành chính Nhà nước!",
    "Cán bộ và Nhân dân xã Chi Lăng Nam chung tay thực hiện cải cách thủ tục hành chính!",
)


def period(text: str, calendar: str = "calendar") -> Period:
    return parse_period(text, CALENDARS[calendar])


def plan(**also: Any) -> CitedDocument:
    values: dict[str, Any] = {
        "type": "plan",
        "symbol": "09/KH-UBND",
        "day": date(2022, 2, 16),
        "issuer": "UBND xã Chi Lăng Nam",
        "subject": "về tuyên truyền cải cách hành chính xã Chi Lăng Nam năm 2022",
        "direction": "own",
    }
    return CitedDocument(**values | also)


def figure(name: str, in_period: int | float | None, **also: int) -> Figure:
    channel, _, unit = name.rpartition(".")
    labels = {"channel_label": CATALOGUES.text("channels", channel)}
    definition = measured(channel, unit, **labels, unit_label=CATALOGUES.text("units", unit))
    if channel == "displays":
        definition = displayed(unit, medium_label=CATALOGUES.text("media", unit), unit_label="tấm")
    numbers: dict[str, Any] = {key: Decimal(number) for key, number in also.items()}
    value = None if in_period is None else Decimal(str(in_period))
    return Figure(definition=definition, in_period=value, **numbers)


def tally(of: Period) -> Figures:
    """The figures of the sample year, and one channel of which nothing is recorded."""
    return Figures(
        of,
        [
            figure("radio.items", 58, planned=52, cumulative=70, same_period_last_year=41),
            figure("radio.broadcasts", 1162),
            figure("radio.hours", 12.5),
            figure("web.items", 26, planned=24, cumulative=26, same_period_last_year=17),
            figure("leaflet.sheets", None),
            figure("banner.pieces", None),
            figure("displays.banner", 9),
            *(Figure(definition=fixed, in_period=Decimal(3)) for fixed in FIXED),
        ],
    )


def facts(of: str = "2022", calendar: str = "calendar", **also: Any) -> Facts:
    chosen = period(of, calendar)
    values: dict[str, Any] = {
        "period": chosen,
        "office": office(),
        "figures": tally(chosen),
        "catalogues": CATALOGUES,
        "documents": (directive(subject="về việc thực hiện chế độ báo cáo"), plan()),
        "slogans": tuple(Slogan(id=at, text=text) for at, text in enumerate(SLOGANS, start=1)),
    }
    return Facts(**values | also)


def clean() -> Document:
    """A report of which no rule has anything to say."""
    return Document(
        letterhead=Letterhead(
            agency=("Ủy ban nhân dân", "xã Chi Lăng Nam"),
            number="Số:      /BC-UBND",
            place_and_date="Chi Lăng Nam, ngày      tháng 12 năm 2022",
        ),
        title="Báo cáo",
        subject="Kết quả công tác tuyên truyền cải cách hành chính năm 2022",
        addressees=Addressees(("Ủy ban nhân dân huyện Thanh Miện",)),
        blocks=(
            Paragraph(
                "opening",
                runs(
                    "Ủy ban nhân dân xã Chi Lăng Nam báo cáo kết quả công tác tuyên truyền cải "
                    "cách hành chính năm 2022 cụ thể như sau:"
                ),
            ),
            Heading("results", 1, "I.", "Kết quả đạt được"),
            Point("results.radio", "-", runs("Đài truyền thanh xã xây dựng chuyên mục riêng.")),
            Heading("directions", 1, "II.", "Phương hướng, nhiệm vụ năm 2023"),
            Point("directions.web", "-", runs("Tiếp tục đổi mới hình thức tuyên truyền.")),
            Paragraph("ending", runs("Trên đây là báo cáo kết quả năm 2022./.")),
        ),
        recipients=Recipients(("Như trên", "Phòng Nội vụ huyện Thanh Miện", "Lưu: VT, VP")),
        signature=Signature(
            authority=("TM. Ủy ban nhân dân", "KT. Chủ tịch"),
            position="Phó Chủ tịch",
            name="Nguyễn Văn Nhưng",
        ),
    )


def saying(*texts: str | Runs, mark: str = "-", bold: bool = False) -> Change:
    """Put points into the part on results."""

    def change(document: Document) -> Document:
        points = [
            Point(f"said.{at}", mark, runs(text, bold=bold) if isinstance(text, str) else text)
            for at, text in enumerate(texts, start=1)
        ]
        return replace(document, blocks=(*document.blocks[:3], *points, *document.blocks[3:]))

    return change


def planning(text: str) -> Change:
    """Put a point into the part on what is to come."""
    return lambda document: replace(
        document,
        blocks=(*document.blocks[:5], Point("planned", "-", runs(text)), *document.blocks[5:]),
    )


def paragraph(text: str) -> Change:
    """Put a paragraph in front of the first part."""
    return lambda document: replace(
        document, blocks=(*document.blocks[:1], Paragraph("more", runs(text)), *document.blocks[1:])
    )


def opening(text: str) -> Change:
    return lambda document: replace(
        document, blocks=(Paragraph("opening", runs(text)), *document.blocks[1:])
    )


def ending(text: str) -> Change:
    return lambda document: replace(
        document, blocks=(*document.blocks[:-1], Paragraph("ending", runs(text)))
    )


def with_blocks(*blocks: Block) -> Change:
    """Put blocks in place of the results."""
    return lambda document: replace(
        document, blocks=(document.blocks[0], *blocks, *document.blocks[3:])
    )


def heading(key: str, level: int, number: str, text: str = "Nội dung") -> Heading:
    return Heading(key, level, number, text)


def point(key: str, text: str = "Đã thực hiện.", mark: str = "-") -> Point:
    return Point(key, mark, runs(text))


def letterhead(**parts: Any) -> Change:
    return lambda document: replace(document, letterhead=replace(document.letterhead, **parts))


def number(line: str) -> Change:
    return letterhead(number=line)


def place_and_date(line: str) -> Change:
    return letterhead(place_and_date=line)


def issued_as(number_line: str, day_line: str) -> Change:
    return letterhead(number=number_line, place_and_date=day_line)


def recipients(*names: str) -> Change:
    return lambda document: replace(document, recipients=Recipients(names))


def addressees(*names: str) -> Change:
    said = Addressees(names) if names else None
    return lambda document: replace(document, addressees=said)


def signed(authority: Sequence[str], position: str, name: str = "Nguyễn Văn Nhưng") -> Change:
    made = Signature(tuple(authority), position, name)
    return lambda document: replace(document, signature=made)


def subject(text: str) -> Change:
    return lambda document: replace(document, subject=text)


def title(text: str) -> Change:
    return lambda document: replace(document, title=text)


def both(*changes: Change) -> Change:
    def change(document: Document) -> Document:
        for one in changes:
            document = one(document)
        return document

    return change


def live(before: str, token: str, text: str, after: str) -> Runs:
    return (Run(before), Run(text, token=token), Run(after))
