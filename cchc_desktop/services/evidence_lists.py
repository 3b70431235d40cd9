"""The evidence behind each figure of a period: which records have some, which have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.counting import Figure
from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.fields import lines_of
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.plain import to_plain
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.shown import shown_lines
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.services import figures as counted
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.storage.engine import reading
from cchc_desktop.storage.repository import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """One record behind a figure with what proves it, ``()`` where nothing does."""

    register: str
    record: int
    name: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureEvidence:
    """One figure with its records in the order of its trail."""

    figure: Figure
    records: tuple[Proven, ...]

    @property
    def proven(self) -> int:
        """How many of the records have evidence."""
        return sum(bool(one.evidence) for one in self.records)


def evidence_of(file: DataFile, period: Period, name: str = "") -> tuple[FigureEvidence, ...]:
    """Return the evidence behind each figure of a period, or behind the one called ``name``.

    Figures without a record are left out. Each register is read once. Raises UnknownFigure.
    """
    every = counted.figures(file, period, trails=True)
    chosen = [every[name]] if name else [figure for figure in every if figure.records]
    wanted: dict[str, set[int]] = {}
    for figure in chosen:
        wanted.setdefault(figure.definition.register, set()).update(figure.records)
    with reading(file.engine) as connection:
        held: dict[str, Mapping[int, Any]] = {
            register: load(connection, register, sorted(ids)) for register, ids in wanted.items()
        }
    return tuple(
        FigureEvidence(
            figure=figure, records=tuple(_proven(held[figure.definition.register], figure))
        )
        for figure in chosen
    )


def evidence_lines(listed: Sequence[FigureEvidence], catalogues: Catalogues) -> Iterator[str]:
    """Yield the evidence as lines to be read: a figure, below it its records with theirs."""
    for one in listed:
        counted_as = one.figure.definition
        share = f"{format_number(one.proven)}/{format_number(len(one.records))}"
        yield f"{counted_as.label} ({counted_as.unit}): {share} bản ghi có minh chứng"
        for record in one.records:
            told = shown_lines(record.evidence, catalogues) or "chưa có minh chứng"
            yield f"  {' '.join(record.name.split())} - {told}"


def evidence_json(listed: Sequence[FigureEvidence]) -> list[dict[str, Any]]:
    """Return the evidence as plain data: each figure by name, its records, their files."""
    return [
        {
            "figure": one.figure.name,
            "proven": one.proven,
            "records": [
                {
                    "register": record.register,
                    "id": record.record,
                    "name": record.name,
                    "evidence": [to_plain(proof) for proof in record.evidence],
                }
                for record in one.records
            ],
        }
        for one in listed
    ]


def _proven(records: Mapping[int, Any], figure: Figure) -> Iterator[Proven]:
    register = REGISTERS[figure.definition.register]
    has_evidence = "evidence" in lines_of(register.record)
    for key in figure.records:
        record = records[key]
        yield Proven(
            register=register.name,
            record=key,
            name=register.name_of(record),
            evidence=record.evidence if has_evidence else (),
        )
