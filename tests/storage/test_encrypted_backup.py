"""Encrypted backups: made without a secret, found where a bit has changed, opened with the key."""

from __future__ import annotations

import json
import random
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cchc_desktop.domain.backups import LATEST
from cchc_desktop.domain.encrypted_backups import (
    SUFFIX,
    encrypted_manifest_from,
    encrypted_manifest_text,
)
from cchc_desktop.domain.password import WrongPassword, password
from cchc_desktop.domain.recovery_key import WrongRecoveryKey
from cchc_desktop.domain.secret import Secret
from cchc_desktop.storage import encrypted_backup
from cchc_desktop.storage.backup import copy_backup
from cchc_desktop.storage.backup_archive import MANIFEST, UNSEALED, read_manifest, seal
from cchc_desktop.storage.backup_list import backups_in, is_sound
from cchc_desktop.storage.backup_troubles import BrokenBackup, KeyNeeded, NotBackedUp
from cchc_desktop.storage.encrypted_backup import (
    BACKUP,
    encrypted_finding,
    key_of_backup,
    read_contents,
    read_encrypted_manifest,
    refuse_other_key,
)
from cchc_desktop.storage.encryption import new_key, public_key, wrap
from cchc_desktop.storage.engine import connect
from cchc_desktop.storage.protection import Protection
from cchc_desktop.storage.restoring import restore
from cchc_desktop.storage.verifying import verify
from tests.storage.backups_made import (
    NOW,
    change,
    content_of_tables,
    make_backup,
    office_bytes,
)

WORD = password("Trời-xanh-mây-trắng-7319")


@pytest.fixture(scope="module")
def key() -> Secret:
    return new_key()


@pytest.fixture(scope="module")
def protection(key: Secret) -> Protection:
    return Protection(
        recipient=public_key(key), wrapped_key=wrap(key, WORD, work=10), since="2022-12-16"
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "so.cchc"
    path.write_bytes(office_bytes())
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "Thẻ nhớ"
    folder.mkdir()
    return folder


@pytest.fixture
def made(data: Path, stick: Path, protection: Protection) -> Path:
    written = make_backup(data, data.parent / "sao-luu")
    return copy_backup(written.path, stick, protection).path


def test_it_comes_back_on_another_computer_by_password_and_by_key(
    data: Path, made: Path, key: Secret, tmp_path: Path
) -> None:
    assert key_of_backup(made, WORD) == key
    refuse_other_key(made, key)
    target = tmp_path / "may-khac.cchc"
    with pytest.raises(KeyNeeded):
        restore(made, target, now=NOW)
    assert not target.exists()
    restored = restore(made, target, now=NOW, key=key)
    assert content_of_tables(target) == content_of_tables(data)
    assert restored.manifest == read_contents(made, key)
    assert not list(tmp_path.glob(".cchc-*"))


def test_another_password_and_another_key_change_nothing(made: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPassword):
        key_of_backup(made, password("mật khẩu khác"))
    with pytest.raises(WrongRecoveryKey):
        refuse_other_key(made, new_key())
    target = tmp_path / "may-khac.cchc"
    with pytest.raises(WrongRecoveryKey):
        restore(made, target, now=NOW, key=new_key())
    assert not target.exists()


def test_only_what_lists_it_can_be_seen(made: Path, data: Path) -> None:
    plain = read_manifest(next((data.parent / "sao-luu").glob("*.cchcb")))
    seen = made.read_bytes()
    for hidden in (
        "VP-01",
        plain.lineage,
        plain.sha256,
        "Tin ngày 1",
        "operations",
        "SQLite format",
    ):
        assert hidden.encode() not in seen
    told = read_encrypted_manifest(made)
    assert (told.office, told.source, told.made_at) == (plain.office, "so.cchc", plain.made_at)
    with zipfile.ZipFile(made) as archive:
        assert b"Lan" not in archive.read(MANIFEST)
        assert archive.read(BACKUP).startswith(b"age-encryption.org/v1\n")


def test_every_flipped_bit_is_found_without_the_key(made: Path, tmp_path: Path) -> None:
    content = made.read_bytes()
    chance = random.Random(5)
    changed = tmp_path / f"doi{SUFFIX}"
    places = {*range(64), *range(len(content) - 300, len(content))}
    places |= {chance.randrange(len(content)) for _ in range(300)}
    for place in places:
        other = bytearray(content)
        other[place] ^= 1 << chance.randrange(8)
        changed.write_bytes(other)
        assert verify(changed).findings, place
    for size in (0, 10, len(content) // 2, len(content) - 1):
        changed.write_bytes(content[:size])
        assert verify(changed).findings, size


def test_verify_needs_no_key(made: Path) -> None:
    verdict = verify(made)
    assert verdict.findings == ()
    assert verdict.encrypted == read_encrypted_manifest(made)


def test_it_is_written_once_and_again_where_it_was_damaged(
    data: Path, made: Path, stick: Path, protection: Protection
) -> None:
    plain = next((data.parent / "sao-luu").glob("*.cchcb"))
    assert not copy_backup(plain, stick, protection).new
    made.write_bytes(made.read_bytes()[:-1])
    assert copy_backup(plain, stick, protection).new
    # Who takes the encryption away gets a plain one beside it.
    assert copy_backup(plain, stick).path.suffix == ".cchcb"


def test_what_the_disk_does_not_keep_is_found_and_leaves_nothing(
    data: Path, stick: Path, protection: Protection, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = make_backup(data, data.parent / "sao-luu")
    monkeypatch.setattr(encrypted_backup._Hashed, "sha256", property(lambda _: "0" * 64))
    with pytest.raises(NotBackedUp):
        copy_backup(written.path, stick, protection)
    assert list(stick.iterdir()) == []


def test_they_are_thinned_among_themselves(data: Path, stick: Path, protection: Protection) -> None:
    for minutes in range(LATEST + 6):
        change(data)
        at = NOW + timedelta(minutes=minutes)
        written = make_backup(data, data.parent / "sao-luu", now=at)
        copy_backup(written.path, stick, protection)
    kept = backups_in(stick)
    assert len(kept) < LATEST + 6
    assert kept[0].told is not None
    assert kept[0].told.number == max(one.told.number for one in kept if one.told)
    assert all(is_sound(one) for one in kept)


def test_a_forged_one_is_refused(made: Path, key: Secret, tmp_path: Path) -> None:
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    told = encrypted_manifest_from(parts[MANIFEST].decode())
    for wrong in (
        {**parts, BACKUP: parts[BACKUP][:-9]},
        {**parts, MANIFEST: encrypted_manifest_text(replace(told, size=1)).encode()},
        {**parts, MANIFEST: json.dumps({"form": 9}).encode()},
        {**parts, encrypted_backup.KEY: b"x" * 10_000},
        {name: part for name, part in parts.items() if name != BACKUP},
    ):
        forged = tmp_path / f"gia{SUFFIX}"
        with forged.open("w+b") as file:
            with zipfile.ZipFile(file, "w") as made_up:
                for name, part in wrong.items():
                    made_up.writestr(name, part)
                made_up.comment = UNSEALED
            seal(file)
        assert encrypted_finding(forged)
        with pytest.raises(BrokenBackup):
            restore(forged, tmp_path / "moi.cchc", now=NOW, key=key)
        assert not (tmp_path / "moi.cchc").exists()


def test_a_protected_file_says_so_after_being_restored(
    data: Path, stick: Path, protection: Protection, key: Secret, tmp_path: Path
) -> None:
    with closing(connect(data)) as connection:
        connection.execute(
            "INSERT INTO protection VALUES (1, ?, ?, ?)",
            (protection.recipient, protection.since, protection.wrapped_key),
        )
    written = make_backup(data, data.parent / "sao-luu")
    copy = copy_backup(written.path, stick, protection).path
    target = tmp_path / "may-khac.cchc"
    restore(copy, target, now=NOW, key=key)
    assert content_of_tables(target)["protection"]
