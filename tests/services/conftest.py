from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.services.data_file import DataFile
from tests.data_files import new_data_file


@pytest.fixture
def data_file(tmp_path: Path) -> Iterator[DataFile]:
    """An empty, open data file."""
    file = new_data_file(tmp_path / "x.cchc")
    yield file
    file.close()
