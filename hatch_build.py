"""What the wheel holds beside the package: resources and compiled translations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundleHook(BuildHookInterface[Any]):
    """Lay ``resources/`` and the ``.qm`` files inside the package, where an install reads them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to a wheel; an editable install reads them from the checkout."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, self.root)
        from tools import translations

        bundled = build_data["force_include"]
        bundled[str(root / "resources")] = "cchc_desktop/_resources"
        for compiled in translations.build(root / "translations", sys.executable):
            bundled[str(compiled)] = f"cchc_desktop/_translations/{compiled.name}"
