"""Who is written into the history: the account, not what the environment claims."""

from __future__ import annotations

import os
import unicodedata

import pytest

from cchc_desktop import account

NAME = "Nguyễn Thị Ánh"


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(account, "_account_name", lambda: NAME)
    return monkeypatch


def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    real = account.current_user()
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(variable, "Chủ tịch")
    assert account.current_user() == real != "Chủ tịch"


def test_a_name_with_vietnamese_letters_and_spaces(named: pytest.MonkeyPatch) -> None:
    assert account.current_user() == NAME
    named.setattr(account, "_account_name", lambda: unicodedata.normalize("NFD", NAME))
    assert account.current_user() == NAME


def test_a_name_that_is_no_text_can_be_written_all_the_same(named: pytest.MonkeyPatch) -> None:
    named.setattr(account, "_account_name", lambda: "Lan\udcff")
    assert account.current_user() == "Lan\ufffd"
    assert account.current_user().encode()


def test_no_name_at_all_is_told_as_that(named: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no such account")

    named.setattr(account, "_account_name", nobody)
    assert account.current_user() == account.UNKNOWN
    named.setattr(account, "_account_name", lambda: "  ")
    assert account.current_user() == account.UNKNOWN


@pytest.mark.skipif(os.name != "posix", reason="accounts have numbers on POSIX")
def test_an_account_that_is_only_a_number_is_told_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless(number: int) -> None:
        raise KeyError(number)

    monkeypatch.setattr("pwd.getpwuid", nameless)
    assert account.current_user() == f"uid {os.getuid()}"


@pytest.mark.skipif(os.name != "posix", reason="as POSIX has it")
def test_it_is_the_account_that_the_program_runs_under() -> None:
    import pwd

    assert account.current_user() == pwd.getpwuid(os.getuid()).pw_name
