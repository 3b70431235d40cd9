from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cchc_desktop.documents.composer import Composition, NoSigner, compose
from cchc_desktop.documents.composing_again import composed_again
from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.live_words import LiveWords
from cchc_desktop.documents.offering import offered_blocks, offered_subject
from cchc_desktop.documents.template import Template, WrongTemplate, read_template
from cchc_desktop.documents.tree import Document, Heading, Paragraph, Point, Run, text_of
from cchc_desktop.domain.counting import Figure, Figures, measured
from cchc_desktop.domain.periods import parse_period
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.domain.tasks import Task
from tests.data_files import directive, office
from tests.records_made import CALENDARS, CATALOGUES

YEAR = parse_period("2022", CALENDARS["calendar"])
CITATIONS = {"directive": {"type": "letter", "direction": "incoming"}}


def figure(channel: str, unit: str, value: str | None) -> Figure:
    definition = measured(channel, unit, channel_label=channel, unit_label=unit)
    return Figure(definition=definition, in_period=None if value is None else Decimal(value))


def facts(*figures: Figure, **also: Any) -> Facts:
    values: dict[str, Any] = {
        "period": YEAR,
        "office": office(),
        "figures": Figures(YEAR, figures),
        "catalogues": CATALOGUES,
    }
    return Facts(**values | also)


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {toml(inner)}" for name, inner in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def template(*rows: Mapping[str, Any], **also: Any) -> Template:
    """Give the template that a TOML file of these blocks makes."""
    head = {"name": "a", "type": "report", "subject": "Kết quả {period}", **also}
    lines = [f"{name} = {toml(value)}" for name, value in head.items()]
    for row in rows:
        lines += ["", "[[blocks]]", *(f"{name} = {toml(value)}" for name, value in row.items())]
    return read_template("\n".join(lines), "x")


def composed(
    said: Facts, *rows: Mapping[str, Any], citations: Mapping[str, Any] = CITATIONS, **also: Any
) -> Document:
    made_from = template(*rows, citations=citations, **also)
    words = LiveWords(said, made_from)
    blocks = composed_again(1, (), offered_blocks(made_from, said, words))
    parts = tuple(dict.fromkeys(block.part for block in blocks if block.part))
    subject = offered_subject(made_from, words)
    made = Composition(type=made_from.type, subject=subject, blocks=blocks, parts=parts)
    return compose(made, said, words)


def text(said: Facts, written: str, **row: Any) -> str:
    document = composed(said, {"key": "a", "text": written, **row})
    return " | ".join(
        text_of(b.content)
        for b in document.blocks
        if not isinstance(b, Heading) and hasattr(b, "content")
    )


@pytest.mark.parametrize(
    ("value", "printed"),
    [("58", "58"), ("2", "02"), ("0", "00"), ("1234", "1.234"), ("2.5", "2,5"), (None, "......")],
)
def test_a_figure_is_printed_as_the_office_writes_it(value: str | None, printed: str) -> None:
    assert text(facts(figure("radio", "items", value)), "Có {radio.items} tin") == (
        f"Có {printed} tin"
    )


def test_leading_zeros_are_a_setting() -> None:
    said = facts(figure("radio", "items", "2"), leading_zero=False)
    assert text(said, "{radio.items}") == "2"


def test_a_figure_without_any_record_is_a_blank() -> None:
    document = composed(facts(), {"key": "a", "text": "Có {radio.items}, {displays.banner}."})
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert block.content == (
        Run("Có "),
        Run("......", token="radio.items"),
        Run(", "),
        Run("......", token="displays.banner"),
        Run("."),
    )


@pytest.mark.parametrize("token", ["raido.items", "radio.itmes", "radio", "", "displays.x", "it.a"])
def test_a_word_that_nothing_answers_is_named(token: str) -> None:
    with pytest.raises(WrongTemplate) as refused:
        text(facts(), f"Có {{{token}}} tin")
    assert f"“{{{token}}}”" in str(refused.value)
    assert "dòng 8" in str(refused.value)


@pytest.mark.parametrize("condition", ["when", "unless"])
def test_a_condition_that_nothing_answers_is_named_too(condition: str) -> None:
    with pytest.raises(WrongTemplate, match=r"raido\.items"):
        text(facts(), "a", **{condition: ["raido.items"]})


def test_conditions() -> None:
    said = facts(figure("radio", "items", "1"), figure("web", "items", None))
    for row, stands in (
        ({"when": ["radio.items"]}, True),
        ({"when": ["web.items"]}, False),
        ({"when": ["radio.items", "web.items"]}, False),
        ({"unless": ["web.items"]}, True),
        ({"unless": ["radio.items", "web.items"]}, False),
        ({"when": ["radio.items"], "unless": ["slogans"]}, True),
        ({"when": ["slogans"]}, False),
        ({"when": ["next_tasks"]}, False),
        ({"when": ["directive"]}, False),
        ({"when": ["office.district"]}, True),
    ):
        rows = ({"key": "a", "text": "x", **row}, {"key": "b", "text": "y"})
        assert ("a" in [b.key for b in composed(said, *rows).blocks]) == stands, row


def test_a_block_is_repeated_for_each_thing_and_takes_it_literally() -> None:
    said = facts(
        slogans=[Slogan(id=7, text="Một {period}"), Slogan(id=3, text="Hai <b>")],
        tasks=[Task(id=4, year=2023, content="Việc", result="not-done"), Task(id=5, year=2022)],
    )
    document = composed(
        said,
        {"key": "s", "text": "{it}", "repeat": "slogans", "kind": "slogan"},
        {"key": "t", "text": "{it}", "repeat": "next_tasks"},
    )
    assert document.blocks == (
        Point("s.7", "+", (Run("Một {period}", bold=True, token="slogan.7"),)),
        Point("s.3", "+", (Run("Hai <b>", bold=True, token="slogan.3"),)),
        Paragraph("t.4", (Run("Việc", token="task.4"),)),
    )


def test_past_tasks_come_back_with_what_became_of_them() -> None:
    done = Task(
        id=1, year=2022, content="Tập huấn.", result="done", done_on=date(2022, 2, 5), outcome="Đủ."
    )
    said = facts(tasks=[done, Task(id=2, year=2022, content="In tờ rơi.", result="not_done")])
    row = {"key": "t", "text": "{it} Kết quả: {it.outcome}.", "repeat": "past_tasks"}
    told = [text_of(b.content) for b in composed(said, row).blocks if isinstance(b, Paragraph)]
    assert told == [
        "Tập huấn. Kết quả: đã hoàn thành ngày 05/02/2022: đủ.",
        "In tờ rơi. Kết quả: chưa thực hiện.",
    ]


def test_parts_are_numbered_as_they_stand() -> None:
    rows: list[dict[str, Any]] = [
        {"key": f"h{n}", "kind": "part", "text": f"Phần {n}"} for n in range(14)
    ]
    rows[1]["when"] = ["slogans"]
    numbers = [b.number for b in composed(facts(), *rows).blocks if isinstance(b, Heading)]
    assert numbers[:4] == ["I.", "II.", "III.", "IV."]
    assert numbers[-2:] == ["XII.", "13."]


@pytest.mark.parametrize(
    ("document", "cited"),
    [
        (directive(), "công văn số 508/UBND-VP ngày 01/3/2022 của UBND tỉnh Hải Dương về việc"),
        (directive(type="plan"), "Kế hoạch số 508/UBND-VP ngày 01/3/2022 của UBND tỉnh"),
    ],
)
def test_a_citation_is_full(document: Any, cited: str) -> None:
    citations = {"directive": {"direction": "incoming"}}
    row = {"key": "a", "text": "Theo {directive}."}
    (block,) = composed(facts(documents=[document]), row, citations=citations).blocks
    assert isinstance(block, Paragraph)
    assert text_of(block.content).startswith(f"Theo {cited}")


def test_the_newest_document_of_the_reporting_year_is_cited() -> None:
    made = [
        directive(symbol="1/UBND", day=date(2021, 12, 31)),
        directive(symbol="2/UBND", day=date(2022, 1, 1)),
        directive(symbol="3/UBND", day=date(2022, 12, 31)),
        directive(symbol="4/UBND", day=date(2023, 1, 1)),
        directive(symbol="5/UBND", day=date(2022, 12, 31), direction="own"),
    ]
    assert "3/UBND" in text(facts(documents=made), "{directive}")
    assert "2/UBND" in text(
        facts(documents=made, period=parse_period("2022-Q2", CALENDARS["calendar"])), "{directive}"
    )


@pytest.mark.parametrize(
    ("issued_on", "line"),
    [
        (None, "Chi Lăng Nam, ngày        tháng 12 năm 2022"),
        (date(2022, 12, 20), "Chi Lăng Nam, ngày 20 tháng 12 năm 2022"),
        (date(2023, 1, 5), "Chi Lăng Nam, ngày 05 tháng 01 năm 2023"),
        (date(2023, 3, 5), "Chi Lăng Nam, ngày 05 tháng 3 năm 2023"),
    ],
)
def test_the_day_line(issued_on: date | None, line: str) -> None:
    document = composed(facts(issued_on=issued_on), {"key": "a", "text": "x"})
    assert document.letterhead.place_and_date == line


def test_an_office_whose_body_does_not_end_in_its_unit() -> None:
    named = replace(office(), body="Ban Quản lý khu kinh tế")
    document = composed(facts(office=named), {"key": "a", "text": "x"})
    assert document.letterhead.agency == ("Ban Quản lý khu kinh tế",)


def test_nobody_may_sign() -> None:
    with pytest.raises(NoSigner):
        composed(facts(office=office(signers=())), {"key": "a", "text": "x"})
