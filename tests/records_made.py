"""Valid records of every register, made from the declarations themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from cchc_desktop.domain.catalogues import Catalogues, delivered_catalogues
from cchc_desktop.domain.documents import Document
from cchc_desktop.domain.fields import Field, Kind, Record, fields_of, lines_of
from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.periods import calendars_from
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.reports import ISSUED, Report
from cchc_desktop.domain.validation import clean, errors_of, validate
from cchc_desktop.resources import read_toml

CALENDARS = calendars_from(read_toml("calendars.toml"))
DELIVERED = delivered_catalogues(read_toml("catalogues.toml"), CALENDARS.values())
CATALOGUES = Catalogues(DELIVERED)

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAÂĐÊƠƯảạắệốờủỹ019 .,:;-/()“”&%'\"*+"
_PERIODS = ("2022", "2022-Q2", "2022-H1", "2022-9M", "2022-05", "2022-03-15..2022-06-14")


def days(
    first: date = date(1990, 1, 1), last: date = date(2100, 12, 31)
) -> st.SearchStrategy[date]:
    return st.dates(first, last)


def texts(longest: int, *, several_lines: bool = False) -> st.SearchStrategy[str]:
    letters = _LETTERS + ("\n" if several_lines else "")
    return st.text(letters, max_size=min(longest, 30))


References = Mapping[str, Sequence[int]]
"""The ids that fields of the kind REFERENCE may name, by register."""

NOBODY: References = {}


def lines_and_values(
    cls: type[Any], references: References = NOBODY
) -> st.SearchStrategy[dict[str, Any]]:
    """Make the values of a record or line, each fit for its own field."""
    values = {name: value_of(field, references) for name, field in fields_of(cls).items()}
    inner = {
        name: st.lists(made(lines.line, references), min_size=lines.minimum, max_size=3).map(tuple)
        for name, lines in lines_of(cls).items()
    }
    return st.fixed_dictionaries({**values, **inner})


def made(cls: type[Any], references: References = NOBODY) -> st.SearchStrategy[Any]:
    """Make records or lines of a class that are clean and have no error."""
    return (
        lines_and_values(cls, references)
        .map(lambda values: clean(_agreeing(cls(**values))))
        .filter(lambda record: not errors_of(validate(record, CATALOGUES)))
    )


def storable(cls: type[Any], references: References = NOBODY) -> st.SearchStrategy[Any]:
    """Make records that a data file lets itself be given, changed and rid of."""
    if cls is not Report:
        return made(cls, references)
    freely = {"state": "draft", "number": None, "issued_on": None, "relation": "", "related": None}
    return made(cls, references).map(lambda report: replace(report, **freely))


def _agreeing(record: Any) -> Any:
    """Let a report's fields agree with each other, which chance seldom does."""
    if not isinstance(record, Report):
        return record
    parts = {part.part: part for part in record.parts}
    changes: dict[str, Any] = {"parts": tuple(parts.values())}
    if record.state != ISSUED:
        changes |= {"number": None, "issued_on": None}
    if not record.relation or record.related is None:
        changes |= {"relation": "", "related": None}
    return replace(record, **changes)


def value_of(field: Field, references: References = NOBODY) -> st.SearchStrategy[Any]:
    """Make values that the field takes by its own rules, an empty one too where it may be."""
    strategy = _full(field, references)
    if field.required or field.kind is Kind.FLAG:
        return strategy
    empty = None if field.kind in (Kind.DAY, Kind.NUMBER, Kind.WHOLE, Kind.REFERENCE) else ""
    return st.one_of(st.just(empty), strategy)


def _full(field: Field, references: References) -> st.SearchStrategy[Any]:
    lowest = field.minimum if field.minimum is not None else -1000
    highest = field.maximum if field.maximum is not None else 10**6
    match field.kind:
        case Kind.TEXT | Kind.LONG_TEXT if field.label == fields_of(Report)["period"].label:
            return st.sampled_from(_PERIODS)
        case Kind.TEXT if field.check is fields_of(Document)["symbol"].check:
            return st.from_regex(r"[0-9]{1,3}[a-z]?/[A-ZĐ]{2,4}-[A-Z]{2,5}", fullmatch=True)
        case Kind.TEXT if field.label == "Mã":
            return st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
        case Kind.TEXT | Kind.LONG_TEXT:
            written = texts(field.max_length, several_lines=field.kind is Kind.LONG_TEXT)
            if field.required:
                return written.map(lambda text: f"Số {text}")
            return written
        case Kind.DAY:
            return days()
        case Kind.NUMBER:
            return st.decimals(lowest, highest, places=3, allow_nan=False).map(Decimal)
        case Kind.WHOLE:
            return st.integers(lowest, highest)
        case Kind.CHOICE:
            return st.sampled_from(sorted(CATALOGUES[field.catalogue].entries))
        case Kind.REFERENCE:
            ids = references.get(field.register, ())
            if not ids and field.required:
                return st.integers(1, 9)
            return st.sampled_from(list(ids)) if ids else st.none()
        case Kind.FLAG:
            return st.booleans()


def record_classes() -> list[type[Record]]:
    return [register.record for register in REGISTERS.values()]


def storable_classes() -> list[type[Record]]:
    """Return the classes whose records stand by themselves and may come and go."""
    kept_for_good = {OutgoingDocument}
    free = [register.record for register in REGISTERS.values() if not register.owner]
    return [cls for cls in free if cls not in kept_for_good]


def any_record(references: References = NOBODY) -> st.SearchStrategy[Any]:
    """Make a record of any register."""
    return st.sampled_from(record_classes()).flatmap(lambda cls: made(cls, references))


def any_storable(references: References = NOBODY) -> st.SearchStrategy[Any]:
    """Make a record of any register that a data file takes and gives up again."""
    return st.sampled_from(storable_classes()).flatmap(lambda cls: storable(cls, references))
