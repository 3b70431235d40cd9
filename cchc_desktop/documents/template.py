"""A report's template: the standing text, with live words in braces, as data (TOML)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final

from cchc_desktop.documents.wording import tokens_of
from cchc_desktop.domain.documents import Document as CitedDocument
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.fields import Kind, fields_of
from cchc_desktop.domain.report_blocks import (
    CLAUSE,
    DASH,
    LETTER,
    PARAGRAPH,
    PART,
    PLUS,
    SLOGAN,
    WORDING_LENGTH,
)
from cchc_desktop.domain.vietnamese import control_characters, format_number, normalize

KINDS: Final = (PART, CLAUSE, PARAGRAPH, DASH, PLUS, SLOGAN, LETTER)

REPEATABLE: Final = {"slogans": "slogan", "next_tasks": "task", "past_tasks": "task"}
"""What one block may be made of each of, and how the live word of one begins."""

IT: Final = "it"
"""Stands in a repeated block for the record that it is made of."""

MOST_BLOCKS: Final = 500
MOST_WORDS: Final = 200
"""Ten pages of report take some eighty blocks and a handful of words."""

_TABLES: Final = {"name", "type", "subject", "blocks", "citations", "words"}
_KEY: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")
_TAKEN: Final = re.compile(
    r"(own|appendix-[a-z]+)\..*|appendix-[a-z]+"
    r"|letterhead|title|subject|addressees|recipients|signature"
)
"""Keys of the office's own blocks and of what stands round the blocks."""
_CITED_BY: Final = frozenset(
    name for name, field in fields_of(CitedDocument).items() if field.kind is not Kind.DAY
)
_MOST_DOTS: Final = 500
"""In one line of the file."""
_SHOWN_OF_A_CIRCLE: Final = 6


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

    def place_of_word(self, name: str) -> str:
        """Return where the template says what its own word ``name`` stands for."""
        return f"Mẫu “{self.source}”, dòng {_line_of_word(self.text, name)}"


def read_template(text: str, source: str) -> Template:
    """Build a template from the text of its TOML file; ``source`` names the file in messages.

    Raises :class:`WrongTemplate`, with the line, for what TOML cannot read, a block without key or
    text, a key that is used twice, a word that no block can have, and words that use one another
    in a circle; also for more than a report could ever need.
    """
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    for at, written in _lines(text):
        # A key of so many parts takes tomllib minutes.
        if written.count(".") > _MOST_DOTS:
            raise WrongTemplate(f"Mẫu “{source}”, dòng {at}: quá nhiều dấu chấm.")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongTemplate(f"Mẫu “{source}” không đọc được: {_in_vietnamese(error)}.") from error
    except ValueError as error:
        raise WrongTemplate(f"Mẫu “{source}” không đọc được: có số quá dài.") from error
    except RecursionError:
        raise WrongTemplate(f"Mẫu “{source}” không đọc được: quá nhiều lớp ngoặc.") from None
    unknown = sorted(set(data) - _TABLES)
    if unknown:
        line = _line_of(text, rf"\[*{re.escape(unknown[0])}\b")
        raise WrongTemplate(f"Mẫu “{source}”, dòng {line}: không hiểu “{unknown[0]}”.")
    for name in ("name", "type", "subject"):
        if not isinstance(data.get(name, ""), str):
            raise WrongTemplate(f"Mẫu “{source}”: “{name}” phải là chữ trong dấu ngoặc kép.")
    blocks = _blocks(data.get("blocks", []), text, source)
    missing = [name for name in ("name", "type", "subject") if not data.get(name)]
    if missing or not blocks:
        raise WrongTemplate(f"Mẫu “{source}” thiếu {', '.join(missing) or 'các khối nội dung'}.")
    words = _words(data.get("words", {}), text, source)
    return Template(
        name=normalize(data["name"]),
        type=data["type"],
        subject=normalize(data["subject"]),
        blocks=blocks,
        source=source,
        text=text,
        citations=_citations(data.get("citations", {}), text, source),
        words=words,
        words_in_order=_in_order(words, text, source),
    )


def _blocks(rows: Any, text: str, source: str) -> tuple[TemplateBlock, ...]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise WrongTemplate(f"Mẫu “{source}”: mỗi khối phải là một bảng [[blocks]].")
    if len(rows) > MOST_BLOCKS:
        raise WrongTemplate(
            f"Mẫu “{source}” có {format_number(len(rows))} khối, quá giới hạn {MOST_BLOCKS} khối."
        )
    starts = [at for at, line in _lines(text) if re.match(r"\s*\[\[\s*blocks\s*\]\]", line)]
    blocks: dict[str, TemplateBlock] = {}
    for number, row in enumerate(rows):
        at = starts[number] if number < len(starts) else 1
        place = f"Mẫu “{source}”, dòng {at}"
        block = _block(row, place, at)
        stem = block.key.rpartition(".")
        if block.key in blocks:
            raise WrongTemplate(f"{place}: khối “{block.key}” có hai lần.")
        if stem[2].isdecimal() and stem[0] in blocks and blocks[stem[0]].repeat:
            raise WrongTemplate(f"{place}: khối “{block.key}” trùng với khối lặp “{stem[0]}”.")
        blocks[block.key] = block
    return tuple(blocks.values())


def _words(words: Any, text: str, source: str) -> Mapping[str, str]:
    if not isinstance(words, dict):
        raise WrongTemplate(f"Mẫu “{source}”: “words” phải là một bảng [words].")
    if len(words) > MOST_WORDS:
        raise WrongTemplate(
            f"Mẫu “{source}” có {format_number(len(words))} từ, quá giới hạn {MOST_WORDS} từ."
        )
    for name, wording in words.items():
        place = f"Mẫu “{source}”, dòng {_line_of_word(text, name)}"
        if not isinstance(wording, str):
            raise WrongTemplate(
                f"{place}: từ “{name}” phải là chữ trong dấu ngoặc kép; tên có dấu chấm cũng phải "
                "đặt trong dấu ngoặc kép."
            )
        _refuse_text(wording, f"từ “{name}”", place)
    return words


def _citations(citations: Any, text: str, source: str) -> Mapping[str, Mapping[str, str]]:
    if not isinstance(citations, dict):
        raise WrongTemplate(f"Mẫu “{source}”: “citations” phải là một bảng [citations].")
    for name, wanted in citations.items():
        place = f"Mẫu “{source}”, dòng {_line_of_word(text, name)}"
        if not isinstance(wanted, dict) or not all(isinstance(v, str) for v in wanted.values()):
            raise WrongTemplate(
                f"{place}: “{name}” phải nêu văn bản được dẫn, ví dụ "
                '{ type = "plan", direction = "own" }.'
            )
        if unknown := sorted(set(wanted) - _CITED_BY):
            raise WrongTemplate(f"{place}: văn bản không có “{unknown[0]}” để tìm.")
    return citations


def _in_order(words: Mapping[str, str], text: str, source: str) -> tuple[str, ...]:
    """Return the template's words, each after those that it uses."""
    uses = {name: set(tokens_of(wording)) & set(words) for name, wording in words.items()}
    try:
        return tuple(TopologicalSorter(uses).static_order())
    except CycleError as circle:
        names = list(reversed(circle.args[1]))
        line = _line_of_word(text, names[0])
        told = [f"{{{name}}}" for name in names]
        if len(told) > _SHOWN_OF_A_CIRCLE:
            told = [*told[: _SHOWN_OF_A_CIRCLE - 2], "…", told[-1]]
        raise WrongTemplate(
            f"Mẫu “{source}”, dòng {line}: các từ dùng lẫn nhau thành vòng: {' → '.join(told)}."
        ) from None


def _block(row: Mapping[str, Any], place: str, line: int) -> TemplateBlock:
    known = {declared.name for declared in fields(TemplateBlock)} - {"line"}
    unknown = sorted(set(row) - known)
    if unknown:
        raise WrongTemplate(f"{place}: không hiểu “{unknown[0]}”.")
    for name, value in row.items():
        if name in ("when", "unless"):
            if not isinstance(value, list) or not all(isinstance(asked, str) for asked in value):
                raise WrongTemplate(
                    f'{place}: “{name}” phải là danh sách, ví dụ {name} = ["radio.items"].'
                )
        elif not isinstance(value, str):
            raise WrongTemplate(f"{place}: “{name}” phải là chữ trong dấu ngoặc kép.")
    values = {**row, "text": normalize(row.get("text", ""))}
    for name in ("key", "text"):
        if not values.get(name):
            raise WrongTemplate(f"{place}: thiếu “{name}”.")
    if not _KEY.fullmatch(values["key"]) or _TAKEN.fullmatch(values["key"]):
        raise WrongTemplate(
            f"{place}: “{values['key'][:100]}” không dùng làm tên khối được; tên gồm chữ thường "
            "không dấu, chữ số, dấu chấm và gạch nối, không bắt đầu bằng “own.” hay “appendix-”."
        )
    _refuse_text(values["text"], "đoạn", place)
    if row.get("kind", PARAGRAPH) not in KINDS:
        raise WrongTemplate(f"{place}: không có kiểu đoạn “{row['kind']}”.")
    if row.get("repeat") and row["repeat"] not in REPEATABLE:
        raise WrongTemplate(f"{place}: không lặp được theo “{row['repeat']}”.")
    conditions = {name: tuple(row.get(name, ())) for name in ("when", "unless")}
    return TemplateBlock(**{**values, **conditions}, line=line)


def _refuse_text(text: str, what: str, place: str) -> None:
    if len(text) > WORDING_LENGTH:
        raise WrongTemplate(
            f"{place}: {what} dài {format_number(len(text))} chữ, quá giới hạn "
            f"{format_number(WORDING_LENGTH)} chữ."
        )
    if offenders := control_characters(text):
        raise WrongTemplate(f"{place}: {what} có ký tự không in được ({', '.join(offenders)}).")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(text.splitlines(), start=1)


def _line_of(text: str, pattern: str, first: int = 1) -> int:
    """Return the first line from ``first`` on in which a pattern is found, 0 where none is."""
    wanted = re.compile(pattern)
    return next((at for at, line in _lines(text) if at >= first and wanted.search(line)), 0)


def _line_of_word(text: str, name: str) -> int:
    return _line_of(text, rf"[\"']?{re.escape(name)}[\"']?\s*[.=]") or 1


def _in_vietnamese(error: tomllib.TOMLDecodeError) -> str:
    found = re.search(r"line (\d+)", str(error))
    return f"sai cú pháp TOML ở dòng {found[1]}" if found else "sai cú pháp TOML"
