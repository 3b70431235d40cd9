"""A scan's pages to be looked at: a PDF as it came, pictures upright and no larger than need be."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from cchc_desktop.documents.pdf_pages import PdfPages
from cchc_desktop.documents.scan_pages import pdf_of_scan
from tests.documents.made_pdfs import numbered

RED, GREEN = (200, 0, 0), (0, 160, 0)
TURNED = 6
"""The EXIF orientation of a picture that was taken with the telephone held upright."""


def halves(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """Give a picture red above and green below."""
    picture = Image.new("RGB", size, RED)
    picture.paste(GREEN, (0, size[1] // 2, size[0], size[1]))
    return picture.convert(mode)


def written(picture: Image.Image, kind: str, **named: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **named)
    return buffer.getvalue()


def colour_at(pdf: bytes, down: float) -> tuple[int, int, int]:
    with PdfPages(pdf) as pages:
        picture = pages.render(0, 100, 100)
    at = round(down * 100) * picture.stride + 50 * 4
    blue, green, red = picture.data[at : at + 3]
    return red, green, blue


def test_a_pdf_is_as_it_came() -> None:
    pdf = numbered(3)
    assert pdf_of_scan(pdf, "application/pdf") is pdf


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "CMYK"])
def test_a_picture_fills_a_page_of_its_own_shape(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    pdf = pdf_of_scan(written(halves((1000, 1500), mode), kind), f"image/{kind.lower()}")
    with PdfPages(pdf) as pages:
        assert pages.count == 1
        assert pages.size(0) == pytest.approx((595.28, 892.91), abs=0.1)
    assert colour_at(pdf, 0.2)[0] > 150
    assert colour_at(pdf, 0.8)[1] > 120


@pytest.mark.parametrize(
    ("mode", "value", "grey"), [("1", 0, 0), ("L", 90, 90), ("I;16", 30_000, 117), ("I;16", 0, 0)]
)
def test_a_grey_picture_can_be_looked_at(mode: str, value: int, grey: int) -> None:
    picture = Image.new(mode, (800, 600), value)
    pdf = pdf_of_scan(written(picture, "TIFF"), "image/tiff")
    assert colour_at(pdf, 0.5) == pytest.approx((grey, grey, grey), abs=3)


def test_a_lying_picture_lies() -> None:
    pdf = pdf_of_scan(written(halves((1500, 1000)), "JPEG"), "image/jpeg")
    with PdfPages(pdf) as pages:
        width, height = pages.size(0)
    assert width > height


def test_a_telephones_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = TURNED
    # Turned a quarter to the right for the eye, its left side comes to be above.
    lying = halves((1000, 1500)).rotate(90, expand=True)
    pdf = pdf_of_scan(written(lying, "JPEG", exif=exif), "image/jpeg")
    with PdfPages(pdf) as pages:
        width, height = pages.size(0)
    assert width < height
    assert colour_at(pdf, 0.2)[0] > 150


def test_every_page_of_a_tiff_is_there_or_only_the_first() -> None:
    leaves = [halves((600, 800)) for _ in range(3)]
    tiff = written(leaves[0], "TIFF", save_all=True, append_images=leaves[1:])
    for limit, count in ((None, 3), (1, 1)):
        with PdfPages(pdf_of_scan(tiff, "image/tiff", pages=limit)) as pages:
            assert pages.count == count


def test_a_large_picture_is_made_smaller_to_be_looked_at() -> None:
    large = written(Image.effect_noise((5000, 7000), 90), "JPEG", quality=95)
    assert len(pdf_of_scan(large, "image/jpeg")) < len(large) / 3
