"""What holds for every test: nothing shown, nothing left behind, the user's own files untouched."""

from __future__ import annotations

import itertools
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests import leftover_threads, network

if TYPE_CHECKING:
    from tests.unpatched_dialogs import UnpatchedDialogs

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Property tests: few and always the same cases in every run, many new ones with
# --hypothesis-profile=thorough. No deadline: the machine may be slow, the answer is what counts.
settings.register_profile(
    "quick",
    max_examples=40,
    derandomize=True,
    database=None,
    deadline=None,
    # Not Phase.explain: it runs a failing case again and again, line by line, past the time limit.
    phases=[Phase.explicit, Phase.generate, Phase.target, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile("quick")

network.cut_off()

_HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
}
_FONT_CACHE = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
_home_numbers = itertools.count()
_failed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Remember a failure: its traceback holds on to windows, which is no second fault."""
    report = yield
    item.stash[_failed] = item.stash.get(_failed, False) or report.failed
    return report


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test its own empty home: what the program keeps per user lands there."""
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_home_numbers))
    for name, folder in _HOME_VARIABLES.items():
        monkeypatch.setenv(name, str(home / folder))
    # Fonts are the machine's: looking through them again takes longer than most tests.
    monkeypatch.setenv("XDG_CACHE_HOME", _FONT_CACHE)
    return home


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a password be as quick to check as a weak one; the slow one has a test of its own."""
    monkeypatch.setattr("cchc_desktop.storage.encryption.WORK", 10)


@pytest.fixture(scope="session")
def unpatched_dialogs() -> UnpatchedDialogs:
    """Guard every call that would wait for somebody to answer; made at the first Qt test."""
    from tests.unpatched_dialogs import UnpatchedDialogs

    return UnpatchedDialogs()


@pytest.fixture(autouse=True)
def nothing_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread behind or, in Qt, a timer, a job or a window."""
    threads = leftover_threads.running()
    if "qapp" not in request.fixturenames:
        yield
        left = leftover_threads.left_since(threads)
    else:
        request.getfixturevalue("qapp")
        dialogs: UnpatchedDialogs = request.getfixturevalue("unpatched_dialogs")
        from tests import leftover_qt

        before = leftover_qt.present()
        yield
        left = [*leftover_qt.left_since(before), *leftover_threads.left_since(threads)]
        left += dialogs.asked()
    if left and not request.node.stash.get(_failed, False):
        pytest.fail("Not allowed in a test: " + "; ".join(left), pytrace=False)
