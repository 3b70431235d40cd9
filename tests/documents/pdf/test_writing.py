"""The file itself: its faces, its data about itself, that it is written whole."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desktop.documents.pdf import draw_pdf, render_pdf, write_pdf
from cchc_desktop.documents.tree import Document
from cchc_desktop.files import FileTrouble
from tests.documents.reading import Pdf


def test_the_same_document_gives_the_same_bytes(report: Document) -> None:
    assert render_pdf(report) == render_pdf(report)


def test_the_file_is_the_same_with_and_without_places(report: Document) -> None:
    drawn = draw_pdf(report)
    assert drawn.pdf == render_pdf(report)
    assert draw_pdf(report) == drawn


def test_the_same_bytes_in_another_process(report: Document) -> None:
    script = (
        "import hashlib; from tests.documents import sample_report;"
        "from cchc_desktop.documents.pdf import render_pdf;"
        "print(hashlib.sha256(render_pdf(sample_report.report())).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[3],
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_every_face_is_embedded(printed: Pdf) -> None:
    faces = set(re.findall(rb"/BaseFont /([^\s/]+)", printed.data))
    assert {name.partition(b"+")[2] for name in faces} == {
        b"LiberationSerif",
        b"LiberationSerif-Bold",
        b"LiberationSerif-Italic",
        b"LiberationSerif-BoldItalic",
    }
    assert len(re.findall(rb"/FontFile2", printed.data)) == 4
    assert b"Helvetica" not in printed.data


def test_no_letter_is_drawn_with_another_face(printed: Pdf) -> None:
    assert {letter.font.partition("-")[0] for letter in printed.letters} == {"LiberationSerif"}


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler-utils is not installed")
def test_pdffonts_agrees(report: Document, tmp_path: Path) -> None:
    target = tmp_path / "báo cáo.pdf"
    write_pdf(report, target)
    listing = subprocess.run(
        ["pdffonts", target], check=True, capture_output=True, text=True
    ).stdout.splitlines()[2:]
    assert len(listing) == 4
    assert all(re.search(r"\byes\s+yes\s+yes\b", line) for line in listing)


def test_the_file_says_what_it_is(printed: Pdf) -> None:
    about = printed.file.get_metadata_dict()
    assert about["Title"] == ("Báo cáo: Kết quả công tác tuyên truyền cải cách hành chính năm 2022")
    assert about["Author"] == "Ủy ban nhân dân xã Chi Lăng Nam"
    assert b"/Lang (vi)" in printed.data
    assert printed.data.startswith(b"%PDF-1.4")


def test_the_path_of_the_fonts_is_not_told(printed: Pdf) -> None:
    assert b"resources" not in printed.data


def test_it_is_written_as_it_is_rendered(report: Document, tmp_path: Path) -> None:
    target = tmp_path / "Báo cáo năm 2022.pdf"
    write_pdf(report, target)
    assert target.read_bytes() == render_pdf(report)
    assert [entry.name for entry in tmp_path.iterdir()] == [target.name]


def test_a_missing_folder_is_said_plainly(report: Document, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="không có thư mục"):
        write_pdf(report, tmp_path / "không có" / "a.pdf")


def test_reportlab_is_read_only_when_a_document_is_drawn() -> None:
    script = (
        "import sys; import cchc_desktop.documents.pdf, cchc_desktop.documents.listing;"
        "sys.exit('reportlab' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, cwd=Path(__file__).parents[3]
    )
    assert done.returncode == 0
