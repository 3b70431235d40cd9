from __future__ import annotations

import json
import logging
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import SQLAlchemyError

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.plain import from_plain
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.files import FileTrouble
from cchc_desktop.services import records
from cchc_desktop.services.data_facts import data_facts
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.shell.crash_file import without_texts, write_crash_file
from cchc_desktop.shell.crash_report import log_error
from cchc_desktop.shell.log import start_log
from cchc_desktop.storage.engine import writing
from cchc_desktop.storage.schema_history import HISTORY
from tests.data_files import new_data_file, passing_data_file

SECRET = "Đồng chí Nguyễn Văn Bí-Mật 0912345678"


def contents(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as made:
        assert made.testzip() is None
        return {name: made.read(name).decode() for name in made.namelist()}


def trouble_with(file: DataFile, text: str) -> list[Exception]:
    """The errors in whose words a record's text comes up, as they come in earnest."""
    found: list[Exception] = []

    def catch(work: object) -> None:
        try:
            work()  # type: ignore[operator]
        except (CchcError, SQLAlchemyError, ValueError, KeyError) as error:
            found.append(error)

    def statement() -> None:
        with writing(file.engine) as connection:
            connection.exec_driver_sql("INSERT INTO slogans (text) VALUES (?)", (text,))

    def bad() -> None:
        raise ValueError(f"cannot read {text!r}")

    catch(lambda: from_plain(Slogan, {text: 1}))
    catch(lambda: records.save(file, Slogan(text="Khẩu hiệu " + text)))
    catch(statement)
    catch(bad)
    catch(lambda: dict[str, str]()[text])
    catch(lambda: json.loads(text + "{"))
    catch(lambda: (_ for _ in ()).throw(CchcError(f"Không hoàn tác được “{text}”.")))
    return found


def report_of(file: DataFile, folder: Path, errors: list[Exception]) -> str:
    end = start_log(folder / "log")
    for error in errors:
        log_error(error)
    logging.getLogger("cchc_desktop.storage").error("%s: %s", "tệp", errors)
    end()
    target = folder / "bao-loi.zip"
    write_crash_file(target, folder / "log", data_facts(file), errors[0])
    return "\n".join(contents(target).values())


@settings(max_examples=12)
@given(
    st.one_of(
        st.text(min_size=5, max_size=60),
        st.lists(st.sampled_from(SECRET.split()), min_size=2).map(" ".join),
        st.lists(st.sampled_from(SECRET.split()), min_size=2).map("\n".join),
    ).filter(lambda text: len(text.strip()) > 4)
)
@example('x\n  File "bi-mat.py", line 3, in bi_mat')
@example("x\n2022-01-01 10:00:00,000 ERROR cchc_desktop: Bí mật")
@example("x\nBiMat: của ông Lan")
def test_no_text_of_the_office_is_in_it(text: str) -> None:
    with passing_data_file() as file, TemporaryDirectory() as folder:
        neutral = report_of(file, Path(folder), trouble_with(file, "0000000"))
        report = report_of(file, Path(folder), trouble_with(file, text))
    for word in text.split():
        assert len(word) < 5 or word not in report or word in neutral, word


def test_it_says_what_a_helper_needs(tmp_path: Path) -> None:
    file = new_data_file(tmp_path / f"{SECRET}.cchc")
    report = report_of(file, tmp_path, trouble_with(file, SECRET))
    file.close()
    assert "CCHC Desktop" in report
    assert "Qt 6." in report
    assert f"Cấu trúc: {HISTORY.latest} (" in report
    assert "Kiểm tra: đạt" in report
    assert "activities: 0" in report
    assert "Traceback (most recent call last):" in report
    assert 'File "cchc_desktop/domain/plain.py", line ' in report
    assert "IntegrityError" in report
    assert "CchcError" in report
    assert "ERROR cchc_desktop.storage: (…)" in report
    assert SECRET not in report
    assert str(Path.home()) not in report
    assert str(tmp_path) not in report


def test_without_a_file_and_without_a_log_there_is_a_report_too(tmp_path: Path) -> None:
    write_crash_file(tmp_path / "x.zip", tmp_path / "log", data_facts(None))
    made = contents(tmp_path / "x.zip")
    assert set(made) == {"bao-loi.txt", "nhat-ky.txt"}
    assert "Không có tệp dữ liệu nào đang mở." in made["bao-loi.txt"]


def test_a_data_file_that_cannot_be_read_is_told_by_its_kind(tmp_path: Path) -> None:
    file = new_data_file(tmp_path / "x.cchc")
    file.engine.dispose()
    file.path.write_bytes(b"x" * 5000)
    assert data_facts(file) == ("Không đọc được tệp dữ liệu: NotADataFile",)
    file.close()


def test_a_folder_that_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        write_crash_file(tmp_path / "không có" / "x.zip", tmp_path, ())


def test_lines_that_are_not_known_to_be_safe_are_left_out() -> None:
    log = (
        "2026-11-26 10:00:00,123 WARNING cchc_desktop: UndoConflict: Không hoàn tác được “Lan”\n"
        "\t2022-01-01 10:00:00,123 WARNING cchc_desktop: ValueError\n"
        "2026-11-26 10:00:00,123 WARNING cchc_desktop: Lan: là tên người\n"
        '\t  File "/home/lan/bi-mat.py", line 3, in <module>\n'
        "\t    mat_khau = 'x'\n"
        "\tValueError: Lan\n"
        "ValueError: Lan\n"
        "\t[parameters: ('Lan',)]\n"
    )
    assert without_texts(log) == [
        "2026-11-26 10:00:00,123 WARNING cchc_desktop: UndoConflict",
        "2026-11-26 10:00:00,123 WARNING cchc_desktop: (…)",
        "ValueError",
    ]
