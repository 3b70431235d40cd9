"""Drawing one document after another and closing them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from cchc_desktop.documents.pdf import render_pdf
from cchc_desktop.documents.tree import Document
from tests.documents.reading import Pdf

Draw = Callable[..., Pdf]
"""Draws the 2022 report with some of its parts exchanged."""


@pytest.fixture
def draw(report: Document) -> Iterator[Draw]:
    drawn: list[Pdf] = []

    def drawing(**changes: object) -> Pdf:
        drawn.append(Pdf(render_pdf(replace(report, **changes))))  # type: ignore[arg-type]
        return drawn[-1]

    yield drawing
    for pdf in drawn:
        pdf.close()
