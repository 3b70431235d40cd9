"""The system libraries that Qt links to on Linux: what is missing, and fetching it on Debian."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

from tools.environment import SetUpError, program

# What Qt 6.11 needs even where nothing is shown, by the Debian package that holds it. fontconfig
# brings a font with every Vietnamese letter (fonts-dejavu-core) along.
_ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What a window on X11 or Wayland and a printer need besides.
_SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_PACKAGES = _ALWAYS | _SCREEN

# The parts of PySide6 that the program loads, each asked with ldd for what it does not find.
_LOADED_ALWAYS = (
    "QtWidgets.abi3.so",
    "QtPrintSupport.abi3.so",
    "QtSvg.abi3.so",
    "Qt/plugins/platforms/libqoffscreen.so",
)
_LOADED_ON_SCREEN = (
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/wayland-graphics-integration-client/*.so",
    "Qt/plugins/printsupport/libcupsprintersupport.so",
)


def has_display() -> bool:
    """Say whether a window can be shown to somebody."""
    if platform.system() == "Linux":
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def prepare() -> None:
    """Install the libraries that are missing, or say with which command to do it.

    Only root on a Debian kind of system installs; as anybody else the sentence is raised as
    SetUpError when Qt cannot start without, and printed when only the screen is concerned.
    """
    if platform.system() != "Linux" or shutil.which("ldd") is None:
        return
    missing = _missing(_LOADED_ALWAYS + _LOADED_ON_SCREEN)
    if missing and shutil.which("apt-get") is not None and os.geteuid() == 0:
        _install(_debian_packages(missing))
        missing = _missing(_LOADED_ALWAYS + _LOADED_ON_SCREEN)
    if not missing:
        return
    advice = _advice(missing)
    if _missing(_LOADED_ALWAYS) or has_display():
        raise SetUpError(advice)
    print(advice, "Không có màn hình nên vẫn chạy tiếp được.", flush=True)


def _missing(patterns: tuple[str, ...]) -> set[str]:
    """Give the names of the shared libraries that the loader does not find."""
    pyside = next(program("python").parent.parent.glob("lib/python3.*/site-packages/PySide6"))
    parts: list[Path] = [path for pattern in patterns for path in pyside.glob(pattern)]
    told = subprocess.run(
        ["ldd", *map(str, parts)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    )
    return {line.split()[0] for line in told.stdout.splitlines() if line.endswith("=> not found")}


def _debian_packages(libraries: set[str]) -> list[str]:
    """Name the packages that hold these libraries, as far as they are known."""
    return sorted({_PACKAGES[library] for library in libraries if library in _PACKAGES})


def _install(packages: list[str]) -> None:
    """Let apt-get fetch the packages; what fails shows in what is still missing afterwards."""
    print("Cài thư viện hệ thống cho Qt:", *packages, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", *packages],
    ):
        subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)


def _advice(missing: set[str]) -> str:
    """Write the sentence that tells what is missing and what to type."""
    names = ", ".join(sorted(missing))
    packages = _debian_packages(missing)
    if shutil.which("apt-get") is None or not packages:
        return f"Máy còn thiếu thư viện hệ thống cho Qt: {names}. Hãy cài các thư viện này."
    return (
        f"Máy còn thiếu thư viện hệ thống cho Qt: {names}. "
        f"Hãy chạy: sudo apt-get install --no-install-recommends {' '.join(packages)}"
    )
