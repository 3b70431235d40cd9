"""A template tried out before it is taken: every word it uses is known, whatever the records say.

Composing alone would not do: a block whose condition does not hold today, or that repeats what
there is none of, would be found wrong only on the day when it is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cchc_desktop.documents.appendices import APPENDIX
from cchc_desktop.documents.composer import Composition, compose
from cchc_desktop.documents.composing_again import composed_again
from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.live_words import LiveWords, UnknownToken
from cchc_desktop.documents.offering import MORE_THAN_NONE, offered_blocks, offered_subject
from cchc_desktop.documents.template import (
    IT,
    REPEATABLE,
    Template,
    TemplateBlock,
    WrongTemplate,
)
from cchc_desktop.documents.wording import pieces_of
from cchc_desktop.domain.vietnamese import format_number

MOST_LETTERS: Final = 300_000
"""Of one report, its live words filled in: a hundred pages."""

_OF_A_TASK: Final = f"{IT}.outcome"


def try_out(template: Template, facts: Facts) -> None:
    """Compose a template from the facts, and look at every word that it may ever use.

    Raises WrongTemplate with the line.
    """
    if facts.catalogues.find("document_types", template.type) is None:
        raise WrongTemplate(
            f"Mẫu “{template.source}”: không có loại văn bản “{template.type}” trong danh mục."
        )
    words = LiveWords(facts, template)
    parts = [
        code for code in facts.catalogues["report_parts"].entries if not code.startswith(APPENDIX)
    ]
    letters = 0
    for block in template.blocks:
        if block.part and block.part not in parts:
            raise WrongTemplate(
                f"{_place(template, block)}: không có phần “{block.part}”; các phần: "
                f"{', '.join(parts)}."
            )
        for condition in (*block.when, *block.unless):
            _try_condition(template, block, condition, words)
        letters += sum(_length(template, block, token, words) for token in _every(block.text))
    offered_subject(template, words)
    offered = offered_blocks(template, facts, words)
    letters += sum(len(words.find(t).shown) for b in offered for t in _every(b.wording))
    if letters > MOST_LETTERS:
        most = format_number(MOST_LETTERS)
        raise WrongTemplate(f"Mẫu “{template.source}” thành ra một báo cáo dài quá {most} chữ.")
    blocks = composed_again(0, (), offered)
    compose(
        Composition(type=template.type, subject=template.subject, blocks=blocks, parts=parts),
        facts,
        words,
    )


def _every(wording: str) -> Iterator[str]:
    """Yield every live word of a wording, as often as it stands there."""
    return (piece.token for piece in pieces_of(wording) if piece.token is not None)


def _length(template: Template, block: TemplateBlock, token: str, words: LiveWords) -> int:
    """Return how many letters a word stands for; raises WrongTemplate where nothing answers it."""
    if block.repeat and token == IT:
        return 0
    if REPEATABLE.get(block.repeat) == "task" and token == _OF_A_TASK:
        return 0
    return len(_known(template, block, token, words))


def _try_condition(
    template: Template, block: TemplateBlock, condition: str, words: LiveWords
) -> None:
    name = condition.removesuffix(MORE_THAN_NONE)
    if name in REPEATABLE:
        if name != condition:
            raise WrongTemplate(
                f"{_place(template, block)}: viết “{name}” thay cho “{condition}”, nghĩa là có ít "
                "nhất một."
            )
        return
    _known(template, block, name, words)


def _known(template: Template, block: TemplateBlock, token: str, words: LiveWords) -> str:
    try:
        return words.find(token).shown
    except UnknownToken as unknown:
        place = template.place_of(token, block)
        raise WrongTemplate(f"{place}: {unknown.said}") from unknown


def _place(template: Template, block: TemplateBlock) -> str:
    return f"Mẫu “{template.source}”, dòng {block.line}"
