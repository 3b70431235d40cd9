"""The password of a data file, as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.domain.secret import Secret
from cchc_desktop.services import protection
from cchc_desktop.services.backups import back_up, verify
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.protection import (
    AlreadyProtected,
    NotProtected,
    PasswordNeeded,
    WrongPassword,
    WrongRecoveryKey,
    change_password,
    key_by_password,
    key_by_recovery,
    new_password,
    password,
    protection_in,
    remove_password,
    set_password,
)
from cchc_desktop.services.records import save, undo
from cchc_desktop.services.restore_drill import drill
from cchc_desktop.services.salvage import salvage_file
from cchc_desktop.storage.encryption import new_key
from tests.data_files import new_data_file, radio_item

WORD = "Trời-xanh-mây-trắng-7319"

pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.fixture
def file(tmp_path: Path) -> DataFile:
    file = new_data_file(tmp_path / "so.cchc")
    save(file, radio_item())
    return file


def _set(file: DataFile, word: str = WORD) -> Secret:
    key = set_password(file, new_password(word, word))
    file.close()
    return key


def test_a_file_with_a_password_opens_only_with_it(file: DataFile) -> None:
    key = _set(file)
    with pytest.raises(PasswordNeeded) as needed:
        open_data_file(file.path)
    known = needed.value.protection
    with pytest.raises(WrongPassword):
        key_by_password(known, password("mật khẩu khác"))
    assert key_by_password(known, password(WORD)) == key
    open_data_file(file.path, key=key).close()
    with pytest.raises(WrongRecoveryKey):
        open_data_file(file.path, key=new_key())


def test_the_key_on_paper_opens_it_and_gives_it_another_password(file: DataFile) -> None:
    key = _set(file)
    with pytest.raises(PasswordNeeded) as needed:
        open_data_file(file.path)
    typed = key.reveal().lower().replace("-", " ")
    found = key_by_recovery(needed.value.protection, typed)
    again = open_data_file(file.path, key=found)
    change_password(again, found, new_password("mật khẩu mới", "mật khẩu mới"))
    known = protection_in(again)
    assert known is not None
    again.close()
    assert key_by_password(known, password("mật khẩu mới")) == key
    with pytest.raises(WrongPassword):
        key_by_password(known, password(WORD))
    with pytest.raises(WrongRecoveryKey):
        key_by_recovery(known, new_key().reveal())


def test_a_second_password_is_not_set_over_the_first(file: DataFile) -> None:
    set_password(file, new_password(WORD, WORD))
    with pytest.raises(AlreadyProtected):
        set_password(file, new_password("mật khẩu khác", "mật khẩu khác"))
    file.close()


def test_removing_lets_it_be_opened_again(file: DataFile) -> None:
    key = set_password(file, new_password(WORD, WORD))
    with pytest.raises(WrongRecoveryKey):
        remove_password(file, new_key())
    remove_password(file, key)
    with pytest.raises(NotProtected):
        remove_password(file, key)
    with pytest.raises(NotProtected):
        change_password(file, key, new_password(WORD, WORD))
    file.close()
    open_data_file(file.path).close()


def test_undo_and_the_history_know_nothing_of_it(file: DataFile) -> None:
    set_password(file, new_password(WORD, WORD))
    undone = undo(file)
    assert undone is not None
    assert protection_in(file) is not None
    file.close()


def test_the_drill_and_verify_need_no_password(file: DataFile) -> None:
    _set(file)
    back_up(file.path)
    done = drill(file.path)
    assert done is not None
    assert done.passed, done.sentence
    assert verify(file.path).findings == ()


def test_what_is_salvaged_keeps_its_password(file: DataFile, tmp_path: Path) -> None:
    key = _set(file)
    salvage_file(file.path, tmp_path / "cuu.cchc")
    with pytest.raises(PasswordNeeded) as needed:
        open_data_file(tmp_path / "cuu.cchc")
    assert key_by_password(needed.value.protection, password(WORD)) == key


def test_another_password_is_a_change_that_is_backed_up(file: DataFile) -> None:
    key = set_password(file, new_password(WORD, WORD))
    first = back_up(file.path)
    assert not back_up(file.path).new
    change_password(file, key, new_password("mật khẩu mới", "mật khẩu mới"))
    second = back_up(file.path)
    assert second.new
    assert second.path != first.path
    file.close()


def test_the_protection_shows_no_key(file: DataFile) -> None:
    _set(file)
    with pytest.raises(PasswordNeeded) as needed:
        open_data_file(file.path)
    assert "wrapped_key" not in repr(needed.value.protection)
    assert protection.Secret is Secret
