"""The files that come with the program: fonts, icons, catalogues, templates. Read only here.

In a checkout they lie in ``resources/`` beside the package; installed, in ``_resources`` inside it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path, PurePosixPath
from typing import Any

from cchc_desktop.domain.errors import IncompleteInstallation


def _folder_for(package: Path) -> Path:
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


_FOLDER = _folder_for(Path(__file__).resolve().parent)


def path(name: str) -> Path:
    """Return where a resource lies; the name is relative, with slashes: ``fonts/LICENSE``.

    Raises :class:`IncompleteInstallation` where it is missing, and :class:`ValueError` for a name
    that leads out of the resources.
    """
    parts = PurePosixPath(name)
    if parts.is_absolute() or not parts.parts or ".." in parts.parts or "\\" in name:
        raise ValueError(f"not the name of a resource: {name!r}")
    found = _FOLDER.joinpath(*parts.parts)
    if not found.exists():
        raise IncompleteInstallation(
            f"Thiếu tệp “{name}” của chương trình. Dữ liệu của cơ quan không bị ảnh hưởng. "
            "Hãy cài lại chương trình rồi mở lại."
        )
    return found


def read_bytes(name: str) -> bytes:
    """Return a resource's bytes. Raises as :func:`path` does."""
    return path(name).read_bytes()


def read_text(name: str) -> str:
    """Return the text of a resource kept in UTF-8. Raises as :func:`path` does."""
    return path(name).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """Return the tables of a TOML resource.

    Raises as :func:`path` does, and :class:`IncompleteInstallation` where it is damaged.
    """
    try:
        return tomllib.loads(read_text(name))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise IncompleteInstallation(
            f"Tệp “{name}” của chương trình bị hỏng: {error}. Dữ liệu của cơ quan không bị ảnh "
            "hưởng. Hãy cài lại chương trình rồi mở lại."
        ) from error


def program_version() -> str:
    """Return the installed program's version; ``0`` where it runs without being installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("cchc-desktop")
    except PackageNotFoundError:
        return "0"
