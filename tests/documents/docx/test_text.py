"""The Word file says what the paper says: same text, same order, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.documents.docx import render_docx
from cchc_desktop.documents.docx.elements import TextRefused
from cchc_desktop.documents.tree import (
    Addressees,
    Appendix,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Point,
    Recipients,
    Run,
    Signature,
    Table,
    runs,
)
from cchc_desktop.domain.vietnamese import control_characters
from tests.documents import sample_report
from tests.documents.docx.opened import Opened, printed, settled
from tests.documents.shapes import SHAPES, TRYING

WRITABLE = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"),
        st.sampled_from("\n\t <>&'\"]\u00a0\u0323ưẶ"),
    ),
    max_size=60,
)


def _saying(text: str) -> Document:
    """A document that says `text` in each of its parts."""
    table = Table("table", (Column(text), Column("B")), ((runs(text), runs("b")),), text)
    return Document(
        letterhead=Letterhead((text,), text, text, superior=(text,)),
        title=text,
        subject=text,
        addressees=Addressees((text, text)),
        blocks=(
            Heading("heading", 1, "I.", text),
            Paragraph("paragraph", (Run(text), Run(text, bold=True), Run("x", italic=True))),
            Point("point", "-", runs(text)),
            table,
        ),
        recipients=Recipients((text, "Lưu")),
        signature=Signature((text,), text, text),
        appendices=(Appendix("appendix", text, text, (replace(table, key="other"),), "I"),),
    )


@pytest.mark.parametrize("shape", [*SHAPES.values(), *TRYING.values()])
def test_the_text_is_that_of_the_paper(shape: Callable[[], Document]) -> None:
    document = shape()
    assert settled(Opened(document).text()) == printed(document)


@settings(max_examples=60, deadline=None)
@given(WRITABLE)
def test_any_text_survives_in_any_part(text: str) -> None:
    document = _saying(text)
    assert settled(Opened(document).text()) == printed(document)


@given(st.text(min_size=1, max_size=20))
def test_a_text_is_written_whole_or_refused_whole(text: str) -> None:
    document = replace(sample_report.report(), blocks=(Paragraph("p", runs(f"[{text}]")),))
    joined = text.replace("\r\n", "\n").replace("\r", "\n")
    if control_characters(joined) or set(joined) & set("\ufffe\uffff"):
        with pytest.raises(TextRefused, match=r"^Chưa ghi được tệp Word"):
            render_docx(document)
        return
    opened = Opened(document)
    assert settled(opened.text()) == printed(
        replace(document, blocks=(Paragraph("p", runs(f"[{joined}]")),))
    )


@pytest.mark.parametrize(
    ("letter", "named"),
    [
        ("\x07", "U+0007 (BEL)"),
        ("\x00", "U+0000 (NUL)"),
        ("\x7f", "U+007F (DEL)"),
        ("\x85", "U+0085"),
        ("\ud800", "U+D800"),
        ("\ufffe", "U+FFFE"),
    ],
)
def test_a_letter_that_no_file_can_hold_is_named(letter: str, named: str) -> None:
    for document in (
        replace(sample_report.report(), subject=f"Kết quả{letter} năm 2022"),
        replace(sample_report.report(), title=f"Báo cáo{letter}"),
        replace(
            sample_report.report(),
            recipients=Recipients((f"Như{letter} trên",)),
        ),
    ):
        with pytest.raises(TextRefused) as refused:
            render_docx(document)
        assert named in str(refused.value)
        assert "còn nguyên" in str(refused.value)
        assert letter not in str(refused.value)


def test_markup_is_text() -> None:
    odd = '<img src="x"> &amp; <w:p/> ]]> <!-- -->'
    opened = Opened(_saying(odd))
    assert opened.text().count(odd) >= 12
    assert not opened.word.inline_shapes


def test_line_ends_are_those_of_people(report: Document) -> None:
    blocks = (Paragraph("p", runs("một\r\nhai\rba\nbốn\tnăm")),)
    assert "một\nhai\nba\nbốn\tnăm" in Opened(replace(report, blocks=blocks)).text()


def test_a_point_without_a_mark_is_a_paragraph(report: Document) -> None:
    opened = Opened(replace(report, blocks=(Point("p", "", runs("Một")),)))
    assert [paragraph.text for paragraph in opened.styled("Body Text")] == ["Một"]


def test_bold_and_italic_are_those_of_the_runs(report: Document) -> None:
    content = (Run("thường "), Run("đậm", bold=True), Run(" nghiêng", italic=True))
    opened = Opened(replace(report, blocks=(Paragraph("p", content),)))
    (paragraph,) = opened.styled("Body Text")
    assert [(run.text, run.bold, run.italic) for run in paragraph.runs] == [
        ("thường ", None, None),
        ("đậm", True, None),
        (" nghiêng", None, True),
    ]


def test_marks_stay_on_their_letters(report: Document) -> None:
    apart = "U\u031b\u0309y ban nha\u0302n da\u0302n"
    opened = Opened(replace(report, blocks=(Paragraph("p", runs(apart)),)))
    assert "Ửy ban nhân dân" in opened.text()


def test_no_line_breaks_between_a_number_and_its_word(report: Document) -> None:
    text = Opened(report).text()
    assert "đã phát 58\u00a0tin, bài" in text
    assert "ngày\u00a001/3/2022" in text
    # Blanks to be filled by hand are spaces, as many as there were.
    assert "Số:      /BC-UBND" in text
