"""A line of a plain text, and what it looks like: a heading, a point, a line of the layout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cchc_desktop.documents.tree import Run, Runs

STARS: Final = re.compile(r"\*{2,}")
"""Two stars and more mark bold text."""
COLUMNS: Final = re.compile(r"\t+|\s{3,}")
"""What parts the two columns of a letterhead or of a signature."""

_DRAWN: Final = re.compile(r"[-_=─—*~]{3,}")
"""A line drawn with signs is no text."""
_TO: Final = re.compile(r"Kính\s+gửi\s*(?::|$)\s*", re.IGNORECASE)
_COPIES: Final = re.compile(r"Nơi\s+nhận\s*(?::|$)\s*", re.IGNORECASE)
_AUTHORITY: Final = re.compile(
    r"(?:T[./]?M|K[./]?T|T[./]?L|T[./]?U[./]?Q)[./]\s*\S|(?:TM|KT|TL|TUQ|Q\.)\s*[A-ZĐÀ-Ỹ]{2,}"
)
_POSITION: Final = re.compile(
    r"(?:phó\s+)?(?:chủ tịch|giám đốc|trưởng phòng|trưởng ban|chánh văn phòng|chánh thanh tra|"
    r"bí thư)\b.*",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"([IVX]{1,5}\s?[./)-])\s*(\S.*)")
_SUBCLAUSE: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2})+\.?)\s+(\S.*)")
_CLAUSE: Final = re.compile(r"(\d{1,2}[.)])\s+(\S.*)")
_LETTER: Final = re.compile(r"([a-zđ]\))\s*(\S.*)")
_DASH: Final = re.compile(r"([-–—•●▪+])\s*([^\W\d].*|[“\"(]\S.*)|([-–—•●▪+*])\s+(\S.*)")
_HEADINGS: Final = ((_PART, 1), (_SUBCLAUSE, 3), (_CLAUSE, 2))
_POINTS: Final = (_SUBCLAUSE, _CLAUSE, _LETTER, _DASH)
_LONGEST_HEADING: Final = 160
_ENDS: Final = re.compile(r"[.:;!?…/][”\")]*$")


@dataclass(frozen=True)
class Line:
    """A line as it was written."""

    written: str

    @cached_property
    def text(self) -> str:
        """What is written on it, without stars and outer white space."""
        return STARS.sub("", self.written).strip()

    @cached_property
    def blank(self) -> bool:
        """Whether nothing is written on it, at most something is drawn."""
        return not self.text or bool(_DRAWN.fullmatch(self.written.strip()))

    @cached_property
    def runs(self) -> Runs:
        """Its text, what stands between stars in bold."""
        pieces = STARS.split(self.written.strip())
        made = (Run(piece, bold=at % 2 == 1) for at, piece in enumerate(pieces) if piece)
        return _trimmed(tuple(made))

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence, or a list's lead, ends at its end."""
        return bool(_ENDS.search(self.text))

    @property
    def addressee(self) -> str | None:
        """What stands behind "Kính gửi:", None where it is another line."""
        found = _TO.match(self.text)
        return self.text[found.end() :] if found else None

    @property
    def copies(self) -> str | None:
        """What stands behind "Nơi nhận:", None where it is another line."""
        found = _COPIES.match(self.text)
        return self.text[found.end() :] if found else None

    @property
    def authority(self) -> bool:
        """Whether it says for whom somebody signs: TM., KT. ..."""
        return bool(_AUTHORITY.match(self.text))

    @property
    def position(self) -> bool:
        """Whether it is the position of who signs, as it stands in capitals."""
        return self.text.isupper() and bool(_POSITION.fullmatch(self.text))

    @cached_property
    def heading(self) -> tuple[int, str, str] | None:
        """Its level, number and text where it is a heading."""
        for pattern, level in _HEADINGS:
            found = pattern.fullmatch(self.text)
            if found is None:
                continue
            short = len(found[2]) <= _LONGEST_HEADING
            if short and (level == 1 or not _ENDS.search(found[2])):
                return level, found[1], found[2]
        return None

    @cached_property
    def point(self) -> tuple[str, Runs] | None:
        """Its mark and what follows where it is a point."""
        for pattern in _POINTS:
            found = pattern.fullmatch(self.text)
            if found is not None:
                mark = next(group for group in found.groups() if group)
                return mark, _trimmed(_after(self.runs, len(mark)))
        return None


def _after(content: Runs, count: int) -> Runs:
    """Return what is left of runs behind their first letters."""
    left: list[Run] = []
    for run in content:
        kept = run.text[count:]
        count = max(0, count - len(run.text))
        if kept:
            left.append(Run(kept, bold=run.bold))
    return tuple(left)


def _trimmed(content: Runs) -> Runs:
    """Return runs without white space at their two ends."""
    runs = list(content)
    while runs and not runs[0].text.strip():
        runs.pop(0)
    while runs and not runs[-1].text.strip():
        runs.pop()
    if runs:
        runs[0] = Run(runs[0].text.lstrip(), bold=runs[0].bold)
        runs[-1] = Run(runs[-1].text.rstrip(), bold=runs[-1].bold)
    return tuple(runs)
