from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from cchc_desktop import resources
from cchc_desktop.documents.fonts import (
    BUNDLED,
    VIETNAMESE_LETTERS,
    WINDOWS,
    faces,
    windows_fonts_folder,
)
from cchc_desktop.domain.errors import IncompleteInstallation


@pytest.fixture(autouse=True)
def _forget_faces() -> None:
    faces.cache_clear()


@pytest.fixture
def windows(tmp_path: Path) -> Path:
    """A Windows fonts folder: the bundled faces under Windows' names."""
    for ours, theirs in zip(BUNDLED, WINDOWS, strict=True):
        shutil.copy(resources.path("fonts") / ours, tmp_path / theirs)
    return tmp_path


def _folder(face: str) -> Path:
    return Path(face).parent


def test_there_are_134_letters() -> None:
    assert len(VIETNAMESE_LETTERS) == 134
    assert {"ặ", "Ỡ", "đ", "Ỵ"} <= VIETNAMESE_LETTERS


def test_the_bundled_faces_hold_every_letter() -> None:
    used = faces(None)
    for face in (used.regular, used.bold, used.italic, used.bold_italic):
        assert _folder(face) == resources.path("fonts")
        font = pdfmetrics.getFont(face)
        assert isinstance(font, TTFont)
        held = font.face.charToGlyph
        assert [letter for letter in VIETNAMESE_LETTERS if ord(letter) not in held] == []


def test_the_four_faces_are_the_right_ones() -> None:
    used = faces(None)
    named = {
        (False, False): "Regular",
        (True, False): "Bold",
        (False, True): "Italic",
        (True, True): "BoldItalic",
    }
    for (bold, italic), name in named.items():
        assert Path(used.pick(bold=bold, italic=italic)).stem == f"LiberationSerif-{name}"


def test_times_new_roman_of_the_pc_is_taken(windows: Path) -> None:
    used = faces(windows)
    assert {_folder(face) for face in (used.regular, used.bold_italic)} == {windows}


def test_a_face_that_lacks_letters_is_refused_with_its_family(windows: Path) -> None:
    vera = Path(pdfmetrics.__file__).parent.parent / "fonts" / "Vera.ttf"
    shutil.copy(vera, windows / "timesbd.ttf")
    used = faces(windows)
    assert {_folder(face) for face in (used.regular, used.bold)} == {resources.path("fonts")}


def test_a_damaged_file_is_refused(windows: Path) -> None:
    (windows / "timesi.ttf").write_bytes(b"not a font")
    assert _folder(faces(windows).italic) == resources.path("fonts")


def test_a_missing_file_is_refused(windows: Path) -> None:
    (windows / "timesbi.ttf").unlink()
    assert _folder(faces(windows).regular) == resources.path("fonts")


def test_bundled_faces_that_are_gone_are_an_incomplete_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "path", lambda name: tmp_path)
    with pytest.raises(IncompleteInstallation, match="Hãy cài lại chương trình"):
        faces(None)


def test_characters_that_cannot_be_printed_are_named() -> None:
    used = faces(None)
    assert used.lacking("Đẩy mạnh ✓ cải cách 🙂 ✓\nhành chính – “58 m²”…") == ["✓", "🙂"]
    assert used.lacking("a\u0302\u0301") == []


def test_only_windows_has_a_fonts_folder_to_look_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYSTEMROOT", "D:/Windows")
    assert windows_fonts_folder("nt") == Path("D:/Windows/Fonts")
    assert windows_fonts_folder("posix") is None
