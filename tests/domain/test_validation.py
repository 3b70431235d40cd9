from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.catalogues import CatalogueEntry
from cchc_desktop.domain.documents import Document
from cchc_desktop.domain.fields import Kind, fields_of, is_empty, lines_of
from cchc_desktop.domain.procedures import Posting, Procedure, ProcedureEvent, matching_code
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.slogans import Display, Slogan
from cchc_desktop.domain.tasks import Task
from cchc_desktop.domain.validation import (
    InvalidRecord,
    Severity,
    clean,
    errors_of,
    lower_first,
    validate,
)
from tests.data_files import directive, office, radio_item
from tests.records_made import CATALOGUES, any_record, record_classes


def faults(record: object) -> dict[str, str]:
    return {p.path: p.message for p in validate(record, CATALOGUES)}


@given(any_record())
def test_a_record_made_by_its_declaration_has_no_error(record: Any) -> None:
    assert not errors_of(validate(record, CATALOGUES))


@pytest.mark.parametrize("cls", record_classes())
def test_an_empty_record_lacks_exactly_what_is_required(cls: type[Any]) -> None:
    declared = fields_of(cls).items()
    empty = cls()
    required = {n for n, field in declared if field.required and is_empty(getattr(empty, n))}
    needed = {name for name, lines in lines_of(cls).items() if lines.minimum}
    assert set(faults(cls())) == required | needed


@given(any_record(), st.data())
def test_a_required_field_may_not_be_emptied(record: Any, data: st.DataObject) -> None:
    declared = fields_of(type(record))
    name = data.draw(st.sampled_from([n for n, f in declared.items() if f.required]))
    empty = "" if isinstance(getattr(record, name), str) else None
    problems = errors_of(validate(replace(record, **{name: empty}), CATALOGUES))
    assert f"Chưa nhập {lower_first(declared[name].label)}." in [p.message for p in problems]


@given(any_record(), st.data())
def test_a_control_character_is_refused_by_name_and_kept(record: Any, data: st.DataObject) -> None:
    declared = fields_of(type(record))
    texts = [n for n, f in declared.items() if f.kind in (Kind.TEXT, Kind.LONG_TEXT)]
    name = data.draw(st.sampled_from(texts))
    typed = replace(record, **{name: "Tin\x07 bài"})
    assert clean(typed) == clean(replace(clean(typed), **{name: "Tin\x07 bài"}))
    assert "U+0007 (BEL)" in faults(clean(typed))[name]


@given(any_record())
def test_cleaning_twice_changes_nothing_more(record: Any) -> None:
    assert clean(clean(record)) == clean(record)


def test_cleaning_composes_letters_and_strips_the_outside_only() -> None:
    decomposed = unicodedata.normalize("NFD", "  Đẩy mạnh  cải cách \r\n hành chính ")
    slogan = clean(Slogan(text=decomposed, displays=(Display(medium="banner", pieces=2),)))
    assert slogan.text == "Đẩy mạnh  cải cách \n hành chính"


def test_cleaning_reaches_the_lines_and_makes_numbers_exact() -> None:
    measure = Measure(unit="items", quantity=3)  # type: ignore[arg-type]
    cleaned = clean(radio_item(measures=(measure,)))
    assert isinstance(cleaned.measures[0].quantity, Decimal)


def test_problems_name_the_place_of_a_line_in_a_line() -> None:
    postings = (Posting(place="one-stop", posted_on=None),)
    event = ProcedureEvent(kind="new", effective_on=date(2022, 1, 1), postings=postings)
    record = Procedure(code="1.001193", name="Khai sinh", field="land", level="commune")
    assert faults(replace(record, events=(event, event))) == {
        "events[0].postings[0].posted_on": "Chưa nhập ngày niêm yết.",
        "events[1].postings[0].posted_on": "Chưa nhập ngày niêm yết.",
    }


@pytest.mark.parametrize(
    ("record", "path", "said"),
    [
        (radio_item(date(2202, 1, 1)), "day", "Năm 2202 nằm ngoài"),
        (radio_item(date(202, 3, 12)), "day", "Năm 202 nằm ngoài"),
        (radio_item(title="a\nb"), "title", "Chỉ được một dòng"),
        (radio_item(title="a" * 501), "title", "Dài 501 ký tự, quá giới hạn 500 ký tự."),
        (radio_item(channel="tivi"), "channel", "“tivi” không có trong danh mục kênh tuyên truyền"),
        (radio_item(measures=()), "measures", "Cần ít nhất 1 dòng số lượng."),
        (radio_item(measures=(Measure(unit="items"),)), "measures[0].quantity", "Chưa nhập"),
        (directive(symbol="508/UBND- VP"), "symbol", "không có khoảng trắng"),
        (office(valid_to=date(2019, 1, 1)), "valid_to", "trước ngày bắt đầu"),
        (office(signers=()), "signers", "Cần ít nhất 1 dòng người ký."),
        (
            Task(year=2022, content="a", result="in_progress", done_on=date(2022, 1, 1)),
            "done_on",
            "khi kết quả là “Đã hoàn thành”",
        ),
        (Task(year=202, content="a", result="done"), "year", "Không được nhỏ hơn 2000."),
        (
            Report(title="a", period="2022", calendar="calendar", state="issued", number=4),
            "issued_on",
            "phải có ngày",
        ),
        (CatalogueEntry(catalogue="channels", label="a", code="xe.loa"), "code", "Mã chỉ gồm"),
        (CatalogueEntry(catalogue="channels", label="a", code="tasks"), "code", "số liệu khác"),
        (CatalogueEntry(catalogue="task_results", label="a"), "catalogue", "không có trong"),
    ],
)
def test_what_does_not_fit_is_said_at_its_place(record: Any, path: str, said: str) -> None:
    assert said in faults(record)[path]


@pytest.mark.parametrize("quantity", ["1.0005", "-1", "1000000001", "NaN", "Infinity"])
def test_an_impossible_quantity_is_refused(quantity: str) -> None:
    measure = Measure(unit="items", quantity=Decimal(quantity))
    assert "measures[0].quantity" in faults(radio_item(measures=(measure,)))


@pytest.mark.parametrize("quantity", ["0", "0.5", "1.50000", "1E+3", "1000000000"])
def test_a_possible_quantity_is_taken(quantity: str) -> None:
    measure = Measure(unit="items", quantity=Decimal(quantity))
    assert faults(radio_item(measures=(measure,))) == {}


def test_a_unit_stands_once_an_estimate_beside_it() -> None:
    real = Measure(unit="items", quantity=Decimal(1))
    estimate = replace(real, estimated=True)
    assert faults(radio_item(measures=(real, estimate))) == {}
    assert faults(radio_item(measures=(real, real))) == {
        "measures": "Mỗi đơn vị tính chỉ ghi một dòng."
    }


@pytest.mark.parametrize("code", ["1.001193", "2.000635.000.00.00.H23", " 1.000894 "])
def test_a_code_of_the_national_form_is_not_warned_about(code: str) -> None:
    record = Procedure(code=code.strip(), name="a", field="land", level="commune")
    assert faults(record) == {}
    assert matching_code(code) in ("1.001193", "2.000635", "1.000894")


@pytest.mark.parametrize("code", ["1001193", "T-HPG-123456-TT", "1.00119", "11.001193"])
def test_a_code_of_another_form_is_a_warning_only(code: str) -> None:
    record = Procedure(code=code, name="a", field="land", level="commune")
    problems = validate(record, CATALOGUES)
    assert [p.severity for p in problems] == [Severity.WARNING]
    assert errors_of(problems) == ()
    assert matching_code(code) == code


def test_the_refusal_names_the_first_fault_and_counts_the_others() -> None:
    error = InvalidRecord(validate(Activity(), CATALOGUES))
    assert str(error) == "Chưa lưu. Ngày: Chưa nhập ngày. (và 3 lỗi khác)"
    alone = InvalidRecord(validate(radio_item(title=""), CATALOGUES))
    assert str(alone) == "Chưa lưu. Tiêu đề, nội dung: Chưa nhập tiêu đề, nội dung."
    assert isinstance(directive(), Document)


def test_inside_a_sentence_abbreviations_keep_their_capitals() -> None:
    assert lower_first("Mã TTHC") == "mã TTHC"
    assert lower_first("TTHC thay thế") == "TTHC thay thế"
    assert lower_first("Địa điểm") == "địa điểm"
    assert lower_first("") == ""
