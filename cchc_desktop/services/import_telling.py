"""A planned import in lines of text: for the command line, and for a log of what was done."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_desktop.domain.importing.plans import OUTCOME_LABELS, Outcome, Plan, PlannedRow
from cchc_desktop.domain.vietnamese import format_number


def told_lines(plan: Plan) -> Iterator[str]:
    """Yield the rows of a plan in their order, then its notes, then its counts."""
    several = len(plan.tables) > 1
    for row in plan.rows:
        place = _place(row, several)
        yield f"{place}: {OUTCOME_LABELS[row.outcome]}: {row.name or row.reason}"
        for label, before, after in row.changes:
            yield f"    {label}: “{before}” → “{after}”"
        for fault in row.faults:
            yield f"    {fault.place.address} {fault.label}: {fault.message}"
        for note in row.notes:
            yield f"    {note}"
    for note in plan.notes:
        yield f"Lưu ý: {note}"
    for (_, label), count in plan.unknown.items():
        yield f"Chưa có trong danh mục: “{label}” ({format_number(count)} ô)."
    for name in plan.gone:
        yield f"Sổ có mà tệp không có (không xoá): {name}"
    yield counts_line(plan)


def counts_line(plan: Plan) -> str:
    """Return how many rows have each outcome: "Mới: 12 · Sửa: 3"."""
    counts = plan.counts
    return " · ".join(
        f"{OUTCOME_LABELS[outcome]}: {format_number(counts[outcome])}" for outcome in Outcome
    )


def _place(row: PlannedRow, several: bool) -> str:
    first, last = row.rows[0], row.rows[-1]
    rows = f"Dòng {first}" if first == last else f"Dòng {first}-{last}"
    return f"{row.sheet}, {rows.lower()}" if several else rows
