"""The wheel carries its resources and compiled translations, and reads them when installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content, as pip lays it out."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def _names(folder: Path, pattern: str) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob(pattern) if path.is_file()}


def test_every_resource_is_inside(installed: Path) -> None:
    assert _names(installed / "cchc_desktop" / "_resources", "*") == _names(ROOT / "resources", "*")


def test_every_translation_is_inside_compiled(installed: Path) -> None:
    compiled = _names(installed / "cchc_desktop" / "_translations", "*")
    assert compiled == {f"{path.stem}.qm" for path in (ROOT / "translations").glob("*.ts")}
    assert compiled


def test_nothing_of_the_tests_or_tools_is_inside(installed: Path) -> None:
    folders = {path.name for path in installed.iterdir()}
    assert {name for name in folders if not name.endswith(".dist-info")} == {"cchc_desktop"}


def test_an_installed_program_reads_its_own_resources(installed: Path, tmp_path: Path) -> None:
    program = f"""
import sys
sys.path.insert(0, {str(installed)!r})
import cchc_desktop
from cchc_desktop import resources
from cchc_desktop.shell import paths
print(cchc_desktop.__file__)
print(resources.path("catalogues.toml"))
print(paths.compiled_translations())
"""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = ran.stdout.splitlines()
    assert len(lines) == 3
    assert all(Path(line).is_relative_to(installed) for line in lines)
