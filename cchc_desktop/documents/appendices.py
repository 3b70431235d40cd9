"""The appendices that a report may take along: tables of its own figures and records.

Numbered I, II where there are two or more (Nghị định 30/2020/NĐ-CP, Phụ lục I, III).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.tree import Appendix, Column, Runs, Table, runs
from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.counting import NUMBER_LABELS, Figure
from cchc_desktop.domain.fields import fields_of, lines_of
from cchc_desktop.domain.official_lines import symbol_of
from cchc_desktop.domain.posting import REPEALED, last_event
from cchc_desktop.domain.procedures import Procedure, ProcedureEvent
from cchc_desktop.domain.shown import shown_lines
from cchc_desktop.domain.slogans import Display, Slogan
from cchc_desktop.domain.vietnamese import format_day, format_number, format_percent, sort_key

APPENDIX: Final = "appendix-"
"""Begins the codes of those parts of a report that are appendices."""

_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI")
_ORDINAL: Final = Column("STT", 0.5, "center")

Row = tuple[Runs, ...]


def appendices_of(type_code: str, parts: Sequence[str], facts: Facts) -> tuple[Appendix, ...]:
    """Return the appendices among ``parts``, in the order in which they are declared here."""
    chosen = [part for part in _APPENDICES if part in parts]
    return tuple(
        Appendix(
            key=part,
            title=title,
            reference=_reference(type_code, facts),
            blocks=(
                Table(
                    f"{part}.table",
                    columns,
                    tuple(_numbered(rows(facts), len(columns))),
                ),
            ),
            number=_ROMAN[at] if len(chosen) > 1 else "",
            landscape=landscape,
        )
        for at, part in enumerate(chosen)
        for title, landscape, columns, rows in (_APPENDICES[part],)
    )


def _reference(type_code: str, facts: Facts) -> str:
    name = facts.catalogues.text("document_types", type_code)
    number = "      " if facts.number is None else f"{facts.number:02}"
    symbol = symbol_of(number, type_code, facts.office, facts.catalogues)
    if facts.issued_on is not None:
        day = format_day(facts.issued_on)
    else:
        on = facts.today or facts.period.end
        day = f"     /{on.month}/{on.year}"
    return f"Kèm theo {name} số {symbol} ngày {day} của {facts.office.body}"


def _numbered(rows: Iterator[Sequence[str]], width: int) -> Iterator[Row]:
    empty = True
    for ordinal, row in enumerate(rows, start=1):
        empty = False
        yield tuple(runs(text) if text else () for text in (str(ordinal), *row))
    if empty:
        yield (runs(""), runs("Không có số liệu trong kỳ."), *([()] * (width - 2)))


def _tally(facts: Facts) -> Iterator[Sequence[str]]:
    for figure in facts.figures:
        yield (
            figure.definition.label,
            figure.definition.unit,
            *map(
                _number,
                (
                    figure.planned,
                    figure.in_period,
                    figure.cumulative,
                    figure.same_period_last_year,
                    figure.difference,
                ),
            ),
            _share(figure),
            "" if figure.estimated is None else f"Ước thêm {format_number(figure.estimated)}",
        )


def _number(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)


def _share(figure: Figure) -> str:
    if figure.in_period is None or not figure.same_period_last_year:
        return ""
    return format_percent(figure.in_period, figure.same_period_last_year)


def _procedures(facts: Facts) -> Iterator[Sequence[str]]:
    """The list in force on the period's last day, by field and name."""

    def order(procedure: Procedure) -> tuple[str, str]:
        field = facts.catalogues.text("procedure_fields", procedure.field)
        return sort_key(field), sort_key(procedure.name)

    for procedure in sorted(facts.procedures, key=order):
        event = last_event(procedure.events, facts.period.end)
        if event is None or event.kind == REPEALED:
            continue
        posted = [posting for posting in event.postings if posting.posted_on is not None]
        yield (
            procedure.code,
            procedure.name,
            facts.catalogues.text("procedure_fields", procedure.field),
            facts.catalogues.text("event_kinds", event.kind),
            "" if event.effective_on is None else format_day(event.effective_on),
            "; ".join(
                f"{facts.catalogues.text('places', posting.place)} {format_day(posting.posted_on)}"
                for posting in posted
                if posting.posted_on is not None
            )
            or "Chưa niêm yết",
        )


def _displays(facts: Facts) -> Iterator[Sequence[str]]:
    """Each display of a slogan that touches the period."""
    for slogan in facts.slogans:
        for display in slogan.displays:
            if display.since is None or display.since > facts.period.end:
                continue
            if display.until is not None and display.until < facts.period.start:
                continue
            until = "nay" if display.until is None else format_day(display.until)
            yield (
                slogan.text,
                facts.catalogues.text("media", display.medium),
                facts.catalogues.text("places", display.place) if display.place else "",
                f"{format_day(display.since)} - {until}",
                "" if display.pieces is None else format_number(display.pieces),
            )


def _evidence(facts: Facts) -> Iterator[Sequence[str]]:
    """The activities of the period with what proves them."""
    for activity in facts.proven:
        yield (
            "" if activity.day is None else format_day(activity.day),
            facts.catalogues.text("channels", activity.channel),
            activity.title,
            shown_lines(activity.measures, facts.catalogues),
            shown_lines(activity.evidence, facts.catalogues),
        )


_Rows = Callable[[Facts], Iterator[Sequence[str]]]


def _label(record: type[object], name: str) -> str:
    declared = fields_of(record).get(name) or lines_of(record)[name]
    return declared.label


_APPENDICES: Final[Mapping[str, tuple[str, bool, tuple[Column, ...], _Rows]]] = {
    "appendix-tally": (
        "Tổng hợp kết quả tuyên truyền cải cách hành chính",
        True,
        (
            _ORDINAL,
            Column("Kênh, nội dung", 3.0),
            Column(_label(Measure, "unit"), 1.3, "center"),
            Column(NUMBER_LABELS["planned"], 1.0, "right"),
            Column(NUMBER_LABELS["in_period"], 1.0, "right"),
            Column(NUMBER_LABELS["cumulative"], 1.1, "right"),
            Column(NUMBER_LABELS["same_period_last_year"], 1.1, "right"),
            Column("Tăng, giảm", 1.0, "right"),
            Column("Tỷ lệ so cùng kỳ", 1.1, "right"),
            Column("Ghi chú", 1.5),
        ),
        _tally,
    ),
    "appendix-procedures": (
        "Danh mục thủ tục hành chính đang có hiệu lực",
        True,
        (
            _ORDINAL,
            Column(_label(Procedure, "code"), 1.3),
            Column(_label(Procedure, "name"), 4.0),
            Column(_label(Procedure, "field"), 1.4),
            Column(_label(ProcedureEvent, "kind"), 1.3),
            Column("Hiệu lực từ", 1.2, "center"),
            Column(lines_of(ProcedureEvent)["postings"].label, 2.2),
        ),
        _procedures,
    ),
    "appendix-displays": (
        "Khẩu hiệu, băng rôn tuyên truyền",
        False,
        (
            _ORDINAL,
            Column(_label(Slogan, "text"), 4.0),
            Column(_label(Display, "medium"), 1.4),
            Column(_label(Display, "place"), 1.5),
            Column("Thời gian", 1.6, "center"),
            Column("Số tấm", 0.8, "right"),
        ),
        _displays,
    ),
    "appendix-evidence": (
        "Minh chứng hoạt động tuyên truyền",
        True,
        (
            _ORDINAL,
            Column(_label(Activity, "day"), 1.1, "center"),
            Column(_label(Activity, "channel"), 1.5),
            Column(_label(Activity, "title"), 4.0),
            Column(_label(Activity, "measures"), 1.5),
            Column(_label(Activity, "evidence"), 3.0),
        ),
        _evidence,
    ),
}
"""Title, whether its pages lie across, columns and rows of each appendix."""
