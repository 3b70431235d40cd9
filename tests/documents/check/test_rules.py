"""Every rule on what it must find and on what it must leave alone, from the table itself."""

from __future__ import annotations

from collections import Counter

import pytest
from _pytest.mark import ParameterSet

from cchc_desktop.documents.check import RULES, Finding, check, text_of_part
from cchc_desktop.documents.check.word_lists import small
from tests.documents.check.case import Case
from tests.documents.check.cases import CASES
from tests.documents.check.made import clean, facts

_NAMES = [rule.name for rule in RULES]


def _each(kind: str) -> list[ParameterSet]:
    return [
        pytest.param(name, case, id=f"{name}-{number}")
        for name in _NAMES
        for number, case in enumerate(getattr(CASES[name], kind), start=1)
    ]


def found(name: str, case: Case) -> list[Finding]:
    document, known = case.change(clean()), facts(**case.facts)
    return [f for f in check(document, known, issued=case.issued) if f.rule == name]


def test_no_rule_is_without_cases_and_no_case_without_its_rule() -> None:
    assert set(_NAMES) == set(CASES)
    assert [name for name, cases in CASES.items() if not cases.wrong or not cases.right] == []


def test_each_rule_has_a_name_of_its_own_and_says_what_it_looks_for() -> None:
    assert [name for name, times in Counter(_NAMES).items() if times > 1] == []
    assert len({rule.about for rule in RULES}) == len(RULES)
    assert all(rule.look.__doc__ for rule in RULES)


def test_small_letters_keep_every_letter_in_its_place() -> None:
    assert small("ĐÀI İSTANBUL") == "đài İstanbul"
    assert small("Ủy Ban") == "ủy ban"


def test_the_clean_report_is_clean() -> None:
    assert check(clean(), facts(), issued=False) == ()


@pytest.mark.parametrize(("name", "case"), _each("wrong"))
def test_a_rule_finds_what_is_wrong(name: str, case: Case) -> None:
    findings = found(name, case)
    assert findings
    document = case.change(clean())
    for finding in findings:
        text = text_of_part(document, finding.key)
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.place
        assert finding.message.endswith(".")
    if case.fixed is not None:
        assert case.fixed in [f.repair.text for f in findings if f.repair is not None]


@pytest.mark.parametrize(("name", "case"), _each("right"))
def test_a_rule_leaves_alone_what_is_right(name: str, case: Case) -> None:
    assert found(name, case) == []
