"""Steps of work on a data file, and what each makes of the model that is a plain dictionary."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.office import OfficeProfile, Signer
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.services import backups, records, report_issue, trash
from cchc_desktop.services.data_file import DataFile, create_data_file, open_data_file
from cchc_desktop.services.import_applying import apply_import
from cchc_desktop.services.import_workbook import open_import
from cchc_desktop.services.importing import plan_import
from cchc_desktop.services.report_composing import begin

_WORDS = (
    *("tuyên truyền", "cải cách", "hành chính", "một cửa", "khai sinh", "Đảng uỷ", "thôn Đoài"),
    *("ngày 15/3", "“trực tuyến”", "50%", "Nguyễn Thị Ánh", "x", "ễ ệ ử", "  hai  dấu cách"),
)
REGISTERS = ("activities", "slogans", "offices")
CHANGED_AT_RANDOM = ("activities", "slogans")

State = dict[str, dict[int, Any]]
Gone = dict[tuple[str, int], Any]
"""Deleted records as they were last, by register and id."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A backup, and the model as it was then."""

    path: Path
    state: State
    gone: Gone
    closed: dict[int, Decimal | None]
    done: list[tuple[str, State]]
    undone: list[tuple[str, State]]


class Mismatch(AssertionError):
    """The file and the model say different things."""


class Work:
    """One data file, its model, and the stacks of what can be taken back and done again."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.chance = chance
        self.path = folder / "Sổ của xã.cchc"
        self.file: DataFile = create_data_file(self.path, who="Lan")
        self.state: State = {name: {} for name in REGISTERS}
        self.undone: list[tuple[str, State]] = []
        self.done: list[tuple[str, State]] = []
        self.done_steps: Counter[str] = Counter()
        self.gone: Gone = {}
        self.closed: dict[int, Decimal | None] = {}
        """The radio's items as each closed report tells them, by the report's id."""
        self.saved: Saved | None = None

    def step(self) -> str:
        """Do one thing, chosen by chance; return its name."""
        steps: dict[str, tuple[float, Callable[[], None]]] = {
            "add": (20, self._add),
            "change": (20, self._change),
            "delete": (10, self._delete),
            "many": (6, self._many),
            "field": (5, self._field),
            "undo": (18, self._undo),
            "redo": (14, self._redo),
            "from trash": (6, self._from_trash),
            "import": (1, self._import),
            "close a report": (0.5, self._close_report),
            "close": (3, self._close),
            "back up": (1, self._back_up),
            "restore": (1, self._restore),
        }
        names = list(steps)
        name = self.chance.choices(names, [steps[n][0] for n in names])[0]
        steps[name][1]()
        self.done_steps[name] += 1
        return name

    def _did(self, name: str, before: State) -> None:
        self.done.append((name, before))
        self.undone.clear()
        self._note_what_is_gone(before)

    def _note_what_is_gone(self, before: State) -> None:
        """Keep what one operation deleted, and forget what it brought back."""
        for name in REGISTERS:
            for key in before[name].keys() - self.state[name].keys():
                self.gone[name, key] = before[name][key]
            for key in self.state[name]:
                self.gone.pop((name, key), None)

    def _text(self) -> str:
        return " ".join(self.chance.choices(_WORDS, k=self.chance.randint(1, 6))).strip()

    def _made(self, register: str, key: int | None = None) -> Any:
        if register == "slogans":
            return Slogan(id=key, text=f"{self._text()} {self.chance.randrange(10**9)}")
        units = self.chance.sample(["items", "broadcasts", "minutes"], self.chance.randint(1, 3))
        measures = tuple(
            Measure(unit=unit, quantity=Decimal(self.chance.randint(1, 90))) for unit in units
        )
        return Activity(
            id=key,
            day=date(2022, 1 + self.chance.randrange(12), 1 + self.chance.randrange(28)),
            title=self._text(),
            channel="radio",
            measures=measures,
        )

    def _register(self) -> str:
        return self.chance.choice(CHANGED_AT_RANDOM)

    def _some(self, register: str, most: int) -> list[int]:
        keys = sorted(self.state[register])
        return self.chance.sample(keys, min(len(keys), self.chance.randint(1, most)))

    def _save(self, register: str, made: list[Any]) -> None:
        before = _copy(self.state)
        if len(made) == 1:
            one, operation = records.save(self.file, made[0])
            saved = (one,)
        else:
            saved, operation = records.save_all(self.file, made, f"Ghi {len(made)}")
        for record in saved:
            self.state[register][record.id] = record
        if operation.id:
            self._did(operation.name, before)

    def _add(self) -> None:
        register = self._register()
        self._save(register, [self._made(register)])

    def _change(self) -> None:
        register = self._register()
        if self.state[register]:
            key = self.chance.choice(sorted(self.state[register]))
            record = self.state[register][key]
            same = self.chance.random() < 0.1
            self._save(register, [record if same else self._made(register, key)])

    def _many(self) -> None:
        register = self._register()
        keys = self._some(register, 10)
        made = [self._made(register, key) for key in keys]
        self._save(register, [*made, *(self._made(register) for _ in range(5))])

    def _field(self) -> None:
        keys = self._some("activities", 12)
        if not keys:
            return
        before, day = _copy(self.state), date(2022, 6, 1 + self.chance.randrange(28))
        operation = records.set_field(self.file, "activities", keys, "day", day)
        for key in keys:
            record = self.state["activities"][key]
            self.state["activities"][key] = replace(record, day=day)
        if operation.id:
            self._did(operation.name, before)

    def _delete(self) -> None:
        register = self._register()
        keys = self._some(register, 8)
        if keys:
            before = _copy(self.state)
            operation = records.delete(self.file, register, keys)
            for key in keys:
                del self.state[register][key]
            self._did(operation.name, before)

    def _undo(self) -> None:
        for _ in range(self.chance.choice([1, 1, 1, 2, 6])):
            operation = records.undo(self.file)
            if (operation is None) is not (not self.done):
                raise Mismatch("an undo that is none, or none that is one")
            if self.done:
                name, before = self.done.pop()
                self.undone.append((name, self.state))
                # A copy: a backup may remember the same stack.
                was, self.state = self.state, _copy(before)
                self._note_what_is_gone(was)

    def _redo(self) -> None:
        for _ in range(self.chance.choice([1, 1, 2, 6])):
            operation = records.redo(self.file)
            if (operation is None) is not (not self.undone):
                raise Mismatch("a redo that is none, or none that is one")
            if self.undone:
                name, after = self.undone.pop()
                self.done.append((name, self.state))
                was, self.state = self.state, _copy(after)
                self._note_what_is_gone(was)

    def _from_trash(self) -> None:
        keys = sorted(key for key in self.gone if key[0] in CHANGED_AT_RANDOM)
        keys = self.chance.sample(keys, min(len(keys), self.chance.randint(1, 5)))
        if not keys:
            return
        before = _copy(self.state)
        operation = trash.restore(self.file, keys)
        for name, key in keys:
            self.state[name][key] = self.gone[name, key]
        self._did(operation.name, before)

    def _close_report(self) -> None:
        if not self.state["offices"]:
            self._save("offices", [_office()])
        month = self.chance.randint(1, 12)
        inside = [a for a in self.state["activities"].values() if a.day.month == month]
        units = [m for activity in inside for m in activity.measures if m.unit == "items"]
        report, _ = begin(self.file, self.file.period(f"2022-{month:02}"))
        assert report.id is not None
        report_issue.close(self.file, report.id)
        # What is closed is taken back no more, and what was taken back not done again.
        self.undone.clear()
        items = [measure.quantity for measure in units if measure.quantity is not None]
        self.closed[report.id] = sum(items, Decimal()) if items else None

    def _import(self) -> None:
        texts = [f"Nhập {self.chance.randrange(10**9)} khẩu hiệu {n}" for n in range(6)]
        path = self.folder / "nhập.xlsx"
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(["STT", "Nội dung khẩu hiệu"])
        for number, text in enumerate(texts, start=1):
            sheet.append([number, text])
        book.save(path)
        before = _copy(self.state)
        operation = apply_import(self.file, plan_import(self.file, "slogans", open_import(path)))
        for record in records.get_all(self.file, "slogans"):
            self.state["slogans"].setdefault(record.id, record)
        added = self.state["slogans"].keys() - before["slogans"].keys()
        if sorted(self.state["slogans"][key].text for key in added) != sorted(texts):
            raise Mismatch("an import took in something else than the workbook")
        self._did(operation.name, before)

    def _close(self) -> None:
        self.file.close()
        self.file = open_data_file(self.path, who="Hoa")

    def _back_up(self) -> None:
        written = backups.back_up(self.path, self.folder / "sao lưu")
        self.saved = Saved(
            path=written.path,
            state=_copy(self.state),
            gone=dict(self.gone),
            closed=dict(self.closed),
            done=list(self.done),
            undone=list(self.undone),
        )

    def _restore(self) -> None:
        saved = self.saved
        if saved is None or not saved.path.exists():
            return
        self.file.close()
        restored = backups.restore_backup(saved.path, self.path)
        self.file = open_data_file(self.path, who="Lan")
        self.state, self.done, self.undone = _copy(saved.state), [*saved.done], [*saved.undone]
        self.gone, self.closed = dict(saved.gone), dict(saved.closed)
        if restored.set_aside is not None:
            restored.set_aside.unlink()


def _office() -> OfficeProfile:
    return OfficeProfile(
        valid_from=date(2020, 1, 1),
        body="Ủy ban nhân dân xã Chi Lăng Nam",
        short_name="UBND xã Chi Lăng Nam",
        unit_name="xã Chi Lăng Nam",
        place="Chi Lăng Nam",
        district="huyện Thanh Miện",
        province="tỉnh Hải Dương",
        superior="Ủy ban nhân dân huyện Thanh Miện",
        one_stop_desk="Bộ phận một cửa",
        drafting_unit="VP",
        signers=(Signer(name="Nguyễn Văn Nhưng", position="deputy"),),
    )


def _copy(state: State) -> State:
    # Records never change, so the dictionaries are all that has to be copied.
    return {name: dict(found) for name, found in state.items()}
