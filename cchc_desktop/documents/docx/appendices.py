"""The head of an appendix (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from cchc_desktop.documents import layout
from cchc_desktop.documents.docx.body import block_elements
from cchc_desktop.documents.docx.measuring import Measure
from cchc_desktop.documents.docx.styles import (
    APPENDIX_LABEL,
    APPENDIX_REFERENCE,
    APPENDIX_TITLE,
)
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.tree import Appendix


def appendix_elements(appendix: Appendix, faces: Faces, width: float) -> Iterator[Element]:
    """Yield the three centred lines of the head, then the blocks."""
    measure = Measure(faces, width)
    styles = (APPENDIX_LABEL, APPENDIX_TITLE, APPENDIX_REFERENCE)
    for text, style in zip(appendix.printed, styles, strict=True):
        yield measure.centred(text, style)
    above = layout.AFTER_APPENDIX_HEAD_GAP
    yield from block_elements(appendix.blocks, faces, width, above=above)
