"""The files behind a report's figures in one folder, with a page that says what proves what."""

from __future__ import annotations

import contextlib
from pathlib import Path, PurePosixPath
from typing import Final

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.evidence import EvidenceFile
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.domain.shown import shown_lines
from cchc_desktop.domain.vietnamese import format_number, slug
from cchc_desktop.files import FileTrouble, make_folder, whole_folder, write_atomically
from cchc_desktop.services import evidence
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.evidence_lists import FigureEvidence, evidence_of
from cchc_desktop.services.handover_pages import Link, Row, Section, index_page

INDEX: Final = "index.html"
_FILES: Final = "tep"


def write_evidence(
    file: DataFile, period: Period, parent: Path, *, progress: Progress | None = None
) -> Path:
    """Write a new folder into ``parent`` with every file behind the period's figures.

    It has its name only when it is complete. A file that is damaged is told on the page. Raises
    FileTrouble and Cancelled; nothing is left then.
    """
    watcher = progress or Unwatched()
    listed = evidence_of(file, period)
    name = f"minh-chung-{slug(period.id)}"
    with whole_folder(parent, name, "Chưa ghi được minh chứng") as (temporary, folder):
        written = _Written(file, temporary)
        sections = []
        for step, one in enumerate(listed):
            watcher.step(step, len(listed), one.figure.definition.label)
            sections.append(written.section(one))
        title = f"Minh chứng của số liệu {period.label.lower()}"
        write_atomically(temporary / INDEX, index_page(title, (), sections).encode())
    return folder


class _Written:
    """The folder while it is written; a file that proves two figures is written once."""

    def __init__(self, file: DataFile, folder: Path) -> None:
        self._file = file
        self._folder = folder
        self._names: dict[str, str] = {}

    def section(self, listed: FigureEvidence) -> Section:
        rows, remarks = [], []
        for one in listed.records:
            links = []
            for kept in (proof.file for proof in one.evidence if proof.file is not None):
                try:
                    links.append(Link(path=self._write(kept), text=kept.name))
                except FileTrouble:
                    raise
                except CchcError as trouble:
                    remarks.append(str(trouble))
            told = shown_lines(one.evidence, self._file.catalogues)
            rows.append(Row(texts=(one.name, told), links=tuple(links)))
        proven, every = format_number(listed.proven), format_number(len(listed.records))
        return Section(
            title=listed.figure.definition.label,
            sentences=(f"{proven}/{every} bản ghi có minh chứng.",),
            headings=("Bản ghi", "Minh chứng", "Tệp"),
            rows=tuple(rows),
            remarks=tuple(dict.fromkeys(remarks)),
        )

    def _write(self, kept: EvidenceFile) -> str:
        if kept.sha256 not in self._names:
            stem, suffix = PurePosixPath(kept.name).stem, PurePosixPath(kept.name).suffix
            with contextlib.suppress(CchcError):
                stem = slug(stem)[:60]
            name = f"{_FILES}/{len(self._names) + 1:03}-{stem}{suffix.lower()}"
            make_folder((self._folder / name).parent)
            evidence.write_copy(self._file, kept, self._folder / name)
            self._names[kept.sha256] = name
        return self._names[kept.sha256]
