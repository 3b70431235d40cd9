"""The live words of a report: each name in braces, what it stands for, and what is behind it.

| name | stands for |
|---|---|
| ``radio.items``, ``slogans.sentences``, ... | a figure in the period |
| the same with ``.cumulative``, ``.planned``, ``.last_year``, ``.difference``, ``.estimated`` | its other numbers |
| ``radio.items.of_plan``, ``radio.items.of_last_year`` | the share with its parts: 99/382 = 25,9% |
| ``period``, ``year``, ``next_year`` | the period in a sentence, its year, the next |
| ``office.body``, ``office.superior``, ... | the office on the report's day |
| ``slogan.12``, ``task.5``, ``task.5.outcome`` | one record, quoted as it is registered |
| ``directive``, ``directive.brief``, and the template's own words | what the template says |
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.template import Template, WrongTemplate
from cchc_desktop.documents.tree import Run
from cchc_desktop.documents.wording import pieces_of
from cchc_desktop.domain.counting import Figure
from cchc_desktop.domain.documents import Document as CitedDocument
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.periods import Period, PeriodKind
from cchc_desktop.domain.report_blocks import WORDING_LENGTH
from cchc_desktop.domain.tasks import Task
from cchc_desktop.domain.validation import lower_first
from cchc_desktop.domain.vietnamese import (
    format_count,
    format_day_prose,
    format_number,
    format_percent,
)

NO_DATA: Final = "......"
"""What has no data: a blank to be filled by hand, never 0."""

NUMBERS: Final[Mapping[str, tuple[str, Callable[[Figure], Decimal | None]]]] = {
    "cumulative": ("lũy kế từ đầu năm", lambda figure: figure.cumulative),
    "planned": ("kế hoạch năm", lambda figure: figure.planned),
    "last_year": ("cùng kỳ năm trước", lambda figure: figure.same_period_last_year),
    "difference": ("tăng, giảm so với cùng kỳ", lambda figure: figure.difference),
    "estimated": ("ước thực hiện", lambda figure: figure.estimated),
}
SHARES: Final = {
    "of_plan": ("tỷ lệ so với kế hoạch", "planned"),
    "of_last_year": ("tỷ lệ so với cùng kỳ năm trước", "last_year"),
}

_OFFICE_WORDS: Final = {
    "office.body": "Tên cơ quan",
    "office.short_name": "Tên viết tắt của cơ quan",
    "office.unit_name": "Tên đơn vị hành chính",
    "office.kind": "Loại đơn vị hành chính",
    "office.place": "Địa danh",
    "office.superior": "Cơ quan cấp trên",
    "office.province": "Tỉnh, thành phố",
    "office.district": "Huyện",
    "office.desk": "Bộ phận một cửa",
    "office.superior_levels": "Các cấp trên",
}


class UnknownToken(CchcError):
    """Raised when a wording asks for a word that nothing answers."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.said = f"dùng từ “{{{token}}}” mà chương trình không biết."
        super().__init__(f"Mẫu báo cáo {self.said}")


@dataclass(frozen=True, slots=True)
class LiveWord:
    """One live word as it stands now: its name, what it is, what it stands for."""

    name: str
    label: str
    shown: str
    figure: str | None = None
    """The figure whose records are behind it, None where there is none."""


class LiveWords:
    """Answers live words from the facts and from what a template says."""

    def __init__(self, facts: Facts, template: Template) -> None:
        self._facts = facts
        office, period = facts.office, facts.period
        self._words: dict[str, tuple[str, str]] = {
            "period": ("Kỳ báo cáo", _period_in_text(period)),
            "year": ("Năm báo cáo", str(period.year)),
            "next_year": ("Năm sau", str(period.year + 1)),
        }
        self._words |= {
            name: (label, _of_office(name, office)) for name, label in _OFFICE_WORDS.items()
        }
        for name, wanted in template.citations.items():
            self._cite(name, wanted)
        for slogan in facts.slogans:
            self._words[f"slogan.{slogan.id}"] = ("Khẩu hiệu", slogan.text)
        for task in facts.tasks:
            self._words[f"task.{task.id}"] = ("Nhiệm vụ", task.content)
            said = ("Kết quả nhiệm vụ", _outcome(task, facts))
            self._words[f"task.{task.id}.outcome"] = said
        # Last, for they may use all the others; the template has seen to it that none goes round.
        for name in template.words_in_order:
            self._words[name] = (name, self._spoken(name, template))

    def has(self, name: str) -> bool:
        """Tell whether there is anything behind the name; raises :class:`UnknownToken`."""
        if name == "slogans":
            return bool(self._facts.slogans)
        if name in ("next_tasks", "past_tasks"):
            return bool(getattr(self._facts, name))
        if name in self._words:
            return bool(self._words[name][1])
        return self.find(name).shown != NO_DATA

    def find(self, name: str) -> LiveWord:
        """Return the word of this name; raises :class:`UnknownToken`.

        What has no data, a record that is no longer there among it, stands as :data:`NO_DATA`.
        """
        if name in self._words:
            return LiveWord(name, *self._words[name])
        if _is_of_record(name):
            return LiveWord(name, "Bản ghi không còn", NO_DATA)
        figure, _, part = name.rpartition(".")
        if part in NUMBERS or part in SHARES:
            return self._figure(name, figure, part)
        return self._figure(name, name, "")

    def run(self, name: str, *, bold: bool = False) -> Run:
        """Return the words for a name, marked with it; raises :class:`UnknownToken`."""
        return Run(self.find(name).shown, bold=bold, token=name)

    def runs(self, wording: str, *, bold: bool = False) -> tuple[Run, ...]:
        """Return a wording with its live words filled in; raises :class:`UnknownToken`."""
        runs: list[Run] = []
        for piece in pieces_of(wording):
            run = Run(piece.text, bold=bold)
            if piece.token is not None:
                run = self.run(piece.token, bold=bold)
            if runs and runs[-1].token is None and run.token is None:
                runs[-1] = Run(runs[-1].text + run.text, bold=bold)
            elif run.text:
                runs.append(run)
        return tuple(runs)

    def known(self) -> Iterator[LiveWord]:
        """Yield every word that can be put into a wording now, figures first."""
        for figure in self._facts.figures:
            yield self.find(figure.name)
            for part in NUMBERS:
                found = self.find(f"{figure.name}.{part}")
                if found.shown != NO_DATA:
                    yield found
            for part in SHARES:
                found = self.find(f"{figure.name}.{part}")
                if found.shown != NO_DATA:
                    yield found
        for name, (label, shown) in self._words.items():
            if shown:
                yield LiveWord(name, label, shown)

    def figure_of(self, name: str) -> str | None:
        """Return the figure that a word is a number of, None for every other word."""
        try:
            return self.find(name).figure
        except UnknownToken:
            return None

    def _spoken(self, name: str, template: Template) -> str:
        """Return what a word of the template stands for, by the words before it."""
        spoken, length = [], 0
        for piece in pieces_of(template.words[name]):
            try:
                text = piece.text if piece.token is None else self.find(piece.token).shown
            except UnknownToken as unknown:
                place = template.place_of(unknown.token)
                raise WrongTemplate(f"{place}: {unknown.said}") from unknown
            spoken.append(text)
            length += len(text)
            if length > WORDING_LENGTH:
                # Words that double one another would fill the memory.
                most = format_number(WORDING_LENGTH)
                raise WrongTemplate(
                    f"{template.place_of_word(name)}: từ “{{{name}}}” thành ra dài quá {most} chữ."
                )
        return "".join(spoken)

    def _figure(self, name: str, figure_name: str, part: str) -> LiveWord:
        if figure_name not in self._facts.figures:
            self._expect_figure(figure_name, name)
            return LiveWord(name, figure_name, NO_DATA, figure_name)
        figure = self._facts.figures[figure_name]
        definition = figure.definition
        label = f"{definition.label} ({definition.unit})"
        if part in SHARES:
            what, whole = SHARES[part]
            shown = self._share(figure.in_period, NUMBERS[whole][1](figure))
        elif part:
            what, read = NUMBERS[part]
            shown = self._number(read(figure))
        else:
            what, shown = "trong kỳ", self._number(figure.in_period)
        return LiveWord(name, f"{label}, {what}", shown, figure_name)

    def _number(self, value: Decimal | None) -> str:
        if value is None:
            return NO_DATA
        if value == int(value):
            return format_count(int(value), leading_zero=self._facts.leading_zero)
        return format_number(value)

    def _share(self, part: Decimal | None, whole: Decimal | None) -> str:
        """Return a share with its parts, so that a reader can check it: 99/382 = 25,9%."""
        if part is None or not whole:
            return NO_DATA
        return f"{format_number(part)}/{format_number(whole)} = {format_percent(part, whole)}"

    def _expect_figure(self, figure: str, token: str) -> None:
        """Raise :class:`UnknownToken` unless a record could make this a figure."""
        source, _, rest = figure.rpartition(".")
        known = self._facts.catalogues.find
        displayed = source == "displays" and known("media", rest) is not None
        measured = known("channels", source) is not None and known("units", rest) is not None
        if not displayed and not measured:
            raise UnknownToken(token)

    def _cite(self, name: str, wanted: Mapping[str, str]) -> None:
        cited = self._newest(wanted)
        full, brief = "", ""
        if cited is not None:
            full, brief = (self._citation(cited, issuer=issuer) for issuer in (True, False))
        self._words[name] = ("Văn bản dẫn chiếu", full)
        self._words[f"{name}.brief"] = ("Văn bản dẫn chiếu, viết gọn", brief)

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


def _is_of_record(name: str) -> bool:
    """Tell whether a word quotes one record, which may have been deleted since."""
    kind, _, rest = name.partition(".")
    return kind in ("slogan", "task") and rest.removesuffix(".outcome").isdecimal()


def _outcome(task: Task, facts: Facts) -> str:
    """Return what became of a task, as it ends a sentence."""
    said = lower_first(facts.catalogues.text("task_results", task.result))
    if task.done_on is not None:
        said += f" ngày {format_day_prose(task.done_on)}"
    outcome = task.outcome.strip().rstrip(".")
    return f"{said}: {lower_first(outcome)}" if outcome else said


def _of_office(name: str, office: OfficeProfile) -> str:
    match name.removeprefix("office."):
        case "kind":
            return kind_of_unit(office.unit_name)
        case "desk":
            return _desk_in_a_sentence(office.one_stop_desk)
        case "superior_levels":
            return _superior_levels(office)
        case field:
            return str(getattr(office, field))


def kind_of_unit(unit_name: str) -> str:
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
