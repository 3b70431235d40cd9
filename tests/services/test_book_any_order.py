"""Whatever is done in whatever order, a number is given once and stays in the book."""

from __future__ import annotations

from collections import defaultdict
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cchc_desktop.domain.office import NoOfficeProfile, profile_on
from cchc_desktop.domain.outgoing import FIXED, JOINT, OutgoingDocument, counts_for
from cchc_desktop.domain.validation import InvalidRecord, errors_of
from cchc_desktop.services import book, records
from cchc_desktop.storage.history import UndoConflict
from cchc_desktop.storage.refusals import Sealed
from tests.data_files import office, passing_data_file, radio_item

TYPES = st.sampled_from(["report", "plan", "letter"])
DAYS = st.dates(date(2021, 11, 1), date(2023, 2, 28))
NUMBERS = st.integers(1, 40)
FIRST = date(2020, 1, 1)


class Book(RuleBasedStateMachine):
    """A clerk with a book, an office that changes its mind, and an undo key."""

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        self.file = self.open.enter_context(passing_data_file())
        records.save(self.file, office())
        self.known: dict[int, OutgoingDocument] = {}
        self.chosen: set[tuple[int | None, str]] = set()

    def teardown(self) -> None:
        self.open.close()

    def lines(self) -> dict[int, OutgoingDocument]:
        return {line.id: line for line in records.get_all(self.file, "outgoing")}

    def has_office(self, on: date) -> bool:
        try:
            profile_on(records.get_all(self.file, "offices"), on)
        except NoOfficeProfile:
            return False
        return True

    def check_next(self, line: OutgoingDocument, before: dict[int, OutgoingDocument]) -> None:
        """All numbers between the highest valid one and the one that was given are taken."""
        counted = {
            other.number: other.cancelled
            for other in before.values()
            if other.year == line.year and counts_for(line.series, other.series)
        }
        valid = [number for number, gone in counted.items() if number and not gone]
        assert line.number is not None
        assert line.number not in counted
        assert line.number > max(valid, default=0)
        assert all(counted[number] for number in range(max(valid, default=0) + 1, line.number))

    @rule(kind=TYPES, day=DAYS)
    def enter(self, kind: str, day: date) -> None:
        before = self.lines()
        wanted = OutgoingDocument(type=kind, day=day, subject="Kết quả")
        if not self.has_office(day):
            with pytest.raises(InvalidRecord):
                book.enter(self.file, wanted)
            return
        promised = book.next_number(self.file, kind, day)
        line, _ = book.enter(self.file, wanted)
        assert line.number == promised
        assert (line.year, line.series) in {(day.year, kind), (day.year, JOINT)}
        self.check_next(line, before)

    @rule(kind=TYPES, day=DAYS, number=NUMBERS)
    def enter_under_a_chosen_number(self, kind: str, day: date, number: int) -> None:
        wanted = OutgoingDocument(type=kind, day=day, subject="Kết quả", number=number)
        if errors_of(records.check(self.file, wanted)):
            with pytest.raises(InvalidRecord):
                book.enter(self.file, wanted)
            return
        line, _ = book.enter(self.file, wanted)
        assert line.number == number
        self.chosen.add((line.year, line.series))

    @rule(kinds=st.lists(TYPES, min_size=2, max_size=4), day=DAYS)
    def enter_many(self, kinds: list[str], day: date) -> None:
        if not self.has_office(day):
            return
        before = self.lines()
        wanted = [OutgoingDocument(type=kind, day=day, subject="Kết quả") for kind in kinds]
        for line in book.enter_all(self.file, wanted)[0]:
            self.check_next(line, before)
            assert line.id is not None
            before[line.id] = line

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.known)))
        if not self.known[key].cancelled:
            book.cancel(self.file, key, "in sai")

    @precondition(lambda self: self.known)
    @rule(data=st.data(), note=st.sampled_from(["", "gửi bưu điện", "đã thu lại"]))
    def edit(self, data: st.DataObject, note: str) -> None:
        key = data.draw(st.sampled_from(sorted(self.known)))
        records.save(self.file, replace(self.lines()[key], note=note))

    @precondition(lambda self: self.known)
    @rule(data=st.data(), number=NUMBERS, kind=TYPES)
    def try_to_change_or_delete(self, data: st.DataObject, number: int, kind: str) -> None:
        key = data.draw(st.sampled_from(sorted(self.known)))
        line = self.lines()[key]
        for other in (replace(line, number=number), replace(line, type=kind)):
            if other != line:
                with pytest.raises(InvalidRecord):
                    records.save(self.file, other)
        with pytest.raises(Sealed):
            records.delete(self.file, "outgoing", [key])

    @rule(day=DAYS)
    def change_the_numbering(self, day: date) -> None:
        profiles = sorted(records.get_all(self.file, "offices"), key=lambda p: p.valid_from)
        if not profiles or profiles[-1].valid_from >= day:
            return
        last = profiles[-1]
        numbering = "per-type" if last.numbering == JOINT else JOINT
        ended = replace(last, valid_to=day - timedelta(days=1))
        following = office(valid_from=day, numbering=numbering)
        records.save_all(self.file, [ended, following], "Đổi cách đánh số")

    @rule()
    def work_on_something_else(self) -> None:
        records.save(self.file, radio_item())

    @rule(step=st.sampled_from([records.undo, records.redo]), times=st.integers(1, 3))
    def undo_or_redo(self, step: Any, times: int) -> None:
        for _ in range(times):
            # An edit may have been made since of what is to be taken back.
            try:
                step(self.file)
            except UndoConflict:
                return

    @invariant()
    def nothing_vanishes_and_nothing_is_renumbered(self) -> None:
        lines = self.lines()
        assert self.known.keys() <= lines.keys()
        for key, former in self.known.items():
            for name in (*FIXED, "symbol"):
                assert getattr(lines[key], name) == getattr(former, name)
            assert lines[key].cancelled or not former.cancelled
        self.known = lines

    @invariant()
    def each_number_is_given_once(self) -> None:
        lines = self.known.values()
        assert len({(line.year, line.series, line.number) for line in lines}) == len(lines)
        assert len({(line.year, line.symbol) for line in lines}) == len(lines)

    @invariant()
    def numbers_that_nobody_chose_run_from_one_without_holes(self) -> None:
        given: dict[int | None, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for line in self.known.values():
            given[line.year][line.series].append(line.number or 0)
        for year, by_series in given.items():
            changed = JOINT in by_series and len(by_series) > 1
            for series, numbers in by_series.items():
                lacking = {n for some in book.gaps(self.file, series, year or 0) for n in some}
                assert not lacking & set(numbers)
                if not changed and (year, series) not in self.chosen:
                    assert sorted(numbers) == list(range(1, len(numbers) + 1))
                    assert not lacking


TestBook = Book.TestCase
TestBook.settings = settings(stateful_step_count=30)
