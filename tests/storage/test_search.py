from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from cchc_desktop.domain.procedures import Procedure
from cchc_desktop.domain.queries import Query
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.vietnamese import fold
from cchc_desktop.storage.engine import reading, writing
from cchc_desktop.storage.lists import count_records, read_page
from cchc_desktop.storage.open_file import create_store
from cchc_desktop.storage.repository import delete_records, insert_records, update_record
from cchc_desktop.storage.search import match_expression, row_number
from tests.data_files import radio_item
from tests.records_made import CATALOGUES

TITLES = [
    "Đẩy mạnh cải cách hành chính",
    "Đay nghiến và AND OR NOT NEAR",
    "Ủy ban nhân dân xã họp",
    "Treo băng zôn ở trục đường chính",
    "Hướng dẫn nộp hồ sơ m² đất",
    "Nghị định 61/2018/NĐ-CP",
    'Bản tin "Một cửa" * (số 5)',
]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = create_store(tmp_path_factory.mktemp("search") / "x.cchc")
    yield engine
    engine.dispose()


@pytest.fixture
def filled(engine: Engine) -> Engine:
    with writing(engine) as connection:
        insert_records(connection, [radio_item(title=title) for title in TITLES])
    return engine


def found(engine: Engine, text: str, register: str = "activities") -> list[str]:
    query = Query(register=register, text=text)
    with reading(engine) as connection:
        page = read_page(connection, CATALOGUES, query, None, 100)
        assert count_records(connection, query) == len(page.records)
    return sorted(getattr(record, REGISTERS[register].name_field) for record in page.records)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("day manh", [0]),
        ("DAY MANH", [0]),
        ("đẩy mạnh", [0]),
        ("đẩy", [0]),
        ("day", [0, 1]),
        ("đay", [1]),
        ("đấy", []),
        ("hanh chi", [0]),
        ("chi hanh", []),
        ("chinh hanh", [0]),
        ("uỷ ban", [2]),
        ("ủy ban", [2]),
        ("uy ban", [2]),
        ("băng rôn", [3]),
        ("băng-rôn", [3]),
        ("bang zon", [3]),
        ("m2", [4]),
        ("61/2018", [5]),
        ("61/2018/nđ-cp", [5]),
        ("nd-cp", [5]),
        ("AND", [1]),
        ("day AND mach", []),
        ("NOT", [1]),
        ("NEAR(day, 5)", []),
        ('"một cửa"', [6]),
        ('"mot', [6]),
        ("cua*", [6]),
        ("-cua", [6]),
        ("tin:mot", [6]),
        ("(so 5)", [6]),
        ("folded : day", []),
        ("  day   manh  ", [0]),
    ],
)
def test_what_a_person_types_is_only_words(filled: Engine, typed: str, numbers: list[int]) -> None:
    assert found(filled, typed) == sorted(TITLES[n] for n in numbers)


@pytest.mark.parametrize("typed", ['"', "*", "-", "()", "…", "'"])
def test_punctuation_alone_is_in_no_record(filled: Engine, typed: str) -> None:
    assert found(filled, typed) == []


def test_nothing_typed_is_the_whole_list(filled: Engine) -> None:
    assert len(found(filled, "  ")) == len(TITLES)


def test_letters_typed_in_pieces_are_found_too(filled: Engine) -> None:
    assert found(filled, unicodedata.normalize("NFD", "đẩy mạnh")) == [TITLES[0]]


@given(st.text(max_size=40))
def test_no_text_upsets_the_search(shared: Engine, text: str) -> None:
    found(shared, text)
    found(shared, text, "procedures")


@given(st.text("aăâđdeêéẹuưủyỷ oôờ-.1²", min_size=1, max_size=30), st.data())
def test_a_record_is_found_by_every_beginning_of_itself(
    shared: Engine, title: str, data: st.DataObject
) -> None:
    end = data.draw(st.integers(1, len(title)))
    with shared.connect() as connection:
        (stored,) = insert_records(connection, [radio_item(title=title)])
        for typed in (title[:end], fold(title[:end])):
            query = Query(register="activities", text=typed)
            page = read_page(connection, CATALOGUES, query, None, 10)
            assert (stored in page.records) == bool(match_expression(typed) or not typed.strip())
        connection.rollback()


def test_the_search_follows_every_change(filled: Engine) -> None:
    with writing(filled) as connection:
        page = read_page(connection, CATALOGUES, Query(register="activities"), None, 100)
        first = next(r for r in page.records if r.title == TITLES[0])
        moved = replace(first, title="Tin khác", day=date(2022, 4, 1), note="Phát lại lúc 17 giờ")
        update_record(connection, first, moved)
    assert found(filled, "day manh") == []
    assert found(filled, "phat lai 17") == ["Tin khác"]
    with writing(filled) as connection:
        delete_records(connection, [moved])
    assert found(filled, "phat lai 17") == []


def test_a_register_without_days_is_searched_too(engine: Engine) -> None:
    record = Procedure(
        code="1.001193", name="Đăng ký khai sinh", field="civil-status", level="commune"
    )
    with writing(engine) as connection:
        insert_records(connection, [record])
    assert found(engine, "1.001193", "procedures") == ["Đăng ký khai sinh"]
    assert found(engine, "dang ky khai", "procedures") == ["Đăng ký khai sinh"]


def test_only_a_stored_record_has_a_row() -> None:
    with pytest.raises(ValueError, match="stored"):
        row_number(REGISTERS["activities"], radio_item())


def test_the_newest_have_the_highest_rows() -> None:
    register = REGISTERS["activities"]
    old = radio_item(date(2022, 1, 1), id=2**31)
    new = radio_item(date(2022, 1, 2), id=1)
    assert row_number(register, old) < row_number(register, new)
