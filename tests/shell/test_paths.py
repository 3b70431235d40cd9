from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.shell import paths


def test_everything_lies_below_the_users_own_folders(own_home: Path) -> None:
    for folder in (paths.settings_folder(), paths.log_folder(), paths.default_data_file()):
        assert folder.is_relative_to(own_home)


def test_a_relative_folder_in_the_environment_does_not_count(
    monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, "somewhere")
    assert paths.settings_folder().is_absolute()
    assert paths.settings_folder().is_relative_to(own_home)
