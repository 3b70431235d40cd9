from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.shell.crash_report import describe, install, log_error
from cchc_desktop.shell.log import log_file, start_log


def _raised(error: Exception) -> Exception:
    try:
        raise error
    except (ValueError, CchcError) as caught:
        return caught


def test_details_name_versions_and_the_place() -> None:
    text = describe(_raised(ValueError("sai rồi")))
    assert "Python 3." in text
    assert "Qt 6." in text
    assert "test_crash_report.py" in text
    assert "ValueError: sai rồi" in text


def test_a_bug_is_logged_with_its_traceback_and_trouble_as_a_line(tmp_path: Path) -> None:
    end = start_log(tmp_path / "log")
    log_error(_raised(ValueError("bug")))
    log_error(_raised(CchcError("Ổ đĩa đã đầy.")))
    end()
    text = log_file(tmp_path / "log").read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "CchcError: Ổ đĩa đã đầy." in text
    assert text.count("Traceback") == 1


def test_uncaught_exceptions_of_every_thread_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    former = []
    monkeypatch.setattr(sys, "excepthook", lambda *args: former.append(args[0]))
    uninstall = install(lambda error: shown.append(str(error)))

    def work() -> None:
        raise ValueError("in a thread")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    sys.excepthook(ValueError, ValueError("in the window"), None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    uninstall()
    sys.excepthook(ValueError, ValueError("afterwards"), None)

    assert shown == ["in a thread", "in the window"]
    assert former == [KeyboardInterrupt, ValueError]
