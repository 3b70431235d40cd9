"""A data file with something of everything in it: the sample office, edited, deleted, undone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile, create_data_file
from cchc_desktop.services.sample_office import write_sample_office

Content = dict[str, dict[int, Any]]


@cache
def office_bytes() -> bytes:
    """Return the file's bytes, made once a process."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.cchc"
        file = create_data_file(path, who="Lan")
        write_sample_office(file)
        slogan, _ = records.save(file, Slogan(text="Vì nhân dân phục vụ"))
        records.save(file, replace(slogan, text="Vì nhân dân mà phục vụ"))
        gone, _ = records.save(file, Slogan(text="Xoá đi"))
        records.delete(file, "slogans", [gone.id])
        records.save(file, Slogan(text="Hoàn tác"))
        records.undo(file)
        file.close()
        return path.read_bytes()


def content_of(file: DataFile) -> Content:
    """Return every record of every register, by register and id."""
    return {name: {r.id: r for r in records.get_all(file, name)} for name in REGISTERS}
