"""The office's 2022 report, drawn once for all tests that only look at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cchc_desktop.documents.docx import writing as docx_writing
from cchc_desktop.documents.pdf import render_pdf, ruler, writing
from cchc_desktop.documents.tree import Document
from tests.documents import sample_report
from tests.documents.reading import Pdf


@pytest.fixture(scope="session", autouse=True)
def bundled_faces() -> Iterator[None]:
    """Print with the program's own faces on every PC: what is measured and kept is theirs."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (writing, ruler, docx_writing):
            patch.setattr(module, "windows_fonts_folder", lambda: None)
        yield


@pytest.fixture
def report() -> Document:
    return sample_report.report()


@pytest.fixture(scope="session")
def printed(bundled_faces: None) -> Iterator[Pdf]:
    pdf = Pdf(render_pdf(sample_report.report()))
    yield pdf
    pdf.close()
