"""The password of the program: what can be one, and how long one waits after wrong ones."""

from __future__ import annotations

import unicodedata
from typing import Final

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.secret import Secret

SHORTEST: Final = 8
"""In letters. There is no other rule: others make people write the password beside the screen."""

LONGEST: Final = 500
"""In letters; nobody types more, and a book pasted by mistake is none."""

_WAITS: Final = (0, 0, 0, 5, 15, 60)
_LONGEST_WAIT: Final = 300


class UnfitPassword(CchcError):
    """What was typed cannot be a password."""


class WrongPassword(CchcError):
    """The password is not that of the data file or the backup."""

    def __init__(self) -> None:
        super().__init__(
            "Mật khẩu không đúng. Dữ liệu còn nguyên. Hãy xem phím Caps Lock, bộ gõ tiếng Việt rồi "
            "gõ lại; quên mật khẩu thì dùng mã khôi phục trong phong bì."
        )


def password(typed: str) -> Secret:
    """Return what was typed as every keyboard and every input method composes it."""
    return Secret(unicodedata.normalize("NFC", typed))


def new_password(typed: str, again: str) -> Secret:
    """Return a new password that was typed twice; raises :class:`UnfitPassword`."""
    chosen = password(typed)
    length = len(chosen.reveal())
    if length < SHORTEST:
        raise UnfitPassword(
            f"Mật khẩu cần ít nhất {SHORTEST} ký tự; mấy từ liền nhau thì vừa dễ nhớ vừa khó đoán."
        )
    if length > LONGEST:
        raise UnfitPassword(f"Mật khẩu dài quá {LONGEST} ký tự; hãy chọn mật khẩu ngắn hơn.")
    if chosen != password(again):
        raise UnfitPassword("Hai lần gõ không giống nhau; hãy gõ lại mật khẩu.")
    return chosen


def depends_on_input_method(typed: str) -> bool:
    """Tell whether typing it needs the Vietnamese keyboard, which may be off the next time."""
    return not typed.isascii()


def waiting_seconds(failures: int) -> int:
    """Return how long one waits after so many wrong passwords in a row."""
    return _WAITS[failures] if failures < len(_WAITS) else _LONGEST_WAIT
