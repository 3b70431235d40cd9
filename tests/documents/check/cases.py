"""What each rule must find, and what it must leave alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.documents.check import (
    cases_of_paper,
    cases_of_registers,
    cases_of_unfinished,
    cases_of_wording,
)
from tests.documents.check.case import Cases

CASES: Final[Mapping[str, Cases]] = {
    **cases_of_paper.CASES,
    **cases_of_registers.CASES,
    **cases_of_wording.CASES,
    **cases_of_unfinished.CASES,
}
