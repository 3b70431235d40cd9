"""Template and facts to the neutral document."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_desktop.documents.facts import Facts, LiveWords
from cchc_desktop.documents.template import TOKEN, Template, TemplateBlock
from cchc_desktop.documents.tree import (
    Addressees,
    Block,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Point,
    Recipients,
    Run,
    Runs,
    Signature,
    text_of,
)
from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.official_lines import agency_lines, authority_lines, place_and_day
from cchc_desktop.domain.vietnamese import format_count

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NO_NUMBER = "      "
"""Where the number is written by hand: paper first, then the number and the day."""


class NoSigner(CchcError):
    """Raised when the office profile names nobody who may sign."""

    def __init__(self) -> None:
        super().__init__(
            "Thông tin cơ quan chưa có người ký; hãy bổ sung ở trang Cơ quan rồi lập lại báo cáo."
        )


def compose(template: Template, facts: Facts) -> Document:
    """Return the report that the template makes of the facts.

    Raises UnknownToken for a word that nothing answers, and :class:`NoSigner`.
    """
    words = LiveWords(facts, template.citations)
    office = facts.office
    return Document(
        letterhead=_letterhead(template, facts),
        title=facts.catalogues.text("document_types", template.type),
        subject=text_of(_live(template.subject, words)),
        addressees=Addressees((office.superior,)) if office.addressee else None,
        blocks=tuple(_blocks(template, facts, words)),
        recipients=_recipients(office),
        signature=_signature(office, facts.catalogues),
    )


def _letterhead(template: Template, facts: Facts) -> Letterhead:
    office = facts.office
    entry = facts.catalogues.find("document_types", template.type)
    number = _NO_NUMBER if facts.number is None else format_count(facts.number, leading_zero=True)
    symbol = "-".join(
        part for part in (entry.short if entry else "", office.short_name.split()[0]) if part
    )
    return Letterhead(
        # What stands above is the same body one level up (Nghị định 30/2020, Phụ lục I, II.2).
        superior=(office.superior,) if office.show_superior else (),
        agency=agency_lines(office),
        number=f"Số: {number}/{symbol}",
        place_and_date=place_and_day(
            office.place,
            facts.issued_on or facts.period.end,
            None if facts.issued_on is None else facts.issued_on.day,
        ),
    )


def _blocks(template: Template, facts: Facts, words: LiveWords) -> Iterator[Block]:
    part = 0
    for block in template.blocks:
        if not all(map(words.has, block.when)) or any(map(words.has, block.unless)):
            continue
        if block.heading:
            number = _ROMAN[part] if part < len(_ROMAN) else str(part + 1)
            part += 1
            yield Heading(block.key, 1, f"{number}.", text_of(_live(block.heading, words)))
        elif block.repeat:
            things = facts.slogans if block.repeat == "slogans" else facts.next_tasks
            for index, it in enumerate(things, start=1):
                content = _live(block.text, words, bold=block.bold, it=it)
                yield _placed(block, f"{block.key}.{index}", content)
        else:
            yield _placed(block, block.key, _live(block.text, words, bold=block.bold))


def _placed(block: TemplateBlock, key: str, content: Runs) -> Block:
    return Point(key, block.mark, content) if block.mark else Paragraph(key, content)


def _live(text: str, words: LiveWords, *, bold: bool = False, it: str = "") -> Runs:
    """Return a template's text with its live words filled in; plain neighbours join up."""
    runs: list[Run] = []
    for index, piece in enumerate(TOKEN.split(text)):
        if index % 2 == 0:
            run = Run(piece, bold=bold)
        elif piece == "it":
            run = Run(it, bold=bold)
        else:
            run = words.run(piece, bold=bold)
        if runs and runs[-1].token is None and run.token is None:
            runs[-1] = Run(runs[-1].text + run.text, bold=bold)
        elif run.text:
            runs.append(run)
    return tuple(runs)


def _recipients(office: OfficeProfile) -> Recipients:
    return Recipients(
        (
            *(("Như trên",) if office.addressee else ()),
            *(recipient.name for recipient in office.recipients),
            f"Lưu: VT, {office.drafting_unit}",
        )
    )


def _signature(office: OfficeProfile, catalogues: Catalogues) -> Signature:
    signer = office.usual_signer()
    if signer is None:
        raise NoSigner
    return Signature(
        authority=authority_lines(office, signer, catalogues),
        position=catalogues.text("signer_positions", signer.position),
        name=signer.name,
    )
