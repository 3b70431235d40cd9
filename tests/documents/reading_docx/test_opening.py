"""Files that are no sound Word files: refused with a sentence, before they do any harm."""

from __future__ import annotations

import contextlib
import struct
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.documents.docx import render_docx
from cchc_desktop.documents.reading_docx import UnreadableWordFile, opening, text_of_docx
from cchc_desktop.documents.tree import Document
from tests.documents import sample_report
from tests.documents.reading_docx.word_files import (
    OFFICE,
    RELATIONS,
    document,
    p,
    relations,
    write_package,
    write_word,
)

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ROOT = relations(officeDocument="word/document.xml")


def _refused(path: Path) -> str:
    with pytest.raises(UnreadableWordFile) as refused:
        text_of_docx(path)
    sentence = str(refused.value)
    assert sentence.startswith(f"Chưa đọc được tệp “{path.name}”: ")
    assert sentence.endswith(".")
    return sentence


def _with_document(path: Path, xml: str | bytes) -> Path:
    return write_package(path, {"_rels/.rels": ROOT, "word/document.xml": xml})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "trống"),
        (COMPOUND, "(.doc)"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"{\\rtf1\\ansi B\\'e1o c\\'e1o}", "không phải tệp Word"),
        (b"%PDF-1.4 ...", "không phải tệp Word"),
        ("Báo cáo năm 2022".encode(), "không phải tệp Word"),
        (b"<html><body>B</body></html>", "không phải tệp Word"),
        (b"PK\x03\x04 and nothing more", "hỏng"),
        (b"PK\x05\x06" + bytes(18), "không phải tệp Word"),
    ],
)
def test_other_kinds_of_files(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "Báo cáo cũ.docx"
    path.write_bytes(content)
    assert says in _refused(path)


def test_a_workbook_is_no_word_file(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": "<workbook/>",
    }
    assert "không phải tệp Word" in _refused(write_package(tmp_path / "a.docx", parts))


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "không còn tệp này" in _refused(tmp_path / "đã xoá.docx")
    assert "thư mục" in _refused(tmp_path)


def test_a_part_that_is_named_but_missing(tmp_path: Path) -> None:
    assert "không phải tệp Word" in _refused(
        write_package(tmp_path / "a.docx", {"_rels/.rels": ROOT})
    )


def test_a_file_cut_short(report: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    data = render_docx(report)
    for length in (30, len(data) // 2, len(data) - 10):
        path.write_bytes(data[:length])
        assert "hỏng" in _refused(path)


def test_a_part_whose_bytes_are_damaged(report: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    data = bytearray(render_docx(report))
    with zipfile.ZipFile(_file(path, bytes(data))) as package:
        at = package.getinfo("word/document.xml").header_offset + 200
    data[at : at + 50] = bytes(50)
    assert "hỏng" in _refused(_file(path, bytes(data)))


def _file(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.fixture(scope="module")
def sound() -> bytes:
    return render_docx(sample_report.report())


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 8000), st.integers(1, 255))
def test_one_wrong_byte_never_ends_in_a_bug(
    sound: bytes, tmp_path: Path, at: int, change: int
) -> None:
    data = bytearray(sound)
    data[at % len(data)] ^= change
    # Read or refused: any other error fails the test.
    with contextlib.suppress(UnreadableWordFile):
        text_of_docx(_file(tmp_path / "a.docx", bytes(data)))


@pytest.mark.parametrize("xml", ["", "<w:document", "<a><b></a>", b"\xff\xfe\x00", "text"])
def test_xml_that_is_none(tmp_path: Path, xml: str | bytes) -> None:
    assert "hỏng" in _refused(_with_document(tmp_path / "a.docx", xml))


def test_an_entity_bomb_is_not_set_off(tmp_path: Path) -> None:
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "haha">' for n in range(12)
    )
    bomb = f"<!DOCTYPE d [{entities}]>" + document("<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>")
    assert "độc hại" in _refused(_with_document(tmp_path / "a.docx", bomb))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        "<!DOCTYPE d>",
    ],
)
def test_nothing_outside_is_named_in_a_declaration(tmp_path: Path, doctype: str) -> None:
    assert "độc hại" in _refused(_with_document(tmp_path / "a.docx", doctype + document(p("a"))))


def test_declarations_are_refused_in_every_part(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", p("a"), styles=" ")
    bad = "<!DOCTYPE d><w:styles/>"
    with zipfile.ZipFile(path) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    assert "độc hại" in _refused(write_package(path, parts | {"word/styles.xml": bad}))


def test_a_text_outside_of_the_file_is_never_fetched(tmp_path: Path) -> None:
    """The main part may not lie elsewhere, and links beside it are not even looked at."""
    outside = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" TargetMode="External" '
        f'Type="{OFFICE}/officeDocument" Target="http://127.0.0.1:9/document.xml"/></Relationships>'
    )
    path = write_package(tmp_path / "a.docx", {"_rels/.rels": outside})
    assert "không phải tệp Word" in _refused(path)
    link = outside.replace("officeDocument", "attachedTemplate")
    path = write_package(
        tmp_path / "b.docx",
        {
            "_rels/.rels": ROOT,
            "word/_rels/document.xml.rels": link,
            "word/document.xml": document(p("a")),
        },
    )
    assert text_of_docx(path) == "a"


def test_a_path_that_leads_out_of_the_file_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text(document(p("bí mật")), "utf-8")
    path = write_package(
        tmp_path / "a.docx", {"_rels/.rels": relations(officeDocument="../secret.xml")}
    )
    assert "không phải tệp Word" in _refused(path)


def test_content_of_another_file_is_not_left_out_in_silence(tmp_path: Path) -> None:
    assert "ghép" in _refused(write_word(tmp_path / "a.docx", "<w:altChunk/>" + p("a")))


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = _with_document(tmp_path / "a.docx", document(" " * 60 * 2**20))
    assert path.stat().st_size < 2**20
    tracemalloc.start()
    try:
        assert "bung ra" in _refused(path)
        assert tracemalloc.get_traced_memory()[1] < 5 * 2**20
    finally:
        tracemalloc.stop()


def test_a_part_too_large_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        package.writestr("_rels/.rels", ROOT)
        package.writestr("word/document.xml", document(" " * 65 * 2**20))
    assert "bung ra" in _refused(path)


def test_a_size_that_lies_does_not_help(tmp_path: Path) -> None:
    """The directory says 100 bytes; what is packed is far more."""
    path = _with_document(tmp_path / "a.docx", document(p("a") * 5000))
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        true = package.getinfo("word/document.xml").file_size
    at = data.rindex(struct.pack("<L", true))
    data[at : at + 4] = struct.pack("<L", 100)
    path.write_bytes(data)
    assert "hỏng" in _refused(path)


@pytest.mark.parametrize("body", ["<w:p/>" * 1_000, "<w:a>" * 300 + "</w:a>" * 300])
def test_too_many_elements_or_too_deep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    assert opening._MOST_ELEMENTS >= 1_000_000
    monkeypatch.setattr(opening, "_MOST_ELEMENTS", 1_000)
    assert "bung ra" in _refused(_with_document(tmp_path / "a.docx", document(body)))


def test_too_many_parts(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {f"{number}.xml": "" for number in range(10_001)}
    assert "quá nhiều phần" in _refused(write_package(tmp_path / "a.docx", parts))


def test_a_part_behind_a_password(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", p("a"))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)
    assert "mật khẩu" in _refused(path)


def test_an_annex_of_many_like_rows_is_no_bomb(report: Document, tmp_path: Path) -> None:
    from dataclasses import replace

    from cchc_desktop.documents.tree import Column, Table, runs

    rows = tuple((runs(f"{n}"), runs("Chứng thực bản sao từ bản chính")) for n in range(3000))
    table = Table("t", (Column("STT"), Column("Tên")), rows)
    path = _file(tmp_path / "a.docx", render_docx(replace(report, blocks=(table,))))
    assert "2999\tChứng thực bản sao từ bản chính" in text_of_docx(path)


def test_the_xml_reader_is_read_only_when_a_file_is_opened() -> None:
    script = (
        "import sys; import cchc_desktop.documents.reading_docx;"
        "sys.exit('defusedxml' in sys.modules or 'docx' in sys.modules)"
    )
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", script], check=False, cwd=root).returncode == 0
