"""Sums of channels that count in the same unit; quantities of different units are never added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc_desktop.domain.counting import Figure, Source

Number = Callable[[Figure], Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtotal:
    """All channels' figures of one unit. A sum says over how many of them it runs."""

    unit_code: str
    unit: str
    figures: tuple[Figure, ...]

    def known(self, number: Number) -> int:
        """Return how many of the figures have the number."""
        return sum(number(figure) is not None for figure in self.figures)

    def total(self, number: Number) -> Decimal | None:
        """Return the sum of the number over the figures that have it; None where none has."""
        known = [found for figure in self.figures if (found := number(figure)) is not None]
        return sum(known, Decimal(0)) if known else None

    def comparable(self) -> bool:
        """Tell whether the period and last year's are known of the very same channels.

        Sums over different channels have no difference that would mean anything.
        """
        return all(
            (figure.in_period is None) == (figure.same_period_last_year is None)
            for figure in self.figures
        )


def subtotals(figures: Iterable[Figure]) -> Iterator[Subtotal]:
    """Yield a subtotal for each unit in which at least two channels count, in their order."""
    of_unit: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.definition.source is Source.MEASURES:
            of_unit.setdefault(figure.definition.code.rpartition(".")[2], []).append(figure)
    for unit_code, same in of_unit.items():
        if len(same) > 1:
            yield _subtotal(unit_code, same)


def _subtotal(unit_code: str, same: Sequence[Figure]) -> Subtotal:
    return Subtotal(unit_code=unit_code, unit=same[0].definition.unit, figures=tuple(same))
