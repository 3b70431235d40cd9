"""The catalogues: lists of choices, delivered with the program and extended by the office.

Delivered entries are data (``resources/catalogues.toml``); the office's own entries are records
of the data file (:class:`CatalogueEntry`). Both meet in :class:`Catalogues`, the only thing that
the rest of the program asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cchc_desktop.domain.calendars import Calendar
from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.fields import Record, choice, flag, lines, text
from cchc_desktop.domain.vietnamese import fold, slug

_CODE_FORM = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_NAMES_OF_OTHER_FIGURES = frozenset({"slogans", "displays", "procedures", "tasks", "office"})
"""What other figures and live words begin with, so that no channel may be called that."""


def check_code(code: str) -> str | None:
    """Refuse a code of other characters: figures are named ``<channel>.<unit>`` by codes."""
    if _CODE_FORM.fullmatch(code):
        return None
    return "Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ xe-co-dong."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One choice of a catalogue.

    ``code`` is stored in records and never shown; ``label`` is what people read. ``units`` are
    the unit codes of a channel, the usual one first. ``short`` is an abbreviation: of a kind of
    document in its symbol (Nghị định 30/2020/NĐ-CP, Phụ lục III). ``display`` marks a
    channel that can carry a slogan. A ``retired`` entry stays readable but is not offered.
    """

    code: str
    label: str
    short: str = ""
    units: tuple[str, ...] = ()
    display: bool = False
    retired: bool = False
    own: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    def valid_on(self, day: date) -> bool:
        """Tell whether the entry's wording was in use on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """One named list of choices; ``extendable`` where the office may add its own."""

    name: str
    label: str
    extendable: bool
    entries: Mapping[str, Entry]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryUnit:
    """A unit in which a channel of the office's own is counted."""

    unit: str = choice("Đơn vị tính", "units", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry(Record):
    """An entry that the office added itself, or a delivered one that it renamed or retired."""

    catalogue: str = choice("Danh mục", "catalogues", required=True, listed=True)
    label: str = text(
        "Tên", required=True, max_length=120, searched=True, listed=True, ordered=True
    )
    code: str = text(
        "Mã",
        max_length=60,
        check=check_code,
        help="Để trống thì chương trình tự đặt; không hiện trong báo cáo.",
    )
    units: tuple[EntryUnit, ...] = lines(
        "Đơn vị tính của kênh",
        EntryUnit,
        noun="đơn vị tính",
        help="Chỉ dùng cho kênh: mỗi đơn vị được đếm riêng.",
    )
    retired: bool = flag("Ngừng dùng", listed=True)

    def own_problems(self) -> Iterator[tuple[str, str]]:
        """A channel's code is not one by which other figures are known."""
        if self.catalogue == "channels" and self.code in _NAMES_OF_OTHER_FIGURES:
            yield "code", f"Mã “{self.code}” dành cho số liệu khác; hãy đặt mã khác cho kênh."


class Catalogues:
    """All catalogues with the office's own entries laid over the delivered ones.

    ``say`` words what is shown of a value. It leaves the Vietnamese as it is, which everything
    that is stored or printed keeps; the window asks for :meth:`worded_by` its language.
    """

    def __init__(
        self, delivered: Mapping[str, Catalogue], own: Iterable[CatalogueEntry] = ()
    ) -> None:
        entries = {name: dict(cat.entries) for name, cat in delivered.items()}
        for record in own:
            if record.catalogue not in entries:
                continue
            known = entries[record.catalogue].get(record.code) or Entry(
                code=record.code, label=record.label
            )
            entries[record.catalogue][record.code] = replace(
                known,
                label=record.label,
                units=tuple(u.unit for u in record.units) or known.units,
                retired=record.retired,
                own=True,
            )
        self._catalogues = {
            name: replace(cat, entries=entries[name]) for name, cat in delivered.items()
        }
        self.say: Callable[[str], str] = str

    def __iter__(self) -> Iterator[Catalogue]:
        return iter(self._catalogues.values())

    def __getitem__(self, name: str) -> Catalogue:
        return self._catalogues[name]

    def worded_by(self, say: Callable[[str], str]) -> Catalogues:
        """Return the same catalogues with their titles and labels as ``say`` words them."""
        worded = Catalogues(
            {
                name: replace(
                    cat,
                    label=say(cat.label),
                    entries={
                        code: replace(entry, label=say(entry.label))
                        for code, entry in cat.entries.items()
                    },
                )
                for name, cat in self._catalogues.items()
            }
        )
        worded.say = say
        return worded

    def with_entries(self, entries: Iterable[CatalogueEntry]) -> Catalogues:
        """Return the same catalogues with more entries of the office's own."""
        return Catalogues(self._catalogues, entries)

    def label_of(self, name: str) -> str:
        """Return the title of the catalogue ``name``."""
        return self._catalogues[name].label

    def find(self, name: str, code: str) -> Entry | None:
        """Return the entry ``code`` of the catalogue ``name``, retired ones too, or None."""
        return self._catalogues[name].entries.get(code)

    def text(self, name: str, code: str) -> str:
        """Return the label of an entry, the code itself where the entry is unknown."""
        entry = self.find(name, code)
        return entry.label if entry is not None else code

    def offered(self, name: str, on: date | None = None) -> tuple[Entry, ...]:
        """Return the entries to choose from, in delivered order, own ones last."""
        return tuple(
            entry
            for entry in self._catalogues[name].entries.values()
            if not entry.retired and (on is None or entry.valid_on(on))
        )

    def by_label(self, name: str, label: str) -> Entry | None:
        """Return the entry whose label reads as ``label``, marks and case aside, or None."""
        wanted = fold(label)
        for entry in self._catalogues[name].entries.values():
            if fold(entry.label) == wanted:
                return entry
        return None

    def new_code(self, name: str, label: str) -> str:
        """Return a code for a new entry that no entry of the catalogue has yet."""
        try:
            base = slug(label)
        except InvalidValue:  # a label such as "%" has no letter to make a code of
            base = "muc"
        code, count = base, 1
        while code in self._catalogues[name].entries:
            count += 1
            code = f"{base}-{count}"
        return code


def delivered_catalogues(
    data: Mapping[str, Any], calendars: Iterable[Calendar]
) -> dict[str, Catalogue]:
    """Build the delivered catalogues from the parsed ``catalogues.toml``.

    Two more are made here: ``calendars``, which are data of their own, and ``catalogues``, which
    offers those that the office may extend.
    """
    built = {
        name: Catalogue(
            name=name,
            label=table["label"],
            extendable=table.get("extendable", False),
            entries={row["code"]: _entry(row) for row in table["entries"]},
        )
        for name, table in data.items()
    }
    extendable = (cat for cat in built.values() if cat.extendable)
    made = (
        ("calendars", "Cách tính kỳ", [Entry(code=c.code, label=c.label) for c in calendars]),
        ("catalogues", "Danh mục", [Entry(code=c.name, label=c.label) for c in extendable]),
    )
    for name, label, entries in made:
        built[name] = Catalogue(
            name=name,
            label=label,
            extendable=False,
            entries={entry.code: entry for entry in entries},
        )
    return built


def _entry(row: Mapping[str, Any]) -> Entry:
    return Entry(**{**row, "units": tuple(row.get("units", ()))})
