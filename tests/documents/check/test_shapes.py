"""No false alarm: what the template gives for offices, periods and records of every shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cchc_desktop import resources
from cchc_desktop.documents.check import check
from cchc_desktop.documents.composer import Composition, compose
from cchc_desktop.documents.composing_again import composed_again
from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.live_words import LiveWords
from cchc_desktop.documents.offering import offered_blocks, offered_subject
from cchc_desktop.documents.template import read_template
from cchc_desktop.documents.tree import Column, Document, Heading, Point, Table, runs
from cchc_desktop.domain.office import Recipient, Signer
from cchc_desktop.domain.report_blocks import CLAUSE, DASH, PART, ReportBlock
from cchc_desktop.domain.slogans import Display, Slogan
from cchc_desktop.domain.tasks import Task
from tests.data_files import directive, office
from tests.documents.check.made import SLOGANS, facts, plan

TEMPLATE = read_template(
    resources.read_text("templates/propaganda-report.toml"), "propaganda-report.toml"
)
ALL_PARTS = ("past-tasks", "limits", "proposals", "appendix-tally", "appendix-displays")
TASKS = (
    Task(
        id=1,
        year=2022,
        content="Phát thanh mỗi tuần ít nhất 01 tin, bài trên Đài truyền thanh xã.",
        result="done",
        done_on=date(2022, 12, 20),
        outcome="Đã phát đều trong năm, vượt chỉ tiêu.",
    ),
    Task(
        id=2,
        year=2023,
        content=(
            "Phát 60 tin, bài trên Đài truyền thanh xã trong năm 2023. Thực hiện dịch vụ công trực "
            "tuyến toàn trình, một phần theo quy định."
        ),
        result="not_done",
    ),
)
WARD = office(
    body="Ủy ban nhân dân phường Tân Hưng",
    short_name="UBND phường Tân Hưng",
    unit_name="phường Tân Hưng",
    place="Tân Hưng",
    district="thành phố Hải Dương",
    superior="Ủy ban nhân dân thành phố Hải Dương",
    recipients=(Recipient(name="Phòng Nội vụ thành phố Hải Dương"),),
)
SINCE_JULY_2025 = office(
    valid_from=date(2025, 7, 1),
    body="Ủy ban nhân dân xã Bắc Thanh Miện",
    short_name="UBND xã Bắc Thanh Miện",
    unit_name="xã Bắc Thanh Miện",
    place="Bắc Thanh Miện",
    district="",
    province="thành phố Hải Phòng",
    superior="Sở Nội vụ thành phố Hải Phòng",
    one_stop_desk="Trung tâm Phục vụ hành chính công xã Bắc Thanh Miện",
    recipients=(Recipient(name="Ủy ban nhân dân thành phố Hải Phòng"),),
)
CHAIRMAN = (Signer(name="Vũ Đình Khải", position="chairman"),)


def full(of: str = "2022", calendar: str = "calendar", **also: Any) -> Facts:
    return facts(of, calendar, **{"tasks": TASKS, **also})


def slogans(count: int) -> tuple[Slogan, ...]:
    shown = (Display(medium="banner", since=date(2022, 3, 7), pieces=2),)
    return tuple(
        Slogan(id=at, text=f"{SLOGANS[at % 3][:-1]}, thôn số {at}!", displays=shown)
        for at in range(1, count + 1)
    )


def of_year(year: int, issuer: str) -> Sequence[Any]:
    return (
        directive(
            day=date(year, 8, 1),
            issuer=issuer,
            subject=f"về việc thực hiện chế độ báo cáo định kỳ năm {year}",
        ),
        plan(
            day=date(year, 8, 15),
            issuer="UBND xã Bắc Thanh Miện",
            subject=f"về tuyên truyền cải cách hành chính xã Bắc Thanh Miện năm {year}",
        ),
    )


def composed(known: Facts, parts: Sequence[str] = (), more: Sequence[ReportBlock] = ()) -> Document:
    words = LiveWords(known, TEMPLATE)
    blocks = [*composed_again(0, (), offered_blocks(TEMPLATE, known, words))]
    return compose(
        Composition(
            type=TEMPLATE.type,
            subject=offered_subject(TEMPLATE, words),
            blocks=[*blocks[:1], *more, *blocks[1:]],
            parts=parts,
        ),
        known,
        words,
    )


@pytest.mark.parametrize(
    "known",
    [
        pytest.param(full(), id="deputy"),
        pytest.param(full(office=office(signers=CHAIRMAN)), id="chairman"),
        pytest.param(full(office=office(addressee=False)), id="nobody addressed"),
        pytest.param(full(office=office(show_superior=True)), id="superior named"),
        pytest.param(full(office=WARD), id="ward"),
        pytest.param(
            full(
                "2025",
                office=SINCE_JULY_2025,
                issued_on=date(2025, 12, 20),
                number=45,
                documents=of_year(2025, "UBND thành phố Hải Phòng"),
                tasks=(),
            ),
            id="after July 2025",
        ),
        pytest.param(full(slogans=()), id="no slogans"),
        pytest.param(full(slogans=slogans(30)), id="thirty slogans"),
        pytest.param(full("2022-Q2"), id="quarter"),
        pytest.param(full("2022-H1"), id="half a year"),
        pytest.param(full("2022-9M"), id="nine months"),
        pytest.param(full("2022-05"), id="month"),
        pytest.param(full("2022-03-15..2022-06-14"), id="range"),
        pytest.param(full("2022-H1", "statutory"), id="statutory"),
        pytest.param(full(number=5, issued_on=date(2023, 1, 5)), id="numbered"),
        pytest.param(full(documents=()), id="nothing cited"),
        pytest.param(full(tasks=()), id="no tasks"),
        pytest.param(full(leading_zero=False), id="no leading zeros"),
        pytest.param(full(today=date(2023, 1, 5)), id="written late"),
    ],
)
@pytest.mark.parametrize("parts", [(), ALL_PARTS], ids=["body", "all parts"])
def test_what_the_template_gives_is_clean(known: Facts, parts: Sequence[str]) -> None:
    document = composed(known, parts)
    assert check(document, known, issued=known.number is not None) == ()


def test_ten_pages_are_clean() -> None:
    known = full()
    texts = [
        text.content
        for text in composed(known).blocks
        if hasattr(text, "content") and text.key.startswith(("direction.", "results.o"))
    ]
    spoken = ["".join(run.text for run in content) for content in texts]
    more = [
        block
        for part in range(10)
        for block in (
            ReportBlock(
                key=f"p{part}", kind=PART, wording=f"Kết quả tuyên truyền tháng {part + 1}"
            ),
            ReportBlock(key=f"p{part}.c", kind=CLAUSE, wording="Công tác chỉ đạo"),
            *(
                ReportBlock(key=f"p{part}.{at}", kind=DASH, wording=text)
                for at, text in enumerate(spoken)
                if "/" not in text
            ),
        )
    ]
    document = composed(known, more=more)
    assert len(document.blocks) > 80
    assert check(document, known, issued=False) == ()


def test_a_table_in_the_body_and_clauses_among_the_directions_are_clean() -> None:
    known = full()
    document = composed(known)
    rows = ((runs("Tin, bài trên Đài truyền thanh"), runs("57 tin, bài")),)
    table = Table("table", (Column("Hình thức"), Column("Kết quả")), rows, "Bảng 1. nhân dân")
    planned = (
        Heading("more", 2, "1.", "Tuyên truyền"),
        Point("more.radio", "-", runs("Phát 60 tin, bài trên Đài truyền thanh xã.")),
    )
    at = next(i for i, block in enumerate(document.blocks) if block.key == "results.items")
    blocks = (*document.blocks[:at], table, *document.blocks[at:-1], *planned)
    document = replace(document, blocks=(*blocks, document.blocks[-1]))
    assert check(document, known, issued=False) == ()


def test_a_report_with_everything_wrong_at_once_is_still_read() -> None:
    known = full()
    document = composed(known)
    worst = replace(document, blocks=(), title="", subject="")
    assert {finding.rule for finding in check(worst, known, issued=True)} == {
        "title-missing",
        "number-missing",
        "date-missing",
    }
