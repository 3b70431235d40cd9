"""How the figures of a period came about, month by month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from cchc_desktop.domain.counting import Figure, Source
from cchc_desktop.domain.periods import Period

Numbers = tuple[Decimal | None, ...]
"""One number for each month; None where the month has no data, which is not 0."""

_ADD_UP: Final = (Source.MEASURES, Source.PIECES_SHOWN, Source.PROCEDURE_EVENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByMonth:
    """The numbers of a period's figures in each of its ``months``, by the figure's name.

    What is counted once a year has no number by month and stands not in ``numbers``.
    """

    months: tuple[Period, ...]
    numbers: Mapping[str, Numbers]

    def of(self, figure: Figure) -> Numbers:
        """Return the figure's number in each month, all None where it has none."""
        return self.numbers.get(figure.name) or (None,) * len(self.months)

    def total(self, figure: Figure) -> Decimal | None:
        """Return the sum of the months; None where there is none, or where months do not add up.

        A slogan that hangs from May to July is shown in three months and is still one.
        """
        known = [number for number in self.of(figure) if number is not None]
        return sum(known, Decimal(0)) if known and adds_up(figure) else None


def adds_up(figure: Figure) -> bool:
    """Tell whether the figure counts what happens in a month, and not how things stand in it."""
    return figure.definition.source in _ADD_UP
