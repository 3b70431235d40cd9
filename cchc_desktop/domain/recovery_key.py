"""The recovery key as it stands on paper and as somebody types it from there.

It is the secret key of the age format: Bech32 (BIP 173), whose checksum finds a wrong letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.secret import Secret

KEY_BYTES: Final = 32

_PREFIX: Final = "AGE-SECRET-KEY-"
_LETTERS: Final = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
_DATA_LETTERS: Final = 58
_GROUP: Final = 4
_LOOKS_LIKE: Final = str.maketrans("OIB", "0L8")
"""Letters that the key never holds, and those that they are misread for."""
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_NOT_TYPED: Final = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff._\u00b7\-\u2010-\u2015]+")


class WrongRecoveryKey(CchcError):
    """What was typed is no recovery key, or not that of this file."""


def recovery_key(typed: str) -> Secret:
    """Return the key that was typed: spaces, lines, small letters and the dashes do not matter.

    Raises :class:`WrongRecoveryKey` where a letter is missing, too many, or another.
    """
    compact = _NOT_TYPED.sub("", typed).upper()
    data = compact.removeprefix(_PREFIX.replace("-", ""))
    if len(data) > _DATA_LETTERS:
        data = data.removeprefix("1")
    data = data.translate(_LOOKS_LIKE)
    if len(data) != _DATA_LETTERS:
        raise WrongRecoveryKey(
            f"Mã khôi phục có {_DATA_LETTERS} chữ và số sau “{_PREFIX}1”, nhưng đã gõ {len(data)}. "
            "Hãy đối chiếu từng nhóm với bản in."
        )
    values = [_LETTERS.find(letter) for letter in data]
    if min(values) < 0 or _checksum((*_expanded(), *values)) != 1:
        raise WrongRecoveryKey(
            "Mã khôi phục có chỗ gõ sai. Hãy đối chiếu từng nhóm với bản in rồi gõ lại chỗ khác."
        )
    return Secret(f"{_PREFIX}1{data}")


def key_of(content: bytes) -> Secret:
    """Return 32 bytes as a secret key."""
    if len(content) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    values = _regrouped(content)
    sum_of = _checksum((*_expanded(), *values, *(0,) * 6)) ^ 1
    values += [(sum_of >> 5 * (5 - place)) & 31 for place in range(6)]
    return Secret(f"{_PREFIX}1{''.join(_LETTERS[value] for value in values)}")


def groups(key: Secret) -> tuple[str, ...]:
    """Return the key in groups for paper; the first is what all keys begin with."""
    head, data = key.reveal()[: len(_PREFIX) + 1], key.reveal()[len(_PREFIX) + 1 :]
    return (head, *(data[at : at + _GROUP] for at in range(0, len(data), _GROUP)))


def _regrouped(content: bytes) -> list[int]:
    """Return the bits of ``content`` in fives, the last filled up with zeros."""
    count = -(-len(content) * 8 // 5)
    whole = int.from_bytes(content, "big") << (count * 5 - len(content) * 8)
    return [(whole >> 5 * (count - 1 - place)) & 31 for place in range(count)]


def _expanded() -> tuple[int, ...]:
    small = _PREFIX.lower()
    return (*(ord(letter) >> 5 for letter in small), 0, *(ord(letter) & 31 for letter in small))


def _checksum(values: Iterable[int]) -> int:
    found = 1
    for value in values:
        top = found >> 25
        found = (found & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate(_GENERATOR):
            found ^= term if (top >> place) & 1 else 0
    return found
