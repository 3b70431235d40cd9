"""A report's template: the standing text, with live words in braces, as data (TOML)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final

from cchc_desktop.documents.wording import tokens_of
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.report_blocks import (
    CLAUSE,
    DASH,
    LETTER,
    PARAGRAPH,
    PART,
    PLUS,
    SLOGAN,
)

KINDS: Final = (PART, CLAUSE, PARAGRAPH, DASH, PLUS, SLOGAN, LETTER)

REPEATABLE: Final = {"slogans": "slogan", "next_tasks": "task", "past_tasks": "task"}
"""What one block may be made of each of, and how the live word of one begins."""

IT: Final = "it"
"""Stands in a repeated block for the record that it is made of."""

_TABLES: Final = {"name", "type", "subject", "blocks", "citations", "words"}


class WrongTemplate(CchcError):
    """Raised when a template cannot be composed from; the message names the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateBlock:
    """One block of the template.

    All of ``when`` and none of ``unless`` must be there for the block to stand. ``repeat`` makes
    one block of each thing of that name. ``part`` is the part to which the block belongs, empty
    for the body that every report has. ``line`` is where the block begins in its file.
    """

    key: str
    text: str
    kind: str = PARAGRAPH
    part: str = ""
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    repeat: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A kind of report.

    ``citations`` say which document of the register each name means, ``words`` are the template's
    own live words, each a wording that may use others.
    """

    name: str
    type: str
    subject: str
    blocks: tuple[TemplateBlock, ...]
    source: str = ""
    text: str = ""
    citations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    words_in_order: tuple[str, ...] = ()

    def place_of(self, token: str, block: TemplateBlock | None = None) -> str:
        """Return where the template uses a live word, for a message: its name and line."""
        first = block.line if block is not None else 1
        quoted = re.escape(token)
        line = _line_of(self.text, rf"\{{{quoted}\}}|\"{quoted}( > 0)?\"", first)
        return f"Mẫu “{self.source}”, dòng {line or first}"


def read_template(text: str, source: str) -> Template:
    """Build a template from the text of its TOML file; ``source`` names the file in messages.

    Raises :class:`WrongTemplate`, with the line, for what TOML cannot read, a block without key or
    text, a key that is used twice, a word that no block can have, and words that use one another
    in a circle.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongTemplate(f"Mẫu “{source}” không đọc được: {_in_vietnamese(error)}.") from error
    unknown = sorted(set(data) - _TABLES)
    if unknown:
        line = _line_of(text, rf"\[*{re.escape(unknown[0])}\b")
        raise WrongTemplate(f"Mẫu “{source}”, dòng {line}: không hiểu “{unknown[0]}”.")
    blocks: list[TemplateBlock] = []
    starts = [at for at, line in _lines(text) if re.match(r"\s*\[\[\s*blocks\s*\]\]", line)]
    for number, row in enumerate(data.get("blocks", ())):
        at = starts[number] if number < len(starts) else 1
        blocks.append(_block(row, f"Mẫu “{source}”, dòng {at}", at))
        if any(block.key == blocks[-1].key for block in blocks[:-1]):
            raise WrongTemplate(f"Mẫu “{source}”, dòng {at}: khối “{blocks[-1].key}” có hai lần.")
    missing = [name for name in ("name", "type", "subject") if not data.get(name)]
    if missing or not blocks:
        raise WrongTemplate(f"Mẫu “{source}” thiếu {', '.join(missing) or 'các khối nội dung'}.")
    words = data.get("words", {})
    return Template(
        name=data["name"],
        type=data["type"],
        subject=data["subject"],
        blocks=tuple(blocks),
        source=source,
        text=text,
        citations=data.get("citations", {}),
        words=words,
        words_in_order=_in_order(words, text, source),
    )


def _in_order(words: Mapping[str, str], text: str, source: str) -> tuple[str, ...]:
    """Return the template's words, each after those that it uses."""
    uses = {name: set(tokens_of(wording)) & set(words) for name, wording in words.items()}
    try:
        return tuple(TopologicalSorter(uses).static_order())
    except CycleError as circle:
        names = list(reversed(circle.args[1]))
        line = _line_of(text, rf"[\"']?{re.escape(names[0])}[\"']?\s*=")
        chain = " → ".join(f"{{{name}}}" for name in names)
        raise WrongTemplate(
            f"Mẫu “{source}”, dòng {line}: các từ dùng lẫn nhau thành vòng: {chain}."
        ) from None


def _block(row: Mapping[str, Any], place: str, line: int) -> TemplateBlock:
    known = {declared.name for declared in fields(TemplateBlock)} - {"line"}
    unknown = sorted(set(row) - known)
    if unknown:
        raise WrongTemplate(f"{place}: không hiểu “{unknown[0]}”.")
    for name in ("key", "text"):
        if not row.get(name):
            raise WrongTemplate(f"{place}: thiếu “{name}”.")
    if row.get("kind", PARAGRAPH) not in KINDS:
        raise WrongTemplate(f"{place}: không có kiểu đoạn “{row['kind']}”.")
    if row.get("repeat") and row["repeat"] not in REPEATABLE:
        raise WrongTemplate(f"{place}: không lặp được theo “{row['repeat']}”.")
    conditions = {name: tuple(row.get(name, ())) for name in ("when", "unless")}
    return TemplateBlock(**{**row, **conditions}, line=line)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(text.splitlines(), start=1)


def _line_of(text: str, pattern: str, first: int = 1) -> int:
    """Return the first line from ``first`` on in which a pattern is found, 0 where none is."""
    wanted = re.compile(pattern)
    return next((at for at, line in _lines(text) if at >= first and wanted.search(line)), 0)


def _in_vietnamese(error: tomllib.TOMLDecodeError) -> str:
    found = re.search(r"line (\d+)", str(error))
    return f"sai cú pháp TOML ở dòng {found[1]}" if found else "sai cú pháp TOML"
