"""The file itself: its bytes, what it says of itself, how Word is to open it."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.documents.docx import render_docx, write_docx
from cchc_desktop.documents.docx.package import MARK
from cchc_desktop.documents.tree import Document
from cchc_desktop.files import FileTrouble
from tests.documents.docx.opened import Opened, W
from tests.documents.shapes import two_appendices

ROOT = Path(__file__).parents[3]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_docx(two_appendices()) == render_docx(two_appendices())


def test_the_same_bytes_in_another_process_at_another_time() -> None:
    script = (
        "import hashlib, time; time.time = lambda: {now}; from tests.documents import shapes;"
        "from cchc_desktop.documents.docx import render_docx;"
        "print(hashlib.sha256(render_docx(shapes.two_appendices())).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script.format(now=now)],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, now, zone in (("1", 1_600_000_000, "UTC"), ("2", 1_700_000_000, "Asia/Saigon"))
    }
    assert len(digests) == 1


def test_no_clock_is_in_the_file(report: Document) -> None:
    opened = Opened(report)
    with zipfile.ZipFile(io.BytesIO(opened.data)) as file:
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {part.create_system for part in file.infolist()} == {0}
    about = opened.word.core_properties
    assert (about.created, about.modified, about.last_printed) == (None, None, None)


def test_the_file_is_marked_as_having_left_the_program(report: Document) -> None:
    opened = Opened(report)
    about = opened.word.core_properties
    assert about.title == "Báo cáo: Kết quả công tác tuyên truyền cải cách hành chính năm 2022"
    assert about.author == "Ủy ban nhân dân xã Chi Lăng Nam"
    assert about.comments == MARK
    assert "không còn tự cập nhật" in about.comments
    assert about.content_status == "Bản xuất ra ngoài chương trình"
    assert about.language == "vi-VN"
    own = opened.part("docProps/custom.xml")
    assert 'name="Tình trạng"' in own
    assert MARK in own
    assert "CCHC Desktop" in opened.part("docProps/app.xml")


def test_the_mark_is_not_on_the_paper(report: Document) -> None:
    opened = Opened(report)
    assert "CCHC Desktop" not in opened.text()
    for name in ("word/document.xml", "word/header1.xml", "word/header2.xml"):
        part = opened.part(name)
        assert MARK not in part
        assert "vanish" not in part
        assert "comment" not in part


def test_a_long_subject_is_a_short_title_and_whole_in_the_text(report: Document) -> None:
    opened = Opened(replace(report, subject="Kết quả tuyên truyền " * 200 + "hết"))
    assert len(opened.word.core_properties.title) == 255
    assert opened.word.core_properties.title.endswith("…")
    assert "tuyên truyền hết" in opened.text()


def test_properties_are_in_nfc(report: Document) -> None:
    apart = replace(report.letterhead, agency=("U\u0309y ban",))
    assert Opened(replace(report, letterhead=apart)).word.core_properties.author == "Ủy ban"


def test_word_opens_it_in_no_compatibility_mode(report: Document) -> None:
    settings = Opened(report).word.settings.element
    modes = {
        setting.get(f"{W}name"): setting.get(f"{W}val")
        for setting in settings.iter(f"{W}compatSetting")
    }
    assert modes == {"compatibilityMode": "15"}
    assert next(settings.iter(f"{W}doNotExpandShiftReturn")) is not None


def test_every_part_is_declared_and_none_is_foreign(report: Document) -> None:
    opened = Opened(report)
    with zipfile.ZipFile(io.BytesIO(opened.data)) as file:
        names = set(file.namelist())
    assert names == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/settings.xml",
        "word/styles.xml",
    }
    types = opened.part("[Content_Types].xml")
    for name in names:
        if name.startswith(("word/", "docProps/")) and name.endswith(".xml"):
            assert f'"/{name}"' in types
    assert "python-docx" not in "".join(opened.part(name) for name in names)


_ORDERED = {
    "pPr": "pStyle keepNext keepLines widowControl pBdr spacing ind jc outlineLvl rPr sectPr",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar",
    "tcPr": "tcW tcBorders tcMar vAlign",
    "trPr": "cantSplit tblHeader",
    "sectPr": "headerReference type pgSz pgMar pgNumType cols titlePg",
    "style": "name basedOn next qFormat pPr rPr tblPr tcPr",
    "rPr": "rFonts b i sz szCs lang",
}


def test_properties_stand_in_the_order_that_word_wants() -> None:
    """Word calls a file damaged whose properties are in another order than its schema's."""
    opened = Opened(two_appendices())
    seen = set()
    for root in (opened.word.element, opened.word.styles.element):
        for element in root.iter():
            name = element.tag.removeprefix(W)
            if name in _ORDERED:
                wanted = _ORDERED[name].split()
                order = [wanted.index(child.tag.removeprefix(W)) for child in element]
                assert order == sorted(order), name
                seen.add(name)
    assert seen == set(_ORDERED)


def test_it_is_written_as_it_is_rendered(report: Document, tmp_path: Path) -> None:
    target = tmp_path / "Báo cáo năm 2022.docx"
    write_docx(report, target)
    assert target.read_bytes() == render_docx(report)
    assert [entry.name for entry in tmp_path.iterdir()] == [target.name]


def test_a_refused_text_leaves_the_old_file(report: Document, tmp_path: Path) -> None:
    from cchc_desktop.documents.docx.elements import TextRefused

    target = tmp_path / "a.docx"
    target.write_bytes(b"before")
    with pytest.raises(TextRefused):
        write_docx(replace(report, subject="a\x07b"), target)
    assert target.read_bytes() == b"before"


def test_a_missing_folder_is_said_plainly(report: Document, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="không có thư mục"):
        write_docx(report, tmp_path / "không có" / "a.docx")


def test_python_docx_is_read_only_when_a_file_is_made() -> None:
    script = (
        "import sys; import cchc_desktop.documents.docx, cchc_desktop.documents.plain;"
        "sys.exit('docx' in sys.modules or 'lxml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, cwd=ROOT)
    assert done.returncode == 0
