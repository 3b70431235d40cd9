"""Forms of the office above on the command line."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.test_command_line import Run, data, run
from tests.workbooks.form_filling.forms_made import SHEET, drawn_form

__all__ = ["data", "run"]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return drawn_form(tmp_path / "Biểu 01.xlsx")


def test_a_form_is_mapped_once_and_filled(run: Run, data: Path, form: Path) -> None:
    out = form.with_name("điền.xlsx")
    fill = ("form", data, form, "--period", "2022", "-o", out)
    assert "Chưa biết biểu “Biểu 01.xlsx”" in run.refused(*fill)
    assert "Chưa biết biểu" in run.refused("form-map", data, form)
    suggested = run("form-map", data, form, "--suggest")
    assert suggested.code == 0
    assert 'D7 = "radio.items: in_period"' in suggested.out
    mapping = form.with_suffix(".toml")
    mapping.write_text(suggested.out, "utf-8")
    said = run("form-map", data, form, "--map", mapping)
    assert (said.code, said.out, said.err) == (0, suggested.out, "")
    assert run("form-map", data, form).out == suggested.out
    made = run(*fill)
    assert (made.code, made.out) == (0, f"{out}\n")
    assert "Đã điền " in made.err
    assert openpyxl.load_workbook(out)[SHEET]["D7"].value == 2
    next_one = drawn_form(form.with_name("Quý III.xlsx"), period="Quý III năm 2022")
    assert run("form", data, next_one, "--period", "2022-Q3", "-o", out).code == 0


def test_what_is_refused_is_one_line(run: Run, data: Path, form: Path) -> None:
    mapping = form.with_suffix(".toml")
    mapping.write_text('["Biểu 01"]\nD9 = "radio.items: in_period"', "utf-8")
    assert "có công thức" in run.refused("form-map", data, form, "--map", mapping)
    assert "không đi cùng" in run.refused(
        *("form-map", data, form, "--suggest", "--map", mapping), code=2
    )
    assert "thiếu -o" in run.refused("form", data, form, "--period", "2022", code=2)
    mapping.write_text('["Biểu 01"]\nD7 = "radio.items: in_period"', "utf-8")
    assert run("form-map", data, form, "--map", mapping).code == 0
    fill = ("form", data, form, "--period", "2022", "-o")
    assert "không ghi đè lên biểu" in run.refused(*fill, form)
    assert "đuôi “.xlsx”" in run.refused(*fill, form.with_suffix(".xls"))
    assert "Chưa đọc được" in run.refused(
        *("form", data, mapping, "--period", "2022", "-o", form.with_name("o.xlsx"))
    )
