from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trust.running import ROOT

WATCH = """
import sys
from tests.network import cut_off
cut_off()
from cchc_desktop.__main__ import main
sys.exit(main(sys.argv[1:]))
"""

WINDOW = """
from tests.network import cut_off
cut_off()
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cchc_desktop import app
application = QApplication([])
program = app.Program(application, Path(sys.argv[1]))
def close():
    if program.desk is None:
        return
    timer.stop()
    program.window.close()
    application.quit()
timer = QTimer()
timer.timeout.connect(close)
timer.start(100)
program.start()
application.exec()
print("QtNetwork" if "PySide6.QtNetwork" in sys.modules else "closed")
"""

FORBIDDEN = re.compile(
    r"^\s*(?:from|import) (socket|ssl|http|ftplib|smtplib|asyncio|urllib\.request|xmlrpc"
    r"|PySide6\.QtNetwork|PySide6\.QtWeb\w*|requests|httpx)\b",
    re.MULTILINE,
)


def run(code: str, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=False,
    )


def test_a_test_cannot_open_a_socket() -> None:
    with pytest.raises(AssertionError, match="a socket is opened"):
        socket.socket()
    with pytest.raises(AssertionError, match="the network is asked"):
        socket.getaddrinfo("example.org", 80)


def test_the_commands_open_no_socket(tmp_path: Path) -> None:
    done = run(WATCH, "demo", tmp_path / "mau")
    assert (done.returncode, done.stderr) == (0, "")
    data = next((tmp_path / "mau").glob("*.cchc"))
    for words in (
        ("check", data, "--period", "2022"),
        ("backup", data, tmp_path / "sao lưu"),
        ("verify", data),
        ("salvage", data, "-o", tmp_path / "mới.cchc"),
    ):
        done = run(WATCH, *words)
        assert "Traceback" not in done.stderr
        assert "AssertionError" not in done.stderr
        assert "gặp lỗi ngoài dự kiến" not in done.stderr, done.stderr


def test_the_window_opens_no_socket(tmp_path: Path) -> None:
    from tests.data_files import new_data_file

    new_data_file(tmp_path / "x.cchc").close()
    done = run(WINDOW, tmp_path / "x.cchc")
    assert (done.returncode, done.stdout.strip()) == (0, "closed"), done.stderr
    assert "AssertionError" not in done.stderr


def test_no_line_of_the_program_asks_for_a_network() -> None:
    sources = list((ROOT / "cchc_desktop").rglob("*.py"))
    assert len(sources) > 200
    asking = {path: found for path in sources if (found := FORBIDDEN.findall(path.read_text()))}
    assert asking == {}
