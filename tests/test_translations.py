"""The English of the window: complete, and of the very texts that the window says now."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.vietnamese import fold_marked
from cchc_desktop.shell.language import LANGUAGES, Language
from cchc_desktop.ui.actions import Actions
from cchc_desktop.ui.wording import spoken, worded
from tests.vietnamese_letters import vietnamese_letters
from tools.translations import build
from tools.words import ENGLISH, declared_words, update

_LIVE_PART = re.compile(r"%n|%\d|\{\w*\}")


@dataclass(frozen=True)
class Message:
    """One message of a translation file; a counted one has a form for one and one for many."""

    context: str
    source: str
    forms: tuple[str, ...]
    state: str
    counted: bool

    @property
    def key(self) -> tuple[str, str, bool]:
        """What the program asks by."""
        return self.context, self.source, self.counted

    def __str__(self) -> str:
        """Name the message in the list of tests."""
        return f"{self.context}-{self.source[:30]}"


def _messages(path: Path) -> Iterator[Message]:
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            counted = message.get("numerus") == "yes"
            translation = message.find("translation")
            assert translation is not None
            found = translation.findall("numerusform") if counted else [translation]
            yield Message(
                context=context.findtext("name", ""),
                source=message.findtext("source", ""),
                forms=tuple(form.text or "" for form in found),
                state=translation.get("type", ""),
                counted=counted,
            )


MESSAGES = tuple(_messages(ENGLISH))


def test_what_the_window_says_today_is_what_has_been_translated(tmp_path: Path) -> None:
    fresh = tmp_path / ENGLISH.name
    update(fresh)
    assert {m.key for m in _messages(fresh)} == {m.key for m in MESSAGES}, "run: make words"


def test_each_message_stands_once() -> None:
    twice = [key for key, count in Counter(m.key for m in MESSAGES).items() if count > 1]
    assert twice == []


def test_nothing_is_left_unfinished() -> None:
    assert [str(m) for m in MESSAGES if m.state or not all(m.forms)] == []


def test_a_counted_text_has_a_form_for_one_and_one_for_many() -> None:
    assert [str(m) for m in MESSAGES if m.counted and len(m.forms) != 2] == []


def test_live_parts_are_kept() -> None:
    """A translator who loses a {noun} would show a sentence without its subject."""
    changed = [
        str(m)
        for m in MESSAGES
        for form in m.forms
        if Counter(_LIVE_PART.findall(form)) != Counter(_LIVE_PART.findall(m.source))
    ]
    assert changed == []


def test_no_text_was_put_together_before_it_was_translated() -> None:
    """An f-string inside tr() leaves a key with an expression that no text ever equals."""
    said = [part for m in MESSAGES for part in re.findall(r"\{([^}]*)\}", m.source)]
    assert [part for part in said if part and not part.isidentifier()] == []


def test_a_key_has_its_letter_in_both_languages() -> None:
    bare = [str(m) for m in MESSAGES for form in m.forms if m.source.count("&") != form.count("&")]
    assert bare == []


def test_the_english_is_english() -> None:
    assert [form for m in MESSAGES for form in m.forms if vietnamese_letters(form)] == []


@pytest.fixture(params=list(LANGUAGES))
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    folder = ENGLISH.parent
    build(folder, sys.executable)
    spoken_now = Language(qapp, folder)
    spoken_now.speak(request.param)
    yield request.param
    spoken_now.speak("vi")
    spoken_now.silence()


def test_no_two_entries_of_a_menu_share_a_letter(qtbot: QtBot, language: str) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    actions.set_pages([spoken(register.label) for register in REGISTERS.values()])
    actions.fill(window.menuBar())
    menus: list[QMenu | QMenuBar] = [window.menuBar(), *window.menuBar().findChildren(QMenu)]
    seen: list[str] = []
    for menu in menus:
        texts = [action.text() for action in menu.actions() if not action.isSeparator()]
        letters = [
            fold_marked(found.group(1)) for text in texts if (found := re.search("&([^&])", text))
        ]
        seen += letters
        assert not [each for each, count in Counter(letters).items() if count > 1], texts
    assert len(seen) > 30


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_every_text_of_the_domain_is_spoken_in_english(language: str) -> None:
    said = {"domain": spoken, "values": worded}
    for word in declared_words():
        assert not vietnamese_letters(said[word.context](word.text)), word


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_a_noun_takes_the_form_of_its_number(language: str) -> None:
    assert [spoken("hoạt động", n) for n in (0, 1, 2)] == ["activities", "activity", "activities"]


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_the_offices_own_words_stay(language: str) -> None:
    assert worded("Loa kéo của thôn Đông") == "Loa kéo của thôn Đông"


@pytest.mark.parametrize("language", ["vi"], indirect=True)
def test_the_source_is_spoken_as_it_is_written(language: str) -> None:
    for word in declared_words():
        assert spoken(word.text, 2) == worded(word.text) == word.text
