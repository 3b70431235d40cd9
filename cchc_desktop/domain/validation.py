"""What a record may hold: cleaning at the entrance, then the faults as sentences with a place.

Nothing is corrected silently: :func:`clean` only composes the letters (NFC) and strips outer
white space; all else that does not fit is reported and kept as it was typed.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.fields import (
    NUMBER_STEP,
    Field,
    Kind,
    fields_of,
    is_empty,
    lines_of,
)
from cchc_desktop.domain.vietnamese import control_characters, normalize

R = TypeVar("R")


class Severity(enum.Enum):
    """Whether a fault keeps a record from being saved."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a record.

    ``path`` is the place, such as ``title`` or ``measures[0].quantity``; ``label`` is the
    field's label for messages away from the form.
    """

    path: str
    label: str
    message: str
    severity: Severity = Severity.ERROR


class InvalidRecord(CchcError):
    """Raised when a record with errors is to be saved; carries all of them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        more = f" (và {len(problems) - 1} lỗi khác)" if len(problems) > 1 else ""
        super().__init__(f"Chưa lưu. {first.label}: {first.message}{more}")
        self.problems = problems


class HasOwnRules(Protocol):
    """A record or line whose fields must agree with each other."""

    def own_problems(self) -> Iterator[tuple[str, str]]:
        """Yield (field name, sentence) for each disagreement."""
        ...


def clean(record: R) -> R:
    """Return ``record`` with every text composed to NFC and without outer white space."""
    changes: dict[str, Any] = {}
    for name, field in fields_of(type(record)).items():
        value = getattr(record, name)
        if field.kind in (Kind.TEXT, Kind.LONG_TEXT):
            changes[name] = normalize(value)
        elif field.kind is Kind.NUMBER and isinstance(value, int):
            changes[name] = Decimal(value)
    for name in lines_of(type(record)):
        changes[name] = tuple(clean(line) for line in getattr(record, name))
    return dataclasses.replace(record, **changes)  # type: ignore[type-var]


def validate(record: object, catalogues: Catalogues) -> tuple[Problem, ...]:
    """Return every fault of ``record`` and of its lines, in the order of the declaration."""
    return tuple(_problems(record, catalogues, ""))


def errors_of(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return only the faults which keep the record from being saved."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)


def field_problems(
    field: Field, value: object, catalogues: Catalogues
) -> Iterator[tuple[str, Severity]]:
    """Yield the faults of one value as (sentence, severity): the check on leaving a field."""
    if is_empty(value):
        if field.required:
            yield f"Chưa nhập {lower_first(field.label)}.", Severity.ERROR
        return
    sentence = _fault_of(field, value, catalogues)
    if sentence is None and field.check is not None:
        sentence = field.check(value)
    if sentence is not None:
        yield sentence, Severity.ERROR
    elif field.warn is not None and (warning := field.warn(value)) is not None:
        yield warning, Severity.WARNING


def lower_first(label: str) -> str:
    """Return ``label`` with a small first letter, for use inside a sentence.

    Abbreviations such as "TTHC" keep their capitals.
    """
    if len(label) > 1 and label[1].isupper():
        return label
    return label[:1].lower() + label[1:]


def _problems(record: object, catalogues: Catalogues, prefix: str) -> Iterator[Problem]:
    declared = fields_of(type(record))
    for name, field in declared.items():
        for sentence, severity in field_problems(field, getattr(record, name), catalogues):
            yield Problem(prefix + name, field.label, sentence, severity)
    for name, declaration in lines_of(type(record)).items():
        lines = getattr(record, name)
        if len(lines) < declaration.minimum:
            yield Problem(
                prefix + name,
                declaration.label,
                f"Cần ít nhất {declaration.minimum} dòng {declaration.noun}.",
            )
        for index, line in enumerate(lines):
            yield from _problems(line, catalogues, f"{prefix}{name}[{index}].")
    own_rules = getattr(record, "own_problems", None)
    if own_rules is not None:
        for name, sentence in own_rules():
            label = (declared.get(name) or lines_of(type(record))[name]).label
            yield Problem(prefix + name, label, sentence)


def _fault_of(field: Field, value: Any, catalogues: Catalogues) -> str | None:
    match field.kind:
        case Kind.TEXT | Kind.LONG_TEXT:
            return _text_fault(field, value)
        case Kind.NUMBER | Kind.WHOLE:
            return _number_fault(field, value)
        case Kind.CHOICE:
            if catalogues.find(field.catalogue, value) is None:
                title = catalogues.label_of(field.catalogue)
                return f"“{value}” không có trong danh mục {lower_first(title)}."
        case Kind.DAY:
            if not 1945 <= value.year <= 2200:
                return f"Năm {value.year} nằm ngoài khoảng 1945-2200."
        case _:
            pass
    return None


def _text_fault(field: Field, value: str) -> str | None:
    offenders = control_characters(value)
    if offenders:
        names = ", ".join(dict.fromkeys(offenders))
        return f"Có ký tự điều khiển không in được ({names}); hãy xoá các ký tự đó."
    if field.kind is Kind.TEXT and "\n" in value:
        return "Chỉ được một dòng; hãy bỏ dấu xuống dòng."
    if len(value) > field.max_length:
        return f"Dài {len(value)} ký tự, quá giới hạn {field.max_length} ký tự."
    return None


def _number_fault(field: Field, value: Decimal | int) -> str | None:
    if isinstance(value, Decimal) and not value.is_finite():
        return "Không phải là một số."
    if field.minimum is not None and value < field.minimum:
        return f"Không được nhỏ hơn {field.minimum}."
    if field.maximum is not None and value > field.maximum:
        return f"Không được lớn hơn {field.maximum}."
    if isinstance(value, Decimal) and value != value.quantize(NUMBER_STEP):
        return "Chỉ được tối đa ba chữ số sau dấu phẩy."
    return None
