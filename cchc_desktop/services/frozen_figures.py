"""The figures of a report as they were when it was closed, and what has moved since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from cchc_desktop.documents.live_words import NUMBERS, SHARES
from cchc_desktop.documents.tree import Document, Paragraph, Point
from cchc_desktop.documents.tree_json import document_from_plain
from cchc_desktop.domain.counting import Figure, Figures
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.storage.closings import Closing

_TALLY: Final = "appendix-tally"
"""The appendix that tells every number of every figure."""

_MEANT: Final[Mapping[str, str]] = {
    **{part: whole for part, (_, whole) in SHARES.items()},
    "difference": "last_year",
}
"""Which number a live word tells beside the one in the period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFigure:
    """A figure as it was when the report was closed.

    ``others`` are its other numbers by the live word's ending (``cumulative``, ``planned``); a
    report that was closed before they were kept has none.
    """

    name: str
    label: str
    unit: str
    in_period: Decimal | None
    records: tuple[int, ...]
    register: str
    others: Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A figure that is no longer what a report says: then and now, and the records in between.

    Where another number of it has moved, such as the cumulative one, ``figure`` is named and
    labelled after that and bears it as ``in_period``.
    """

    figure: FrozenFigure
    now: Decimal | None
    come: tuple[int, ...]
    gone: tuple[int, ...]


def frozen_text(figures: Figures) -> str:
    """Return figures as they are kept with a closing."""
    plain = [
        {
            "name": figure.name,
            "label": figure.definition.label,
            "unit": figure.definition.unit,
            "register": figure.definition.register,
            "in_period": _plain(figure.in_period),
            "records": list(figure.records),
            "others": {part: _plain(read(figure)) for part, (_, read) in NUMBERS.items()},
        }
        for figure in figures
    ]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


class DamagedClosing(CchcError):
    """Raised when what a report said when it was closed is no longer what was kept."""


def kept_document(closing: Closing) -> tuple[Document, Mapping[str, Any]]:
    """Return the document that was kept with a closing, and it as plain data.

    Raises :class:`DamagedClosing` where the disk has changed it.
    """
    with _kept_whole():
        plain = json.loads(closing.document)
        return document_from_plain(plain), plain


def frozen_in(closing: Closing) -> tuple[FrozenFigure, ...]:
    """Return the figures that were kept with a closing; raises :class:`DamagedClosing`."""
    with _kept_whole():
        return _figures_of(json.loads(closing.figures))


@contextmanager
def _kept_whole() -> Iterator[None]:
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise DamagedClosing(
            "Bản chốt đã lưu của báo cáo này bị hỏng, không còn đúng như khi chốt. Các dữ liệu "
            "khác không bị ảnh hưởng; hãy khôi phục từ bản sao lưu gần nhất."
        ) from error


def _figures_of(kept: Iterable[Mapping[str, Any]]) -> tuple[FrozenFigure, ...]:
    return tuple(
        FrozenFigure(
            name=plain["name"],
            label=plain["label"],
            unit=plain["unit"],
            in_period=_number(plain["in_period"]),
            records=tuple(plain["records"]),
            register=plain["register"],
            others={part: _number(value) for part, value in plain.get("others", {}).items()},
        )
        for plain in kept
    )


def moved_in(closing: Closing, now: Figures) -> tuple[Moved, ...]:
    """Return the figures of a closing that are others now.

    Of their other numbers only those that the document tells; a figure that there was not yet at
    the closing counts as moved from no data.
    """
    frozen = frozen_in(closing)
    names = {figure.name for figure in (*frozen, *now)}
    told = set(_told(kept_document(closing)[0], names))
    found: list[Moved] = []
    for figure in frozen:
        found += _moved(figure, now.find(figure.name), told)
    kept = {figure.name for figure in frozen}
    for new in now:
        if new.name not in kept:
            found += _moved(_none_yet(new), new, told)
    return tuple(found)


def _moved(figure: FrozenFigure, now: Figure | None, told: set[tuple[str, str]]) -> Iterator[Moved]:
    value = now.in_period if now is not None else None
    records = set(now.records) if now is not None else set()
    come = tuple(sorted(records - set(figure.records)))
    gone = tuple(sorted(set(figure.records) - records))
    if value != figure.in_period or come or gone:
        yield Moved(figure=figure, now=value, come=come, gone=gone)
    for part, then in figure.others.items():
        present = NUMBERS[part][1](now) if now is not None and part in NUMBERS else None
        if present != then and (figure.name, part) in told:
            of_it = replace(
                figure,
                name=f"{figure.name}.{part}",
                label=f"{figure.label}, {NUMBERS[part][0]}",
                in_period=then,
            )
            yield Moved(figure=of_it, now=present, come=(), gone=())


def _none_yet(figure: Figure) -> FrozenFigure:
    definition = figure.definition
    return FrozenFigure(
        name=figure.name,
        label=definition.label,
        unit=definition.unit,
        in_period=None,
        records=(),
        register=definition.register,
        others={},
    )


def _told(document: Document, figures: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (figure, number) of every number beside that of the period that a document tells."""
    for token in _tokens(document):
        name, _, part = token.rpartition(".")
        if part in NUMBERS or part in _MEANT:
            yield name, _MEANT.get(part, part)
    if any(appendix.key == _TALLY for appendix in document.appendices):
        yield from ((name, part) for name in figures for part in NUMBERS if part not in _MEANT)


def _tokens(document: Document) -> Iterable[str]:
    return (
        run.token
        for block in document.blocks
        if isinstance(block, Paragraph | Point)
        for run in block.content
        if run.token is not None
    )


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _number(plain: str | None) -> Decimal | None:
    return None if plain is None else Decimal(plain)
