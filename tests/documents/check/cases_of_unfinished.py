"""Cases of the rules on what is not finished."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cchc_desktop.documents.tree import Paragraph, runs
from tests.documents.check.case import Cases, of, say
from tests.documents.check.made import (
    SLOGANS,
    heading,
    live,
    paragraph,
    point,
    saying,
    with_blocks,
)

CASES: Final[Mapping[str, Cases]] = {
    "token": Cases(
        wrong=[
            say("Đã phát {radio.itmes} tin."),
            of(saying(live("Đã phát ", "raido.items", "{raido.items}", " tin."))),
        ],
        right=[say("Tập {A, B} và {}."), of(saying(live("Có ", "radio.items", "58", " tin.")))],
    ),
    "blank": Cases(
        wrong=[
            say("Đã phát ........ tin."),
            say("Đã phát …… tin."),
            say("Đã phát ____ tin."),
            of(saying(live("Đã phát ", "radio.hours", "......", " giờ."))),
        ],
        right=[say("Hội nghị, tập huấn, tọa đàm..."), say("Hội nghị, tập huấn…")],
    ),
    "section-empty": Cases(
        wrong=[
            of(with_blocks(heading("h", 1, "I."))),
            of(
                with_blocks(
                    heading("a", 1, "I."), heading("b", 2, "1."), heading("c", 2, "2."), point("p")
                )
            ),
            of(with_blocks(heading("a", 1, "I."), point("p"), heading("b", 2, "1."))),
        ],
        right=[of(with_blocks(heading("a", 1, "I."), heading("b", 2, "1."), point("p")))],
    ),
    "list-empty": Cases(
        wrong=[say("Treo khẩu hiệu với nội dung:")],
        right=[
            of(saying("Treo khẩu hiệu với nội dung:", SLOGANS[0])),
            of(paragraph("Kết quả cụ thể như sau:")),
        ],
    ),
    "sentence-broken": Cases(
        wrong=[
            of(
                with_blocks(
                    point("a", "Nhận thức về vai trò của"), Paragraph("b", runs("việc này."))
                )
            )
        ],
        right=[
            of(with_blocks(point("a", "Nhận thức về vai trò:"), Paragraph("b", runs("việc này.")))),
            of(with_blocks(point("a", "Một ý"), Paragraph("b", runs("Ý khác.")))),
            of(with_blocks(point("a", "một ý;"), point("b", "ý nữa"))),
        ],
    ),
    "heading-number": Cases(
        wrong=[
            of(with_blocks(heading("a", 1, "II."), point("p"))),
            of(with_blocks(heading("a", 1, "I."), point("p"), heading("b", 1, "III."), point("q"))),
            of(with_blocks(heading("a", 1, "I."), heading("b", 2, "2."), point("p"))),
            of(
                with_blocks(
                    heading("a", 1, "I."),
                    heading("b", 2, "1."),
                    heading("c", 3, "1.2."),
                    point("p"),
                )
            ),
            of(
                with_blocks(
                    heading("a", 1, "I."),
                    heading("b", 2, "1."),
                    point("p"),
                    heading("c", 2, "1."),
                    point("q"),
                )
            ),
        ],
        right=[
            of(
                with_blocks(
                    heading("a", 1, "I."),
                    heading("b", 2, "1."),
                    point("p"),
                    heading("c", 2, "2."),
                    point("q"),
                )
            ),
            of(
                with_blocks(
                    heading("a", 1, "I."),
                    heading("b", 2, "1."),
                    heading("c", 3, "a)"),
                    point("p"),
                    heading("d", 3, "b)"),
                    point("q"),
                )
            ),
            of(with_blocks(heading("a", 1, ""), point("p"), heading("b", 1, "I."), point("q"))),
        ],
    ),
    "point-letter": Cases(
        wrong=[
            of(with_blocks(heading("h", 1, "I."), point("p", mark="a)"), point("q", mark="c)"))),
            of(
                with_blocks(
                    heading("h", 1, "I."),
                    *(point(f"p{mark}", mark=f"{mark})") for mark in "abcde"),
                )
            ),
        ],
        right=[
            of(
                with_blocks(
                    heading("h", 1, "I."),
                    *(point(f"p{mark}", mark=f"{mark})") for mark in "abcdđeg"),
                )
            ),
            of(
                with_blocks(
                    heading("h", 1, "I."), point("p", mark="a)"), point("q"), point("r", mark="a)")
                )
            ),
        ],
    ),
}
