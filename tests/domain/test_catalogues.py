from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.catalogues import CatalogueEntry, Catalogues, EntryUnit, check_code
from tests.records_made import CATALOGUES, DELIVERED


def own(catalogue: str, label: str, code: str, **also: object) -> CatalogueEntry:
    return CatalogueEntry(catalogue=catalogue, label=label, code=code, **also)  # type: ignore[arg-type]


def test_the_units_of_a_delivered_channel_and_medium_exist() -> None:
    for name in ("channels", "media"):
        for entry in CATALOGUES[name].entries.values():
            assert entry.units
            assert all(CATALOGUES.find("units", unit) for unit in entry.units)


def test_every_delivered_code_is_one_an_office_could_give() -> None:
    for catalogue in CATALOGUES:
        if catalogue.extendable:
            assert [c for c in catalogue.entries if check_code(c)] == []


def test_labels_of_one_catalogue_are_told_apart_without_marks() -> None:
    for catalogue in CATALOGUES:
        for entry in catalogue.entries.values():
            found = CATALOGUES.by_label(catalogue.name, entry.label.upper())
            assert found is not None
            assert found.code == entry.code


def test_an_office_adds_renames_and_retires() -> None:
    catalogues = Catalogues(
        DELIVERED,
        [
            own("channels", "Zalo", "zalo", units=(EntryUnit(unit="posts"),)),
            own("channels", "Loa truyền thanh", "radio"),
            own("channels", "Tờ gấp", "leaflet", retired=True),
            own("no-such-catalogue", "a", "a"),
        ],
    )
    assert catalogues.text("channels", "zalo") == "Zalo"
    assert catalogues["channels"].entries["zalo"].units == ("posts",)
    radio = catalogues["channels"].entries["radio"]
    assert (radio.label, radio.own) == ("Loa truyền thanh", True)
    assert radio.units == CATALOGUES["channels"].entries["radio"].units
    assert catalogues.text("channels", "leaflet") == "Tờ gấp"
    offered = [entry.code for entry in catalogues.offered("channels")]
    assert "leaflet" not in offered
    assert offered[0] == "radio"
    assert offered[-1] == "zalo"
    assert CATALOGUES.text("channels", "radio") == "Đài truyền thanh"


def test_both_vocabularies_of_online_service_are_valid_by_date() -> None:
    before = {e.code for e in CATALOGUES.offered("online_levels", date(2022, 8, 14))}
    after = {e.code for e in CATALOGUES.offered("online_levels", date(2022, 8, 15))}
    assert before == {"level-1", "level-2", "level-3", "level-4"}
    assert after == {"full", "partial"}


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert CATALOGUES.text("channels", "tivi") == "tivi"
    assert CATALOGUES.find("channels", "tivi") is None
    assert CATALOGUES.by_label("channels", "Ti vi") is None


@pytest.mark.parametrize(
    ("label", "code"),
    [("Xe loa", "xe-loa"), ("Tờ rơi", "to-roi"), ("%", "muc"), ("", "muc"), ("Radio", "radio-2")],
)
def test_a_new_entry_gets_a_code_of_its_own(label: str, code: str) -> None:
    assert CATALOGUES.new_code("channels", label) == code


@given(st.lists(st.text(max_size=10), max_size=8))
def test_new_codes_are_never_given_twice(labels: list[str]) -> None:
    entries: list[CatalogueEntry] = []
    for label in labels:
        code = Catalogues(DELIVERED, entries).new_code("channels", label)
        assert check_code(code) is None
        entries.append(own("channels", label, code))
    assert len({e.code for e in entries} | set(CATALOGUES["channels"].entries)) == len(
        entries
    ) + len(CATALOGUES["channels"].entries)


def test_only_extendable_catalogues_are_offered_for_extension() -> None:
    assert set(CATALOGUES["catalogues"].entries) == {c.name for c in CATALOGUES if c.extendable}
    assert "event_kinds" not in CATALOGUES["catalogues"].entries
    assert set(CATALOGUES["calendars"].entries) == {"calendar", "statutory"}
