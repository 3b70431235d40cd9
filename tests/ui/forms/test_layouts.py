from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest

from cchc_desktop.domain.fields import fields_of, lines_of
from cchc_desktop.domain.registers import PAGES
from cchc_desktop.ui.forms.layouts import LAYOUTS


def _with_lines(cls: type[Any]) -> Iterator[type[Any]]:
    yield cls
    for lines in lines_of(cls).values():
        if not lines.kept:
            yield from _with_lines(lines.line)


CLASSES = sorted(
    {c for register in PAGES.values() for c in _with_lines(register.record)},
    key=lambda cls: cls.__name__,
)


@pytest.mark.parametrize("cls", CLASSES)
def test_every_field_that_people_type_stands_once(cls: type[Any]) -> None:
    placed = list(chain.from_iterable(LAYOUTS[cls]))
    typed = [name for name, field in fields_of(cls).items() if not field.kept]
    # Versions of a file are kept by the program and shown all the same.
    typed += [name for name, lines in lines_of(cls).items() if not lines.kept or name in placed]
    assert sorted(placed) == sorted(typed)
