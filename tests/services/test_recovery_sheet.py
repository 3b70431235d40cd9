"""The recovery sheet: what stands on it can be read and typed in again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from cchc_desktop.domain.recovery_key import WrongRecoveryKey, recovery_key
from cchc_desktop.services import records
from cchc_desktop.services.protection import NotProtected, new_password, set_password
from cchc_desktop.services.recovery_sheet import recovery_sheet
from cchc_desktop.storage.encryption import new_key
from tests.data_files import new_data_file, office

WORD = "Trời-xanh-mây-trắng-7319"
NOW = datetime(2026, 3, 2, 8, 15, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("quick_passwords")


def test_it_is_one_page_with_the_key_that_can_be_typed(tmp_path: Path) -> None:
    file = new_data_file(tmp_path / "so-tuyen-truyen.cchc")
    records.save(file, office())
    key = set_password(file, new_password(WORD, WORD))
    with pytest.raises(WrongRecoveryKey):
        recovery_sheet(file, new_key())
    drawn = recovery_sheet(file, key, now=NOW)
    file.close()
    document = pypdfium2.PdfDocument(drawn)
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    for told in ("TỜ KHÔI PHỤC MẬT KHẨU", "UBND xã Chi Lăng Nam", "so-tuyen-truyen.cchc"):
        assert told in text
    assert "08:15 ngày 02/03/2026" in text
    assert "age -d -i khoa.txt" in text
    lines = text.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("AGE-SECRET-KEY-1"))
    assert recovery_key(" ".join(lines[first : first + 4])) == key
    assert WORD not in text
    document.close()
    # No face that is not embedded: the printer would choose another.
    assert b"Helvetica" not in drawn


def test_the_longest_names_stay_on_the_page(tmp_path: Path) -> None:
    folder = tmp_path / ("Văn phòng " * 20).strip()
    folder.mkdir()
    file = new_data_file(folder / f"{'x' * 180}.cchc")
    records.save(file, office(short_name="UBND xã " + "Chi Lăng Nam " * 8))
    key = set_password(file, new_password(WORD, WORD))
    drawn = recovery_sheet(file, key)
    file.close()
    document = pypdfium2.PdfDocument(drawn)
    text = document[0].get_textpage()
    assert len(document) == 1
    bottom = min(text.get_charbox(n)[1] for n in range(text.count_chars()))
    assert bottom > 20
    document.close()


def test_without_a_password_there_is_no_sheet(tmp_path: Path) -> None:
    file = new_data_file(tmp_path / "so.cchc")
    with pytest.raises(NotProtected):
        recovery_sheet(file, new_key())
    file.close()
