from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.progress import Progress
from cchc_desktop.ui.tasks import Task, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_work_is_done_elsewhere_and_its_result_comes_back_here(qtbot: QtBot, tasks: Tasks) -> None:
    threads: list[threading.Thread] = []
    results: list[tuple[str, threading.Thread]] = []

    def work(_progress: Progress) -> str:
        threads.append(threading.current_thread())
        return "xong"

    tasks.run("Việc", work, lambda text: results.append((text, threading.current_thread())))
    qtbot.waitUntil(lambda: not tasks.busy)
    assert results == [("xong", threading.main_thread())]
    assert threads[0] is not threading.main_thread()


def test_a_task_outlives_its_thread(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    over: list[bool] = []
    run = Task._run

    def lingering(task: Task) -> None:
        run(task)
        # As where the machine turns to the window's thread before the signal is left.
        time.sleep(0.1)
        over.append(True)

    monkeypatch.setattr(Task, "_run", lingering)
    task = tasks.run("Việc", lambda _progress: None, lambda _: None)
    with qtbot.waitSignal(task.destroyed):
        task.destroyed.connect(lambda: over.append(False))
    assert over == [True, False]


def test_an_exception_is_told(qtbot: QtBot, tasks: Tasks) -> None:
    failed: list[Exception] = []
    tasks.failed.connect(failed.append)

    def work(_progress: Progress) -> None:
        raise CchcError("Ổ đĩa đã đầy.")

    tasks.run("Việc", work, lambda _: pytest.fail("it has no result"))
    qtbot.waitUntil(lambda: not tasks.busy)
    assert [str(error) for error in failed] == ["Ổ đĩa đã đầy."]


def test_cancelled_work_stops_at_its_next_step(qtbot: QtBot, tasks: Tasks) -> None:
    cancelled: list[Exception] = []
    steps: list[int] = []
    go_on = threading.Event()
    tasks.cancelled.connect(cancelled.append)

    def work(progress: Progress) -> None:
        for step in range(5):
            progress.step(step, 5, "bước")
            steps.append(step)
            go_on.wait(5)

    task = tasks.run("Việc", work, lambda _: pytest.fail("it was cancelled"))
    qtbot.waitUntil(lambda: steps == [0])
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert steps == [0]
    assert len(cancelled) == 1


def test_only_the_newest_of_a_kind_counts(qtbot: QtBot, tasks: Tasks) -> None:
    shown: list[int] = []
    done: list[int] = []
    hold = threading.Event()

    def counting(number: int) -> int:
        hold.wait(5)
        done.append(number)
        return number

    for number in range(5):
        tasks.refresh(tasks, "count", partial(counting, number), shown.append)
    hold.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert shown == [4]
    assert done == [0, 4]


def test_what_was_counted_for_something_that_is_gone_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    owner = QObject()
    hold = threading.Event()

    tasks.refresh(owner, "count", lambda: hold.wait(5), lambda _: pytest.fail("nobody is there"))
    owner.deleteLater()
    qtbot.wait(1)
    hold.set()
    qtbot.waitUntil(lambda: not tasks.busy)


def test_closing_waits_for_the_work_and_shows_nothing_more(qtbot: QtBot, tasks: Tasks) -> None:
    ended = threading.Event()

    def work() -> None:
        ended.set()

    tasks.refresh(tasks, "count", work, lambda _: pytest.fail("it is closed"))
    tasks.close()
    assert ended.is_set()
    tasks.refresh(tasks, "count", lambda: pytest.fail("it is closed"), lambda _: None)
    qtbot.wait(1)


def test_what_is_held_begins_when_it_may_the_newest_of_a_kind_once(
    qtbot: QtBot, tasks: Tasks
) -> None:
    shown: list[int] = []
    tasks.hold()
    for number in range(3):
        tasks.refresh(tasks, "count", partial(int, number), shown.append)
    qtbot.wait(10)
    assert tasks.busy
    assert not shown
    tasks.go_on()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert shown == [2]


def test_what_the_person_waits_for_is_not_held(qtbot: QtBot, tasks: Tasks) -> None:
    shown: list[str] = []
    tasks.hold()
    tasks.refresh(tasks, "count", partial(str, "count"), shown.append)
    tasks.refresh(tasks, "page", partial(str, "page"), shown.append, awaited=True)
    qtbot.waitUntil(lambda: shown == ["page"])
    tasks.go_on()
    qtbot.waitUntil(lambda: shown == ["page", "count"])
