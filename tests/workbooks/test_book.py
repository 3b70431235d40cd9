from __future__ import annotations

import errno
import io
import os
import tempfile
from datetime import date
from pathlib import Path

import pytest
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from cchc_desktop.workbooks.book import WorkbookTrouble, making_book
from cchc_desktop.workbooks.cells import CellRefused
from cchc_desktop.workbooks.styles import Style


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def make(title: str = "Thử", fault: BaseException | None = None) -> None:
    with making_book(io.BytesIO(), title=title, author="Thử", made_on=date(2022, 1, 1)) as book:
        book.add_sheet("Thử", [80]).put_line(0, "=1", Style())
        if fault is not None:
            raise fault


def test_nothing_is_left_behind(temporary: Path) -> None:
    make()
    with pytest.raises(KeyboardInterrupt):
        make(fault=KeyboardInterrupt())
    assert list(temporary.iterdir()) == []


def test_a_full_disk_is_told_in_words(temporary: Path) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(WorkbookTrouble, match=r"No space left.*còn nguyên.*làm lại"):
        make(fault=full)
    assert list(temporary.iterdir()) == []


def test_a_missing_temporary_folder_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(WorkbookTrouble, match="tệp tạm"):
        make()


def test_trouble_of_the_last_step_is_told_in_words(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close = Workbook.close

    def closes_badly(workbook: Workbook) -> None:
        close(workbook)
        raise FileCreateError("không ghi được")

    monkeypatch.setattr(Workbook, "close", closes_badly)
    with pytest.raises(WorkbookTrouble, match=r"tệp tạm .*không ghi được"):
        make()
    assert list(temporary.iterdir()) == []


def test_a_title_that_no_file_can_hold_is_refused(temporary: Path) -> None:
    with pytest.raises(CellRefused, match="tên bảng tính"):
        make(title="Thử\x00")
    assert list(temporary.iterdir()) == []
