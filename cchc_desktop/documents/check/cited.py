"""Rules on the documents that the text cites, held against the register.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3 (symbols) and II.6.b (citing).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cchc_desktop.documents.check.citations import Citation
from cchc_desktop.documents.check.letterhead import number_spaced
from cchc_desktop.documents.check.manuscript import Manuscript, Passage
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.domain.documents import Document as CitedDocument
from cchc_desktop.domain.validation import lower_first
from cchc_desktop.domain.vietnamese import fold, format_day_prose

_WHERE: Final = "(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6)"


def symbol_spaced(manuscript: Manuscript) -> Iterator[Hit]:
    """A number and symbol has white space inside, that of the document itself among them."""
    yield from number_spaced(manuscript)
    for passage, citation in _cited(manuscript):
        start, end = citation.symbol_start, citation.symbol_end
        if passage.text[start:end] != citation.symbol:
            yield Hit(
                passage,
                start,
                end,
                f"Trong số, ký hiệu không có khoảng trắng: “{citation.symbol}” "
                "(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3).",
                citation.symbol,
            )


def not_registered(manuscript: Manuscript) -> Iterator[Hit]:
    """A cited document is not in the register; told once for each."""
    told: set[str] = set()
    for passage, citation in _cited(manuscript):
        if not citation.known and citation.symbol.casefold() not in told:
            told.add(citation.symbol.casefold())
            yield Hit(
                passage,
                citation.symbol_start,
                citation.symbol_end,
                f"Sổ Văn bản chưa có văn bản {citation.symbol}; hãy ghi vào sổ, hoặc xem lại số.",
            )


def other_day(manuscript: Manuscript) -> Iterator[Hit]:
    """A cited document is of another day than the register says."""
    for passage, citation in _cited(manuscript):
        days = [document.day for document in citation.known if document.day is not None]
        if citation.day is None or not days or citation.day in days:
            continue
        told = " hoặc ".join(format_day_prose(day) for day in days)
        yield Hit(
            passage,
            citation.day_start,
            citation.day_end,
            f"Theo sổ Văn bản, {citation.symbol} ban hành ngày {told}, không phải ngày "
            f"{format_day_prose(citation.day)}.",
            format_day_prose(days[0]) if len(days) == 1 else None,
        )


def not_in_full(manuscript: Manuscript) -> Iterator[Hit]:
    """The first citation of a document lacks its type, day, issuer or title."""
    for passage, citation, first in _in_turn(manuscript):
        if not first:
            continue
        missing = []
        if not citation.type:
            missing.append("tên loại")
        if not citation.dated:
            missing.append("ngày ban hành")
        if not citation.issuer and not _issuer_named(passage, citation):
            missing.append("cơ quan ban hành")
        if not citation.titled:
            missing.append("trích yếu")
        if missing:
            yield Hit(
                passage,
                citation.start,
                citation.end,
                f"Lần đầu dẫn văn bản {citation.symbol} phải ghi đủ; còn thiếu "
                f"{', '.join(missing)} {_WHERE}.",
            )


def in_full_again(manuscript: Manuscript) -> Iterator[Hit]:
    """A document that was cited before is cited in full once more."""
    for passage, citation, first in _in_turn(manuscript):
        if not first and citation.dated and citation.issuer and citation.titled:
            yield Hit(
                passage,
                citation.symbol_end,
                citation.end,
                f"Văn bản {citation.symbol} đã được dẫn ở trên; từ lần sau chỉ ghi tên loại và số, "
                f"ký hiệu {_WHERE}.",
                "",
                label="Bỏ phần đã nêu",
            )


def other_words(manuscript: Manuscript) -> Iterator[Hit]:
    """A citation names another type, issuer or title than the register."""
    for passage, citation in _cited(manuscript):
        if len(citation.known) != 1:
            continue
        (document,) = citation.known
        label = manuscript.facts.catalogues.text("document_types", document.type)
        if citation.type and fold(citation.type) != fold(label):
            start = citation.start
            yield Hit(
                passage,
                start,
                start + len(citation.type),
                f"Theo sổ Văn bản, {citation.symbol} là {label.lower()}.",
            )
        written = passage.text[citation.title_start : citation.end]
        if citation.titled and not _same_title(written, document):
            yield Hit(
                passage,
                citation.title_start,
                citation.end,
                f"Theo sổ Văn bản, trích yếu của {citation.symbol} là "
                f"“{lower_first(document.subject)}”.",
            )


def _same_title(written: str, document: CitedDocument) -> bool:
    """Tell whether a title reads as registered; a full one has been found by its letters."""
    if written.casefold() == document.subject.casefold():
        return written[1:] == document.subject[1:]
    # "về việc" and "về" are one, and an office shortens a long title at its end.
    said, registered = (
        fold(text).replace("ve viec ", "ve ") for text in (written, document.subject)
    )
    return said.startswith(registered)


def _issuer_named(passage: Passage, citation: Citation) -> bool:
    """Tell whether the sentence itself says who issued the document, before citing it."""
    start, _ = passage.sentence_at(citation.start)
    before = fold(passage.text[start : citation.start])
    issuers = (fold(document.issuer) for document in citation.known)
    return any(issuer in before for issuer in issuers) or "ban hanh" in before


def _cited(manuscript: Manuscript) -> Iterator[tuple[Passage, Citation]]:
    for passage in manuscript.prose:
        for citation in manuscript.citations[passage.key]:
            yield passage, citation


def _in_turn(manuscript: Manuscript) -> Iterator[tuple[Passage, Citation, bool]]:
    """Yield the citations, and whether each is the first of its document."""
    seen: set[str] = set()
    for passage, citation in _cited(manuscript):
        yield passage, citation, citation.symbol.casefold() not in seen
        seen.add(citation.symbol.casefold())
