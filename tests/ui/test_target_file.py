from __future__ import annotations

from pathlib import Path

from cchc_desktop.ui.target_file import free_name


def test_a_free_name_beside_one_that_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "so-loi.xlsx"
    assert free_name(path) == path
    path.touch()
    assert free_name(path) == tmp_path / "so-loi-2.xlsx"
