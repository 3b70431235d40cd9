"""What a report is composed from, and the live words by which a template asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.documents.tree import Run
from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.counting import Figures
from cchc_desktop.domain.documents import Document as CitedDocument
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.periods import Period, PeriodKind
from cchc_desktop.domain.validation import lower_first
from cchc_desktop.domain.vietnamese import format_count, format_day_prose, format_number

_NO_DATA = "......"
"""A figure without data: a blank to be filled by hand, never 0."""


class UnknownToken(CchcError):
    """Raised when a template asks for a word that nothing answers."""

    def __init__(self, token: str) -> None:
        super().__init__(f"Mẫu báo cáo dùng từ “{{{token}}}” mà chương trình không biết.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that a report of one period may speak of.

    ``slogans`` and ``next_tasks`` are texts. ``documents`` are the register's; ``number`` and
    ``issued_on`` are None until the report has been signed on paper and given its number.
    """

    period: Period
    office: OfficeProfile
    figures: Figures
    catalogues: Catalogues
    documents: Sequence[CitedDocument]
    slogans: Sequence[str]
    next_tasks: Sequence[str]
    number: int | None = None
    issued_on: date | None = None
    leading_zero: bool = True


class LiveWords:
    """Answers a template's words from the facts."""

    def __init__(self, facts: Facts, citations: Mapping[str, Mapping[str, str]]) -> None:
        self._facts = facts
        office, period = facts.office, facts.period
        self._words = {
            "period": _period_in_text(period),
            "year": str(period.year),
            "next_year": str(period.year + 1),
            "office.body": office.body,
            "office.short_name": office.short_name,
            "office.unit_name": office.unit_name,
            "office.kind": _kind_of_unit(office.unit_name),
            "office.place": office.place,
            "office.superior": office.superior,
            "office.province": office.province,
            "office.district": office.district,
            "office.desk": _desk_in_a_sentence(office.one_stop_desk),
            "office.superior_levels": _superior_levels(office),
        }
        for name, wanted in citations.items():
            cited = self._newest(wanted)
            self._words[name] = "" if cited is None else self._citation(cited, issuer=True)
            self._words[f"{name}.brief"] = (
                "" if cited is None else self._citation(cited, issuer=False)
            )

    def has(self, name: str) -> bool:
        """Tell whether there is anything behind the name; raises :class:`UnknownToken`."""
        if name == "slogans":
            return bool(self._facts.slogans)
        if name == "next_tasks":
            return bool(self._facts.next_tasks)
        if name in self._words:
            return bool(self._words[name])
        if name not in self._facts.figures:
            self._expect_figure(name)
            return False
        return self._facts.figures[name].in_period is not None

    def run(self, name: str, *, bold: bool = False) -> Run:
        """Return the words for a name, marked as a live figure where it is one.

        A figure without data is a blank to be filled by hand. Raises :class:`UnknownToken`.
        """
        if name in self._words:
            return Run(self._words[name], bold=bold)
        if name not in self._facts.figures:
            self._expect_figure(name)
            return Run(_NO_DATA, bold=bold, token=name)
        value = self._facts.figures[name].in_period
        if value is None:
            return Run(_NO_DATA, bold=bold, token=name)
        if value == int(value):
            text = format_count(int(value), leading_zero=self._facts.leading_zero)
        else:
            text = format_number(value)
        return Run(text, bold=bold, token=name)

    def _expect_figure(self, name: str) -> None:
        """Raise :class:`UnknownToken` unless a record could make this a figure."""
        source, _, rest = name.rpartition(".")
        known = self._facts.catalogues.find
        displayed = source == "displays" and known("media", rest) is not None
        measured = known("channels", source) is not None and known("units", rest) is not None
        if not displayed and not measured:
            raise UnknownToken(name)

    def _newest(self, wanted: Mapping[str, str]) -> CitedDocument | None:
        period = self._facts.period
        found = [
            document
            for document in self._facts.documents
            if document.day is not None
            and period.year_start <= document.day <= period.end
            and all(getattr(document, name) == value for name, value in wanted.items())
        ]
        return max(found, key=lambda document: document.day or date.min, default=None)

    def _citation(self, document: CitedDocument, *, issuer: bool) -> str:
        """Cite a document, in full or without "số" and who issued it.

        The form is that of Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6.b. A công văn is no type of
        its own and so has no abbreviation and no capital letter.
        """
        assert document.day is not None
        entry = self._facts.catalogues.find("document_types", document.type)
        type_name = self._facts.catalogues.text("document_types", document.type)
        if entry is not None and not entry.short:
            type_name = lower_first(type_name)
        number = f"số {document.symbol}" if issuer else document.symbol
        parts = [f"{type_name} {number} ngày {format_day_prose(document.day)}"]
        if issuer:
            parts.append(f"của {document.issuer}")
        parts.append(lower_first(document.subject))
        return " ".join(parts)


def _kind_of_unit(unit_name: str) -> str:
    """Return the kind of unit that opens its name: "xã", "phường", "thị trấn"."""
    of_two_words = ("thị trấn", "đặc khu")
    lower = unit_name.lower()
    return next((k for k in of_two_words if lower.startswith(k)), lower.split(maxsplit=1)[0])


def _desk_in_a_sentence(name: str) -> str:
    """Return "bộ phận một cửa" with a small letter; "Trung tâm Phục vụ ..." is a body's name."""
    return lower_first(name) if name.lower().startswith("bộ phận") else name


def _period_in_text(period: Period) -> str:
    """Return the period inside a sentence: "quý II năm 2022", "giai đoạn từ ngày ..."."""
    name = lower_first(period.label)
    return f"giai đoạn {name}" if period.kind is PeriodKind.RANGE else name


def _superior_levels(office: OfficeProfile) -> str:
    """Return the levels above by kind, the highest first: "tỉnh, huyện", "thành phố"."""
    kinds = ("tỉnh", "thành phố", "huyện", "thị xã", "quận")
    names = (office.province.lower(), office.district.lower())
    found = [kind for name in names for kind in kinds if name.startswith(kind)]
    return ", ".join(found) or "cấp trên"
