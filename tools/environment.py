"""The checkout's own Python: a virtual environment holding exactly the locked packages."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RUN_PACKAGES = ROOT / "requirements" / "run.txt"
TEST_PACKAGES = ROOT / "requirements" / "test.txt"
LOWEST_PYTHON = (3, 11)

_STAMP = VENV / "installed.txt"


class SetUpError(Exception):
    """The set-up cannot go on; the message says what to do."""


def program(name: str) -> Path:
    """Give the path of a program of the virtual environment, such as ``python`` or ``ruff``."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def prepare(packages: Path) -> None:
    """Make the virtual environment hold the locked ``packages`` and the project itself.

    A second run finds its stamp and does nothing. Raises SetUpError when a step fails.
    """
    if sys.version_info < LOWEST_PYTHON:
        raise SetUpError(
            f"Cần Python 3.11 trở lên, máy đang dùng {platform.python_version()}. "
            "Hãy cài Python mới rồi chạy lại."
        )
    if not _runs():
        _step(
            [sys.executable, "-m", "venv", "--clear", str(VENV)],
            "Không tạo được môi trường Python. Trên Debian: apt-get install python3-venv",
        )
    wanted = _digest(packages)
    installed = _installed()
    if wanted in installed:
        return
    pip = [str(program("python")), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    print(f"Cài các gói đã khoá trong requirements/{packages.name} ...", flush=True)
    _step(
        [*pip, "--require-hashes", "-r", str(packages)],
        "Không cài được các gói. Hãy xem kết nối mạng rồi chạy lại; chạy lại là làm tiếp, "
        "không phải làm lại từ đầu.",
    )
    # Editable: the checkout reads its own resources/ and translations/; an edit needs no set-up.
    _step(
        [*pip, "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
        "Không cài được chính chương trình vào .venv.",
    )
    _STAMP.write_text("\n".join(sorted({*installed, wanted})) + "\n", "utf-8")


def compile_bytecode() -> None:
    """Write the checkout's .pyc files, so that a start is quick even where Python may not."""
    # pip did the same for the packages; compileall skips what is up to date.
    subprocess.run(
        [str(program("python")), "-m", "compileall", "-q", str(ROOT / "cchc_desktop")], check=True
    )


def _step(command: list[str], trouble: str) -> None:
    """Run one command of the set-up from the project's folder; ``trouble`` is what to say."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise SetUpError(trouble)


def _runs() -> bool:
    """Say whether the virtual environment's Python is there and is the one of this machine."""
    if not program("python").exists():
        return False
    asked = [str(program("python")), "-c", "import sys; print(*sys.version_info[:2])"]
    try:
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    except OSError:  # made on another machine, or its Python was removed since
        return False
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def _digest(packages: Path) -> str:
    """Name what would be installed: the lock, the project's own metadata, this Python."""
    digest = hashlib.sha256(sys.version.encode())
    digest.update(str(ROOT).encode())
    for path in (packages, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return f"{packages.name} {digest.hexdigest()}"


def _installed() -> set[str]:
    """Read from the stamp what is installed, as far as the locks still say the same.

    The test lock holds every package of the running one at the same version, so whoever has it
    needs nothing more to run.
    """
    if not _STAMP.exists():
        return set()
    said = set(_STAMP.read_text("utf-8").splitlines())
    run, test = _digest(RUN_PACKAGES), _digest(TEST_PACKAGES)
    return (said & {run, test}) | ({run} if test in said else set())
