"""When the set-up installs and when it finds everything in place; pip and venv are stood in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tools import environment
from tools.environment import SetUpError


class Checkout:
    """A checkout in a temporary folder, and the steps that the set-up took in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.run = folder / "run.txt"
        self.test = folder / "test.txt"
        self.project = folder / "pyproject.toml"
        for file in (self.run, self.test, self.project):
            file.write_text(file.name, "utf-8")
        self.steps: list[str] = []
        self.version = sys.version_info[:2]
        self.pip_fails = False

    def answer(self, command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        if "-c" in command:
            return subprocess.CompletedProcess(command, 0, stdout="{} {}\n".format(*self.version))
        if "venv" in command:
            self.steps.append("venv")
            python = environment.program("python")
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
            self.version = sys.version_info[:2]
            environment._STAMP.unlink(missing_ok=True)
            return subprocess.CompletedProcess(command, 0)
        self.steps.append("project" if "--editable" in command else Path(command[-1]).name)
        return subprocess.CompletedProcess(command, 1 if self.pip_fails else 0)

    def prepare(self, packages: Path) -> list[str]:
        """Run the set-up and give the steps that it took."""
        self.steps = []
        environment.prepare(packages)
        return self.steps


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    made = Checkout(tmp_path)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "_STAMP", tmp_path / ".venv" / "installed.txt")
    monkeypatch.setattr(environment, "RUN_PACKAGES", made.run)
    monkeypatch.setattr(environment, "TEST_PACKAGES", made.test)
    monkeypatch.setattr(subprocess, "run", made.answer)
    return made


def test_the_first_run_does_everything_and_the_second_nothing(checkout: Checkout) -> None:
    assert checkout.prepare(checkout.run) == ["venv", "run.txt", "project"]
    assert checkout.prepare(checkout.run) == []


def test_tests_add_their_packages_to_what_is_there(checkout: Checkout) -> None:
    checkout.prepare(checkout.run)
    assert checkout.prepare(checkout.test) == ["test.txt", "project"]
    assert checkout.prepare(checkout.run) == []


def test_who_can_test_can_run(checkout: Checkout) -> None:
    checkout.prepare(checkout.test)
    assert checkout.prepare(checkout.run) == []


@pytest.mark.parametrize("changed", ["run", "project"])
def test_a_changed_lock_is_installed(checkout: Checkout, changed: str) -> None:
    checkout.prepare(checkout.run)
    getattr(checkout, changed).write_text("changed", "utf-8")
    assert checkout.prepare(checkout.run) == ["run.txt", "project"]


def test_an_environment_of_another_python_is_made_anew(checkout: Checkout) -> None:
    checkout.prepare(checkout.run)
    checkout.version = (3, 9)
    assert checkout.prepare(checkout.run) == ["venv", "run.txt", "project"]


def test_a_failed_step_is_told_and_taken_up_again(checkout: Checkout) -> None:
    checkout.pip_fails = True
    with pytest.raises(SetUpError, match="kết nối mạng"):
        checkout.prepare(checkout.run)
    checkout.pip_fails = False
    assert checkout.prepare(checkout.run) == ["run.txt", "project"]


def test_an_old_python_is_refused(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "LOWEST_PYTHON", (99, 0))
    with pytest.raises(SetUpError, match=r"Cần Python 3\.11 trở lên"):
        checkout.prepare(checkout.run)
    assert checkout.steps == []
