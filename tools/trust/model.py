"""Random work on a data file beside a model of it that is a plain dictionary.

``python -m tools.trust.model --steps 5000``: records are added, changed, changed in bulk, deleted,
put back from the trash, imported, taken back and done again, reports closed, the file backed up,
restored, closed and opened. After every step both registers and the names of what can be undone and
redone, every ten steps the chain of the log, and every hundred steps the whole file equals the
model's: its trash, its search, what was closed, and ``verify`` finds nothing.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cchc_desktop.domain.activities import Activity
from cchc_desktop.domain.queries import Query
from cchc_desktop.domain.reports import CLOSED
from cchc_desktop.domain.trash import LISTED
from cchc_desktop.services import backups, records, report_issue, trash
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.storage.engine import reading
from cchc_desktop.storage.log_chain import chain_findings
from cchc_desktop.storage.migrate import driver_connection
from tools.trust.model_work import CHANGED_AT_RANDOM, REGISTERS, Gone, Mismatch, Work

_CHAIN_EVERY, _ALL_EVERY = 10, 100


def main(words: list[str] | None = None) -> int:
    """Work, compare, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1200, help="end after this time")
    asked = parser.parse_args(words)
    began, number = time.monotonic(), 0
    with TemporaryDirectory() as folder:
        work = Work(Path(folder), random.Random(asked.seed))  # noqa: S311 - no secret
        name = ""
        try:
            for number in range(1, asked.steps + 1):
                name = work.step()
                compare(work)
                if number % _CHAIN_EVERY == 0:
                    compare_chain(work)
                if number % _ALL_EVERY == 0:
                    compare_all(work)
                if time.monotonic() - began > asked.seconds:
                    break
            compare_all(work)
        except Mismatch as wrong:
            print(f"!! step {number} ({name}): {wrong}", file=sys.stderr)
            return 1
        finally:
            work.file.close()
    told = ", ".join(f"{count} {name}" for name, count in work.done_steps.most_common())
    kept = sum(map(len, work.state.values()))
    print(
        f"{number} steps in {time.monotonic() - began:.0f} s: {told}; {kept} records,"
        f" {len(work.gone)} in the trash, {len(work.closed)} closed; 0 bad"
    )
    return 0


def compare(work: Work) -> None:
    """Hold the registers against the model; raises Mismatch."""
    for name in REGISTERS:
        found = {r.id: r for r in records.get_all(work.file, name)}
        if found != work.state[name]:
            keys = {*found, *work.state[name]}
            wrong = [k for k in keys if found.get(k) != work.state[name].get(k)]
            key = min(wrong)
            said = f"{found.get(key)} instead of {work.state[name].get(key)}"
            raise Mismatch(f"{name}: {len(wrong)} differ, {key} is {said}")
    for told, stack in (
        (records.undo_name(work.file), work.done),
        (records.redo_name(work.file), work.undone),
    ):
        if told != (stack[-1][0] if stack else None):
            raise Mismatch(f"“{told}” instead of “{stack[-1][0] if stack else None}”")


def compare_chain(work: Work) -> None:
    """Look whether the log is a whole chain; raises Mismatch."""
    with reading(work.file.engine) as connection:
        findings = chain_findings(driver_connection(connection))
    if findings:
        raise Mismatch(f"the chain is broken: {findings}")


def compare_all(work: Work) -> None:
    """Hold the trash, the search, what was closed and the file's soundness against it too."""
    compare(work)
    _compare_trash(work)
    for name in CHANGED_AT_RANDOM:
        for word in ("cai cach", "khai sinh", "dang uy"):
            query = Query(register=name, text=word)
            found = {record.id for record in records.every(work.file, query)}
            expected = {k for k, r in work.state[name].items() if _has(r, word)}
            if found != expected:
                raise Mismatch(f"search {name} “{word}”: {found ^ expected}")
    reports = records.get_all(work.file, "reports")
    if {report.id for report in reports if report.state == CLOSED} != work.closed.keys():
        raise Mismatch(f"other reports are closed than {sorted(work.closed)}")
    for key, items in work.closed.items():
        if (told := _items_told(work.file, key)) != items:
            raise Mismatch(f"the closed report {key} tells {told} instead of {items}")
        report_issue.frozen_pdf(work.file, key)
    work.file.close()
    findings = backups.verify(work.path).findings
    work.file = open_data_file(work.path, who="Lan")
    if findings:
        raise Mismatch(f"not sound: {findings}")


def _compare_trash(work: Work) -> None:
    found: Gone = {}
    after = None
    while True:
        page = trash.deleted_records(work.file, after=after)
        found |= {one.deleted.key: one.deleted.record for one in page.entries}
        if (after := page.next) is None:
            break
    # The trash lists what has a page of its own.
    expected = {key: record for key, record in work.gone.items() if key[0] in LISTED}
    if found != expected:
        wrong = sorted(k for k in {*found, *expected} if found.get(k) != expected.get(k))
        raise Mismatch(f"the trash differs in {wrong[:5]}")


def _items_told(file: DataFile, report: int) -> Decimal | None:
    figures = report_issue.frozen_figures(file, report)
    return next((f.in_period for f in figures if f.name == "radio.items"), None)


def _has(record: Any, word: str) -> bool:
    from cchc_desktop.domain.vietnamese import fold

    text = record.title if isinstance(record, Activity) else record.text
    wanted, had = word.split(), fold(text).split()
    return all(w in had for w in wanted[:-1]) and any(h.startswith(wanted[-1]) for h in had)


if __name__ == "__main__":
    sys.exit(main())
