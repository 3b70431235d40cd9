"""What stands round the text of a report: letterhead and title above, recipients and signer below.

Reads the lines of a plain text; what belongs to none of them is given back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from cchc_desktop.documents.reading_lines import COLUMNS, Line
from cchc_desktop.documents.tree import Addressees, Letterhead, Recipients, Signature
from cchc_desktop.domain.vietnamese import fold

_TITLES: Final = frozenset(
    {"bao cao", "ke hoach", "thong bao", "to trinh", "quyet dinh", "chuong trinh", "huong dan"}
)
_TITLE_AND_SUBJECT: Final = re.compile(r"(BÁO CÁO|TỜ TRÌNH|KẾ HOẠCH|THÔNG BÁO)\s+(\S.*)")
_NATION: Final = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM")
_MOTTO: Final = re.compile(r"Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc")
_BLANK: Final = r"[\s.…_]{0,99}"
_NUMBER: Final = re.compile(
    rf"\bSố\s*:?{_BLANK}\d*{_BLANK}/\s*(?:\d{{4}}\s*/\s*)?"
    r"[A-ZĐ][A-Za-zĐ]*(?:\s*-\s*[A-ZĐ][A-Za-zĐ]*)*"
)
_DAY: Final = re.compile(
    rf"[^,\t]{{2,60}}?,?\s*ngày{_BLANK}\d*{_BLANK}tháng{_BLANK}\d*{_BLANK}năm{_BLANK}\d*\s*$"
)
_NO_SUBJECT: Final = re.compile(r"(?:thực hiện|căn cứ|kính)\b", re.IGNORECASE)
_SIGNED: Final = re.compile(r"\(.*\)|\[.*\]|đã ký.*", re.IGNORECASE)
_DASH: Final = re.compile(r"[-–—+•*]\s*")
_LISTED: Final = re.compile(r"[-–—+•*].*|.*[;.]")
_LINES_ABOVE: Final = 40
"""So many lines from the top a title is looked for."""
_LONGEST_SUBJECT: Final = 400


def read_head(lines: Sequence[Line]) -> tuple[Letterhead, str, str, Sequence[Line]]:
    """Return letterhead, title and subject, each empty where it is not there, and the rest."""
    for at, line in enumerate(lines[:_LINES_ABOVE]):
        if line.heading or line.point or len(line.text) > _LONGEST_SUBJECT:
            break
        if fold(line.text) in _TITLES:
            subject, rest = _subject(lines[at + 1 :])
            return _letterhead(lines[:at]), line.text, subject, rest
        if found := _TITLE_AND_SUBJECT.fullmatch(line.text):
            subject, rest = _subject(lines[at + 1 :], found[2])
            return _letterhead(lines[:at]), found[1], subject, rest
    above = 0
    for at, line in enumerate(lines[:_LINES_ABOVE]):
        if not line.blank and not _of_letterhead(line):
            break
        above = at + 1
    if not any(_unmistakable(line) for line in lines[:above]):
        above = 0
    return _letterhead(lines[:above]), "", "", lines[above:]


def _of_letterhead(line: Line) -> bool:
    if len(line.text) > _LONGEST_SUBJECT:
        return False
    return _unmistakable(line) or (line.text.isupper() and not line.heading and not line.point)


def _unmistakable(line: Line) -> bool:
    text = line.text
    return bool(_NATION.search(text) or _MOTTO.search(text) or _NUMBER.match(text))


def _subject(lines: Sequence[Line], begun: str = "") -> tuple[str, Sequence[Line]]:
    """Return the subject, and the lines behind it; it ends at a blank line."""
    said = [begun] if begun else []
    for at, line in enumerate(lines):
        if line.blank:
            if said:
                return " ".join(said), lines[at:]
            continue
        text = line.text
        other = line.heading or line.point or text.endswith((":", ".", ";"))
        if other or len(text) > _LONGEST_SUBJECT or _NO_SUBJECT.match(text):
            return " ".join(said), lines[at:]
        said.append(text)
    return " ".join(said), ()


def _letterhead(lines: Sequence[Line]) -> Letterhead:
    agency: list[str] = []
    taken: dict[str, str] = {}
    for line in lines:
        if line.blank:
            continue
        text = line.text
        # The number first: on one line with the day, it would read as a part of the place.
        parts = (("nation", _NATION), ("motto", _MOTTO), ("number", _NUMBER), ("day", _DAY))
        for name, pattern in parts:
            found = pattern.search(text)
            if found is not None and name not in taken:
                taken[name] = found[0].strip()
                text = f"{text[: found.start()]}\t{text[found.end() :]}"
        agency += [piece.strip() for piece in COLUMNS.split(text) if piece.strip()]
    return Letterhead(
        agency=tuple(agency),
        number=taken.get("number", ""),
        place_and_date=taken.get("day", ""),
    )


def take_addressees(lines: Sequence[Line]) -> tuple[Addressees | None, Sequence[Line]]:
    """Return whom the text addresses, None for nobody, and the lines with a blank for theirs."""
    for at, line in enumerate(lines):
        said = line.addressee
        if said is None:
            continue
        names = [said] if said else []
        end = at + 1
        while not said and end < len(lines):
            if not lines[end].blank and not _DASH.match(lines[end].text):
                break
            names += [] if lines[end].blank else [_DASH.sub("", lines[end].text, count=1)]
            end += 1
        if names:
            bare = tuple(name.rstrip(" ;.") for name in names)
            return Addressees(bare), (*lines[:at], Line(""), *lines[end:])
    return None, lines


def start_of_tail(lines: Sequence[Line]) -> int:
    """Return where recipients and signature begin, whichever comes first."""
    for at, line in enumerate(lines):
        if line.copies is not None or line.authority:
            return at
    written = [at for at, line in enumerate(lines) if not line.blank]
    if len(written) >= 2 and lines[written[-2]].position:
        return written[-2]
    return len(lines)


def read_tail(lines: Sequence[Line]) -> tuple[Recipients, Signature, Sequence[Line]]:
    """Return who gets a copy, who signs, and the lines that say neither."""
    tail = _Tail()
    for line in lines:
        for part in _in_columns(line):
            if not part.blank:
                tail.take(part)
    return tail.recipients(), tail.signature(), tail.rest


def _in_columns(line: Line) -> tuple[Line, ...]:
    """Return a line as two where the signature stands beside the recipients."""
    pieces = COLUMNS.split(line.text)
    right = Line(pieces[-1])
    if len(pieces) == 2 and (right.authority or right.position):
        return Line(pieces[0]), right
    return (line,)


@dataclass
class _Tail:
    """What has been read below the text so far."""

    names: list[str] = field(default_factory=list)
    authority: list[str] = field(default_factory=list)
    position: str = ""
    name: str = ""
    rest: list[Line] = field(default_factory=list)
    place: str = "rest"
    copied: bool = False
    wraps: bool = False

    def take(self, line: Line) -> None:
        """Put a line where it belongs."""
        copies = line.copies
        if self.place == "appendix" or fold(line.text).startswith("phu luc"):
            self.place = "appendix"
            self.rest.append(line)
        elif copies is not None and not self.copied:
            self.place, self.copied = "recipients", True
            self._receive(copies)
        elif line.authority and not self.name:
            self.place = "signature"
            self.authority.append(line.text)
        elif line.position and not self.name:
            self.place = "signature"
            self.position = f"{self.position}\n{line.text}".strip()
        elif self.place == "recipients" or (self.copied and _LISTED.match(line.text)):
            self._receive(line.text)
        elif self.place == "signature" and not self.name and not _SIGNED.fullmatch(line.text):
            self._sign(line.text)
        else:
            self.rest.append(line)

    def _receive(self, text: str) -> None:
        name = _DASH.sub("", text, count=1).strip()
        if not name:
            return
        dashed = bool(_DASH.match(text))
        if self.wraps and not dashed:
            self.names[-1] += f" {name}"
        else:
            self.names.append(name)
        # Among dashed lines, one without a dash goes on with a name that no mark has ended.
        self.wraps = (dashed or self.wraps) and not name.endswith((";", "."))

    def _sign(self, text: str) -> None:
        if not self.position and text.isupper() and len(text.split()) > 4:
            self.position = text
        else:
            self.name = text

    def recipients(self) -> Recipients:
        """The recipients without the marks that end their lines."""
        return Recipients(tuple(name.rstrip(" ;.") or name for name in self.names))

    def signature(self) -> Signature:
        """The signature, empty where nobody signs."""
        return Signature(tuple(self.authority), self.position, self.name)
