"""The four faces of the printed documents, chosen by file and by the letters they hold.

Never by family name: Liberation Serif 1.07.4 lacks 92 Vietnamese letters and is called just
what 2.1.5 is called. On Windows the PC's own Times New Roman is taken when all four of its
files hold every letter; else, and everywhere else, the bundled Liberation Serif, whose widths
are the same, so that lines break alike.
"""

from __future__ import annotations

import logging
import os
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from cchc_desktop import resources
from cchc_desktop.domain.errors import IncompleteInstallation

logger = logging.getLogger(__name__)

BUNDLED: Final = (
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
)
WINDOWS: Final = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")

_VOWELS: Final = "aăâeêioôơuưy"
_TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_MARKED: Final = {unicodedata.normalize("NFC", v + t) for v in _VOWELS for t in _TONES} | {"đ"}
VIETNAMESE_LETTERS: Final = frozenset(
    letter for plain in _MARKED for letter in (plain, plain.upper()) if not letter.isascii()
)
"""The 134 letters of Vietnamese that are not ASCII, both cases."""

REQUIRED: Final = VIETNAMESE_LETTERS | frozenset(map(chr, range(0x20, 0x7F))) | frozenset("–“”…²")
"""What a face must hold to be used."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The four faces by the names under which ReportLab knows them."""

    regular: str
    bold: str
    italic: str
    bold_italic: str

    def pick(self, *, bold: bool, italic: bool) -> str:
        """Return the face for the given style."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular

    def lacking(self, text: str) -> list[str]:
        """Return the characters of `text` that cannot be printed, each once, in order."""
        held = _glyphs(self.regular)
        seen = dict.fromkeys(unicodedata.normalize("NFC", text))
        return [character for character in seen if character not in held and character != "\n"]


class _UnfitFaceError(Exception):
    """A font file that cannot be used; its text is for the log."""


def windows_fonts_folder(system: str = os.name) -> Path | None:
    """Return the folder of the PC's fonts on Windows, None on other systems."""
    if system != "nt":
        return None
    return Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "Fonts"


@lru_cache(maxsize=8)
def faces(system_folder: Path | None = None) -> Faces:
    """Return the faces to print with, registered with ReportLab.

    `system_folder` is where the PC's Times New Roman files are looked for. The four are taken
    together or not at all: a page in two designs looks broken. Raises `IncompleteInstallation`
    where not even the bundled faces can be used.
    """
    if system_folder is not None:
        try:
            return _register([system_folder / name for name in WINDOWS])
        except _UnfitFaceError as unfit:
            logger.info("the bundled faces are used: %s", unfit)
    bundled = resources.path("fonts")
    try:
        return _register([bundled / name for name in BUNDLED])
    except _UnfitFaceError as unfit:
        logger.error("a bundled face is unfit: %s", unfit)
        raise IncompleteInstallation(
            "Phông chữ kèm theo chương trình bị thiếu hoặc hỏng nên chưa in được văn bản. "
            "Dữ liệu của cơ quan không bị ảnh hưởng. Hãy cài lại chương trình rồi thử lại."
        ) from unfit


def _register(files: list[Path]) -> Faces:
    loaded = [_load(file) for file in files]
    for font in loaded:
        pdfmetrics.registerFont(font)
    return Faces(*(font.fontName for font in loaded))


def _load(file: Path) -> TTFont:
    try:
        # The path is the name: two files of one family never answer for each other.
        font = TTFont(str(file), str(file), shapable=False)
    except (TTFError, OSError) as error:
        raise _UnfitFaceError(f"{file}: {error}") from error
    lacking = sorted(letter for letter in REQUIRED if ord(letter) not in font.face.charToGlyph)
    if lacking:
        raise _UnfitFaceError(f"{file} lacks {''.join(lacking)}")
    return font


def _glyphs(face: str) -> frozenset[str]:
    font = pdfmetrics.getFont(face)
    assert isinstance(font, TTFont)
    return frozenset(map(chr, font.face.charToGlyph))
