"""A report's blocks and the facts to the neutral document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desktop.documents.appendices import appendices_of
from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.live_words import LiveWords, UnknownToken
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
)
from cchc_desktop.documents.wording import pieces_of
from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.office import OfficeProfile, Signer
from cchc_desktop.domain.official_lines import (
    agency_lines,
    authority_lines,
    place_and_day,
    symbol_of,
)
from cchc_desktop.domain.report_blocks import (
    CLAUSE,
    LETTER,
    MARKS,
    PARAGRAPH,
    PART,
    SLOGAN,
    ReportBlock,
)

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters of numbered points, in Vietnamese order (Phụ lục I, II.6.c)."""

_NO_NUMBER = "      "
"""Where the number is written by hand: paper first, then the number and the day."""


class NoSigner(CchcError):
    """Raised when the office profile names nobody who may sign."""

    def __init__(self) -> None:
        super().__init__(
            "Thông tin cơ quan chưa có người ký; hãy bổ sung ở trang Cơ quan rồi lập lại báo cáo."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What the office decided about one report: its kind, subject, parts and blocks in order."""

    type: str
    subject: str
    blocks: Sequence[ReportBlock]
    parts: Sequence[str] = ()


def compose(composition: Composition, facts: Facts, words: LiveWords) -> Document:
    """Return the document that the blocks make with the facts as they are.

    Dropped blocks and those of parts that were not added are left out. A live word that nothing
    answers stands as it was written, in its braces. Raises :class:`NoSigner`.
    """
    office = facts.office
    return Document(
        letterhead=_letterhead(composition.type, facts),
        title=facts.catalogues.text("document_types", composition.type),
        subject=composition.subject,
        addressees=Addressees((office.superior,)) if office.addressee else None,
        blocks=tuple(_drawn(shown_blocks(composition), words)),
        recipients=_recipients(office),
        signature=_signature(office, signer_of(facts), facts.catalogues),
        appendices=appendices_of(composition.type, composition.parts, facts),
    )


def shown_blocks(composition: Composition) -> tuple[ReportBlock, ...]:
    """Return the blocks that stand on the paper."""
    return tuple(
        block
        for block in composition.blocks
        if not block.dropped and (not block.part or block.part in composition.parts)
    )


def signer_of(facts: Facts) -> Signer:
    """Return who signs the report; raises :class:`NoSigner`."""
    signer = facts.signer or facts.office.usual_signer()
    if signer is None:
        raise NoSigner
    return signer


def filled(wording: str, words: LiveWords, *, bold: bool = False) -> Runs:
    """Return a wording with its live words filled in.

    One that nothing answers stays as it was written, for the checker and the reader to see.
    """
    try:
        return words.runs(wording, bold=bold)
    except UnknownToken:
        return tuple(
            run
            for piece in pieces_of(wording)
            for run in _filled_piece(piece.text, piece.token, words, bold=bold)
        )


def _filled_piece(text: str, token: str | None, words: LiveWords, *, bold: bool) -> Runs:
    if token is None:
        return (Run(text, bold=bold),)
    try:
        return (words.run(token, bold=bold),)
    except UnknownToken:
        return (Run(f"{{{token}}}", bold=bold, token=token),)


def _letterhead(type_code: str, facts: Facts) -> Letterhead:
    office = facts.office
    number = _NO_NUMBER if facts.number is None else f"{facts.number:02}"
    return Letterhead(
        # What stands above is the same body one level up (Nghị định 30/2020, Phụ lục I, II.2).
        superior=(office.superior,) if office.show_superior else (),
        agency=agency_lines(office),
        number=f"Số: {symbol_of(number, type_code, office, facts.catalogues)}",
        place_and_date=place_and_day(
            office.place,
            facts.issued_on or facts.today or facts.period.end,
            None if facts.issued_on is None else facts.issued_on.day,
        ),
    )


def _drawn(blocks: Sequence[ReportBlock], words: LiveWords) -> Iterator[Block]:
    part = clause = letter = 0
    for block in blocks:
        letter = letter + 1 if block.kind == LETTER else 0
        if block.kind == PART:
            part, clause = part + 1, 0
            number = _ROMAN[part - 1] if part <= len(_ROMAN) else str(part)
            yield Heading(block.key, 1, f"{number}.", _text(block, words))
        elif block.kind == CLAUSE:
            clause += 1
            yield Heading(block.key, 2, f"{clause}.", _text(block, words))
        else:
            content = filled(block.wording, words, bold=block.kind == SLOGAN)
            if block.kind == PARAGRAPH:
                yield Paragraph(block.key, content)
            elif block.kind == LETTER:
                mark = _LETTERS[(letter - 1) % len(_LETTERS)]
                yield Point(block.key, f"{mark})", content)
            else:
                yield Point(block.key, MARKS[block.kind], content)


def _text(block: ReportBlock, words: LiveWords) -> str:
    return "".join(run.text for run in filled(block.wording, words))


def _recipients(office: OfficeProfile) -> Recipients:
    return Recipients(
        (
            *(("Như trên",) if office.addressee else ()),
            *(recipient.name for recipient in office.recipients),
            f"Lưu: VT, {office.drafting_unit}",
        )
    )


def _signature(office: OfficeProfile, signer: Signer, catalogues: Catalogues) -> Signature:
    return Signature(
        authority=authority_lines(office, signer, catalogues),
        position=catalogues.text("signer_positions", signer.position),
        name=signer.name,
    )
