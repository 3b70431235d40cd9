"""What the set-up says and does about missing system libraries; ldd and apt-get are stood in."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tools import qt_libraries
from tools.environment import SetUpError


class Machine:
    """A Linux machine that lacks some libraries, and what was installed on it."""

    def __init__(self, *, lacks: str, root: bool = False, apt: bool = True) -> None:
        self.lacks = lacks.split()
        self.root = root
        self.apt = apt
        self.installed: list[str] = []

    def run(self, command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        if command[:2] == ["apt-get", "install"]:
            self.installed += [word for word in command[2:] if not word.startswith("-")]
            self.lacks = []
        always = not any("libqxcb" in word for word in command)
        asked = [name for name in self.lacks if not (always and "xcb" in name)]
        told = "".join(f"\t{name} => not found\n" for name in asked)
        return subprocess.CompletedProcess(command, 0, stdout=told + "\tlibc.so.6 => /lib/libc\n")


@pytest.fixture
def settle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Put the set-up on such a machine."""
    pyside = tmp_path / "lib" / "python3.11" / "site-packages" / "PySide6"
    platforms = pyside / "Qt" / "plugins" / "platforms"
    platforms.mkdir(parents=True)
    (platforms / "libqxcb.so").touch()
    (platforms / "libqoffscreen.so").touch()

    def on(machine: Machine, display: str = "") -> Machine:
        found = {"ldd"} | ({"apt-get"} if machine.apt else set())
        monkeypatch.setattr(platform, "system", lambda: "Linux")
        monkeypatch.setattr(shutil, "which", lambda name: name if name in found else None)
        monkeypatch.setattr(subprocess, "run", machine.run)
        monkeypatch.setattr(os, "geteuid", lambda: 0 if machine.root else 1000, raising=False)
        monkeypatch.setattr(qt_libraries, "program", lambda name: tmp_path / "bin" / name)
        monkeypatch.setattr(qt_libraries, "has_display", lambda: bool(display))
        return machine

    return on


def test_a_complete_machine_is_left_alone(settle: Any, capsys: pytest.CaptureFixture[str]) -> None:
    machine = settle(Machine(lacks="", root=True))
    qt_libraries.prepare()
    assert machine.installed == []
    assert capsys.readouterr().out == ""


def test_root_gets_only_what_is_missing(settle: Any) -> None:
    machine = settle(Machine(lacks="libglib-2.0.so.0 libgthread-2.0.so.0 libxcb.so.1", root=True))
    qt_libraries.prepare()
    assert machine.installed == ["libglib2.0-0", "libxcb1"]


def test_anybody_else_gets_the_command_to_type(settle: Any) -> None:
    machine = settle(Machine(lacks="libEGL.so.1 libxcb.so.1"))
    with pytest.raises(SetUpError, match=r"sudo apt-get install .* libegl1 libxcb1$"):
        qt_libraries.prepare()
    assert machine.installed == []


def test_without_a_screen_what_the_screen_needs_is_only_mentioned(
    settle: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settle(Machine(lacks="libxcb-cursor.so.0"))
    qt_libraries.prepare()
    assert "libxcb-cursor0" in capsys.readouterr().out


def test_with_a_screen_it_is_needed(settle: Any) -> None:
    settle(Machine(lacks="libxcb-cursor.so.0"), display=":0")
    with pytest.raises(SetUpError, match="libxcb-cursor0"):
        qt_libraries.prepare()


@pytest.mark.parametrize("machine", [Machine(lacks="libEGL.so.1", apt=False)], ids=["no-apt"])
def test_another_distribution_gets_the_names_of_the_libraries(
    settle: Any, machine: Machine
) -> None:
    settle(machine)
    with pytest.raises(SetUpError, match=r"libEGL\.so\.1\. Hãy cài"):
        qt_libraries.prepare()


def test_a_library_of_no_known_package_is_named(settle: Any) -> None:
    settle(Machine(lacks="libnew.so.9"))
    with pytest.raises(SetUpError, match=r"libnew\.so\.9\. Hãy cài"):
        qt_libraries.prepare()
