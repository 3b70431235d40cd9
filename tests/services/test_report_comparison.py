from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.comparing import (
    CHANGED,
    MOVED,
    ONLY_ONE,
    ONLY_TWO,
    SAME,
    BlockDifference,
)
from cchc_desktop.documents.comparing import compare as compare_documents
from cchc_desktop.documents.plain import lines_of
from cchc_desktop.documents.tree import (
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
from cchc_desktop.domain.report_templates import ReportTemplate
from cchc_desktop.domain.reports import Report
from cchc_desktop.services import records, report_blocks, report_issue
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_comparison import NothingToCompare, compare
from cchc_desktop.services.report_composing import begin, open_report
from tests.data_files import new_data_file, office, radio_item


def document(*blocks: Any, **also: Any) -> Document:
    values: dict[str, Any] = {
        "letterhead": Letterhead(("UBND",), "Số:      /BC-UBND", "X, ngày     tháng 12 năm 2022"),
        "title": "Báo cáo",
        "subject": "Kết quả",
        "blocks": blocks,
        "recipients": Recipients(("Lưu: VT",)),
        "signature": Signature((), "Chủ tịch", "Nguyễn Văn A"),
    }
    return Document(**values | also)


def paragraph(key: str, text: str) -> Paragraph:
    return Paragraph(key, runs(text))


def body(one: Document, two: Document) -> list[BlockDifference]:
    keys = {block.key for side in (one, two) for block in side.blocks}
    return [found for found in compare_documents(one, two) if found.key in keys]


def marked(found: BlockDifference) -> tuple[str, str]:
    """Return both texts with what differs in brackets."""
    one, two = (
        "".join(f"[{s.text}]" if s.differs else s.text for s in side)
        for side in (found.one_stretches, found.two_stretches)
    )
    return one, two


def test_a_document_is_the_same_as_itself() -> None:
    one = document(Heading("a", 1, "I.", "Chỉ đạo"), Point("b", "-", runs("Đã làm.")))
    found = compare_documents(one, one)
    assert {difference.kind for difference in found} == {SAME}
    told: dict[str, list[str]] = {}
    for key, line in lines_of(one):
        told.setdefault(key, []).append(line)
    assert [(d.key, d.one) for d in found] == [(k, "\n".join(v)) for k, v in told.items()]


def test_words_are_marked_not_letters() -> None:
    one = document(paragraph("a", "Trong năm 2021 đã phát 58 tin, bài trên đài."))
    two = document(paragraph("a", "Trong năm 2022 đã phát 60 tin, bài trên đài huyện."))
    (found,) = body(one, two)
    assert found.kind == CHANGED
    assert marked(found) == (
        "Trong năm [2021] đã phát [58] tin, bài trên đài.",
        "Trong năm [2022] đã phát [60] tin, bài trên đài[ huyện].",
    )


def test_what_is_replaced_is_one_stretch() -> None:
    one = document(paragraph("a", "Đề nghị huyện mở lớp tập huấn nghiệp vụ."))
    two = document(paragraph("a", "Đề nghị thành phố mở lớp tập huấn nghiệp vụ."))
    (found,) = body(one, two)
    assert marked(found) == (
        "Đề nghị [huyện] mở lớp tập huấn nghiệp vụ.",
        "Đề nghị [thành phố] mở lớp tập huấn nghiệp vụ.",
    )


def test_a_live_word_is_kept_whole() -> None:
    def told(share: str) -> Document:
        word = Run(share, token="radio.items.of_plan")
        return document(Paragraph("a", (Run("Đạt "), word, Run(" kế hoạch."))))

    (found,) = body(told("99/382 = 25,9%"), told("99/400 = 24,8%"))
    assert marked(found) == ("Đạt [99/382 = 25,9%] kế hoạch.", "Đạt [99/400 = 24,8%] kế hoạch.")


def test_a_number_typed_with_marks_is_one_word() -> None:
    one = document(paragraph("a", "Kế hoạch 09/KH-UBND ngày 01/3/2022: 1.234,5 m²."))
    two = document(paragraph("a", "Kế hoạch 09/KH-UBND ngày 02/3/2022: 1.235,5 m²."))
    (found,) = body(one, two)
    assert marked(found)[1] == "Kế hoạch 09/KH-UBND ngày [02/3/2022]: [1.235,5] m²."


def test_numbers_and_dashes_before_a_block_are_no_difference() -> None:
    one = document(Heading("a", 1, "I.", "Kết quả"), Point("b", "a)", runs("Đã làm.")))
    two = document(Heading("a", 1, "II.", "Kết quả"), Point("b", "b)", runs("Đã làm.")))
    first, second = body(one, two)
    assert (first.kind, first.one, first.two) == (SAME, "I. KẾT QUẢ", "II. KẾT QUẢ")
    assert (second.kind, second.one, second.two) == (SAME, "a) Đã làm.", "b) Đã làm.")


def test_what_came_went_and_moved() -> None:
    texts = {
        "a": "Công tác chỉ đạo được quan tâm.",
        "b": "Đài truyền thanh phát tin hằng ngày.",
        "c": "Trang thông tin đăng đủ thủ tục.",
        "d": "Băng rôn treo ở trục đường chính.",
        "e": "Nhân dân đồng tình ủng hộ.",
    }
    one = document(*(paragraph(key, texts[key]) for key in "abcd"))
    two = document(*(paragraph(key, texts[key]) for key in "cade"))
    assert [(found.key, found.kind) for found in body(one, two)] == [
        ("c", MOVED),
        ("a", SAME),
        ("b", ONLY_ONE),
        ("d", SAME),
        ("e", ONLY_TWO),
    ]
    gone = next(found for found in body(one, two) if found.key == "b")
    assert (gone.one, gone.two, gone.two_stretches) == (texts["b"], "", ())
    assert marked(gone)[0] == f"[{texts['b']}]"


def test_what_was_before_everything_comes_first() -> None:
    one = document(paragraph("x", "Mở đầu cũ."), paragraph("a", "Chung."))
    two = document(paragraph("a", "Chung."))
    found = [d for d in compare_documents(one, two) if d.key in ("subject", "x", "a")]
    assert [(d.key, d.kind) for d in found] == [("subject", SAME), ("x", ONLY_ONE), ("a", SAME)]


def test_a_block_under_another_key_meets_its_likeness() -> None:
    one = document(paragraph("own.1", "Đã tổ chức hội thi tìm hiểu cải cách hành chính ở 5 thôn."))
    two = document(
        paragraph("own.1", "Kinh phí còn hạn hẹp."),
        paragraph("results.contest", "Đã tổ chức hội thi tìm hiểu cải cách hành chính ở 7 thôn."),
    )
    new, contest = body(one, two)
    assert (new.key, new.kind) == ("own.1", ONLY_TWO)
    assert (contest.key, contest.kind) == ("results.contest", CHANGED)
    assert marked(contest)[0].endswith("ở [5] thôn.")


def test_an_own_block_that_was_carried_over_is_the_same_block() -> None:
    one = document(paragraph("own.1", "Đã mở 3 lớp tập huấn cho cán bộ thôn."))
    two = document(paragraph("own.1", "Đã mở 4 lớp tập huấn cho cán bộ thôn."))
    assert [found.kind for found in body(one, two)] == [CHANGED]


def test_tables_are_compared_row_by_row() -> None:
    columns = (Column("Kênh"), Column("Số"))

    def told(*rows: tuple[str, str]) -> Document:
        cells = tuple(tuple(runs(cell) for cell in row) for row in rows)
        table = Table("t", columns, cells)
        return document(appendices=(Appendix("p", "Phụ lục", "Kèm theo", (table,)),))

    one = told(("Đài", "58"), ("Trang", "26"), ("Loa", "3"))
    two = told(("Đài", "58"), ("Băng rôn", "4"), ("Trang", "27"), ("Loa", "3"))
    found = next(d for d in compare_documents(one, two) if d.key == "t")
    assert found.kind == CHANGED
    assert marked(found)[0].startswith("Kênh\tSố\nĐài\t58\n")
    assert found.two == "Kênh\tSố\nĐài\t58\nBăng rôn\t4\nTrang\t27\nLoa\t3"
    assert marked(found)[1].endswith("\nLoa\t3")


WORDS = st.lists(st.sampled_from(["đài", "phát", "58", "tin,", "bài.", "xã", "\n"]), max_size=12)
BLOCKS = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d", "own.1", "own.2"]), WORDS.map(" ".join), max_size=6
)


@given(one=BLOCKS, two=BLOCKS, seed=st.randoms(use_true_random=False))
def test_every_block_is_told_once_and_whole(
    one: dict[str, str], two: dict[str, str], seed: Any
) -> None:
    order = list(two)
    seed.shuffle(order)
    first = document(*(paragraph(key, text) for key, text in one.items()))
    second = document(*(paragraph(key, two[key]) for key in order))
    found = compare_documents(first, second)
    for side, whole in (("one", first), ("two", second)):
        told: dict[str, list[str]] = {}
        for key, line in lines_of(whole):
            told.setdefault(key, []).append(line.replace("\n", " "))
        texts = [getattr(d, side) for d in found if d.kind not in (ONLY_ONE, ONLY_TWO)]
        texts += [getattr(d, side) for d in found if d.kind == f"only-{side}"]
        assert sorted(texts) == sorted("\n".join(lines) for lines in told.values())
        for difference in found:
            stretches = getattr(difference, f"{side}_stretches")
            assert "".join(s.text for s in stretches) == getattr(difference, side)
            assert all(a.differs != b.differs for a, b in pairwise(stretches))
            if difference.kind == SAME:
                assert not any(s.differs for s in stretches)
    mine = [d.two for d in found if d.kind != ONLY_ONE]
    theirs: dict[str, list[str]] = {}
    for key, line in lines_of(second):
        theirs.setdefault(key, []).append(line.replace("\n", " "))
    assert mine == ["\n".join(lines) for lines in theirs.values()]


def test_long_texts_end() -> None:
    one = document(
        paragraph("a", "a b " * 4_000), *(paragraph(f"x{n}", f"{n}") for n in range(400))
    )
    two = document(
        paragraph("a", "b a " * 4_000), *(paragraph(f"y{n}", f"{n}") for n in range(400))
    )
    found = body(one, two)
    assert found[0].kind == CHANGED
    assert len(found) == 801


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    file = new_data_file(tmp_path / "x.cchc")
    records.save(file, office())
    for day in (date(2022, 2, 3), date(2022, 5, 4), date(2022, 5, 5)):
        records.save(file, radio_item(day))
    yield file
    file.close()


def begun(file: DataFile, period: str, former: int | None = None) -> int:
    report, _ = begin(file, file.period(period), former=former)
    assert report.id is not None
    return report.id


def test_an_issued_report_and_the_draft_after_it(file: DataFile) -> None:
    first = begun(file, "2022-Q1")
    report_issue.issue(file, first, on=date(2022, 4, 4))
    second = begun(file, "2022-Q2", first)
    blocks = {block.key: block.id for block in open_report(file, second).blocks}
    dropped = blocks["direction.care"]
    assert dropped is not None
    report_blocks.drop_block(file, dropped)
    report_blocks.add_block(file, second, "Thêm một ý của xã.", after=dropped)

    found = compare(file, first, second)
    assert (found.one.id, found.two.id) == (first, second)
    by_key = {difference.key: difference for difference in found.blocks}
    assert by_key["direction.care"].kind == ONLY_ONE
    assert by_key["own.1"].kind == ONLY_TWO
    assert by_key["direction.duties"].kind == SAME
    assert marked(by_key["results.radio-items"]) == (
        "- Trong [quý I năm 2022] đã phát [01] tin, bài trên hệ thống Đài truyền thanh xã.",
        "- Trong [quý II năm 2022] đã phát [02] tin, bài trên hệ thống Đài truyền thanh xã.",
    )
    keys = [difference.key for difference in found.blocks]
    gone = keys.index("direction.care")
    assert keys[gone : gone + 3] == ["direction.care", "own.1", "direction.officials"]
    (figure,) = found.figures
    assert (figure.name, figure.label, figure.unit) == (
        "radio.items",
        "Đài truyền thanh",
        "tin, bài",
    )
    assert (figure.one, figure.two) == (Decimal(1), Decimal(2))


def test_what_was_frozen_is_compared_not_what_is_now(file: DataFile) -> None:
    closed = begun(file, "2022-Q2")
    report_issue.close(file, closed)
    records.save(file, radio_item(date(2022, 6, 1)))
    draft = begun(file, "2022-Q2", closed)
    found = compare(file, closed, draft)
    assert [(f.one, f.two) for f in found.figures] == [(Decimal(2), Decimal(3))]
    assert [d.key for d in found.blocks if d.kind == CHANGED] == ["results.radio-items"]
    back = compare(file, draft, closed)
    assert [(f.one, f.two) for f in back.figures] == [(Decimal(3), Decimal(2))]


def test_a_report_without_a_kept_wording_gets_a_sentence(file: DataFile) -> None:
    whole = begun(file, "2022-Q2")
    empty, _ = records.save(file, Report(title="Trống", period="2022-Q1", calendar="calendar"))
    for pair in ((whole, empty.id), (empty.id, whole)):
        with pytest.raises(NothingToCompare, match="“Trống” chưa có nội dung"):
            compare(file, *pair)
    with file.engine.begin() as connection:  # as one from the time before the program
        as_issued = "UPDATE reports SET state = 'issued', number = 3, issued_on = '2022-04-04'"
        connection.exec_driver_sql(f"{as_issued} WHERE id = ?", (empty.id,))
    with pytest.raises(NothingToCompare, match="“Trống” được ghi lại từ trước khi dùng"):
        compare(file, whole, empty.id)


def test_reports_of_two_templates_are_compared(file: DataFile) -> None:
    source = (
        'name = "x"\ntype = "report"\nsubject = "Kết quả {period}"\n'
        '[[blocks]]\nkey = "a"\ntext = "Đã phát {radio.items} tin, bài."\n'
    )
    template: Any
    template, _ = records.save(file, ReportTemplate(name="x", source=source))
    own, _ = begin(file, file.period("2022-Q2"), template=template.id)
    assert own.id is not None
    found = compare(file, begun(file, "2022-Q2"), own.id)
    assert ("a", ONLY_TWO) in {(d.key, d.kind) for d in found.blocks}
    assert found.figures == ()
    assert replace(found, figures=()) == found
