"""Open data files for tests: made once a session through the migrations, then copied."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.documents import Document
from cchc_desktop.domain.office import OfficeProfile, Recipient, Signer
from cchc_desktop.services.data_file import DataFile, create_data_file, open_data_file


@cache
def _empty_file() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.cchc"
        create_data_file(path).close()
        return path.read_bytes()


def new_data_file(path: Path) -> DataFile:
    """Give an empty data file at ``path`` in the time of a copy."""
    path.write_bytes(_empty_file())
    return open_data_file(path, who="Lan")


@contextmanager
def passing_data_file() -> Iterator[DataFile]:
    """Give an empty data file that is gone afterwards: for one example of a property test."""
    with TemporaryDirectory() as folder:
        file = new_data_file(Path(folder) / "x.cchc")
        try:
            yield file
        finally:
            file.close()


def radio_item(on: date = date(2022, 3, 12), title: str = "Tin buổi sáng", **also: Any) -> Activity:
    """Give an activity that has what it needs and no more."""
    items = Measure(unit="items", quantity=Decimal(1))
    values: dict[str, Any] = {"channel": "radio", "measures": (items,)}
    return Activity(day=on, title=title, **values | also)


def office(**also: Any) -> OfficeProfile:
    """Give the office of the seed, as it was in 2022."""
    values: dict[str, Any] = {
        "valid_from": date(2020, 1, 1),
        "body": "Ủy ban nhân dân xã Chi Lăng Nam",
        "short_name": "UBND xã Chi Lăng Nam",
        "unit_name": "xã Chi Lăng Nam",
        "place": "Chi Lăng Nam",
        "district": "huyện Thanh Miện",
        "province": "tỉnh Hải Dương",
        "superior": "Ủy ban nhân dân huyện Thanh Miện",
        "one_stop_desk": "Bộ phận một cửa",
        "drafting_unit": "VP",
        "signers": (Signer(name="Nguyễn Văn Nhưng", position="deputy"),),
        "recipients": (Recipient(name="Phòng Nội vụ huyện Thanh Miện"),),
    }
    return OfficeProfile(**values | also)


def directive(**also: Any) -> Document:
    """Give the letter that asks for the report."""
    values: dict[str, Any] = {
        "type": "letter",
        "symbol": "508/UBND-VP",
        "day": date(2022, 3, 1),
        "issuer": "UBND tỉnh Hải Dương",
        "subject": "Về việc thực hiện chế độ báo cáo",
        "direction": "incoming",
    }
    return Document(**values | also)
