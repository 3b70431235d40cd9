from __future__ import annotations

import itertools
import threading

import pytest

from cchc_desktop.documents.pdf_pages import Part, PdfPages, Picture, UnreadablePdf
from tests.documents import made_pdfs
from tests.documents.made_pdfs import A4, LANDSCAPE, MM, black, box, pdf, words
from tests.documents.reading import Pdf


def _pixel(picture: Picture, x: int, y: int) -> tuple[int, ...]:
    depth = 1 if picture.grey else 4
    at = y * picture.stride + x * depth
    return tuple(picture.data[at : at + min(depth, 3)])


def test_the_pages_and_their_sizes_are_known() -> None:
    with PdfPages(pdf((A4, words("một")), (LANDSCAPE, words("hai")))) as pages:
        assert pages.count == 2
        assert pages.size(0) == pytest.approx(A4)
        assert pages.size(1) == pytest.approx(LANDSCAPE)
        assert pages.sizes == (pages.size(0), pages.size(1))


def test_a_picture_shows_what_is_on_the_page_and_where() -> None:
    with PdfPages(pdf((A4, box(20, 30, 50, 10, (1, 0, 0))))) as pages:
        picture = pages.render(0, 2100, 2970)
    assert (picture.width, picture.height) == (2100, 2970)
    assert len(picture.data) >= picture.stride * picture.height
    red = (0, 0, 255)
    assert _pixel(picture, 201, 301) == _pixel(picture, 698, 398) == red
    for x, y in ((198, 350), (702, 350), (400, 298), (400, 402)):
        assert _pixel(picture, x, y) == (255, 255, 255)


def test_parts_fit_together_without_a_seam(printed: Pdf) -> None:
    width, height, wide, high = 700, 990, 301, 257
    differing = 0
    with PdfPages(printed.data) as pages:
        whole = pages.render(0, width, height)
        for left, top in itertools.product(range(0, width, wide), range(0, height, high)):
            size = (min(wide, width - left), min(high, height - top))
            part = pages.render(0, width, height, Part(left, top, *size))
            assert (part.width, part.height) == size
            for x, y in itertools.product(*map(range, size)):
                drawn, expected = _pixel(part, x, y)[0], _pixel(whole, left + x, top + y)[0]
                differing += abs(drawn - expected) > 8
    # Here and there a letter lies a third of a pixel aside; a letter on an edge would jump a whole
    # one: 1,500 pixels.
    assert differing < 150


def test_grey_takes_a_byte_a_pixel_and_says_the_same(printed: Pdf) -> None:
    large, part = (4960, 7016), Part(1500, 1200, 801, 400)
    with PdfPages(printed.data) as pages:
        grey = pages.render(0, *large, part, grey=True)
        colour = pages.render(0, *large, part)
    inked = 0
    for x, y in itertools.product(range(0, part.width, 3), range(0, part.height, 3)):
        assert _pixel(colour, x, y) == _pixel(grey, x, y) * 3
        inked += _pixel(grey, x, y)[0] < 128
    assert inked > 500


@pytest.mark.parametrize(
    ("colour", "coloured"), [((0, 0, 0), False), ((0.5, 0.5, 0.5), False), ((0.8, 0, 0), True)]
)
def test_a_page_in_black_and_grey_is_not_coloured(
    colour: tuple[float, float, float], coloured: bool
) -> None:
    with PdfPages(pdf((A4, box(100, 100, 8, 4, colour)))) as pages:
        assert pages.is_coloured(0) is coloured


def test_the_text_is_read_line_by_line() -> None:
    with PdfPages(pdf((A4, words("Số: 09/KH-UBND", "Ủy ban nhân dân")))) as pages:
        assert pages.text(0) == "Số: 09/KH-UBND\nỦy ban nhân dân"


def test_letters_stand_where_their_boxes_say() -> None:
    with PdfPages(pdf((A4, words("HHH", left=100, top=200, size=20)))) as pages:
        ((first,), (last,)) = pages.boxes(0, [(0, 1), (2, 1)])
    assert first.left == pytest.approx(100, abs=1)
    assert first.bottom == pytest.approx(200, abs=0.5)
    assert first.top == pytest.approx(200 - 0.66 * 20, abs=1)
    assert last.left - first.left == pytest.approx(2 * 0.722 * 20, abs=0.1)


def test_a_turned_and_cut_page_is_measured_as_it_is_shown() -> None:
    with PdfPages(made_pdfs.turned_and_cut(pdf((A4, words("HHH", left=150, top=300))))) as pages:
        assert pages.size(0) == pytest.approx((700, 400))
        ((box,),) = pages.boxes(0, [(0, 1)])
    # A quarter clockwise: what was at the left is above now, what was below is at the left.
    assert box.top == pytest.approx(150 - 100, abs=1)
    assert box.left == pytest.approx(A4[1] - 300 - 50, abs=1)


def test_a_line_end_parts_the_boxes_of_one_text() -> None:
    with PdfPages(pdf((A4, words("cải cách", "hành chính")))) as pages:
        letters = pages.letters(0)
        ((upper, lower),) = pages.boxes(0, [(0, len(letters))])
    assert lower.top - upper.top == pytest.approx(20, abs=3)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"Day la van ban thuong", bytes(1000)])
def test_what_is_no_pdf_is_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(UnreadablePdf, match="bị hỏng hoặc không phải là PDF"):
        PdfPages(data)


def test_half_a_pdf_is_refused() -> None:
    whole = made_pdfs.numbered(3)
    with pytest.raises(UnreadablePdf, match="bị hỏng"):
        PdfPages(whole[: len(whole) // 2])


def test_a_locked_pdf_says_that_it_has_a_password() -> None:
    with pytest.raises(UnreadablePdf, match="mật khẩu"):
        PdfPages(made_pdfs.locked())


def test_a_damaged_page_does_not_take_the_others_with_it() -> None:
    with PdfPages(made_pdfs.with_a_damaged_page()) as pages:
        assert pages.count == 3
        assert pages.text(0) == "Trang 1"
        assert pages.text(2) == "Trang 3"
        for read in (pages.text, pages.is_coloured):
            with pytest.raises(UnreadablePdf, match="Trang 2 "):
                read(1)


def test_closing_twice_is_closing_once() -> None:
    pages = PdfPages(made_pdfs.numbered(1))
    pages.close()
    pages.close()


def test_many_threads_may_read_at_once(printed: Pdf) -> None:
    with PdfPages(printed.data) as pages:
        expected = [(pages.render(page, 210, 297).data, pages.text(page)) for page in range(2)]
        wrong: list[str] = []

        def read() -> None:
            for _ in range(10):
                with PdfPages(printed.data) as own:
                    for source in (own, pages):
                        for page, (picture, text) in enumerate(expected):
                            if source.render(page, 210, 297).data != picture:
                                wrong.append("picture")
                            if source.text(page) != text:
                                wrong.append("text")

        threads = [threading.Thread(target=read) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_a_millimetre_is_a_millimetre() -> None:
    with PdfPages(pdf((A4, black(40, 50, 100, 1)))) as pages:
        dots = 600 / 25.4
        picture = pages.render(0, round(210 * dots), round(297 * dots), grey=True)
    row = picture.data[
        round(50.5 * dots) * picture.stride : (round(50.5 * dots) + 1) * picture.stride
    ]
    length = sum(1 for value in row[: picture.width] if value < 128) / dots
    assert length == pytest.approx(100, abs=0.05)
    assert pytest.approx(MM) == 72 / 25.4
