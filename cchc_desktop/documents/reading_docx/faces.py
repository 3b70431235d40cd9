"""Old Vietnamese faces (.VnTime, VNI-Times), whose letters are no Unicode.

Their text reads "Céng hoµ x· héi" in any other face: it must not pass for a report's wording.
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from cchc_desktop.documents.reading_docx.marks import attribute, value_of
from cchc_desktop.documents.reading_docx.styles import Styles

_OLD: Final = (".vn", "vni-")
_THEIRS: Final = frozenset(map(chr, range(0xA1, 0x100))) - frozenset(
    "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
)
"""Latin letters that no Vietnamese word holds, and that stand for Vietnamese ones in old faces."""


def is_old_text(text: str, run: Element, paragraph_style: str | None, styles: Styles) -> bool:
    """Tell whether the text of a run is written in the letters of an old face."""
    if _THEIRS.isdisjoint(text):
        return False
    about = run.find("rPr")
    face = (
        _face_of(run)
        or styles.first(value_of(about, "rStyle"), _face_of)
        or styles.first(paragraph_style, _face_of)
        or ""
    )
    return face.lower().startswith(_OLD)


def _face_of(holder: Element) -> str | None:
    faces = holder.find("rPr/rFonts")
    if faces is None:
        return None
    return attribute(faces, "ascii") or attribute(faces, "hAnsi")
