"""Word files of other people: what stands on the paper, in reading order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.documents.docx import write_docx
from cchc_desktop.documents.plain import plain_text
from cchc_desktop.documents.reading_docx import UnreadableWordFile, text_of_docx
from cchc_desktop.documents.tree import Document, Paragraph, runs
from cchc_desktop.domain.vietnamese import normalize
from tests.documents.reading_docx.word_files import W, p, tbl, write_word
from tests.documents.shapes import SHAPES, TRYING

Read = Callable[..., list[str]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(body: str, **parts: str) -> list[str]:
        return text_of_docx(write_word(tmp_path / "cũ.docx", body, **parts)).split("\n")

    return reading


def _lines(text: str) -> list[str]:
    plain = (normalize(line.replace("\u00a0", " ")) for line in text.split("\n"))
    return [line for line in plain if line]


@pytest.mark.parametrize("shape", [*SHAPES.values(), *TRYING.values()])
def test_our_own_file_gives_the_text_of_the_paper(
    shape: Callable[[], Document], tmp_path: Path
) -> None:
    document = shape()
    target = tmp_path / "báo cáo.docx"
    write_docx(document, target)
    assert [normalize(line) for line in text_of_docx(target).split("\n")] == _lines(
        plain_text(document)
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=80))
def test_any_words_come_back(report: Document, tmp_path: Path, text: str) -> None:
    document = replace(report, blocks=(Paragraph("p", runs(f"[{text}]")),))
    write_docx(document, tmp_path / "a.docx")
    assert _lines(f"[{text}]")[0] in text_of_docx(tmp_path / "a.docx").split("\n")


def test_a_line_for_each_paragraph_that_says_something(read: Read) -> None:
    assert read(p("BÁO", " CÁO") + p() + p("   ") + p("\u00a0Năm\u00a02022 ")) == [
        "BÁO CÁO",
        "Năm 2022",
    ]


def test_breaks_tabs_and_hyphens(read: Read) -> None:
    body = (
        "<w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:cr/><w:t>ba</w:t><w:tab/><w:t>bốn</w:t>"
        '<w:br w:type="page"/><w:t>KH</w:t><w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/>'
        '<w:t>ND</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>'
    )
    assert read(body) == ["một", "hai", "ba\tbốnKH-UBND□"]


def test_text_comes_in_nfc(read: Read) -> None:
    assert read(p("Ba\u0301o ca\u0301o")) == ["Báo cáo"]


def test_links_controls_and_fields_show_what_is_printed(read: Read) -> None:
    body = (
        "<w:p><w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtPr><w:t>mẫu</w:t></w:sdtPr><w:sdtContent><w:r><w:t> ô chữ</w:t></w:r>"
        "</w:sdtContent></w:sdt>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> DATE </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t> 05/12</w:t>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
        '<w:fldSimple w:instr="AUTHOR"><w:r><w:t> An</w:t></w:r></w:fldSimple></w:p>'
        f"<w:sdt><w:sdtContent>{p('đoạn trong khung')}</w:sdtContent></w:sdt>"
    )
    assert read(body) == ["liên kết ô chữ 05/12 An", "đoạn trong khung"]


def test_changes_not_yet_accepted_are_read_as_accepted(read: Read) -> None:
    body = (
        "<w:p><w:r><w:t>đã </w:t></w:r><w:del><w:r><w:delText>đang tải</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>đăng tải</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t> cũ</w:t></w:r></w:moveFrom></w:p>"
    )
    assert read(body) == ["đã đăng tải"]


def test_hidden_text_is_not_on_the_paper(read: Read) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>hiện</w:t></w:r>'
    assert read(f"<w:p>{hidden}{shown}</w:p>") == ["hiện"]


def test_letters_shown_as_capitals_are_capitals(read: Read) -> None:
    caps = "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Ủy ban nhân dân</w:t></w:r></w:p>"
    assert read(caps) == ["ỦY BAN NHÂN DÂN"]


def test_a_text_box_is_read_once_after_its_paragraph(read: Read) -> None:
    box = f"<w:txbxContent>{p('CỘNG HÒA')}{p('Độc lập')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent><w:t>UBND xã</w:t></w:r></w:p>"
    )
    assert read(body) == ["UBND xã", "CỘNG HÒA", "Độc lập"]


LETTERHEAD = (
    (p("UBND HUYỆN") + p("UBND XÃ"), p("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập")),
    (p("Số: 01/BC-UBND"), p("ngày 05 tháng 12 năm 2022")),
)


def test_a_letterhead_is_read_column_by_column(read: Read) -> None:
    assert read(tbl(*LETTERHEAD)) == [
        "UBND HUYỆN",
        "UBND XÃ",
        "Số: 01/BC-UBND",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập",
        "ngày 05 tháng 12 năm 2022",
    ]


def test_a_row_across_a_letterhead_follows_it(read: Read) -> None:
    across = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("BÁO CÁO")
    assert read(tbl(*LETTERHEAD, (across,)))[-2:] == ["ngày 05 tháng 12 năm 2022", "BÁO CÁO"]


def test_a_signature_is_read_column_by_column(read: Read) -> None:
    body = tbl(
        (p("Nơi nhận:") + p("- Như trên;"), p("TM. ỦY BAN NHÂN DÂN")),
        (p("- Lưu: VT."), p("Nguyễn Văn An")),
    )
    assert read(body) == [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "Nguyễn Văn An",
    ]


def test_a_signature_without_recipients(read: Read) -> None:
    assert read(tbl((p(), p("CHỦ TỊCH") + p() + p("Lê Thị Ước")))) == ["CHỦ TỊCH", "Lê Thị Ước"]


def test_a_row_of_figures_is_a_line(read: Read) -> None:
    body = tbl(
        (p("STT"), p("Nơi nhận"), p("Số\tlượng")),
        (p("1"), p("Đài") + p("truyền thanh"), p("58")),
        (p("2"), p(), p("26")),
    )
    assert read(body) == ["STT\tNơi nhận\tSố lượng", "1\tĐài truyền thanh\t58", "2\t\t26"]


def test_tables_in_tables_and_in_controls(read: Read) -> None:
    inner = tbl((p("a"), p("b")))
    rows = f"<w:sdt><w:sdtContent><w:tr><w:tc>{inner}</w:tc></w:tr></w:sdtContent></w:sdt>"
    assert read(f"<w:tbl>{rows}</w:tbl>") == ["a\tb"]


def test_the_strict_dialect_is_read_alike(tmp_path: Path) -> None:
    from tests.documents.reading_docx.word_files import OFFICE, document, relations, write_package

    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    body = p("Báo cáo").replace("<w:t ", '<w:tab w:val="x"/><w:t ')
    path = write_package(
        tmp_path / "strict.docx",
        {
            "_rels/.rels": relations(officeDocument="word/document2.xml").replace(OFFICE, strict),
            "word/document2.xml": document(
                body, "http://purl.oclc.org/ooxml/wordprocessingml/main"
            ),
        },
    )
    assert text_of_docx(path) == "Báo cáo"


@pytest.mark.parametrize(
    ("face", "text"),
    [
        (".VnTime", "Céng hoµ x· héi"),
        ("VNI-Times", "Coäng hoøa xaõ hoäi"),
        (".vntimeh", "nh©n d©n"),
    ],
)
def test_old_faces_are_refused_not_read_as_wording(read: Read, face: str, text: str) -> None:
    faces = f'<w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}"/></w:rPr>'
    with pytest.raises(UnreadableWordFile, match="UniKey"):
        read(f"<w:p><w:r>{faces}<w:t>{text}</w:t></w:r></w:p>")
    # The style sheet, too, can say so.
    ordinary = f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal">{faces}</w:style>'
    with pytest.raises(UnreadableWordFile, match="chữ cũ"):
        read(p(text), styles=ordinary)
    based = '<w:style w:styleId="Than"><w:basedOn w:val="Normal"/></w:style>'
    with pytest.raises(UnreadableWordFile, match="chữ cũ"):
        read(p(text, about='<w:pStyle w:val="Than"/>'), styles=ordinary + based)


def test_unicode_in_an_old_face_is_read(read: Read) -> None:
    face = '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
    body = f"<w:p><w:r>{face}<w:t>Cộng hòa à á ê ô ý</w:t></w:r></w:p>"
    assert read(body) == ["Cộng hòa à á ê ô ý"]
    assert read(p("diện tích 25 m², 30°C")) == ["diện tích 25 m², 30°C"]


def test_styles_based_on_one_another_end(read: Read) -> None:
    ring = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert read(p("vòng ©", about='<w:pStyle w:val="A"/>'), styles=ring) == ["vòng ©"]


def test_a_file_without_a_body_has_no_text(tmp_path: Path) -> None:
    from tests.documents.reading_docx.word_files import relations, write_package

    path = write_package(
        tmp_path / "a.docx",
        {
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/document.xml": f'<w:document xmlns:w="{W}"/>',
        },
    )
    assert text_of_docx(path) == ""
