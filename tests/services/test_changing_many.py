from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from cchc_desktop.domain.catalogues import CatalogueEntry
from cchc_desktop.domain.changing_many import Outcome, changeable
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.fields import Field, Kind
from cchc_desktop.domain.registers import PAGES, REGISTERS
from cchc_desktop.domain.tasks import Task
from cchc_desktop.services import records
from cchc_desktop.services.changing import RecordGone
from cchc_desktop.services.changing_many import foresee
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.sample_office import write_sample_office
from tests.data_files import new_data_file, radio_item

CHANGED, SAME, REFUSED = Outcome.CHANGED, Outcome.SAME, Outcome.REFUSED

VALUES: dict[Kind, tuple[Any, ...]] = {
    Kind.DAY: (None, date(2022, 5, 4), date(1800, 1, 1)),
    Kind.FLAG: (True, False),
    Kind.NUMBER: (None, 5, -1),
    Kind.WHOLE: (None, 7, -1),
    Kind.TEXT: ("", "Đẩy mạnh", "hai\ndòng"),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFile]:
    file = new_data_file(Path(tmp_path_factory.mktemp("office")) / "x.cchc")
    write_sample_office(file)
    records.save(file, CatalogueEntry(catalogue="places", label="Nhà văn hoá thôn Ba"))
    yield file
    file.close()


def test_only_fields_that_make_sense_for_many_are_offered() -> None:
    offered = {name: tuple(changeable(REGISTERS[name])) for name in PAGES}
    assert offered["activities"] == (
        *("day", "channel", "kind", "department", "audience", "place"),
    )
    assert offered["procedures"] == ("field", "level", "online")
    assert offered["slogans"] == ()
    assert offered["tasks"] == ("year", "department", "due_on", "result", "done_on")
    assert offered["targets"] == ("planned",)
    assert offered["reports"] == ("signer", "due_on")
    assert offered["outgoing"] == ("keeper", "copies", "moved_on", "received_by")
    for name in PAGES:
        fields = changeable(REGISTERS[name])
        assert not any(field.kept for field in fields.values())
        assert not set(fields) & set(REGISTERS[name].unique)


def test_each_record_is_told_apart(data_file: DataFile) -> None:
    done, _ = records.save(data_file, Task(year=2022, content="Rà soát", result="done"))
    open_one, _ = records.save(data_file, Task(year=2022, content="Tập huấn", result="in_progress"))
    dated, _ = records.save(
        data_file,
        Task(year=2022, content="Niêm yết", result="done", done_on=date(2022, 5, 4)),
    )
    ids = [dated.id, open_one.id, done.id]
    preview = foresee(data_file, "tasks", ids, "done_on", date(2022, 5, 4))
    assert [(row.record, row.outcome) for row in preview.rows] == [
        (dated, SAME),
        (open_one, REFUSED),
        (done, CHANGED),
    ]
    assert preview.rows[1].reason.startswith("Chỉ ghi ngày hoàn thành khi")
    assert preview.counts() == {SAME: 1, REFUSED: 1, CHANGED: 1}
    assert preview.ids(CHANGED) == (done.id,)
    assert records.get_many(data_file, "tasks", ids) == (dated, open_one, done)


def test_a_record_that_is_being_edited_is_left_alone(data_file: DataFile) -> None:
    one, _ = records.save(data_file, radio_item(title="Tin một"))
    two, _ = records.save(data_file, radio_item(title="Tin hai"))
    preview = foresee(
        data_file, "activities", [one.id, two.id], "department", "radio", unsaved={two.id}
    )
    assert [row.outcome for row in preview.rows] == [CHANGED, REFUSED]
    assert "chưa lưu" in preview.rows[1].reason


def test_a_record_that_is_gone_is_said(data_file: DataFile) -> None:
    one, _ = records.save(data_file, radio_item(title="Tin một"))
    with pytest.raises(RecordGone):
        foresee(data_file, "activities", [one.id, one.id + 1], "department", "radio")


def test_it_asks_the_file_no_more_for_many_records_than_for_few(data_file: DataFile) -> None:
    made = [replace(radio_item(), title=f"Tin {n}") for n in range(300)]
    saved, _ = records.save_all(data_file, made, "Nhập")
    asked: list[str] = []
    event.listen(
        data_file.engine, "before_cursor_execute", lambda *told: asked.append(told[2]), named=False
    )
    counts = []
    for some in (saved[:2], saved):
        asked.clear()
        foresee(data_file, "activities", [r.id for r in some], "department", "radio")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def tried_values(file: DataFile, field: Field) -> tuple[Any, ...]:
    if field.kind is not Kind.CHOICE:
        return VALUES[field.kind]
    return ("", *list(file.catalogues[field.catalogue].entries)[:2], "không có")


@pytest.mark.parametrize("name", [name for name in PAGES if changeable(PAGES[name])])
def test_what_is_foreseen_is_what_happens(sample: DataFile, name: str) -> None:
    """Where nothing is refused the change is made; where something is, none of it is."""
    ids = [record.id for record in records.get_all(sample, name)][:12]
    tried = 0
    for field, declared in changeable(REGISTERS[name]).items():
        for value in tried_values(sample, declared):
            before = records.get_many(sample, name, ids)
            preview = foresee(sample, name, ids, field, value)
            if preview.ids(REFUSED):
                with pytest.raises(CchcError):
                    records.set_field(sample, name, preview.ids(REFUSED), field, value)
            assert records.get_many(sample, name, ids) == before
            changing = preview.ids(CHANGED)
            if changing:
                operation = records.set_field(sample, name, changing, field, value)
                assert set(operation.ids) == set(changing)
                records.undo(sample, operation.id)
                assert records.get_many(sample, name, ids) == before
                tried += 1
    assert tried
