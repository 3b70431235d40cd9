"""Python threads that a test started and did not end."""

from __future__ import annotations

import threading

# A worker that has just handed over its result may still be on its way out.
_GRACE_SECONDS = 0.2


def running() -> set[threading.Thread]:
    """Give the threads that run now."""
    return set(threading.enumerate())


def left_since(before: set[threading.Thread]) -> list[str]:
    """Describe the threads that run now and did not before."""
    left = []
    for thread in running() - before:
        # Python makes a dummy for each Qt thread that calls it; leftover_qt looks after those.
        if isinstance(thread, threading._DummyThread):
            continue
        thread.join(_GRACE_SECONDS)
        if thread.is_alive():
            left.append(f"a running thread ({thread.name})")
    return left
