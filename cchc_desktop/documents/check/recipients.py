"""Rules on whom the document goes to: Kính gửi, Như trên, Nơi nhận, Lưu.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from cchc_desktop.documents.check.manuscript import Kind, Manuscript
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.domain.vietnamese import fold

_WHERE: Final = "(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.9)"
_FILED: Final = re.compile(r"Lưu: VT(?:, \S.*)?")
_FILING: Final = re.compile(r"lưu\b\s*:?\s*", re.IGNORECASE)
_REGISTRY: Final = re.compile(r"(?<!\w)(?:VT|văn thư)(?!\w)[,;. ]*", re.IGNORECASE)


def nobody_addressed(manuscript: Manuscript) -> Iterator[Hit]:
    """A report to a superior does not say to whom it goes."""
    addressees, office = manuscript.document.addressees, manuscript.facts.office
    if not office.addressee or (addressees and any(addressees.names)):
        return
    # The part is not there, so the finding stands where it belongs: behind the subject.
    passage = replace(manuscript.by_kind[Kind.SUBJECT], place="Kính gửi")
    end = len(passage.text)
    yield Hit(
        passage,
        end,
        end,
        f"Báo cáo gửi cấp trên phải có dòng “Kính gửi: {office.superior}” {_WHERE}.",
    )


def not_as_above(manuscript: Manuscript) -> Iterator[Hit]:
    """The line "Như trên" is missing, not the first, or answers no "Kính gửi"."""
    names = manuscript.document.recipients.names
    if not names:
        return
    addressees = manuscript.document.addressees
    addressed = bool(addressees and any(addressees.names)) or manuscript.facts.office.addressee
    passage = manuscript.by_kind[Kind.RECIPIENTS]
    as_above = [at for at, name in enumerate(names) if fold(name) == "nhu tren"]
    if addressed and not as_above:
        yield Hit(
            passage,
            0,
            0,
            "Văn bản có “Kính gửi” thì dòng đầu của Nơi nhận là “Như trên” " + _WHERE + ".",
            "Như trên\n",
        )
    elif addressed and as_above[0] != 0:
        message = f"“Như trên” phải là dòng đầu của Nơi nhận {_WHERE}."
        yield Hit(passage, *passage.line(as_above[0]), message)
    elif as_above and not addressed:
        message = f"Nơi nhận ghi “Như trên” nhưng văn bản không có “Kính gửi” {_WHERE}."
        yield Hit(passage, *passage.line(as_above[0]), message)


def wrongly_filed(manuscript: Manuscript) -> Iterator[Hit]:
    """The last recipient is not "Lưu: VT, <drafting unit>"."""
    passage = manuscript.by_kind[Kind.RECIPIENTS]
    names, unit = manuscript.document.recipients.names, manuscript.facts.office.drafting_unit
    end = len(passage.text)
    if not names:
        yield Hit(passage, 0, 0, f"Thiếu phần “Nơi nhận” {_WHERE}.")
        return
    filing = [at for at, name in enumerate(names) if _FILING.match(name)]
    right = f"Lưu: VT, {unit}" if unit else "Lưu: VT"
    if not filing:
        message = f"Dòng cuối của Nơi nhận phải là “{right}” {_WHERE}."
        yield Hit(passage, end, end, message, f"\n{right}")
        return
    at = filing[-1]
    name = names[at].strip()
    if at != len(names) - 1:
        message = f"“{name}” phải là dòng cuối của Nơi nhận {_WHERE}."
        yield Hit(passage, *passage.line(at), message)
    if not _FILED.fullmatch(name):
        units = _REGISTRY.sub("", _FILING.sub("", name, count=1)).strip(" ,.;:")
        right = f"Lưu: VT, {units}" if units else right
        yield Hit(
            passage,
            *passage.line(at),
            f"“{name}” viết đúng là “{right}”: lưu ở văn thư và đơn vị soạn thảo {_WHERE}.",
            right,
        )
