"""The neutral document: what stands on the paper, before any writer draws it.

Composer, checker, PDF, DOCX and preview share these classes. Texts are kept as people write
them; what the layout adds (capitals, dashes, semicolons) is computed here once, by the
`printed` properties, so that every writer and `plain_text` agree.

Every component and block has a `key`, unique in its document and stable between two
compositions of the same report: the checker names its findings by it and the clerk's edits
are merged by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from cchc_desktop.domain import official_lines

TITLE_KEY: Final = "title"
SUBJECT_KEY: Final = "subject"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face.

    `token` is the name of the live word that the text was taken from ("radio.items",
    "office.superior"), or None for text that somebody wrote.
    """

    text: str
    bold: bool = False
    italic: bool = False
    token: str | None = None


Runs = tuple[Run, ...]


def runs(text: str, *, bold: bool = False, italic: bool = False) -> Runs:
    """Return `text` as a single run."""
    return (Run(text, bold=bold, italic=italic),)


def text_of(content: Runs) -> str:
    """Return the text of `content` without its faces."""
    return "".join(run.text for run in content)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The two columns at the top of page 1.

    `superior` is empty where no superior is named, the rule for a People's Committee. `number`
    and `place_and_date` are whole lines; before the number is given they hold the blanks to
    be filled by hand ("Số:      /BC-UBND"), whose spaces are kept as they are.
    """

    agency: tuple[str, ...]
    number: str
    place_and_date: str
    superior: tuple[str, ...] = ()
    key: str = "letterhead"

    NATION: ClassVar[str] = official_lines.NATION
    MOTTO: ClassVar[str] = official_lines.MOTTO

    @property
    def printed_superior(self) -> tuple[str, ...]:
        """The superior's lines in capitals."""
        return tuple(line.upper() for line in self.superior)

    @property
    def printed_agency(self) -> tuple[str, ...]:
        """The issuing agency's lines in capitals."""
        return tuple(line.upper() for line in self.agency)


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whom the document is sent to: bare names, without dash or semicolon."""

    names: tuple[str, ...]
    key: str = "addressees"

    LABEL: ClassVar[str] = "Kính gửi:"

    @property
    def printed(self) -> tuple[str, ...]:
        """One name as it is; several as dashed lines (Nghị định 30/2020, Phụ lục I, 4.b)."""
        return _listed(self.names) if len(self.names) > 1 else self.names


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on its own line. Level 1 is a part (I.), 2 a clause (1.), 3 a point (a)."""

    key: str
    level: int
    number: str
    text: str

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3):
            raise ValueError(f"heading {self.key!r}: level {self.level} is not 1, 2 or 3")

    @property
    def printed(self) -> str:
        """The number and the text; a part's heading in capitals."""
        text = self.text.upper() if self.level == 1 else self.text
        return f"{self.number} {text}" if self.number else text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    key: str
    content: Runs


@dataclass(frozen=True, slots=True)
class Point:
    """A paragraph that opens with a mark: "-", "+", or a number such as "a)"."""

    key: str
    mark: str
    content: Runs


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width, and how its cells stand."""

    title: str
    share: float = 1.0
    align: str = "left"

    def __post_init__(self) -> None:
        if self.align not in ("left", "center", "right"):
            raise ValueError(f"column {self.title!r}: no alignment {self.align!r}")


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on each page. A row has one cell per column."""

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: str = ""

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(f"table {self.key!r}: row {number} has {len(row)} cells")


Block = Heading | Paragraph | Point | Table


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who gets a copy: bare names, the filing line ("Lưu: VT, VP") last."""

    names: tuple[str, ...]
    key: str = "recipients"

    LABEL: ClassVar[str] = "Nơi nhận:"

    @property
    def printed(self) -> tuple[str, ...]:
        """Dashed lines, each ended by a semicolon and the last by a full stop."""
        return _listed(self.names)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: lines of authority ("TM. Ủy ban nhân dân", "KT. Chủ tịch"), position, name.

    The name is printed as it stands; that it is not in capitals is for the checker to see.
    """

    authority: tuple[str, ...]
    position: str
    name: str
    key: str = "signature"

    @property
    def printed_position(self) -> tuple[str, ...]:
        """The lines above the hand signature, in capitals."""
        return tuple(line.upper() for line in (*self.authority, self.position))


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix in the same file: its own page numbers, no signature of its own.

    `number` is "I", "II" where there are two or more, else empty. `reference` says what it
    belongs to, without brackets: "Kèm theo Báo cáo số ... ngày ... của ...".
    """

    key: str
    title: str
    reference: str
    blocks: tuple[Block, ...]
    number: str = ""
    landscape: bool = False

    @property
    def printed(self) -> tuple[str, str, str]:
        """The three lines of its head."""
        return f"Phụ lục {self.number}".rstrip(), self.title.upper(), f"({self.reference})"


@dataclass(frozen=True, slots=True)
class Document:
    """One official document. `title` is the name of its type ("Báo cáo").

    Raises ValueError where two parts have the same key.
    """

    letterhead: Letterhead
    title: str
    subject: str
    blocks: tuple[Block, ...]
    recipients: Recipients
    signature: Signature
    addressees: Addressees | None = None
    appendices: tuple[Appendix, ...] = ()

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for key in self._keys():
            if key in seen:
                raise ValueError(f"the key {key!r} is used twice")
            seen.add(key)

    def _keys(self) -> Iterator[str]:
        yield from (self.letterhead.key, TITLE_KEY, SUBJECT_KEY)
        if self.addressees:
            yield self.addressees.key
        yield from (block.key for block in self.blocks)
        yield from (self.recipients.key, self.signature.key)
        for appendix in self.appendices:
            yield appendix.key
            yield from (block.key for block in appendix.blocks)

    @property
    def printed_title(self) -> str:
        """The name of the type in capitals."""
        return self.title.upper()


def _listed(names: tuple[str, ...]) -> tuple[str, ...]:
    last = len(names) - 1
    return tuple(f"- {name}{'.' if index == last else ';'}" for index, name in enumerate(names))
