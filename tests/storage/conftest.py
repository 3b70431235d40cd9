from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cchc_desktop.storage.engine import make_engine
from cchc_desktop.storage.open_file import create_store


@pytest.fixture(scope="session")
def _made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "mau.cchc"
    create_store(path).dispose()
    return path


@pytest.fixture
def data_path(_made_once: Path, tmp_path: Path) -> Path:
    """A new, empty data file in a folder such as people have."""
    folder = tmp_path / "Tuyên truyền năm 2022 #1 (50%)"
    folder.mkdir()
    path = folder / "Dữ liệu xã.cchc"
    shutil.copyfile(_made_once, path)
    return path


@pytest.fixture
def engine(data_path: Path) -> Iterator[Engine]:
    engine = make_engine(data_path)
    yield engine
    engine.dispose()
