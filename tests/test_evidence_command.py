"""The command that lists the evidence of each figure."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.__main__ import main
from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.services import records
from cchc_desktop.services.evidence import take_in_bytes
from cchc_desktop.storage.engine import writing
from tests.data_files import new_data_file, radio_item


@pytest.fixture
def data(tmp_path: Path) -> Path:
    file = new_data_file(tmp_path / "x.cchc")
    taken = take_in_bytes(file, b"ID3\x04" + b"\x00" * 40, "a.mp3", today=date(2022, 3, 1))
    proof = Evidence(kind="recording", where="a.mp3", files=(taken.file,))
    records.save(file, radio_item(date(2022, 3, 1), "Tin một", evidence=(proof,)))
    records.save(file, radio_item(date(2022, 3, 2), "Tin hai"))
    file.close()
    return file.path


def test_it_lists_each_figure(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", str(data), "--period", "2022"]) == 0
    said = capsys.readouterr()
    assert "1/2 bản ghi có minh chứng" in said.out
    assert "Tin một - Bản ghi âm: a.mp3" in said.out
    assert "Tin hai - chưa có minh chứng" in said.out
    assert said.err == ""


def test_as_json(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", str(data), "--period", "2022", "--json"]) == 0
    (listed,) = [
        one for one in json.loads(capsys.readouterr().out) if one["figure"] == "radio.items"
    ]
    assert listed["proven"] == 1
    assert listed["records"][1]["evidence"][0]["files"][0]["name"] == "a.mp3"


def test_an_altered_file_is_an_error(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from cchc_desktop.services.data_file import open_data_file

    file = open_data_file(data)
    with writing(file.engine) as connection:
        connection.exec_driver_sql("UPDATE file_contents SET content = x'00'")
    file.close()
    assert main(["evidence", str(data), "--period", "2022"]) == 1
    assert "“a.mp3” bị hỏng" in capsys.readouterr().err
