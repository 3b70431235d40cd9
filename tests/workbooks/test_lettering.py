from __future__ import annotations

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from cchc_desktop import resources
from cchc_desktop.workbooks.lettering import PIXELS_PER_POINT, height_of, line_count, width_of

_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_LETTERS = "".join(map(chr, range(32, 127))) + _MARKED + _MARKED.upper() + "–“”…²\u00a0"


@pytest.fixture(scope="module")
def regular() -> TTFontFace:
    return TTFontFace(str(resources.path("fonts/LiberationSerif-Regular.ttf")))


@pytest.fixture(scope="module")
def bold() -> TTFontFace:
    return TTFontFace(str(resources.path("fonts/LiberationSerif-Bold.ttf")))


def test_each_letter_is_as_wide_as_the_face_says(regular: TTFontFace) -> None:
    thousandths = {letter: width_of(letter, 1000) / PIXELS_PER_POINT for letter in _LETTERS}
    true = {letter: regular.charWidths[ord(letter)] for letter in _LETTERS}
    assert thousandths == pytest.approx(true, abs=1)


@pytest.mark.parametrize(
    "heading",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "So cùng kỳ (+/-)",
        "Thủ tục hành chính",
        "Minh chứng",
    ],
)
def test_bold_headings_fit_into_their_estimate(heading: str, bold: TTFontFace) -> None:
    true = sum(bold.charWidths[ord(c)] for c in heading)
    estimate = width_of(heading, 1000, bold=True) / PIXELS_PER_POINT
    assert true <= estimate <= true * 1.08


def test_a_letter_that_the_face_may_lack_is_taken_as_wide() -> None:
    assert width_of("漢", 12) == 16


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("tin", 1),
        ("một\nhai\n\nba", 4),
        ("lượt người dự hội nghị tổng kết năm", 3),
        ("Nghiêng" * 12, 7),
        ("a " + "Nghiêng" * 12, 8),
    ],
)
def test_lines_of_a_wrapped_text(text: str, lines: int) -> None:
    assert line_count(text, 108, 12) == lines


def test_a_narrower_column_never_takes_fewer_lines() -> None:
    text = "Hướng dẫn nộp hồ sơ đăng ký khai sinh trực tuyến trên Cổng Dịch vụ công quốc gia"
    counts = [line_count(text, width, 11) for width in range(400, 20, -10)]
    assert counts == sorted(counts)


def test_a_row_holds_its_lines_and_never_exceeds_excels_limit() -> None:
    for lines in range(1, 20):
        assert height_of(lines, 12) >= lines * 12 * 1.15
    assert height_of(1000, 12) == 409.5
