"""How much memory a process has taken at most."""

from __future__ import annotations

from pathlib import Path


def peak_memory() -> int:
    """Return this process's peak memory in KiB, 0 where the system does not tell it so."""
    try:
        # Not getrusage's ru_maxrss: there a child begins with the peak of whoever started it.
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(status.partition("VmHWM:")[2].split(maxsplit=1)[0])
