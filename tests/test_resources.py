"""The one way to the files that come with the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop import resources
from cchc_desktop.domain.errors import IncompleteInstallation


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(resources, "_FOLDER", tmp_path)
    return tmp_path


def test_the_delivered_files_are_found() -> None:
    assert resources.path("calendars.toml").is_file()
    assert "statutory" in resources.read_text("calendars.toml")
    assert resources.read_bytes("calendars.toml").startswith(b"#")
    assert len(resources.read_toml("calendars.toml")["calendar"]) == 2


def test_text_is_utf_8_whatever_the_machine_s_code_page(folder: Path) -> None:
    (folder / "mẫu").mkdir()
    (folder / "mẫu" / "đoạn.txt").write_bytes("Uỷ ban\nnhân dân".encode())
    assert resources.read_text("mẫu/đoạn.txt") == "Uỷ ban\nnhân dân"
    assert resources.path("mẫu").is_dir()


@pytest.mark.parametrize(
    "name", ["", ".", "../pyproject.toml", "fonts/../../secret", "/etc/hostname", "fonts\\a.ttf"]
)
def test_a_name_that_leads_outside_is_a_mistake_of_the_program(folder: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a resource"):
        resources.path(name)


@pytest.mark.parametrize("read", [resources.read_bytes, resources.read_text, resources.read_toml])
def test_a_missing_file_says_that_the_data_is_safe(folder: Path, read: object) -> None:
    assert callable(read)
    with pytest.raises(IncompleteInstallation) as refused:
        read("fonts/thieu.ttf")
    assert str(refused.value) == (
        "Thiếu tệp “fonts/thieu.ttf” của chương trình. Dữ liệu của cơ quan không bị ảnh hưởng. "
        "Hãy cài lại chương trình rồi mở lại."
    )


@pytest.mark.parametrize("content", [b"kenh = [", b'ten = "\xff"'])
def test_a_damaged_file_says_that_the_data_is_safe(folder: Path, content: bytes) -> None:
    (folder / "hong.toml").write_bytes(content)
    with pytest.raises(IncompleteInstallation) as refused:
        resources.read_toml("hong.toml")
    sentence = str(refused.value)
    assert sentence.startswith("Tệp “hong.toml” của chương trình bị hỏng: ")
    assert "Dữ liệu của cơ quan không bị ảnh hưởng" in sentence


def test_an_installed_program_carries_its_resources_inside(tmp_path: Path) -> None:
    package = tmp_path / "cchc_desktop"
    package.mkdir()
    assert resources._folder_for(package) == tmp_path / "resources"
    (package / "_resources").mkdir()
    assert resources._folder_for(package) == package / "_resources"
