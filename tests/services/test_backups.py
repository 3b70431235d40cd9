"""A random office, backed up and restored; what would be lost by it; the monthly drill."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.domain.backups import LATEST
from cchc_desktop.domain.evidence import EvidenceFile
from cchc_desktop.domain.fields import lines_of, references_of
from cchc_desktop.domain.receiver_forms import ReceiverForm
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.services import backups, records, second_place
from cchc_desktop.services.backup_contents import compare
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.restore_drill import RESULTS, drill, is_due, last_drill
from cchc_desktop.storage.engine import Connection, connect, reading, writing
from cchc_desktop.storage.file_contents import content_of, keep_content
from cchc_desktop.storage.repository import insert_records
from tests.data_files import new_data_file, passing_data_file, radio_item
from tests.guards_off import guards_off
from tests.records_made import any_storable
from tests.storage.backups_made import NOW, change, office_bytes


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "Sổ xã.cchc"
    path.write_bytes(office_bytes())
    return path


def everything(file: DataFile) -> dict[str, Any]:
    return {name: records.get_all(file, name) for name in REGISTERS}


@settings(max_examples=8)
@given(st.lists(any_storable(), max_size=12), st.lists(st.binary(max_size=3000), max_size=4))
def test_any_office_is_restored_record_by_record_and_file_by_file(
    made: list[Any], contents: list[bytes]
) -> None:
    with passing_data_file() as file, TemporaryDirectory() as elsewhere:
        with writing(file.engine) as connection:
            for record in made:
                # Past the services: what stands in the file counts, not how it came there.
                if not _needs_another(record):
                    insert_records(connection, [_with_its_files(connection, record)])
            kept = [keep_content(connection, content) for content in contents]
        was = everything(file)
        written = backups.back_up(file.path, Path(elsewhere) / "sao lưu", now=NOW)
        assert backups.verify(written.path).findings == ()
        restored = backups.restore_backup(written.path, Path(elsewhere) / "Mới.cchc", now=NOW)
        again = open_data_file(restored.path)
        assert everything(again) == was
        with reading(again.engine) as connection:
            assert [content_of(connection, sha256) for sha256 in kept] == contents
        again.close()


def _with_its_files(connection: Connection, record: Any) -> Any:
    """Return a record whose files of evidence are kept, as all are that the form takes in."""
    if "evidence" not in lines_of(type(record)):
        return record

    def kept(one: EvidenceFile) -> EvidenceFile:
        content = one.name.encode()
        return replace(one, size=len(content), sha256=keep_content(connection, content))

    proofs = (replace(proof, files=tuple(map(kept, proof.files))) for proof in record.evidence)
    return replace(record, evidence=tuple(proofs))


def _needs_another(record: Any) -> bool:
    return isinstance(record, ReceiverForm) or any(references_of(record))


def test_what_would_be_lost_is_told(data: Path) -> None:
    manifest = backups.back_up(data, now=NOW).manifest
    same = compare(manifest, data)
    assert (same.later, same.later_count, same.trouble) == ((), 0, "")
    file = open_data_file(data)
    for title in ("Tin một", "Tin hai"):
        records.save(file, radio_item(title=title))
    records.delete(file, "offices", [records.get_all(file, "offices")[0].id])
    told = compare(manifest, data)
    counts = {one.register.name: (one.in_backup, one.now) for one in told.counted}
    assert counts["activities"] == (5, 7)
    assert counts["offices"] == (1, 0)
    assert told.later is not None
    assert [one.name for one in told.later][-1].endswith("Tin một”")
    assert told.later_count == 3
    file.close()


def test_another_course_of_events_is_not_counted(data: Path, tmp_path: Path) -> None:
    file = open_data_file(data)
    first = backups.back_up(data, now=NOW)
    records.save(file, radio_item(title="Bỏ đi"))
    later = backups.back_up(data, now=NOW + timedelta(minutes=1))
    file.close()
    backups.restore_backup(first.path, data, now=NOW + timedelta(minutes=2))
    file = open_data_file(data)
    records.save(file, radio_item(title="Khác"))
    file.close()
    assert compare(later.manifest, data).later is None
    assert compare(first.manifest, data).later_count == 1


def test_a_present_file_that_cannot_be_read_is_said_so(data: Path, tmp_path: Path) -> None:
    manifest = backups.back_up(data, now=NOW).manifest
    data.write_bytes(b"x" * 5000)
    told = compare(manifest, data)
    assert "không phải là tệp dữ liệu" in told.trouble
    assert {one.now for one in told.counted} == {None}
    data.unlink()
    assert compare(manifest, data).later == ()


def test_the_newest_sound_one_goes_to_the_second_place(data: Path, tmp_path: Path) -> None:
    stick = tmp_path / "Thẻ nhớ"
    stick.mkdir()
    assert backups.copy_newest(data, stick) is None
    written = backups.back_up(data, now=NOW)
    copied = backups.copy_newest(data, stick)
    assert copied is not None
    assert copied.path.parent == stick
    folders = (backups.folder_of(data), stick, tmp_path / "đã rút")
    assert [one.path.name for one in backups.known(folders)] == [written.path.name] * 2


def test_restoring_never_thins_away_what_it_restores(data: Path) -> None:
    first = backups.back_up(data, now=NOW)
    for step in range(1, 7):
        file = open_data_file(data)
        records.save(file, radio_item(title=f"Tin {step}"))
        file.close()
        if step < 6:
            backups.back_up(data, now=NOW + timedelta(minutes=step))
    assert first.path.exists()
    restored = backups.restore_backup(first.path, data, now=NOW + timedelta(minutes=9))
    assert restored.set_aside is not None
    file = open_data_file(data)
    assert len(records.get_all(file, "activities")) == 5
    file.close()
    whys = [one.manifest.why for one in backups.known([backups.folder_of(data)]) if one.manifest]
    assert whys[0] == "trước khi khôi phục"


def test_the_monthly_drill_keeps_one_line(data: Path) -> None:
    assert is_due(data, NOW)
    assert drill(data, now=NOW) is None
    backups.back_up(data, now=NOW)
    done = drill(data, now=NOW)
    assert done is not None
    assert done.passed
    assert "mọi thứ khớp" in done.sentence
    assert last_drill(data) == done
    assert not is_due(data, NOW + timedelta(days=29))
    assert is_due(data, NOW + timedelta(days=30))
    assert is_due(data, NOW - timedelta(days=400))
    kept = backups.folder_of(data) / RESULTS
    assert kept.read_text(encoding="utf-8").count("\n") == 1
    assert sorted(path.name for path in data.parent.iterdir()) == sorted(["sao-luu", data.name])


def test_a_drill_that_fails_says_why_and_people_may_write_into_its_file(data: Path) -> None:
    written = backups.back_up(data, now=NOW)
    kept = backups.folder_of(data) / RESULTS
    kept.write_text("ghi tay\n2022-01-01\tx\tĐẠT\ty\n\n", encoding="utf-8")
    content = bytearray(written.path.read_bytes())
    content[5000] ^= 1
    written.path.write_bytes(content)
    done = drill(data, now=NOW)
    assert done is not None
    assert not done.passed
    assert "không dùng được" in done.sentence
    assert last_drill(data) == done
    assert kept.read_text(encoding="utf-8").startswith("ghi tay\n2022-01-01\tx\tĐẠT\ty\n\n")
    kept.write_bytes(b"\xff\xfe\xff")
    assert last_drill(data) is None


def test_the_second_places_trouble_stops_nothing(data: Path, tmp_path: Path) -> None:
    done = backups.routine(data, why=backups.WORKING, who="Lan", second=tmp_path / "đã rút")
    assert done.first is not None
    assert done.first.new
    assert "không còn ở đó" in done.trouble
    empty = new_data_file(tmp_path / "mới.cchc")
    empty.close()
    assert backups.routine(empty.path, why=backups.CLOSING, who="Lan").first is None
    assert not backups.behind(empty.path, tmp_path)


def test_whether_the_second_place_lacks_the_newest(data: Path, tmp_path: Path) -> None:
    stick = tmp_path / "Thẻ nhớ"
    stick.mkdir()
    assert backups.behind(data, stick)
    backups.back_up(data, now=NOW)
    backups.copy_newest(data, stick)
    assert not backups.behind(data, stick)
    file = open_data_file(data)
    records.save(file, radio_item(title="Tin mới"))
    file.close()
    assert backups.behind(data, stick)
    data.write_bytes(b"x" * 1000)
    assert not backups.behind(data, stick)
    assert backups.last_backup(data, stick) is not None


def test_a_stick_is_known_again_under_another_name(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "E" / "Sao lưu", tmp_path / "F" / "Sao lưu"
    for folder in (first, second):
        folder.mkdir(parents=True)
    identity = second_place.prepare(first, data)
    monkeypatch.setattr(second_place, "_under_other_names", lambda _: iter([second]))
    assert second_place.find(first, identity) == first
    (first / second_place.MARK).rename(second / second_place.MARK)
    assert second_place.find(first, identity) == second
    assert second_place.find(first, "0" * 16) is None
    assert second_place.on_same_disk(second, data)
    assert not second_place.on_same_disk(tmp_path / "không có", data)


def test_other_mounts_are_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = {"media/*/*": ["/media/lan/A", "/media/lan/B"]}
    monkeypatch.setattr(
        Path, "glob", lambda _, pattern: iter(map(Path, mounts.get(str(pattern), [])))
    )
    found = list(second_place._under_other_names(Path("/media/lan/A/Sao lưu/xã")))
    assert found == [Path("/media/lan/A/Sao lưu/xã"), Path("/media/lan/B/Sao lưu/xã")]
    assert list(second_place._under_other_names(Path("/home/lan/Sao lưu"))) == []


def test_a_backup_from_anywhere_is_looked_at(data: Path, tmp_path: Path) -> None:
    written = backups.back_up(data, tmp_path / "khác", now=NOW)
    known = backups.known_file(written.path)
    assert known.manifest == written.manifest
    assert backups.is_whole(known)
    written.path.write_bytes(written.path.read_bytes()[:-1])
    assert not backups.is_whole(known)
    written.path.unlink()
    for look in (lambda: backups.known_file(written.path), lambda: backups.is_whole(known)):
        with pytest.raises(backups.BrokenBackup, match="Không đọc được"):
            look()


def _alter_the_log(data: Path) -> None:
    with closing(connect(data)) as connection, guards_off(connection):
        connection.execute("UPDATE operations SET who = 'Ai đó' WHERE id = 2")


def test_an_altered_log_is_told_and_stops_no_backup_and_no_thinning(data: Path) -> None:
    assert backups.log_warning(data) == ""
    _alter_the_log(data)
    removed = 0
    for step in range(LATEST + 3):
        change(data)
        written = backups.back_up(data, now=NOW + timedelta(minutes=1 + step))
        assert written.manifest.flaws == ()
        removed += len(written.removed)
    assert removed
    done = backups.routine(data, why=backups.WORKING, who="Lan")
    assert done.first is not None
    assert done.warning.startswith("Lịch sử thay đổi không còn nguyên vẹn. Mục 2 của lịch sử")
    assert "Mục 2 của lịch sử" in backups.verify(done.first.path).findings[0]


def test_the_drill_follows_the_log_too(data: Path) -> None:
    backups.back_up(data, now=NOW)
    done = drill(data, now=NOW)
    assert done is not None
    assert done.passed
    _alter_the_log(data)
    change(data)
    backups.back_up(data, now=NOW + timedelta(minutes=1))
    done = drill(data, now=NOW + timedelta(minutes=2))
    assert done is not None
    assert not done.passed
    assert "bản ghi đều khớp. Lịch sử thay đổi không còn nguyên vẹn. Mục 2" in done.sentence
