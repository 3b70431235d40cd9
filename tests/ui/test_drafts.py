from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from cchc_desktop.files import FileTrouble
from cchc_desktop.ui.drafts import NEW, Draft, Drafts

DRAFT = Draft("activities", NEW, "Tin sáng", {"title": "Tin sáng", "measures": [{"unit": "tin"}]})


def test_a_draft_survives_the_program(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, tmp_path / "a.cchc")
    drafts.keep(DRAFT)
    drafts.write()
    assert Drafts(tmp_path, tmp_path / "a.cchc").all() == (DRAFT,)
    assert len(Drafts(tmp_path, tmp_path / "b.cchc")) == 0


def test_a_dropped_draft_is_gone_from_the_disk(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, tmp_path / "a.cchc")
    drafts.keep(DRAFT)
    drafts.write()
    drafts.drop("activities", NEW)
    drafts.write()
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.mark.parametrize("text", ["", "[{", '[{"register": "tasks"}]', "[1]"])
def test_half_a_file_is_set_aside(tmp_path: Path, text: str) -> None:
    drafts = Drafts(tmp_path, tmp_path / "a.cchc")
    drafts.keep(DRAFT)
    drafts.write()
    (path,) = (p for p in tmp_path.rglob("*.json"))
    path.write_text(text, encoding="utf-8")
    assert len(Drafts(tmp_path, tmp_path / "a.cchc")) == 0
    assert [p.read_text(encoding="utf-8") for p in tmp_path.rglob("*") if p.is_file()] == [text]


def test_a_listener_hears_of_every_key_and_of_every_end(tmp_path: Path) -> None:
    heard: list[int] = []
    drafts = Drafts(tmp_path, tmp_path / "a.cchc")
    drafts.listen(lambda: heard.append(len(drafts)))
    drafts.keep(DRAFT)
    drafts.keep(DRAFT)
    drafts.drop("activities", NEW)
    drafts.drop("activities", NEW)
    assert heard == [1, 1, 0]


def test_a_disk_without_room_keeps_the_draft_before_and_takes_the_new_one_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(tmp_path, tmp_path / "a.cchc")
    drafts.keep(DRAFT)
    drafts.write()
    newer = Draft("activities", NEW, "Tin chiều", {"title": "Tin chiều"})
    drafts.keep(newer)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(FileTrouble, match="đã đầy"):
            drafts.write()
    assert Drafts(tmp_path, tmp_path / "a.cchc").all() == (DRAFT,)
    drafts.write()
    assert Drafts(tmp_path, tmp_path / "a.cchc").all() == (newer,)
