"""Where the program keeps its things on this computer.

The office's data lies in a folder that the clerk can see and copy (``CCHC`` in the home folder);
settings, drafts and the log lie where the system keeps them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "cchc-desktop"
DATA_SUFFIX = ".cchc"
"""How a data file's name ends."""


def settings_folder() -> Path:
    """Return the folder of the settings and of unsaved drafts; it need not exist yet."""
    if sys.platform == "win32":
        return _from_environment("APPDATA", Path.home() / "AppData" / "Roaming") / _NAME
    return _from_environment("XDG_CONFIG_HOME", Path.home() / ".config") / _NAME


def log_folder() -> Path:
    """Return the folder of the log; it need not exist yet."""
    if sys.platform == "win32":
        return _from_environment("LOCALAPPDATA", Path.home() / "AppData" / "Local") / _NAME
    return _from_environment("XDG_STATE_HOME", Path.home() / ".local" / "state") / _NAME


def default_data_file() -> Path:
    """Return the data file that is opened when none has been chosen."""
    return Path.home() / "CCHC" / f"so-tuyen-truyen{DATA_SUFFIX}"


def compiled_translations() -> Path:
    """Return the folder of the compiled translations: in the package, or in the checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_translations"
    return installed if installed.is_dir() else package.parent / "translations"


def _from_environment(name: str, otherwise: Path) -> Path:
    """Return the absolute path in an environment variable; a relative one does not count."""
    path = Path(os.environ.get(name, ""))
    return path if path.is_absolute() else otherwise
