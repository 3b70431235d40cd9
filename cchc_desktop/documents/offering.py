"""What a template offers for the facts as they are: its blocks, repeated and chosen.

The offered wording still holds its live words: figures change without the wording changing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.live_words import LiveWords, UnknownToken
from cchc_desktop.documents.template import (
    IT,
    REPEATABLE,
    Template,
    TemplateBlock,
    WrongTemplate,
)
from cchc_desktop.documents.wording import tokens_of
from cchc_desktop.domain.vietnamese import format_number

MORE_THAN_NONE: Final = " > 0"
"""Ends a condition that asks for a number above 0, not only for one."""

MOST_OFFERED: Final = 3_000


@dataclass(frozen=True, slots=True)
class OfferedBlock:
    """One block as a template offers it; ``key`` is the same in every report of the template."""

    key: str
    kind: str
    wording: str
    part: str = ""


def offered_blocks(template: Template, facts: Facts, words: LiveWords) -> tuple[OfferedBlock, ...]:
    """Return the blocks that the template offers, those of every part among them.

    Raises WrongTemplate, with the line, for a live word that nothing answers.
    """
    offered = tuple(islice(_offered(template, facts, words), MOST_OFFERED + 1))
    if len(offered) > MOST_OFFERED:
        raise WrongTemplate(
            f"Mẫu “{template.source}” lặp ra quá {format_number(MOST_OFFERED)} đoạn với số khẩu "
            "hiệu, nhiệm vụ đang có."
        )
    return offered


def offered_subject(template: Template, words: LiveWords) -> str:
    """Return the subject (trích yếu) that the template offers, its live words filled in."""
    try:
        return "".join(run.text for run in words.runs(template.subject))
    except UnknownToken as unknown:
        raise _wrong(template, unknown, None) from unknown


def _offered(template: Template, facts: Facts, words: LiveWords) -> Iterator[OfferedBlock]:
    for block in template.blocks:
        try:
            if not _stands(block, words):
                continue
            for offered in _repeated(block, facts):
                for token in tokens_of(offered.wording):
                    words.find(token)
                yield offered
        except UnknownToken as unknown:
            raise _wrong(template, unknown, block) from unknown


def _wrong(template: Template, unknown: UnknownToken, block: TemplateBlock | None) -> WrongTemplate:
    return WrongTemplate(f"{template.place_of(unknown.token, block)}: {unknown.said}")


def _stands(block: TemplateBlock, words: LiveWords) -> bool:
    return all(_holds(asked, words) for asked in block.when) and not any(
        _holds(asked, words) for asked in block.unless
    )


def _holds(condition: str, words: LiveWords) -> bool:
    name = condition.removesuffix(MORE_THAN_NONE)
    if not words.has(name):
        return False
    return name == condition or bool(words.find(name).shown.strip("0,."))


def _repeated(block: TemplateBlock, facts: Facts) -> Iterator[OfferedBlock]:
    if not block.repeat:
        yield OfferedBlock(block.key, block.kind, block.text, block.part)
        return
    of_each = {
        "slogans": facts.slogans,
        "next_tasks": facts.next_tasks,
        "past_tasks": facts.past_tasks,
    }
    for record in of_each[block.repeat]:
        quoted = f"{REPEATABLE[block.repeat]}.{record.id}"
        wording = block.text.replace(f"{{{IT}}}", f"{{{quoted}}}").replace(
            f"{{{IT}.", f"{{{quoted}."
        )
        yield OfferedBlock(f"{block.key}.{record.id}", block.kind, wording, block.part)
