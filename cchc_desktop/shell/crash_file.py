"""The crash report: one file that the clerk can hand to whoever helps, without the office's texts.

Of the log and of an error only that is taken which cannot be a text of the office: when, which
kind of trouble, where in the program. Everything else is left out, also where it would be harmless:
what is not known to be safe is not handed over. The program itself sends nothing.
"""

from __future__ import annotations

import builtins
import io
import re
import sys
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from cchc_desktop.files import write_atomically
from cchc_desktop.shell.crash_report import describe, versions
from cchc_desktop.shell.log import log_files

_ENTRY: Final = re.compile(
    r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (?:DEBUG|INFO|WARNING|ERROR|CRITICAL)) "
    r"((?:cchc_desktop|[a-z]+)[a-z_.]*): (.*)"
)
_FRAME: Final = re.compile(r'  File "([^"]+\.py)", line (\d+), in ([A-Za-z_<>][A-Za-z0-9_<>]*)')
_KIND: Final = re.compile(r"(?:[a-z_]+\.)*([A-Z][A-Za-z]+)(?::.*)?")
_FIXED: Final = frozenset(
    {
        "Traceback (most recent call last):",
        "The above exception was the direct cause of the following exception:",
        "During handling of the above exception, another exception occurred:",
    }
)
_PACKAGE: Final = Path(__file__).resolve().parent.parent
_MOST_LINES: Final = 5_000


def usual_name(now: datetime) -> str:
    """Return what the file is called where the person does not say."""
    return f"bao-loi-cchc-{now:%Y%m%d-%H%M}.zip"


def write_crash_file(
    target: Path, log_folder: Path, facts: Sequence[str], error: BaseException | None = None
) -> None:
    """Write the crash report, a ZIP of two texts, to ``target``, whole or not at all.

    ``facts`` are lines about the open data file (``services.data_facts``), without texts of it.
    Raises :class:`~cchc_desktop.files.FileTrouble`.
    """
    about = [*versions(), "", *facts]
    if error is not None:
        about += [
            "",
            *without_texts("".join(f"\t{line}\n" for line in describe(error).splitlines())),
        ]
    log = without_texts("\n".join(_log_texts(log_folder)))[-_MOST_LINES:]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("bao-loi.txt", "\n".join(about) + "\n")
        made.writestr("nhat-ky.txt", "\n".join(log) + "\n")
    write_atomically(target, stream.getvalue())


def without_texts(text: str) -> list[str]:
    """Return the lines of a log that hold nothing but the program's own words.

    The further lines of an entry are set in by a tab (``shell.log``).
    """
    known = _known_kinds()
    safe = []
    # Only this ends a line of the log: a text may hold other signs that Python splits at.
    for line in text.split("\n"):
        inner = line.removeprefix("\t")
        safe.append(_safe_inside(inner, known) if inner != line else _safe_entry(line, known))
    return [line for line in safe if line]


def _safe_entry(line: str, known: frozenset[str]) -> str:
    entry = _ENTRY.fullmatch(line)
    if entry is None:
        return ""
    when, place, message = entry.groups()
    return f"{when} {place}: {_kind(message, known) or '(…)'}"


def _safe_inside(line: str, known: frozenset[str]) -> str:
    if line in _FIXED or line in versions():
        return line
    if frame := _FRAME.fullmatch(line):
        path = _of_the_program(Path(frame[1]))
        return f'  File "{path}", line {frame[2]}, in {frame[3]}' if path else ""
    return _kind(line, known)


def _kind(line: str, known: frozenset[str]) -> str:
    found = _KIND.fullmatch(line)
    return found[1] if found and found[1] in known else ""


def _of_the_program(path: Path) -> str:
    """Return a file of the program or of Python by its place in them; no folder of a person."""
    for root in (_PACKAGE.parent, Path(sys.prefix), Path(sys.base_prefix)):
        if path.is_relative_to(root) and path.exists():
            return path.relative_to(root).as_posix()
    return ""


def _known_kinds() -> frozenset[str]:
    """Return the names of all exceptions that there are now; a text is not named like one."""
    names = {name for name, kind in vars(builtins).items() if isinstance(kind, type)}
    waiting: list[type] = [BaseException]
    while waiting:
        kind = waiting.pop()
        names.add(kind.__name__)
        waiting += type.__subclasses__(kind)
    return frozenset(name for name in names if len(name) > 3)


def _log_texts(folder: Path) -> Iterator[str]:
    for path in log_files(folder):
        try:
            yield path.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            yield f"{type(error).__name__}: {path.name}"
