"""The sample office in a folder: its data file, its report and its tally."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.files import make_folder
from cchc_desktop.services.data_file import DataFile, create_data_file, open_data_file
from cchc_desktop.services.report import write_report
from cchc_desktop.services.sample_office import write_sample_office
from cchc_desktop.services.tally import write_tally

_PERIOD: Final = "2022"
_MADE_ON: Final = date(2022, 12, 20)


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """Where the sample office was written."""

    data: Path
    report: Path
    tally: Path

    def __iter__(self) -> Iterator[Path]:
        return iter((self.data, self.report, self.tally))


def write_demo(folder: Path, progress: Progress | None = None) -> DemoFiles:
    """Write the sample office of 2022, its report and its tally into ``folder``.

    The folder is made where it is missing. A data file that is there already is kept with
    whatever was done in it; the report and the tally are made anew from it. Raises whatever
    opening a data file and writing a file raise.
    """
    watcher = progress or Unwatched()
    files = DemoFiles(
        data=folder / "mau.cchc",
        report=folder / "bao-cao-2022.pdf",
        tally=folder / "tong-hop-2022.xlsx",
    )
    make_folder(folder)
    watcher.step(0, 3, "Đang ghi cơ quan mẫu")
    file = open_data_file(files.data) if files.data.exists() else _sample_file(files.data)
    try:
        period = file.period(_PERIOD)
        watcher.step(1, 3, "Đang lập báo cáo")
        write_report(file, period, files.report)
        watcher.step(2, 3, "Đang lập bảng tổng hợp")
        write_tally(file, period, files.tally, made_on=_MADE_ON)
    finally:
        file.close()
    watcher.step(3, 3, "Xong")
    return files


def _sample_file(path: Path) -> DataFile:
    file = create_data_file(path)
    try:
        write_sample_office(file)
    except BaseException:
        # Half a sample office is worth nothing, and would keep the next try from its name.
        file.close()
        path.unlink()
        raise
    return file
