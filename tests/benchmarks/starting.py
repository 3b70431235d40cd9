"""Starting a program's window in a process of its own, timed from before the process begins."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
_ENDS_WITHIN = 30


@dataclass(frozen=True)
class Start:
    """Seconds to the first paint and to the last one that was told, and the peak in KiB."""

    painted: float
    rows: float
    memory: int


def start(script: str, home: Path, *arguments: str) -> Start:
    """Start one of the scripts beside this one, wait for its end, return what it told."""
    settings = {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "APPDATA": str(home / "config"),
        "LOCALAPPDATA": str(home / "state"),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }
    settings.pop("PYTHONDONTWRITEBYTECODE", None)  # without .pyc files a start is another matter
    command = [sys.executable, str(HERE / script), *arguments]
    begun = time.perf_counter()  # one clock for all processes
    ended = subprocess.run(
        command,
        env=settings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_ENDS_WITHIN,  # a start that asks the person something would wait for ever
        check=False,
    )
    if ended.returncode != 0:
        raise RuntimeError(f"{script} ended with {ended.returncode}: {ended.stderr}")
    *seconds, memory = ended.stdout.split()
    return Start(float(seconds[0]) - begun, float(seconds[-1]) - begun, int(memory))


def home_with(folder: Path, page: str) -> Path:
    """Make a home whose settings say that ``page`` was used last."""
    config = folder / "config" / "cchc-desktop"
    config.mkdir(parents=True)
    text = json.dumps({"version": 1, "language": "vi", "page": page})
    (config / "settings.json").write_text(text, encoding="utf-8")
    return folder
