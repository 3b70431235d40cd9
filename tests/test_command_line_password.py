"""The commands on a data file with a password."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desktop.__main__ import main
from cchc_desktop.services.protection import new_password, set_password
from cchc_desktop.services.records import save
from tests.data_files import new_data_file, radio_item

WORD = "Trời-xanh-mây-trắng-7319"

pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    file = new_data_file(tmp_path / "so.cchc")
    save(file, radio_item())
    set_password(file, new_password(WORD, WORD))
    file.close()
    return tmp_path / "so.cchc"


def _given(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_the_password_is_one_line_of_standard_input(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _given(monkeypatch, f"{WORD}\r\nmore\n")
    assert main(["search", str(data), "tin buoi sang"]) == 0
    assert "Tin buổi sáng" in capsys.readouterr().out


def test_it_is_asked_for_on_a_terminal(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked = []

    def ask(prompt: str, stream: object) -> str:
        asked.append(prompt)
        return WORD

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", ask)
    assert main(["search", str(data), "x"]) == 0
    assert asked == ["Mật khẩu: "]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize(("keys", "code"), [(f"{WORD}\n", 0), ("\x04", 1), ("sai\n", 1)])
def test_a_real_terminal_shows_nothing_of_it(
    data: Path, own_home: Path, keys: str, code: int
) -> None:
    import pty

    try:
        ours, theirs = pty.openpty()
    except OSError as error:  # a bare system without /dev/pts
        pytest.skip(f"no terminal can be had here: {error}")
    command = [sys.executable, "-m", "cchc_desktop", "search", str(data), "tin buoi sang"]
    ran = subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    shown = b""
    while "khẩu: ".encode() not in shown:
        shown += os.read(ours, 1024)
    os.write(ours, keys.encode())
    out, _ = ran.communicate(timeout=60)
    with contextlib.suppress(OSError):
        while more := os.read(ours, 1024):
            shown += more
    os.close(ours)
    assert ran.returncode == code
    assert ("Tin buổi sáng" in out.decode()) is (code == 0)
    assert WORD.encode() not in shown
    assert "lỗi ngoài dự kiến".encode() not in shown


@pytest.mark.parametrize("typed", ["", "\n", "mật khẩu khác\n"])
def test_a_wrong_one_is_one_line_and_shows_nothing(
    data: Path, typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _given(monkeypatch, typed)
    assert main(["search", str(data), "tin"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "Mật khẩu không đúng" in err


def test_after_three_wrong_ones_the_right_one_waits_too(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        _given(monkeypatch, "sai\n")
        assert main(["search", str(data), "tin"]) == 1
    _given(monkeypatch, f"{WORD}\n")
    assert main(["search", str(data), "tin"]) == 1
    assert "giây" in capsys.readouterr().err.splitlines()[-1]


def test_verify_asks_for_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert main(["verify", str(data)]) == 0


def test_an_encrypted_backup_is_made_without_the_password_and_restored_with_it(
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stick = tmp_path / "the-nho"
    stick.mkdir()
    monkeypatch.setattr("sys.stdin", None)
    assert main(["backup", str(data), str(stick), "--encrypt"]) == 0
    made = Path(capsys.readouterr().out.strip())
    assert (made.parent, made.suffix) == (stick, ".cchcm")
    assert main(["verify", str(made)]) == 0
    target = tmp_path / "may khác.cchc"
    assert main(["restore", str(made), str(target)]) == 1
    _given(monkeypatch, "sai\n")
    assert main(["restore", str(made), str(target)]) == 1
    assert not target.exists()
    _given(monkeypatch, f"{WORD}\n")
    assert main(["restore", str(made), str(target)]) == 0
    _given(monkeypatch, f"{WORD}\n")
    assert main(["search", str(target), "tin"]) == 0


def test_without_a_password_there_is_nothing_to_encrypt_under(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = new_data_file(tmp_path / "so.cchc")
    file.close()
    assert main(["backup", str(file.path), str(tmp_path), "--encrypt"]) == 1
    assert "chưa có mật khẩu" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["so.cchc"]
