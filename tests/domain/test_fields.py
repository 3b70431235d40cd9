from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from cchc_desktop.domain.activities import Activity
from cchc_desktop.domain.fields import Field, Kind, fields_of, is_empty, lines_of
from cchc_desktop.domain.procedures import Procedure
from cchc_desktop.domain.registers import REGISTERS, UnknownRegister, register_named, register_of
from tests.records_made import CATALOGUES, record_classes


def classes(cls: type[Any] | None = None) -> Iterator[type[Any]]:
    for one in record_classes() if cls is None else [cls]:
        yield one
        for lines in lines_of(one).values():
            yield from classes(lines.line)


ALL = list(classes())
EVERY_FIELD = [(cls, name, field) for cls in ALL for name, field in fields_of(cls).items()]


@pytest.mark.parametrize("cls", ALL)
def test_every_field_of_a_record_is_declared(cls: type[Any]) -> None:
    declared = {*fields_of(cls), *lines_of(cls)}
    assert {f.name for f in dataclasses.fields(cls)} - {"id"} == declared


@pytest.mark.parametrize("cls", ALL)
def test_no_two_fields_of_a_record_read_alike(cls: type[Any]) -> None:
    labels = [field.label for field in fields_of(cls).values()]
    labels += [lines.label for lines in lines_of(cls).values()]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize(("cls", "name", "field"), EVERY_FIELD)
def test_a_field_names_a_catalogue_or_register_that_exists(
    cls: type[Any], name: str, field: Field
) -> None:
    assert (field.kind is Kind.CHOICE) == bool(field.catalogue), name
    assert (field.kind is Kind.REFERENCE) == bool(field.register), name
    if field.catalogue:
        assert CATALOGUES[field.catalogue].entries
    if field.register:
        assert field.register in REGISTERS


@pytest.mark.parametrize(("cls", "name", "field"), EVERY_FIELD)
def test_a_number_is_bounded_so_that_it_fits_the_data_file(
    cls: type[Any], name: str, field: Field
) -> None:
    if field.kind in (Kind.NUMBER, Kind.WHOLE):
        assert field.minimum is not None
        assert field.maximum is not None
        assert field.maximum <= 10**9


@pytest.mark.parametrize(("cls", "name", "field"), EVERY_FIELD)
def test_only_text_is_searched_and_ordered(cls: type[Any], name: str, field: Field) -> None:
    if field.searched or field.ordered:
        assert field.kind in (Kind.TEXT, Kind.LONG_TEXT)
    assert field.label[0].isupper()


def test_a_declaration_keeps_its_order() -> None:
    assert list(fields_of(Procedure)) == ["code", "name", "field", "level", "online", "note"]
    assert list(lines_of(Activity)) == ["measures", "evidence"]


@pytest.mark.parametrize("given", [False, 0, "a", " ", (1,)])
def test_no_and_nought_are_given(given: object) -> None:
    assert not is_empty(given)


@pytest.mark.parametrize("missing", [None, "", ()])
def test_what_is_missing_is_empty(missing: object) -> None:
    assert is_empty(missing)


@pytest.mark.parametrize("register", REGISTERS.values())
def test_a_register_is_found_by_name_and_by_record(register: Any) -> None:
    declared = fields_of(register.record)
    assert register_named(register.name) is register
    assert register_of(register.record) is register
    named = (register.name_field, register.order, register.day_field, register.channel_field)
    assert {name for name in named if name} <= set(declared)


def test_an_unknown_register_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownRegister, match=r"“procedure”.*activities, procedures, slogans"):
        register_named("procedure")
