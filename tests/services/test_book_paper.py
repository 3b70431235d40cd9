from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cchc_desktop.domain.office import NoOfficeProfile
from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.files import FileTrouble
from cchc_desktop.services import book, book_paper, records
from cchc_desktop.services.data_file import DataFile
from tests.data_files import office
from tests.documents.reading import Pdf


def letter(**also: Any) -> OutgoingDocument:
    values: dict[str, Any] = {"type": "report", "day": date(2022, 7, 4), "subject": "Kết quả"}
    return OutgoingDocument(**values | also)


@pytest.fixture
def file(data_file: DataFile) -> DataFile:
    """Two reports and a cancelled plan of 2022."""
    records.save(data_file, office())
    lines, _ = book.enter_all(data_file, [letter(), letter(), letter(type="plan")])
    assert lines[2].id is not None
    book.cancel(data_file, lines[2].id, "in sai trích yếu")
    return data_file


def found_in(pdf: bytes, *texts: str) -> list[str]:
    """Return those of the texts that stand in a PDF, after making sure that it lies across."""
    read = Pdf(pdf)
    width, height = read.size(0)
    assert width > height
    found = [text for text in texts if read.holds(text)]
    read.close()
    return found


def symbols_in(pdf: bytes) -> list[str]:
    return found_in(pdf, "01/KH-UBND", "01/BC-UBND", "02/BC-UBND")


def test_the_book_of_a_year_holds_every_line_by_type_and_number(file: DataFile) -> None:
    lines = book_paper.book_of(file, 2022).lines
    assert [line.symbol for line in lines] == ["01/KH-UBND", "01/BC-UBND", "02/BC-UBND"]
    pdf = book_paper.book_pdf(file, 2022)
    assert symbols_in(pdf) == [line.symbol for line in lines]
    wanted = ["SỔ ĐĂNG KÝ VĂN BẢN ĐI", "XÃ CHI LĂNG NAM", "Năm 2022", "Đã huỷ: in sai trích yếu"]
    assert found_in(pdf, *wanted) == wanted
    assert pdf == book_paper.book_pdf(file, 2022)


def test_the_book_of_one_type_holds_no_other(file: DataFile) -> None:
    assert symbols_in(book_paper.book_pdf(file, 2022, "plan")) == ["01/KH-UBND"]


def test_it_bears_the_name_of_the_year(file: DataFile) -> None:
    (profile,) = records.get_all(file, "offices")
    ended = replace(profile, valid_to=date(2023, 6, 30))
    renamed = office(valid_from=date(2023, 7, 1), body="Ủy ban nhân dân phường Chi Lăng")
    records.save_all(file, [ended, renamed], "Sáp nhập")
    assert book_paper.book_of(file, 2022).office.body == "Ủy ban nhân dân xã Chi Lăng Nam"
    assert book_paper.book_of(file, 2023).office.body == "Ủy ban nhân dân phường Chi Lăng"


def test_where_no_office_is_known_at_the_years_end_it_is_the_one_of_the_last_line(
    file: DataFile,
) -> None:
    (profile,) = records.get_all(file, "offices")
    records.save(file, replace(profile, valid_to=date(2022, 9, 30)))
    assert book_paper.book_of(file, 2022).office.body == "Ủy ban nhân dân xã Chi Lăng Nam"
    with pytest.raises(NoOfficeProfile):
        book_paper.book_of(file, 2024)


def test_both_are_written_whole_or_not_at_all(file: DataFile, tmp_path: Path) -> None:
    pdf, workbook = tmp_path / "sổ.pdf", tmp_path / "sổ.xlsx"
    book_paper.write_book_pdf(file, 2022, pdf)
    book_paper.write_book_workbook(file, 2022, workbook, made_on=date(2022, 12, 31))
    assert pdf.read_bytes() == book_paper.book_pdf(file, 2022)
    sheet = openpyxl.load_workbook(workbook).worksheets[0]
    told = [row[0].value for row in sheet.iter_rows()]
    assert told[-3:] == ["01/KH-UBND", "01/BC-UBND", "02/BC-UBND"]
    with pytest.raises(FileTrouble):
        book_paper.write_book_pdf(file, 2022, tmp_path / "gone" / "sổ.pdf")
    with pytest.raises(FileTrouble):
        book_paper.write_book_workbook(file, 2022, tmp_path / "gone" / "sổ.xlsx")
