"""The shapes of report that are printed in tests: none raises an alarm, all of them are read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cchc_desktop.documents.check import check
from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.plain import plain_text
from cchc_desktop.documents.tree import Block, Document, Paragraph, Point, text_of
from cchc_desktop.domain.slogans import Slogan
from tests.data_files import directive, office
from tests.documents.check.made import facts, plan
from tests.documents.shapes import SHAPES, TRYING


def as_the_decree_writes(document: Document) -> Document:
    """The shapes were drawn before Nhà nước had its capital letter; their pictures are kept."""

    def spoken(block: Block) -> Block:
        if not isinstance(block, Paragraph | Point):
            return block
        content = tuple(
            replace(run, text=run.text.replace("nhà nước", "Nhà nước")) for run in block.content
        )
        return replace(block, content=content)

    return replace(document, blocks=tuple(map(spoken, document.blocks)))


def known_to(document: Document) -> Facts:
    """What the office knows that writes such a report."""
    text = plain_text(document)
    year = 2025 if "năm 2025" in document.subject else 2022
    also: dict[str, Any] = {
        "addressee": document.addressees is not None,
        "show_superior": bool(document.letterhead.superior),
    }
    issuer = re.search(r"ngày 01/3/\d{4} của (UBND .+?) về việc", text)
    subject = re.search(r"(về tuyên truyền cải cách hành chính .+? năm \d{4})\.", text)
    slogans = [
        Slogan(id=at, text=text_of(block.content))
        for at, block in enumerate(document.blocks)
        if isinstance(block, Point) and block.mark == "+"
    ]
    return facts(
        str(year),
        office=office(**also),
        slogans=slogans,
        documents=(
            directive(
                day=date(year, 3, 1),
                issuer=issuer[1] if issuer else "UBND tỉnh Hải Dương",
                subject=f"về việc thực hiện chế độ báo cáo cải cách hành chính định kỳ năm {year}",
            ),
            plan(day=date(year, 2, 16), **({"subject": subject[1]} if subject else {})),
        ),
    )


@pytest.mark.parametrize("name", SHAPES)
def test_what_offices_print_is_clean(name: str) -> None:
    document = as_the_decree_writes(SHAPES[name]())
    assert check(document, known_to(document), issued=False) == ()


@pytest.mark.parametrize("name", TRYING)
@pytest.mark.parametrize("issued", [False, True])
def test_what_somebody_may_paste_is_read_all_the_same(name: str, issued: bool) -> None:
    document = TRYING[name]()
    for finding in check(document, known_to(document), issued=issued):
        assert finding.message
        assert finding.place
