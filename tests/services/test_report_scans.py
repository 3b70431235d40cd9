from __future__ import annotations

import contextlib
import io
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cchc_desktop.documents.scans import MOST_PAGES, NotAScan, look_at
from cchc_desktop.services import records, report_issue, report_scans
from cchc_desktop.services.changing import RecordGone
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.report_composing import begin
from cchc_desktop.services.report_scans import attach, content, files_of, remove, write_copy
from cchc_desktop.storage.engine import reading, writing
from tests.data_files import new_data_file, office
from tests.documents.made_pdfs import locked, numbered, with_a_damaged_page

# Pillow tells of some damage on the side, and reads on.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

A4_AT_300 = (2480, 3508)
A4_AT_150 = (1240, 1754)


def picture(
    kind: str, size: tuple[int, int] = A4_AT_300, *, pages: int = 1, **named: object
) -> bytes:
    buffer = io.BytesIO()
    leaves = [Image.effect_mandelbrot(size, (-2, -1, 1, 1), 9) for _ in range(pages)]
    more = {"save_all": True, "append_images": leaves[1:]} if pages > 1 else {}
    leaves[0].save(buffer, kind, **named, **more)
    return buffer.getvalue()


def one_bit(size: tuple[int, int], **named: object) -> bytes:
    buffer = io.BytesIO()
    Image.new("1", size, 1).save(buffer, "TIFF", compression="group4", **named)
    return buffer.getvalue()


def png_that_says(width: int, height: int) -> bytes:
    """Make a small PNG that unpacks to any number of pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packed = zlib.compress(b"\x00" * 10_000)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", packed), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


JPEG = picture("JPEG", A4_AT_300, dpi=(300, 300))
PNG = picture("PNG", A4_AT_300, dpi=(300, 300))
TIFF = one_bit(A4_AT_300, dpi=(300, 300))
THREE_PAGES = picture("TIFF", (1700, 2200), pages=3, dpi=(200, 200))
PDF = numbered(3)
SMALL = {
    "x.pdf": numbered(1),
    "x.png": picture("PNG", (40, 50), dpi=(300, 300)),
    "x.jpg": picture("JPEG", (40, 50), dpi=(300, 300)),
    "x.tif": picture("TIFF", (40, 50), pages=2),
}


@cache
def _issued() -> bytes:
    with TemporaryDirectory() as folder:
        file = new_data_file(Path(folder) / "x.cchc")
        records.save(file, office())
        begun, _ = begin(file, file.period("2022"))
        assert begun.id == 1
        report_issue.issue(file, 1, on=date(2022, 12, 20))
        file.close()
        return file.path.read_bytes()


@pytest.fixture
def issued_file(tmp_path: Path) -> Iterator[DataFile]:
    """A data file with an issued report."""
    path = tmp_path / "x.cchc"
    path.write_bytes(_issued())
    file = open_data_file(path, who="Lan")
    yield file
    file.close()


@pytest.fixture
def report() -> int:
    """The id of that report."""
    return 1


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


Put = Callable[[str, bytes], Path]


@pytest.mark.parametrize(
    ("name", "data", "media_type", "pages"),
    [
        ("Bản quét số 45.pdf", PDF, "application/pdf", 3),
        ("quét.PNG", PNG, "image/png", 1),
        ("anh.jpeg", JPEG, "image/jpeg", 1),
        ("anh.jpg", JPEG, "image/jpeg", 1),
        ("fax.tif", TIFF, "image/tiff", 1),
        (
            "fax nhiều trang.tiff",
            picture("TIFF", (1700, 2200), pages=3, dpi=(200, 200)),
            "image/tiff",
            3,
        ),
    ],
)
def test_a_scan_is_kept_byte_for_byte_and_read_back(
    issued_file: DataFile,
    report: int,
    put: Put,
    name: str,
    data: bytes,
    media_type: str,
    pages: int,
) -> None:
    issued = records.get(issued_file, "reports", report)
    attached = attach(issued_file, report, put(name, data))
    assert (attached.file.media_type, attached.pages) == (media_type, pages)
    assert (attached.file.name, attached.file.size) == (name, len(data))
    assert attached.warning == ""
    assert attached.operation.name == (
        f"Đính kèm bản quét đã ký, đóng dấu “{name}” vào "
        "“Kết quả công tác tuyên truyền cải cách hành chính…”"
    )
    assert files_of(issued_file, report) == (attached.file,)
    assert attached.file.id is not None
    assert content(issued_file, attached.file.id) == data
    # What was issued is not touched.
    assert records.get(issued_file, "reports", report) == issued


NOT_WHAT_IT_SAYS = [
    ("quét.pdf", JPEG, "thực ra là ảnh JPEG, không phải PDF như tên của nó.*đuôi tệp thành .jpg"),
    ("quét.jpg", PDF, "thực ra là PDF, không phải ảnh JPEG"),
    ("quét.jpg", PNG, "thực ra là ảnh PNG, không phải ảnh JPEG"),
    ("quét", PDF, "thực ra là PDF, mà tên không nói thế.*đuôi tệp thành .pdf"),
    ("quét.exe", PNG, "thực ra là ảnh PNG"),
    ("con dấu.png", b"MZ\x90\x00" + b"\x00" * 200, "là một chương trình chạy được"),
    ("trang.pdf", b"\xef\xbb\xbf <!DOCTYPE html><p>%PDF</p>", "là một trang web"),
    ("trang.pdf", b"<HTML><body>", "là một trang web"),
    ("báo cáo.pdf", b"PK\x03\x04" + b"\x00" * 100, "là tệp Word, Excel hoặc tệp nén"),
    ("anh.jpg", b"\x00\x00\x00\x18ftypheic" + b"\x00" * 50, "là ảnh HEIC"),
    ("gì đó.pdf", b"abc", "có nội dung lạ"),
    ("rỗng.pdf", b"", "rỗng"),
    ("cụt.pdf", PDF[: len(PDF) // 2], "bị cắt cụt"),
    ("cụt.pdf", b"%PDF-1.4\n", "bị cắt cụt"),
    ("hỏng.pdf", b"%PDF-1.4\nxyz\n%%EOF\n", "bị hỏng"),
    ("khoá.pdf", locked(), "đặt mật khẩu"),
    ("mất trang.pdf", with_a_damaged_page(), "Trang 2 của tệp PDF bị hỏng"),
    ("cụt.jpg", JPEG[: len(JPEG) // 2], "bị cắt cụt"),
    ("cụt.jpg", JPEG[:40], "bị cắt cụt"),
    ("cụt.png", PNG[: len(PNG) // 2], "bị cắt cụt"),
    ("cụt.png", PNG[:12], "bị cắt cụt"),
    ("sai.png", PNG[:9000] + b"\x00\x01\x02" + PNG[9003:], "bị hỏng"),
    ("cụt.tif", TIFF[: len(TIFF) // 2], "bị cắt cụt"),
    ("cụt.tif", b"II*\x00\x08\x00\x00\x00", "bị cắt cụt"),
    ("bom.png", png_that_says(60_000, 60_000), "60000 x 60000 điểm ảnh, quá lớn"),
]


@pytest.mark.parametrize(("name", "data", "said"), NOT_WHAT_IT_SAYS)
def test_what_is_no_sound_scan_gets_a_sentence_and_nothing_is_stored(
    issued_file: DataFile, report: int, put: Put, name: str, data: bytes, said: str
) -> None:
    path = put(name, data)
    before = issued_file.path.read_bytes()
    with pytest.raises(NotAScan, match=said) as refused:
        attach(issued_file, report, path)
    assert f"“{name}”" in str(refused.value)
    assert issued_file.path.read_bytes() == before


def test_a_folder_and_a_missing_file_get_a_sentence(
    issued_file: DataFile, report: int, tmp_path: Path
) -> None:
    with pytest.raises(NotAScan, match="là một thư mục"):
        attach(issued_file, report, tmp_path)
    with pytest.raises(NotAScan, match="không đọc được"):
        attach(issued_file, report, tmp_path / "không có.pdf")


def test_a_file_that_is_too_large_is_not_even_read(
    issued_file: DataFile, report: int, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_scans, "MOST_BYTES", len(PDF))
    attach(issued_file, report, put("vừa.pdf", PDF))
    with pytest.raises(NotAScan, match=r"lớn hơn .* MB"):
        attach(issued_file, report, put("to.pdf", PDF + b"\n"))
    assert len(files_of(issued_file, report)) == 1


@pytest.mark.parametrize(
    ("data", "dpi"),
    [
        (picture("JPEG", A4_AT_150, dpi=(150, 150)), "150"),
        (picture("PNG", A4_AT_150), "150"),  # says nothing: by its pixels across A4
        (picture("JPEG", (1200, 1600), dpi=(72, 72)), "145"),  # a phone's 72 means nothing
        (picture("JPEG", A4_AT_300, dpi=(72, 72)), None),
        (picture("JPEG", A4_AT_300), None),
        (picture("PNG", (1000, 1400), dpi=(200, 200)), None),
    ],
)
def test_a_coarse_picture_is_kept_with_a_warning(
    issued_file: DataFile, report: int, put: Put, data: bytes, dpi: str | None
) -> None:
    name = "anh.png" if data.startswith(b"\x89PNG") else "anh.jpg"
    attached = attach(issued_file, report, put(name, data))
    assert attached.file.id is not None
    assert content(issued_file, attached.file.id) == data
    if dpi is None:
        assert attached.warning == ""
    else:
        assert f"chỉ khoảng {dpi} dpi" in attached.warning


def test_the_coarsest_page_counts() -> None:
    buffer = io.BytesIO()
    fine, coarse = (Image.new("1", size, 1) for size in (A4_AT_300, A4_AT_150))
    fine.save(buffer, "TIFF", save_all=True, append_images=[coarse])
    assert look_at(buffer.getvalue(), "x.tif").dpi == 150


def test_a_picture_of_more_pages_than_anybody_scans_is_refused() -> None:
    leaf = one_bit((8, 8))
    # The directory of the only page names itself and its twins as the next.
    buffer = io.BytesIO()
    leaves = [Image.new("1", (8, 8), 1) for _ in range(MOST_PAGES + 1)]
    leaves[0].save(buffer, "TIFF", save_all=True, append_images=leaves[1:])
    with pytest.raises(NotAScan, match=f"có hơn {MOST_PAGES} trang"):
        look_at(buffer.getvalue(), "x.tif")
    at = int.from_bytes(leaf[4:8], "little")
    count = int.from_bytes(leaf[at : at + 2], "little")
    end = at + 2 + 12 * count
    circle = leaf[:end] + leaf[4:8] + leaf[end + 4 :]
    assert look_at(circle, "x.tif").pages == 1


def test_several_pictures_are_the_pages_of_one_report(
    issued_file: DataFile, report: int, put: Put
) -> None:
    for page in range(1, 4):
        attach(issued_file, report, put(f"trang {page}.jpg", picture("JPEG", (2480 + page, 3508))))
    assert [f.name for f in files_of(issued_file, report)] == [f"trang {n}.jpg" for n in (1, 2, 3)]


def test_the_same_file_is_stored_once(issued_file: DataFile, report: int, put: Put) -> None:
    first = attach(issued_file, report, put("một.pdf", PDF))
    again = attach(issued_file, report, put("hai.pdf", PDF))
    assert again.operation.id == 0
    assert again.file == first.file
    assert "đã có tệp này từ trước, với tên “một.pdf”" in again.warning
    other = attach(issued_file, report, put("hai.pdf", PDF), role="other")
    assert other.file.id != first.file.id
    with reading(issued_file.engine) as connection:
        kept = "SELECT count(*) FROM file_contents WHERE size = ?"
        assert connection.exec_driver_sql(kept, (len(PDF),)).scalar_one() == 1


def test_it_is_undone_done_again_and_taken_off(
    issued_file: DataFile, report: int, put: Put
) -> None:
    attached = attach(issued_file, report, put("quét.pdf", PDF)).file
    assert attached.id is not None
    records.undo(issued_file)
    assert files_of(issued_file, report) == ()
    records.redo(issued_file)
    assert content(issued_file, attached.id) == PDF
    assert remove(issued_file, attached.id).name == "Gỡ tệp “quét.pdf” khỏi báo cáo"
    assert files_of(issued_file, report) == ()
    for act in (content, remove):
        with pytest.raises(RecordGone):
            act(issued_file, attached.id)
    records.undo(issued_file)
    assert files_of(issued_file, report) == (attached,)
    assert content(issued_file, attached.id) == PDF


def test_the_bytes_never_go_into_the_history(issued_file: DataFile, report: int, put: Put) -> None:
    attach(issued_file, report, put("quét.jpg", JPEG))
    records.undo(issued_file)
    records.redo(issued_file)
    with reading(issued_file.engine) as connection:
        longest = "SELECT max(length(coalesce(before, '') || coalesce(after, ''))) FROM changes"
        where = f"{longest} WHERE register = 'report_files'"
        assert connection.exec_driver_sql(where).scalar_one() < 400
    assert len(JPEG) > 10_000


def test_damage_is_found_and_mended_by_attaching_again(
    issued_file: DataFile, report: int, put: Put, tmp_path: Path
) -> None:
    path = put("quét.pdf", PDF)
    attached = attach(issued_file, report, path).file
    assert attached.id is not None
    with writing(issued_file.engine) as connection:
        flipped = bytes([PDF[0], PDF[1] ^ 1]) + PDF[2:]
        connection.exec_driver_sql(
            "UPDATE file_contents SET content = ? WHERE sha256 = ?", (flipped, attached.sha256)
        )
    with pytest.raises(report_scans.DamagedFile, match=r"“quét\.pdf” đã lưu bị hỏng"):
        content(issued_file, attached.id)
    target = tmp_path / "chép ra.pdf"
    with pytest.raises(report_scans.DamagedFile):
        write_copy(issued_file, attached.id, target)
    assert not target.exists()
    attach(issued_file, report, path)
    assert content(issued_file, attached.id) == PDF
    write_copy(issued_file, attached.id, target)
    assert target.read_bytes() == PDF


def test_a_draft_takes_its_files_along_when_it_goes(data_file: DataFile, put: Put) -> None:
    records.save(data_file, office())
    begun, _ = begin(data_file, data_file.period("2022"))
    assert begun.id is not None
    kept = attach(data_file, begun.id, put("dự thảo.pdf", PDF), role="other").file
    records.delete(data_file, "reports", [begun.id])
    assert files_of(data_file, begun.id) == ()
    records.undo(data_file)
    assert files_of(data_file, begun.id) == (kept,)
    with pytest.raises(RecordGone):
        attach(data_file, 99, put("quét.pdf", PDF))


@given(
    name=st.sampled_from(sorted(SMALL)),
    at=st.integers(0, 4000),
    put_in=st.binary(max_size=6),
    left_out=st.integers(0, 40),
)
def test_damage_of_any_kind_gets_a_sentence_or_is_harmless(
    name: str, at: int, put_in: bytes, left_out: int
) -> None:
    whole = SMALL[name]
    at %= len(whole)
    with contextlib.suppress(NotAScan):
        assert look_at(whole[:at] + put_in + whole[at + left_out :], name).pages >= 1


def test_a_scan_of_a_closed_report_is_there_when_it_is_issued(
    data_file: DataFile, put: Put
) -> None:
    records.save(data_file, office())
    begun, _ = begin(data_file, data_file.period("2022"))
    assert begun.id is not None
    report_issue.close(data_file, begun.id)
    attached = attach(data_file, begun.id, put("quét.pdf", PDF)).file
    report_issue.issue(data_file, begun.id, on=date(2022, 12, 20))
    assert files_of(data_file, begun.id) == (attached,)
    renamed = replace(attached, name="khác.pdf")
    assert records.save(data_file, renamed)[0] == renamed
