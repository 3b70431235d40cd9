"""Keys under a password, and what is encrypted for a key."""

from __future__ import annotations

import io
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.password import WrongPassword, password
from cchc_desktop.domain.recovery_key import WrongRecoveryKey, key_of
from cchc_desktop.domain.secret import Secret
from cchc_desktop.storage import encryption
from cchc_desktop.storage.encryption import (
    BrokenEncryption,
    decrypt,
    encrypt,
    new_key,
    public_key,
    unwrap,
    wrap,
)

WORD = password("Trời-xanh-mây-trắng-7319")


@given(st.binary(min_size=32, max_size=32), st.text(min_size=1, max_size=40))
def test_a_wrapped_key_comes_back_with_its_password(content: bytes, word: str) -> None:
    key, chosen = key_of(content), Secret(word.encode("utf-8", "replace").decode())
    wrapped = wrap(key, chosen, work=10)
    assert unwrap(wrapped, chosen) == key
    with pytest.raises(WrongPassword):
        unwrap(wrapped, Secret(chosen.reveal() + "x"))


def test_the_programs_own_keys_are_keys_of_the_age_format() -> None:
    import pyrage

    key = key_of(bytes(range(32)))
    identity = pyrage.x25519.Identity.from_str(key.reveal())
    assert str(identity) == key.reveal()
    assert public_key(key) == str(identity.to_public())
    assert public_key(new_key()).startswith("age1")


def test_the_usual_password_takes_its_time() -> None:
    key = new_key()
    wrapped = wrap(key, WORD)
    begun = time.perf_counter()
    assert unwrap(wrapped, WORD) == key
    assert time.perf_counter() - begun > 0.1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells it in another way")
def test_the_usual_password_takes_little_memory() -> None:
    import resource

    wrapped = wrap(new_key(), WORD)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unwrap(wrapped, WORD)
    # 128 MB at a time: an office's old computer has 4 GB.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_every_flipped_bit_of_a_wrapped_key_is_told_from_a_wrong_password() -> None:
    wrapped = wrap(new_key(), WORD, work=10)
    for place in range(len(wrapped)):
        changed = bytearray(wrapped)
        changed[place] ^= 1 << place % 8
        with pytest.raises(BrokenEncryption):
            unwrap(bytes(changed), WORD)


@pytest.mark.parametrize("power", [0, 9, 19, 40, 10**9])
def test_a_key_that_asks_for_much_work_is_not_worked_at(power: int) -> None:
    head = f"cchc-khoa-1 {power} {'00' * 16}".encode()
    begun = time.perf_counter()
    with pytest.raises(BrokenEncryption):
        unwrap(b"\n".join((head, encryption._digest(head, b"x"), b"x")), WORD)
    assert time.perf_counter() - begun < 0.1


@given(st.binary(max_size=200_000))
def test_what_is_encrypted_comes_back(content: bytes) -> None:
    key = key_of(bytes(32))
    sealed, plain = io.BytesIO(), io.BytesIO()
    encrypt(io.BytesIO(content), sealed, public_key(key))
    decrypt(io.BytesIO(sealed.getvalue()), plain, key)
    assert plain.getvalue() == content


def test_another_key_and_another_content_are_told_apart() -> None:
    key, sealed = new_key(), io.BytesIO()
    encrypt(io.BytesIO(b"x" * 100_000), sealed, public_key(key))
    with pytest.raises(WrongRecoveryKey):
        decrypt(io.BytesIO(sealed.getvalue()), io.BytesIO(), new_key())
    for content in (
        sealed.getvalue()[:-1],
        b"",
        b"age-encryption.org/v1\n",
        sealed.getvalue()[40:],
    ):
        with pytest.raises(BrokenEncryption):
            decrypt(io.BytesIO(content), io.BytesIO(), key)


def test_the_disks_trouble_stays_the_disks() -> None:
    class Full(io.BytesIO):
        def write(self, _data: object, /) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        encrypt(io.BytesIO(b"x" * 100_000), Full(), public_key(new_key()))
