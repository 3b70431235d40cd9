"""One place which every exception reaches that nobody caught: log it, then show it."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from cchc_desktop.domain.errors import CchcError

Show = Callable[[BaseException], None]


def describe(error: BaseException) -> str:
    """Return what a programmer needs to know of ``error``: versions, system, traceback."""
    return "\n".join((*versions(), "", "".join(traceback.format_exception(error))))


def versions() -> tuple[str, str]:
    """Return two lines: the program's version; those of Python, Qt and the system."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        program = version("cchc-desktop")
    except PackageNotFoundError:
        program = "checkout"
    import PySide6

    return (
        f"CCHC Desktop {program}",
        f"Python {platform.python_version()}, Qt {PySide6.__version__}, {platform.platform()}",
    )


def log_error(error: BaseException) -> None:
    """Write ``error`` into the log: a person's trouble as a line, a bug with its traceback."""
    import logging

    logger = logging.getLogger("cchc_desktop")
    if isinstance(error, CchcError):
        logger.warning("%s: %s", type(error).__name__, error)
    else:
        logger.error("%s", describe(error))


def install(show: Show) -> Callable[[], None]:
    """Send uncaught exceptions of every thread to the log and to ``show``.

    ``show`` may be called on any thread. Ctrl+C and the end of the program go their usual way.
    Returns what puts the former hooks back.
    """
    former, former_of_threads = sys.excepthook, threading.excepthook

    def report(error: BaseException) -> None:
        log_error(error)
        show(error)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            report(error.with_traceback(trace))
        else:
            former(kind, error, trace)

    def hook_of_threads(args: threading.ExceptHookArgs) -> None:
        if isinstance(args.exc_value, Exception):
            report(args.exc_value.with_traceback(args.exc_traceback))
        else:
            former_of_threads(args)

    sys.excepthook, threading.excepthook = hook, hook_of_threads

    def uninstall() -> None:
        sys.excepthook, threading.excepthook = former, former_of_threads

    return uninstall
