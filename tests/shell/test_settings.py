from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.shell.settings import Settings, SettingsFile


@pytest.fixture
def kept(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "new" / "settings.json")


def test_what_is_saved_comes_back(kept: SettingsFile) -> None:
    settings = Settings(
        language="en",
        last_file="D:/Sổ tuyên truyền.cchc",
        periods={"a": ["2022-Q2", "statutory"]},
        columns={"activities": {"title": 320}},
        splitters={"activities": [640, 460]},
        second_places={"a": ["E:/Sao lưu", "0123456789abcdef"]},
        backup_troubles={"a": "Chưa sao lưu được."},
    )
    kept.save(settings)
    assert kept.load() == settings


def test_before_the_first_start_all_is_as_usual(kept: SettingsFile) -> None:
    assert kept.load() == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 99, "language": "en"}', "\ufeff{}"])
def test_what_cannot_be_read_is_set_aside(kept: SettingsFile, text: str) -> None:
    kept.path.parent.mkdir()
    kept.path.write_text(text, encoding="utf-8")
    assert kept.load() == Settings()
    assert not kept.path.exists()
    assert [p.read_text(encoding="utf-8") for p in kept.path.parent.iterdir()] == [text]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", 3),
        ("columns", {"activities": {"title": "wide"}}),
        ("columns", {"activities": [1]}),
        ("splitters", {"activities": ["a"]}),
        ("periods", {"a": ["2022"]}),
        ("second_places", {"a": ["E:/Sao lưu"]}),
        ("backup_troubles", {"a": 1}),
        ("unheard_of", True),
    ],
)
def test_a_value_of_another_kind_does_not_count(kept: SettingsFile, name: str, value: Any) -> None:
    kept.path.parent.mkdir()
    text = json.dumps({"version": 1, "page": "tasks", name: value})
    kept.path.write_text(text, encoding="utf-8")
    assert kept.load() == Settings(page="tasks")
