"""Who works on this computer: the account that the system knows, whatever the environment says."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from typing import Final

if sys.platform != "win32":
    import pwd

UNKNOWN: Final = "?"
"""Stands for an account without a name."""

_TORN: Final = re.compile("[\ud800-\udfff]")


def current_user() -> str:
    """Return the name of the account that this program runs under, for the history.

    Asked of the system, since anybody can set ``USERNAME`` or ``LOGNAME`` before starting the
    program. An account of POSIX that has a number only is told by that; where there is nothing at
    all to tell it is :data:`UNKNOWN`.
    """
    try:
        name = _account_name()
    except OSError:
        return UNKNOWN
    # What is no text cannot be written into the data file.
    return unicodedata.normalize("NFC", _TORN.sub("\ufffd", name)).strip() or UNKNOWN


def _account_name() -> str:
    if sys.platform == "win32":
        return os.getlogin()  # GetUserNameW there, which asks for the account of this process
    number = os.getuid()
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:  # a container, or a directory service that is out of reach
        return f"uid {number}"
