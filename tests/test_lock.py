"""The locked packages: hashed, without any address, and fit for what pyproject.toml asks."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = [ROOT / "requirements" / "run.txt", ROOT / "requirements" / "test.txt"]
PINNED = re.compile(r"^([a-z0-9-]+)(?:\[([a-z0-9,-]+)\])?==(\S+)(?: ; .+)? \\$")


def _pins(lock: Path) -> dict[str, str]:
    """Each package's locked version."""
    found = map(PINNED.match, lock.read_text("utf-8").splitlines())
    return {pin[1]: pin[3] for pin in found if pin}


def _extras(lock: Path) -> dict[str, set[str]]:
    """Each package's locked extras."""
    found = map(PINNED.match, lock.read_text("utf-8").splitlines())
    return {pin[1]: set(filter(None, (pin[2] or "").split(","))) for pin in found if pin}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_line_is_a_pin_a_hash_or_a_remark(lock: Path) -> None:
    lines = lock.read_text("utf-8").splitlines()
    hashed = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
    remarks = [line for line in lines if not (PINNED.match(line) or hashed.match(line))]
    assert [line for line in remarks if not line.lstrip().startswith("#")] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_no_registry_and_no_machine_is_named(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text
    assert not re.search(r"(^| )/\w|\w:\\", text)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_what_the_project_asks_for_is_locked(lock: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    if lock.stem == "test":
        asked += project["dependency-groups"]["test"]
    names = {re.split(r"[<>=]", entry)[0].lower() for entry in asked}
    assert names - _pins(lock).keys() == set()


def test_tests_run_on_the_very_versions_that_are_shipped() -> None:
    run, test = map(_pins, LOCKS)
    assert len(run) > 10
    assert run.items() <= test.items()


def test_a_package_asked_for_with_an_extra_is_locked_with_it() -> None:
    # Without it pip looks for coverage[toml] by itself, and refuses whatever newer one it finds.
    locked = _extras(LOCKS[1])
    asked = re.compile(r"([A-Za-z0-9._-]+)\[([a-z0-9,-]+)\](?!.*extra ==)")
    wanted: dict[str, set[str]] = {}
    for name in locked:
        try:
            required = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # of another system
            continue
        for found in filter(None, map(asked.match, required)):
            wanted.setdefault(found[1].lower(), set()).update(found[2].split(","))
    assert wanted
    assert {name: locked[name] & extras for name, extras in wanted.items()} == wanted
