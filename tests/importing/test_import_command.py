"""``template`` and ``import`` as scripts use them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from cchc_desktop import __main__ as command_line
from cchc_desktop.services import records
from cchc_desktop.services.data_file import open_data_file
from tests.data_files import new_data_file
from tests.importing.corpus import CASES, workbook_of


class Run:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> tuple[object, str, str]:
        code: object
        try:
            code = command_line.main([str(word) for word in words])
        except SystemExit as end:
            code = end.code
        out, err = self._capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "Xã ta.cchc"
    new_data_file(path).close()
    return path


def case(name: str, folder: Path) -> Path:
    path = folder / f"{name}.xlsx"
    path.write_bytes(workbook_of(next(case for case in CASES if case.name == name)))
    return path


def held(data: Path) -> int:
    file = open_data_file(data)
    try:
        return len(records.get_all(file, "activities"))
    finally:
        file.close()


def test_the_template_of_every_register(run: Run, tmp_path: Path) -> None:
    for register in ("activities", "procedures", "slogans", "documents", "tasks", "targets"):
        target = tmp_path / f"{register}.xlsx"
        assert run("template", register, "-o", target) == (0, f"{target}\n", "")
        assert openpyxl.load_workbook(target).worksheets[0]["A4"].value == "STT"


def test_a_dry_run_changes_nothing_and_apply_does(run: Run, data: Path, tmp_path: Path) -> None:
    path = case("plain", tmp_path)
    code, out, err = run("import", data, "activities", path)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Dòng 2: Mới: Tin về Đề án 06",
        "Dòng 3: Mới: Bài về chuyển đổi số",
        "Mới: 2 · Sửa: 0 · Không đổi: 0 · Chưa nhận: 0 · Bỏ qua: 0",
    ]
    assert held(data) == 0
    code, out, err = run("import", data, "activities", path, "--apply")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "Nhập từ Excel “plain.xlsx” (thêm 2 hoạt động)"
    assert held(data) == 2
    code, out, _ = run("import", data, "activities", path, "--apply")
    assert code == 0
    assert out.splitlines()[-1] == "Không có gì để nhập: sổ đã có đủ."
    assert held(data) == 2


def test_refused_rows_are_told_and_marked_and_nothing_is_done(
    run: Run, data: Path, tmp_path: Path
) -> None:
    path, errors = case("all-faults-at-once", tmp_path), tmp_path / "lỗi.xlsx"
    code, out, err = run("import", data, "activities", path, "--errors", errors, "--apply")
    assert code == 1
    lines = out.splitlines()
    assert lines[0] == "Dòng 2: Chưa nhận: "
    assert lines[1].startswith("    B2 Ngày: “31/02/2022”: Tháng 2 năm 2022 chỉ có 28 ngày.")
    assert str(errors) in lines
    assert err == (
        "Chưa nhập dòng nào vì còn 1 dòng có lỗi. Dữ liệu giữ nguyên. Hãy sửa các ô lỗi trong tệp "
        "rồi nhập lại, hoặc chỉ nhập các dòng không lỗi.\n"
    )
    assert openpyxl.load_workbook(errors).worksheets[0]["B2"].comment is not None
    assert held(data) == 0
    assert run("import", data, "activities", path)[0] == 1


def test_without_faults_there_is_no_workbook_of_errors(
    run: Run, data: Path, tmp_path: Path
) -> None:
    errors = tmp_path / "lỗi.xlsx"
    assert run("import", data, "activities", case("plain", tmp_path), "--errors", errors)[0] == 0
    assert not errors.exists()


def test_what_cannot_be_taken_in_is_one_line(run: Run, data: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("không phải Excel", encoding="utf-8")
    plain = case("plain", tmp_path)
    for words in (
        ("import", data, "activities", text),
        ("import", data, "activities", tmp_path / "không có.xlsx"),
        ("import", data, "reports", plain),
        ("import", data, "sổ lạ", plain),
        ("import", data, "documents", plain),
        ("template", "reports", "-o", tmp_path / "x.xlsx"),
        ("template", "activities", "-o", tmp_path / "không có" / "x.xlsx"),
    ):
        code, out, err = run(*words)
        assert (code, out, err.count("\n")) == (1, "", 1), words
    assert run("import", data, "activities")[0] == 2
    assert run("template", "activities")[0] == 2
