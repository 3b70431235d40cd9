"""Valid records of every register, made from the declarations themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from cchc_desktop.domain.catalogues import Catalogues, delivered_catalogues
from cchc_desktop.domain.documents import Document
from cchc_desktop.domain.fields import Field, Kind, Record, fields_of, lines_of
from cchc_desktop.domain.periods import calendars_from
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.reports import Report
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


def lines_and_values(
    cls: type[Any], references: Sequence[int] = ()
) -> st.SearchStrategy[dict[str, Any]]:
    """Make the values of a record or line, each fit for its own field."""
    values = {name: value_of(field, references) for name, field in fields_of(cls).items()}
    inner = {
        name: st.lists(made(lines.line, references), min_size=lines.minimum, max_size=3).map(tuple)
        for name, lines in lines_of(cls).items()
    }
    return st.fixed_dictionaries({**values, **inner})


def made(cls: type[Any], references: Sequence[int] = ()) -> st.SearchStrategy[Any]:
    """Make records or lines of a class that are clean and have no error.

    ``references`` are the ids that a field of the kind REFERENCE may name.
    """
    return (
        lines_and_values(cls, references)
        .map(lambda values: clean(cls(**values)))
        .filter(lambda record: not errors_of(validate(record, CATALOGUES)))
    )


def value_of(field: Field, references: Sequence[int] = ()) -> st.SearchStrategy[Any]:
    """Make values that the field takes by its own rules, an empty one too where it may be."""
    strategy = _full(field, references)
    if field.required or field.kind is Kind.FLAG:
        return strategy
    empty = None if field.kind in (Kind.DAY, Kind.NUMBER, Kind.WHOLE, Kind.REFERENCE) else ""
    return st.one_of(st.just(empty), strategy)


def _full(field: Field, references: Sequence[int]) -> st.SearchStrategy[Any]:
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
            return st.sampled_from(list(references)) if references else st.none()
        case Kind.FLAG:
            return st.booleans()


def record_classes() -> list[type[Record]]:
    return [register.record for register in REGISTERS.values()]


def any_record(references: Sequence[int] = ()) -> st.SearchStrategy[Any]:
    """Make a record of any register."""
    return st.sampled_from(record_classes()).flatmap(lambda cls: made(cls, references))
