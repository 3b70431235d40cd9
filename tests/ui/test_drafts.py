from __future__ import annotations

from pathlib import Path

import pytest

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
