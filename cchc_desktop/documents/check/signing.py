"""Rules on who signs: TM., KT., the position and the name.

Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I, II.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cchc_desktop.documents.check.manuscript import Kind, Manuscript
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.documents.check.word_lists import in_case_of
from cchc_desktop.domain.office import Signer
from cchc_desktop.domain.vietnamese import fold

_WHERE: Final = "(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7)"
_FOR: Final = re.compile(r"K[./]?T\b[./]?\s*", re.IGNORECASE)
_ON_BEHALF: Final = re.compile(r"T[./]?M\b[./]?\s*", re.IGNORECASE)
_BY_ORDER: Final = re.compile(r"(?:T[./]?L|T[./]?U[./]?Q|Q)\b[./]\s*", re.IGNORECASE)
_DEPUTY: Final = re.compile(r"phó\s+", re.IGNORECASE)
_DEGREE: Final = re.compile(
    r"(?:(?:ThS|Th\.S|TS|PGS|GS|CN|KS|BS|LS|Thạc sĩ|Thạc sỹ|Tiến sĩ|Tiến sỹ|Cử nhân|Kỹ sư|Bác sĩ|"
    r"Luật sư|NGƯT|NGND|Ông|Bà|Đồng chí|Đ/c)\b\.?\s*)+(?=\w)",
    re.IGNORECASE,
)


def signer_missing(manuscript: Manuscript) -> Iterator[Hit]:
    """The position or the name of the signer is missing."""
    signature = manuscript.document.signature
    missing = [
        what
        for what, text in (("chức vụ", signature.position), ("họ và tên", signature.name))
        if not text.strip()
    ]
    if missing:
        passage = manuscript.by_kind[Kind.SIGNATURE]
        end = len(passage.text)
        yield Hit(passage, end, end, f"Thiếu {' và '.join(missing)} của người ký {_WHERE}.")


def not_on_behalf(manuscript: Manuscript) -> Iterator[Hit]:
    """A body that decides together signs without TM."""
    signature = manuscript.document.signature
    if not manuscript.collective or not signature.position.strip():
        return
    if any(_ON_BEHALF.match(line) or _BY_ORDER.match(line) for line in signature.authority):
        return
    fix = in_case_of(signature.position, "TM. Ủy ban nhân dân")
    yield Hit(
        manuscript.by_kind[Kind.SIGNATURE],
        0,
        0,
        "Ký thay mặt tập thể Ủy ban nhân dân phải có dòng “TM. ỦY BAN NHÂN DÂN” trên chức vụ "
        f"{_WHERE}.",
        f"{fix}\n",
    )


def wrongly_signed_for(manuscript: Manuscript) -> Iterator[Hit]:
    """A deputy signs without KT., or for another than the head; or the head signs with KT."""
    signature = manuscript.document.signature
    passage = manuscript.by_kind[Kind.SIGNATURE]
    position = signature.position.strip()
    signed_for = [at for at, line in enumerate(signature.authority) if _FOR.match(line)]
    deputy = _DEPUTY.match(position)
    if deputy is None:
        if position and signed_for:
            yield Hit(
                passage,
                *passage.line(signed_for[0]),
                f"“{position}” không phải cấp phó nên không ký thay: bỏ dòng “KT.”, hoặc ghi đúng "
                f"chức vụ cấp phó của người ký {_WHERE}.",
            )
        return
    head = in_case_of(position, _DEPUTY.sub("", position, count=1).split("\n")[0])
    right = f"KT. {head}"
    if not signed_for:
        if any(_BY_ORDER.match(line) for line in signature.authority):
            return
        at = passage.line(len(signature.authority))[0]
        yield Hit(
            passage,
            at,
            at,
            f"“{position}” ký thay cấp trưởng nên trên chức vụ phải có dòng “{right.upper()}” "
            f"{_WHERE}.",
            f"{right}\n",
        )
        return
    line = signature.authority[signed_for[0]]
    said = _FOR.sub("", line, count=1)
    if _office_named(head) != _office_named(said) or not line.startswith("KT. "):
        start, end = passage.line(signed_for[0])
        yield Hit(
            passage,
            start,
            end,
            f"“{position}” ký thay thì ghi “{right.upper()}”, không ghi “{line}” {_WHERE}.",
            right,
        )


def _office_named(position: str) -> list[str]:
    """Return the office itself in a position: "Giám đốc" of "Giám đốc Trung tâm ..."."""
    return fold(position).split()[:2]


def other_position(manuscript: Manuscript) -> Iterator[Hit]:
    """The office knows the signer in another position."""
    signature, facts = manuscript.document.signature, manuscript.facts
    signers = _signers_named(manuscript)
    if not signers or not signature.position.strip():
        return
    known = [facts.catalogues.text("signer_positions", signer.position) for signer in signers]
    if not any(fold(signature.position).startswith(fold(position)) for position in known):
        passage = manuscript.by_kind[Kind.SIGNATURE]
        yield Hit(
            passage,
            *passage.line(len(signature.authority)),
            f"Theo thông tin cơ quan, {signers[0].name} là {known[0]}, không phải "
            f"“{signature.position}”.",
        )


def name_in_capitals(manuscript: Manuscript) -> Iterator[Hit]:
    """The signer's name is in capitals."""
    name = manuscript.document.signature.name
    if not name.isupper() or len(name.split()) < 2:
        return
    passage = manuscript.by_kind[Kind.SIGNATURE]
    registered = _signers_named(manuscript)
    right = registered[0].name if registered else " ".join(map(str.capitalize, name.split()))
    yield Hit(
        passage,
        *passage.line(passage.text.count("\n")),
        f"Họ và tên người ký viết chữ thường: “{right}” {_WHERE}.",
        right,
    )


def name_with_degree(manuscript: Manuscript) -> Iterator[Hit]:
    """A degree or a form of address stands before the signer's name."""
    found = _DEGREE.match(manuscript.document.signature.name)
    if found is None:
        return
    passage = manuscript.by_kind[Kind.SIGNATURE]
    start, _ = passage.line(passage.text.count("\n"))
    yield Hit(
        passage,
        start,
        start + found.end(),
        f"Trước họ tên người ký không ghi học hàm, học vị, danh hiệu hay cách xưng hô {_WHERE}.",
        "",
        label=f"Bỏ “{found[0].strip()}”",
    )


def _signers_named(manuscript: Manuscript) -> list[Signer]:
    """Return the office's signers of the printed name; one may hold two positions."""
    name = fold(manuscript.document.signature.name)
    return [signer for signer in manuscript.facts.office.signers if fold(signer.name) == name]
