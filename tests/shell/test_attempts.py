"""Waiting after wrong passwords."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cchc_desktop.shell.attempts import NAME, Attempts, MustWait

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def _wrong(folder: Path, data: Path, times: int, at: datetime = NOW) -> datetime:
    for _ in range(times):
        attempts = Attempts(folder, data)
        at += timedelta(seconds=attempts.remaining(at))
        attempts.begin(at)
    return at


@pytest.mark.parametrize(("times", "seconds"), [(1, 0), (2, 0), (3, 5), (4, 15), (5, 60), (9, 300)])
def test_the_wait_grows_and_survives_the_end(tmp_path: Path, times: int, seconds: int) -> None:
    data = tmp_path / "so.cchc"
    at = _wrong(tmp_path, data, times)
    assert Attempts(tmp_path, data).remaining(at) == seconds
    assert Attempts(tmp_path, data).remaining(at + timedelta(seconds=seconds)) == 0


def test_who_does_not_wait_is_refused_and_told_how_long(tmp_path: Path) -> None:
    data = tmp_path / "so.cchc"
    at = _wrong(tmp_path, data, 4)
    with pytest.raises(MustWait, match="10 giây"):
        Attempts(tmp_path, data).begin(at + timedelta(seconds=5.5))


def test_another_file_has_nothing_to_wait_for(tmp_path: Path) -> None:
    at = _wrong(tmp_path, tmp_path / "so.cchc", 6)
    other = Attempts(tmp_path, tmp_path / "khac.cchc")
    other.begin(at)
    other.succeed()
    assert Attempts(tmp_path, tmp_path / "so.cchc").remaining(at) == 300


def test_the_right_one_ends_it(tmp_path: Path) -> None:
    data = tmp_path / "so.cchc"
    at = _wrong(tmp_path, data, 3)
    attempts = Attempts(tmp_path, data)
    attempts.begin(at + timedelta(seconds=5))
    attempts.succeed()
    assert Attempts(tmp_path, data).remaining(at) == 0


def test_a_clock_that_was_set_back_makes_nobody_wait_longer(tmp_path: Path) -> None:
    data = tmp_path / "so.cchc"
    at = _wrong(tmp_path, data, 5)
    back = at - timedelta(days=900)
    assert Attempts(tmp_path, data).remaining(back) == 60
    assert Attempts(tmp_path, data).remaining(back + timedelta(seconds=61)) == 0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"a": 1, "b": [1, "x"]}'])
def test_a_damaged_file_locks_nobody_out(tmp_path: Path, content: bytes) -> None:
    data = tmp_path / "so.cchc"
    _wrong(tmp_path, data, 9)
    (tmp_path / NAME).write_bytes(content)
    attempts = Attempts(tmp_path, data)
    assert attempts.remaining(NOW) == 0
    attempts.begin(NOW)
    attempts.begin(NOW)
    attempts.begin(NOW)
    assert Attempts(tmp_path, data).remaining(NOW) == 5


def test_where_the_disk_refuses_they_count_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("")
    attempts = Attempts(tmp_path / "a-file", tmp_path / "so.cchc")
    for _ in range(3):
        attempts.begin(NOW)
    assert attempts.remaining(NOW) == 5
