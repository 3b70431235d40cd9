from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.files import FileTrouble, write_atomically

OLD, NEW = b"old", b"new and longer"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    file = tmp_path / "Báo cáo năm 2022.pdf"
    file.write_bytes(OLD)
    return file


def _refusing(code: int, winerror: int | None = None) -> Any:
    def refuse(*_args: object, **_kwargs: object) -> None:
        error: Any = OSError(code, os.strerror(code))
        if winerror is not None:
            # Python for Windows sets it; elsewhere it is an attribute like any other.
            error.winerror = winerror
        raise error

    return refuse


def _only(target: Path) -> bool:
    return [entry.name for entry in target.parent.iterdir()] == [target.name]


def test_a_new_file(tmp_path: Path) -> None:
    target = tmp_path / "mới.pdf"
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW
    assert _only(target)


def test_an_old_file_is_replaced(target: Path) -> None:
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW
    assert _only(target)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_others_may_read_it_as_any_new_file(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.pdf", NEW)
    plain = tmp_path / "b.pdf"
    plain.write_bytes(NEW)
    assert (tmp_path / "a.pdf").stat().st_mode == plain.stat().st_mode


def test_a_link_keeps_pointing_at_its_file(target: Path) -> None:
    link = target.with_name("link.pdf")
    link.symlink_to(target)
    write_atomically(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


@pytest.mark.parametrize(
    ("code", "winerror", "says"),
    [
        (errno.ENOSPC, None, "ổ đĩa đã đầy"),
        (errno.EDQUOT, None, "ổ đĩa đã đầy"),
        (errno.EINVAL, 112, "ổ đĩa đã đầy"),
        (errno.EIO, None, "hệ thống báo: Input/output error"),
    ],
)
def test_trouble_while_writing_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, code: int, winerror: int | None, says: str
) -> None:
    monkeypatch.setattr(os, "fsync", _refusing(code, winerror))
    with pytest.raises(FileTrouble, match=says) as trouble:
        write_atomically(target, NEW)
    assert "Tệp cũ cùng tên, nếu có, còn nguyên." in str(trouble.value)
    assert target.name in str(trouble.value)
    assert target.read_bytes() == OLD
    assert _only(target)


@pytest.mark.parametrize(("code", "winerror"), [(errno.EACCES, 5), (errno.EACCES, 32)])
def test_a_file_open_in_another_program(
    target: Path, monkeypatch: pytest.MonkeyPatch, code: int, winerror: int
) -> None:
    monkeypatch.setattr(Path, "replace", _refusing(code, winerror))
    with pytest.raises(FileTrouble, match="đang mở trong một chương trình khác") as trouble:
        write_atomically(target, NEW)
    assert "chọn tên khác" in str(trouble.value)
    assert target.read_bytes() == OLD
    assert _only(target)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.EACCES, "không cho phép ghi"),
        (errno.EPERM, "không cho phép ghi"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
    ],
)
def test_a_folder_that_may_not_be_written(
    target: Path, monkeypatch: pytest.MonkeyPatch, code: int, says: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", _refusing(code))
        with pytest.raises(FileTrouble, match=says):
            write_atomically(target, NEW)
    assert target.read_bytes() == OLD


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="không có thư mục"):
        write_atomically(tmp_path / "không có" / "a.pdf", NEW)


def test_a_file_where_a_folder_should_be(target: Path) -> None:
    with pytest.raises(FileTrouble, match="không có thư mục"):
        write_atomically(target / "a.pdf", NEW)


def test_a_folder_of_that_name(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="đã có một thư mục mang tên này"):
        write_atomically(tmp_path, NEW)


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="quá dài"):
        write_atomically(tmp_path / ("dài" * 200), NEW)
    assert list(tmp_path.iterdir()) == []


def test_trouble_is_for_people(tmp_path: Path) -> None:
    with pytest.raises(CchcError) as trouble:
        write_atomically(tmp_path / "không có" / "a.pdf", NEW)
    assert isinstance(trouble.value.__cause__, OSError)


def test_a_stop_in_the_middle_leaves_nothing_behind(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, NEW)
    assert target.read_bytes() == OLD
    assert _only(target)


def test_a_folder_that_cannot_be_settled_is_no_trouble(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", _refusing(errno.EINVAL))
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW
