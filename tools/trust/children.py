"""Work in a child process with a limit of time, so that a crash or a hang is only a figure."""

from __future__ import annotations

import os
import resource
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cchc_desktop.domain.errors import CchcError

DONE, REFUSED, BUG, CRASH, HANG = "done", "refused", "bug", "crash", "hang"
MOST_SECONDS: Final = 10
MOST_MEGABYTES: Final = 300
_WAITING: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a child ended: ``kind``, what it said, its own time, its largest memory in MB."""

    kind: str
    said: str
    seconds: float
    megabytes: int

    @property
    def bad(self) -> bool:
        """Whether this must never happen."""
        return self.kind not in (DONE, REFUSED) or self.megabytes > MOST_MEGABYTES


def run(work: Callable[[], object], seconds: int = MOST_SECONDS) -> Outcome:
    """Do ``work`` in a child; a CchcError is a refusal, every other exception a bug."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        # The system's own alarms end a hang inside SQLite too. The work's own time counts, so
        # that a busy machine is no hang; whoever only waits is ended by the clock on the wall.
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.alarm(_WAITING * seconds)
        os.write(writer, _done(work).encode()[:60_000])
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(child, 0)
    kind, _, text = said.partition("\n")
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        kind = HANG if number in (signal.SIGALRM, signal.SIGPROF) else CRASH
        text = signal.Signals(number).name
    return Outcome(
        kind=kind or CRASH,
        said=text,
        seconds=usage.ru_utime + usage.ru_stime,
        megabytes=usage.ru_maxrss // 1024,
    )


def limit_file_size(size: int) -> None:
    """Let this process write no file past ``size`` bytes: the write fails as on a broken disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _done(work: Callable[[], object]) -> str:
    try:
        return f"{DONE}\n{work()}"
    except CchcError as refusal:
        return f"{REFUSED}\n{type(refusal).__name__}: {refusal}"
    except BaseException:  # noqa: BLE001 - what it was is the finding
        return f"{BUG}\n{traceback.format_exc()}"
