"""The tally of random offices, written and read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given

from cchc_desktop.domain.handed_over import handed_over, names_of
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.periods import Period
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.figures import by_month, figures
from cchc_desktop.services.tally import write_tally
from cchc_desktop.storage.engine import writing
from cchc_desktop.storage.repository import insert_records
from cchc_desktop.workbooks.data_sheet_reading import read_tally
from cchc_desktop.workbooks.reading.opening import open_workbook
from tests.data_files import passing_data_file
from tests.records_made import days, made
from tests.storage.test_counting import periods, records

offices = made(OfficeProfile).map(
    lambda office: replace(office, valid_from=date(2000, 1, 1), valid_to=None)
)


def filled(file: DataFile, *made_: Any) -> None:
    with writing(file.engine) as connection:
        for record in made_:
            insert_records(connection, [record])


@given(offices, records, periods, days(date(2000, 1, 1), date(2099, 12, 31)))
def test_what_is_handed_over_is_read_back_exactly(
    office: OfficeProfile, of_office: list[Any], period: Period, on: date
) -> None:
    with passing_data_file() as file, TemporaryDirectory() as folder:
        filled(file, office, *of_office)
        target = Path(folder) / "tổng hợp.xlsx"
        write_tally(file, period, target, made_on=on)
        read = read_tally(target)
        months = by_month(file, period)
        assert read.office == names_of(office)
        assert read.period == period
        assert read.period.year_start == period.year_start
        assert (read.made_on, read.made_by) == (on, file.who)
        assert read.months == months.months
        rows = [figure.row for figure in read.figures]
        assert rows == sorted(set(rows))
        assert list(read.figures) == [
            handed_over(figure, row, months.of(figure))
            for figure, row in zip(figures(file, period, trails=True), rows, strict=True)
        ]
        # And every figure is what its list comes to.
        listed = open_workbook(target).grid("Đối chiếu").rows
        results = [row for row in listed if isinstance(row.cell(0).value, int)]
        assert len(results) == len(rows)
        assert {row.cell(6).value for row in results} <= {"khớp", "chưa có số liệu"}
        assert {row.cell(5).value for row in results} <= {0, None}
