from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook

from cchc_desktop.domain.progress import Cancelled
from cchc_desktop.files import FileTrouble
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.handing_over import INDEX, MANIFEST, hand_over
from cchc_desktop.services.protection import new_password, set_password
from cchc_desktop.services.report_issue import frozen_pdf
from tests.data_files import radio_item
from tests.storage.backups_made import NOW, content_of_tables, office_bytes

NAME = "ban-giao_ubnd-xa-chi-lang-nam_2022-12-16"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    path = tmp_path / "Sổ xã.cchc"
    path.write_bytes(office_bytes())
    opened = open_data_file(path, who="Lan")
    yield opened
    opened.close()


def links_of(page: Path) -> list[Path]:
    found = re.findall(r'href="([^"]+)"', page.read_text(encoding="utf-8"))
    return [(page.parent / unquote(link)).resolve() for link in found]


def test_a_password_is_to_be_handed_over_too(
    file: DataFile, tmp_path: Path, quick_passwords: None
) -> None:
    first = hand_over(file, tmp_path / "a", now=NOW).folder / INDEX
    assert "có mật khẩu" not in first.read_text(encoding="utf-8")
    set_password(file, new_password("mật khẩu dài", "mật khẩu dài"))
    second = hand_over(file, tmp_path / "b", now=NOW).folder / INDEX
    assert "có mật khẩu" in second.read_text(encoding="utf-8")


def test_everything_is_there_and_the_first_page_leads_to_it(file: DataFile, tmp_path: Path) -> None:
    records.save(file, radio_item(date(2021, 5, 1), "Tin <b>đậm</b> & “ngoặc”", note="=1+1"))
    done = hand_over(file, tmp_path / "Thẻ nhớ", now=NOW)
    assert done.remarks == ()
    folder = done.folder
    assert folder.name == NAME
    linked = set(links_of(folder / INDEX))
    present = {path.resolve() for path in folder.rglob("*") if path.is_file()}
    assert linked <= present
    assert present - linked == {folder / MANIFEST, folder / INDEX}
    assert len(present) == done.files
    assert content_of_tables(folder / "du-lieu" / "so-xa.cchc") == content_of_tables(file.path)
    (report,) = records.get_all(file, "reports")
    (pdf,) = (folder / "bao-cao" / "2022").glob("*.pdf")
    assert pdf.read_bytes() == frozen_pdf(file, report.id)
    assert len(list((folder / "bao-cao" / "2022").glob("*.png"))) == 1
    assert sorted(path.name for path in (folder / "tong-hop").iterdir()) == [
        "tong-hop-2021.xlsx",
        "tong-hop-2022.xlsx",
    ]
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text
        assert "http:" not in text
        assert "https:" not in text
        assert all(path.exists() for path in links_of(page)), page
    activities = (folder / "danh-sach" / "hoat-dong.html").read_text(encoding="utf-8")
    assert "Tin &lt;b&gt;đậm&lt;/b&gt; &amp; “ngoặc”" in activities
    assert "01/5/2021" in activities or "01/05/2021" in activities
    book = load_workbook(folder / "danh-sach" / "cac-so.xlsx")
    values = [cell for row in book["Hoạt động"].iter_rows(values_only=True) for cell in row]
    assert "=1+1" in values
    assert any(getattr(value, "year", None) == 2021 for value in values)


def test_the_manifest_has_the_hash_of_every_file(file: DataFile, tmp_path: Path) -> None:
    folder = hand_over(file, tmp_path, now=NOW).folder
    lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    told = {name: sha256 for sha256, name in (line.split("  ", 1) for line in lines)}
    present = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }
    assert told == present


def test_a_second_one_of_the_day_has_its_own_folder(file: DataFile, tmp_path: Path) -> None:
    assert hand_over(file, tmp_path, now=NOW).folder.name == NAME
    assert hand_over(file, tmp_path, now=NOW).folder.name == f"{NAME}-2"


def test_what_cannot_be_had_is_told_and_the_rest_is_there(file: DataFile, tmp_path: Path) -> None:
    records.save(file, radio_item(date(2010, 5, 1), "Trước khi có thông tin cơ quan"))
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute(
            "UPDATE file_contents SET content = zeroblob(size)"
            " WHERE sha256 IN (SELECT sha256 FROM report_files)"
        )
    done = hand_over(file, tmp_path, now=NOW)
    assert len(done.remarks) >= 2
    told = " ".join(done.remarks)
    assert "Bản ký.png" in told
    assert "Bảng tổng hợp năm 2010" in told
    index = (done.folder / INDEX).read_text(encoding="utf-8")
    assert "Bản ký.png" in index
    assert (done.folder / "tong-hop" / "tong-hop-2022.xlsx").exists()


class Stopping:
    def __init__(self, at: int) -> None:
        self._at = at

    def step(self, done: int, total: int, what: str) -> None:
        if done == self._at:
            raise Cancelled


def test_stopped_or_refused_nothing_is_left(file: DataFile, tmp_path: Path) -> None:
    target = tmp_path / "ra"
    for step in range(6):
        with pytest.raises(Cancelled):
            hand_over(file, target, now=NOW, progress=Stopping(step))
        assert list(target.iterdir()) == []
    (tmp_path / "tệp").write_text("x")
    with pytest.raises(FileTrouble):
        hand_over(file, tmp_path / "tệp", now=NOW)


def test_an_office_with_nothing_yet(tmp_path: Path) -> None:
    from tests.data_files import new_data_file

    file = new_data_file(tmp_path / "x.cchc")
    done = hand_over(file, tmp_path, now=NOW)
    assert done.remarks == ()
    assert "Chưa có báo cáo nào." in (done.folder / INDEX).read_text(encoding="utf-8")
    file.close()
