"""A wording as a QTextDocument: its text, and its live words as rows of inline objects."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Final, NamedTuple

from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from cchc_desktop.documents.wording import literal, pieces_of
from cchc_desktop.ui.wordings.chip_pieces import cut
from cchc_desktop.ui.wordings.chips import Chips, shown_word

CHIP: Final = QTextFormat.ObjectTypes.UserObject.value + 1
"""The object type of a chip's pieces."""

# What the format of a piece says: in few properties, for Qt asks for the size of each piece
# several times a key.
_NUMBER: Final = QTextFormat.Property.UserProperty.value + 1
_PIECE: Final = QTextFormat.Property.UserProperty.value + 2

_OBJECT: Final = "\ufffc"
_LINE: Final = "\u2028"
"""How Qt keeps a line's end inside a paragraph: a block of a report is one paragraph."""

_MEANT_OTHERWISE: Final = str.maketrans(
    {"\n": _LINE, "\r": _LINE, "\u2029": _LINE, _OBJECT: None, "\ufdd0": None, "\ufdd1": None}
)
"""What a QTextDocument takes for a paragraph's end, an object or a frame."""

_numbers = count(1)
"""Two chips of the same live word side by side stay two: each has a number of its own."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document: text as it was typed, or the chip of a live word."""

    start: int
    end: int
    text: str = ""
    token: str | None = None

    @property
    def wording(self) -> str:
        """The stretch as it is stored, in NFC."""
        return stored(self.text) if self.token is None else f"{{{self.token}}}"


class PieceFormat(NamedTuple):
    """What a chip's piece knows of itself: its place among the pieces of a live word's chip."""

    place: int
    of: int
    token: str


def stored(text: str) -> str:
    """Return text as a wording holds it: in NFC, braces doubled, lines ended by LF."""
    return literal(unicodedata.normalize("NFC", text.replace(_LINE, "\n")))


def insert_wording(cursor: QTextCursor, wording: str, chips: Chips) -> None:
    """Put a wording in at the cursor, in the place of what is selected: one step of undo."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for piece in pieces_of(wording):
        if piece.token is None:
            text = unicodedata.normalize("NFC", one_paragraph(piece.text))
            cursor.insertText(text, QTextCharFormat())
        else:
            _insert_chip(cursor, piece.token, chips)
    cursor.endEditBlock()


def insert_chip(cursor: QTextCursor, token: str, chips: Chips) -> None:
    """Put the chip of a live word in at the cursor: one step of undo."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    _insert_chip(cursor, token, chips)
    cursor.endEditBlock()


def one_paragraph(text: str) -> str:
    """Return text for a document of one paragraph, without what Qt takes for something else."""
    return text.replace("\r\n", "\n").translate(_MEANT_OTHERWISE)


def stretches(document: QTextDocument) -> tuple[Stretch, ...]:
    """Return the stretches of a document in order; together the whole."""
    found: list[Stretch] = []
    last = 0
    for start, end, text, shape in _fragments(document.begin()):
        token, number = _chip_of(shape)
        if found and number == last:
            # A chip's next piece, or text in another format.
            found[-1] = Stretch(found[-1].start, end, found[-1].text + text, token)
        else:
            found.append(Stretch(start, end, text, token))
        last = number
    return tuple(found)


def piece_key(shape: QTextFormat) -> str:
    """Return what tells a piece from all that are drawn otherwise."""
    return shape.stringProperty(_PIECE)


@lru_cache(maxsize=4096)
def piece_format(key: str) -> PieceFormat:
    """Return what the key of a piece says."""
    place, of, token = key.split(" ", 2)
    return PieceFormat(int(place), int(of), token)


def wording_of(parts: Sequence[Stretch], start: int = 0, end: int | None = None) -> str:
    """Return the wording between two positions of the document, in NFC."""
    return "".join(part.wording for part in between(parts, start, end))


def between(parts: Sequence[Stretch], start: int = 0, end: int | None = None) -> Iterator[Stretch]:
    """Yield the stretches between two positions; a chip that is touched comes whole."""
    for part in parts:
        first = max(start, part.start)
        last = part.end if end is None else min(end, part.end)
        if first >= last:
            continue
        if part.token is not None:
            yield part
        else:
            encoded = part.text.encode("utf-16-le", "surrogatepass")
            kept = encoded[2 * (first - part.start) : 2 * (last - part.start)]
            yield Stretch(first, last, kept.decode("utf-16-le", "surrogatepass"))


def position_of(parts: Sequence[Stretch], place: int, *, behind: bool = False) -> int:
    """Return the document's position of a place in its wording.

    A place inside a live word is that before it, or the one ``behind`` it; beyond the end it is
    the end.
    """
    at = 0
    for part in parts:
        length = len(part.wording)
        if place < at + length:
            if part.token is None:
                return _position_in(part, place - at)
            return part.end if behind and place > at else part.start
        at += length
    return parts[-1].end if parts else 0


def units(text: str) -> int:
    """Return the length of a text as Qt counts positions: in units of UTF-16."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _position_in(part: Stretch, place: int) -> int:
    """Return the position of the letter at ``place`` of a text's wording."""
    at, position = 0, part.start
    for letter in _letters(part.text):
        at += len(stored(letter))
        if at > place:
            return position
        position += units(letter)
    return part.end


def _letters(text: str) -> Iterator[str]:
    """Yield each letter with its marks: UniKey may be set to type them apart."""
    letter = ""
    for sign in text:
        if letter and not unicodedata.combining(sign):
            yield letter
            letter = ""
        letter += sign
    if letter:
        yield letter


def _insert_chip(cursor: QTextCursor, token: str, chips: Chips) -> None:
    number = next(_numbers)
    pieces = len(cut(shown_word(token, chips)))
    for place in range(pieces):
        shape = QTextCharFormat()
        shape.setObjectType(CHIP)
        shape.setProperty(_NUMBER, number)
        shape.setProperty(_PIECE, f"{place} {pieces} {token}")
        cursor.insertText(_OBJECT, shape)


def _fragments(block: QTextBlock) -> Iterator[tuple[int, int, str, QTextCharFormat]]:
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        start = fragment.position()
        yield start, start + fragment.length(), fragment.text(), fragment.charFormat()
        place += 1


def _chip_of(shape: QTextFormat) -> tuple[str | None, int]:
    """Return the live word and the number of a chip's piece; None and 0 for text.

    Text typed behind a chip takes over what the chip's format says, all but its object type.
    """
    if shape.objectType() != CHIP:
        return None, 0
    return piece_format(piece_key(shape)).token, shape.intProperty(_NUMBER)
