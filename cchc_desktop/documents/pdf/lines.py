"""Text into lines: measuring, breaking at spaces, balancing centred lines.

Pure arithmetic over widths; nothing is drawn here. Widths and sizes are in points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reportlab.pdfbase import pdfmetrics

from cchc_desktop.documents.binding import bound_spaces
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.tree import Runs

_SINGLE_SPACE: Final = re.compile(r"(?<=[^ ]) (?=[^ ])|\n")
"""Where a line may break. Several spaces together are a blank to be filled by hand: kept."""
_INVISIBLE: Final = re.compile(
    r"(?P<line>\r\n?|[\v\f\u0085\u2028\u2029])"
    r"|[\x00-\x09\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
"""A line's end as other programs write it; signs that a face has no letter for and need none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one face."""

    face: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text. `gaps` counts the spaces that justifying may widen.

    `ends` is True on a paragraph's last line and before a forced break: never justified.
    """

    pieces: tuple[Piece, ...]
    width: float
    gaps: int
    ends: bool


@dataclass(frozen=True, slots=True)
class _Word:
    pieces: tuple[Piece, ...]
    width: float
    spaced: bool
    """A space stands before it, unless it opens a line."""
    opens: bool
    """A forced break stands before it."""


@lru_cache(maxsize=16384)
def width_of(text: str, face: str, size: float) -> float:
    """Return the width of `text` in points."""
    return float(pdfmetrics.stringWidth(text, face, size))


def pieces_of(content: Runs, faces: Faces, *, bold: bool = False) -> list[Piece]:
    """Return the pieces of `content` in NFC (NFD prints its marks beside the letters)."""
    return [
        Piece(
            faces.pick(bold=bold or run.bold, italic=run.italic),
            _printable(run.text),
        )
        for run in content
        if run.text
    ]


def _printable(text: str) -> str:
    """Return `text` in NFC without what has no width of its own: pasted text brings such."""
    text = unicodedata.normalize("NFC", text)
    return _INVISIBLE.sub(_seen, text) if _INVISIBLE.search(text) else text


def _seen(match: re.Match[str]) -> str:
    if match.group() == "\t":
        return " "
    return "\n" if match.lastgroup == "line" else ""


def break_lines(
    pieces: Iterable[Piece], size: float, width: float, first: float | None = None
) -> list[Line]:
    """Break `pieces` into lines of at most `width`, the first of at most `first` if given."""
    kept = list(pieces)
    room = width if first is None else first
    whole = _unbroken(kept, size, room)
    if whole:
        return [whole]
    lines: list[Line] = []
    current: list[_Word] = []
    used = 0.0
    for word in _words(kept, size, min(width, room)):
        space = _space(word, size) if word.spaced and current else 0.0
        if current and (word.opens or used + space + word.width > room + 0.001):
            lines.append(_line(current, used, ends=word.opens))
            current, used, room, space = [], 0.0, width, 0.0
        current.append(word)
        used += space + word.width
    if current:
        lines.append(_line(current, used, ends=True))
    return lines


def balanced_lines(pieces: Iterable[Piece], size: float, width: float) -> list[Line]:
    """Break into as few lines as `width` allows, as equal in length as they can be."""
    kept = _trimmed(list(pieces))
    best = break_lines(kept, size, width)
    count, low, high = len(best), 0.0, width
    if count < 2:
        return best
    while high - low > 1.0:
        middle = (low + high) / 2
        attempt = break_lines(kept, size, middle)
        # A width narrower than a word would cut it: that is not a better line.
        if len(attempt) <= count and _whole(attempt, best):
            best, high = attempt, middle
        else:
            low = middle
    return best


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Return `pieces` without the white at either end, which would shift a centred line."""
    if pieces:
        pieces[0] = Piece(pieces[0].face, pieces[0].text.lstrip())
        pieces[-1] = Piece(pieces[-1].face, pieces[-1].text.rstrip())
    return [piece for piece in pieces if piece.text]


def _unbroken(pieces: list[Piece], size: float, room: float) -> Line | None:
    """Return the text as one line where it fits, as most cells of a table do."""
    wide = _wide(pieces, size)
    if not pieces or wide > room or any("\n" in piece.text for piece in pieces):
        return None
    return Line(tuple(pieces), wide, _gaps(pieces), ends=True)


def _gaps(pieces: list[Piece]) -> int:
    return sum(piece.text.count(" ") + piece.text.count("\u00a0") for piece in pieces)


def _whole(attempt: list[Line], reference: list[Line]) -> bool:
    return sum(line.gaps for line in attempt) + len(attempt) == (
        sum(line.gaps for line in reference) + len(reference)
    )


def _space(word: _Word, size: float) -> float:
    return width_of(" ", word.pieces[0].face, size)


def _line(words: list[_Word], width: float, *, ends: bool) -> Line:
    joined: list[Piece] = []
    for index, word in enumerate(words):
        lead = " " if index and word.spaced else ""
        for piece in word.pieces:
            if joined and joined[-1].face == piece.face:
                joined[-1] = Piece(piece.face, joined[-1].text + lead + piece.text)
            else:
                joined.append(Piece(piece.face, lead + piece.text))
            lead = ""
    return Line(tuple(joined), width, _gaps(joined), ends)


def _words(pieces: list[Piece], size: float, width: float) -> Iterator[_Word]:
    text = "".join(piece.text for piece in pieces)
    bound = bound_spaces(text)
    start, spaced, opens = 0, False, False
    for match in _SINGLE_SPACE.finditer(text):
        if match.start() in bound:
            continue
        yield from _fitting(_cut(pieces, start, match.start()), size, width, spaced, opens)
        start, spaced, opens = match.end(), match.group() == " ", match.group() == "\n"
    yield from _fitting(_cut(pieces, start, len(text)), size, width, spaced, opens)


def _cut(pieces: list[Piece], start: int, end: int) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = 0
    for piece in pieces:
        stop = at + len(piece.text)
        if stop > start and at < end:
            found.append(Piece(piece.face, piece.text[max(start - at, 0) : end - at]))
        at = stop
        if at >= end:
            break
    return tuple(found)


def _fitting(
    pieces: tuple[Piece, ...], size: float, width: float, spaced: bool, opens: bool
) -> Iterator[_Word]:
    """Yield the word; where it is longer than a whole line, at a space it holds, else cut."""
    if not pieces:
        return
    whole = _wide(pieces, size)
    if whole <= width:
        yield _Word(pieces, whole, spaced, opens)
        return
    letters = [Piece(piece.face, letter) for piece in pieces for letter in piece.text]
    while letters:
        count = _fitting_count(letters, size, width)
        spaces = [at for at in range(1, count) if letters[at].text == " "]
        at_space = count < len(letters) and spaces
        end = spaces[-1] if at_space else count
        part = tuple(letters[:end])
        yield _Word(part, _wide(part, size), spaced, opens)
        letters = letters[end + 1 :] if at_space else letters[end:]
        spaced, opens = bool(at_space), False


def _fitting_count(letters: list[Piece], size: float, width: float) -> int:
    """Return how many of `letters` go into `width`; one at least, or there would be no end."""
    used = 0.0
    for count, letter in enumerate(letters):
        used += width_of(letter.text, letter.face, size)
        if count and used > width:
            return count
    return len(letters)


def _wide(pieces: Iterable[Piece], size: float) -> float:
    return sum(width_of(piece.text, piece.face, size) for piece in pieces)
