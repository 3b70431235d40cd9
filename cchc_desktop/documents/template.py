"""A report's template: the standing text, with live words in braces, as data (TOML)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

from cchc_desktop.domain.errors import CchcError

TOKEN: Final = re.compile(r"\{([^{}]*)\}")
"""A live word: a name in braces."""

REPEATABLE: Final = ("slogans", "next_tasks")
"""What one block may be made of each of."""


class WrongTemplate(CchcError):
    """Raised when a template cannot be composed from; the message names the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateBlock:
    """One block of the template: a heading, a point with a mark, or a paragraph.

    All of ``when`` and none of ``unless`` must be there for the block to stand. ``repeat`` makes
    one block of each thing of that name.
    """

    key: str
    text: str = ""
    heading: str = ""
    mark: str = ""
    bold: bool = False
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    repeat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A kind of report. ``citations`` say which document of the register each name means."""

    name: str
    type: str
    subject: str
    blocks: tuple[TemplateBlock, ...]
    citations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def tokens_of(text: str) -> Iterator[str]:
    """Yield the names in braces in a text, in order."""
    return (found[1] for found in TOKEN.finditer(text))


def read_template(data: Mapping[str, Any], source: str) -> Template:
    """Build a template from parsed TOML; ``source`` names the file in messages.

    Raises :class:`WrongTemplate` for a block without key or text, a key that is used twice, and
    a word that no block can have.
    """
    blocks: list[TemplateBlock] = []
    for number, row in enumerate(data.get("blocks", ()), start=1):
        blocks.append(_block(row, f"Mẫu “{source}”, khối {number}"))
        if any(block.key == blocks[-1].key for block in blocks[:-1]):
            raise WrongTemplate(f"Mẫu “{source}”: khối “{blocks[-1].key}” có hai lần.")
    missing = [name for name in ("name", "type", "subject") if not data.get(name)]
    if missing or not blocks:
        raise WrongTemplate(f"Mẫu “{source}” thiếu {', '.join(missing) or 'các khối nội dung'}.")
    return Template(
        name=data["name"],
        type=data["type"],
        subject=data["subject"],
        blocks=tuple(blocks),
        citations=data.get("citations", {}),
    )


def _block(row: Mapping[str, Any], place: str) -> TemplateBlock:
    known = {declared.name for declared in fields(TemplateBlock)}
    unknown = sorted(set(row) - known)
    if unknown:
        raise WrongTemplate(f"{place}: không hiểu “{unknown[0]}”.")
    if not row.get("key"):
        raise WrongTemplate(f"{place}: thiếu “key”.")
    if bool(row.get("text")) == bool(row.get("heading")):
        raise WrongTemplate(f"{place}: cần “text” hoặc “heading”, chỉ một trong hai.")
    if row.get("repeat", REPEATABLE[0]) not in REPEATABLE:
        raise WrongTemplate(f"{place}: không lặp được theo “{row['repeat']}”.")
    conditions = {name: tuple(row.get(name, ())) for name in ("when", "unless")}
    return TemplateBlock(**{**row, **conditions})
