"""No test opens a connection to anywhere: the program has no business on a network.

An audit hook sees every socket of this process, whoever opens it. Sockets of the same machine (to
a display) are let through. What runs in another process is watched by
``tests/trust/test_network.py``, and the whole suite by ``python -m tools.trust.no_network``.
"""

from __future__ import annotations

import sys
from typing import Any

_ASKS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"})
_LOCAL = 1
"""AF_UNIX: a file of this machine."""


def cut_off() -> None:
    """Refuse every socket of this process from now on; there is no way back."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event in _ASKS:
        raise AssertionError(f"the network is asked: {event} {arguments[:2]}")
    if event == "socket.__new__" and arguments[1] not in (_LOCAL, -1):
        raise AssertionError(f"a socket is opened: {arguments[1:]}")
