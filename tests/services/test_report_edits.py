"""No edit of a report is ever lost, and just the sentences whose figures changed are marked."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cchc_desktop.domain.report_templates import ReportTemplate
from cchc_desktop.services import records, report_blocks
from cchc_desktop.services.report_composing import Writing, begin, compose_again, open_report
from cchc_desktop.services.reports import set_parts
from tests.data_files import new_data_file, office, radio_item

HEAD = 'name = "x"\ntype = "report"\nsubject = "Kết quả {period}"\n'
SENTENCES = (
    "Đã phát {radio.items} tin.",
    "Đã đăng {web.items} bài!",
    "Phát {radio.items} tin, đăng {web.items} bài.",
    "Không có số liệu.",
    "Đài phát, lũy kế {radio.items.cumulative}.",
)
TOKENS = ("radio.items", "web.items", "radio.items.cumulative")
KEYS = ("a", "b", "c", "d")
WORDINGS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(tuple)
TEMPLATES = st.dictionaries(st.sampled_from(KEYS), WORDINGS, min_size=1).map(
    lambda blocks: {key: blocks[key] for key in KEYS if key in blocks}
)

Sentences = tuple[str, ...]


@dataclass
class Block:
    """A block as the clerk knows it; ``mine`` where the clerk has made it so."""

    sentences: Sentences
    base: Sentences | None
    read: dict[str, str]
    dropped: bool = False

    @property
    def mine(self) -> bool:
        return self.base is None or self.dropped or self.sentences != self.base


@dataclass
class Office:
    """What the clerk's report and the records behind it should be."""

    template: dict[str, Sentences]
    counts: dict[str, int]
    blocks: dict[str, Block] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    def shown(self, token: str) -> str:
        count = self.counts[token.split(".", maxsplit=1)[0]]
        return f"{count:02}" if count else "......"

    def now(self, sentences: Sentences) -> dict[str, str]:
        return {t: self.shown(t) for t in TOKENS if f"{{{t}}}" in " ".join(sentences)}

    def compose(self) -> None:
        """Do what a clerk expects of composing again."""
        for key, block in list(self.blocks.items()):
            if block.base is None:
                continue
            new = self.template.get(key)
            if new is None:
                if not block.mine:
                    del self.blocks[key]
                    self.order.remove(key)
            elif block.sentences == block.base or block.sentences == new:
                # Nobody worded it otherwise: it is the template's, though it may be left out.
                if block.sentences != new:
                    block.sentences, block.read = new, self.now(new)
                block.base = new
        before = None
        for key, new in self.template.items():
            if key not in self.blocks:
                self.blocks[key] = Block(new, new, self.now(new))
                self.order.insert(0 if before is None else self.order.index(before) + 1, key)
            before = key


def source(template: dict[str, Sentences]) -> str:
    blocks = (
        f'\n[[blocks]]\nkey = "{key}"\ntext = "{" ".join(sentences)}"\n'
        for key, sentences in template.items()
    )
    return HEAD + "".join(blocks)


class Editing(RuleBasedStateMachine):
    """Any order of edits, changed records, composing again, moves and undo."""

    @initialize(template=TEMPLATES, radio=st.integers(0, 2))
    def open(self, template: dict[str, Sentences], radio: int) -> None:
        self.folder = TemporaryDirectory()
        self.file = new_data_file(Path(self.folder.name) / "x.cchc")
        records.save(self.file, office())
        self.office = Office(template, {"radio": 0, "web": 0})
        for _ in range(radio):
            self._record("radio")
        made: Any
        made, _ = records.save(self.file, ReportTemplate(name="x", source=source(template)))
        self.template: ReportTemplate = made
        report, _ = begin(self.file, self.file.period("2022"), template=made.id)
        assert report.id is not None
        self.report = report.id
        self.office.compose()
        self.past: list[Office] = []
        self.future: list[Office] = []
        self.look()

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
            self.folder.cleanup()

    def _record(self, channel: str) -> None:
        records.save(self.file, radio_item(date(2022, 5, 4), channel=channel))
        self.office.counts[channel] += 1

    def _before_change(self) -> None:
        self.past.append(deepcopy(self.office))
        self.future.clear()

    def _writing(self) -> Writing:
        return open_report(self.file, self.report)

    def _id(self, key: str) -> int:
        return self.ids[key]

    def _pick(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(self.office.order))

    def _seen(self, sentences: Sentences) -> dict[str, str]:
        return {t: self.screen[t] for t in TOKENS if f"{{{t}}}" in " ".join(sentences)}

    @rule()
    def look(self) -> None:
        """The screen shows the figures as they are now."""
        self.screen = {token: self.office.shown(token) for token in TOKENS}

    @precondition(lambda self: self.office.order)
    @rule(data=st.data(), sentences=WORDINGS)
    def edit(self, data: st.DataObject, sentences: Sentences) -> None:
        key = self._pick(data)
        seen = self._seen(sentences)
        block = self.office.blocks[key]
        if (block.sentences, block.read) == (sentences, seen):
            return
        self._before_change()
        block.sentences, block.read = sentences, seen
        report_blocks.edit_block(self.file, self._id(key), " ".join(sentences), shown=seen)

    @rule(data=st.data(), sentences=WORDINGS)
    def add(self, data: st.DataObject, sentences: Sentences) -> None:
        before = data.draw(st.sampled_from([None, *self.office.order]))
        after = None if before is None else self._id(before)
        self._before_change()
        report_blocks.add_block(self.file, self.report, " ".join(sentences), after=after)
        known = set(self.office.blocks)
        (key,) = {block.key for block in self._writing().blocks} - known
        self.office.blocks[key] = Block(sentences, None, self.office.now(sentences))
        at = 0 if before is None else self.office.order.index(before) + 1
        self.office.order.insert(at, key)

    @precondition(lambda self: len(self.office.order) > 1)
    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        key = self._pick(data)
        rest = [other for other in self.office.order if other != key]
        before = data.draw(st.sampled_from([None, *rest]))
        order = list(rest)
        order.insert(0 if before is None else rest.index(before) + 1, key)
        after = None if before is None else self._id(before)
        operation = report_blocks.move_block(self.file, self._id(key), after=after)
        if operation.ids:
            self._before_change()
        self.office.order = order

    @precondition(lambda self: self.office.order)
    @rule(data=st.data(), dropped=st.booleans())
    def leave_out_or_take_back(self, data: st.DataObject, dropped: bool) -> None:
        key = self._pick(data)
        if self.office.blocks[key].dropped == dropped:
            return
        self._before_change()
        self.office.blocks[key].dropped = dropped
        act = report_blocks.drop_block if dropped else report_blocks.restore_block
        act(self.file, self._id(key))

    @rule(template=TEMPLATES)
    def change_template(self, template: dict[str, Sentences]) -> None:
        if template == self.office.template and list(template) == list(self.office.template):
            return
        self._before_change()
        self.office.template = template
        records.save(self.file, replace(self.template, source=source(template)))

    @rule(channel=st.sampled_from(["radio", "web"]))
    def change_records(self, channel: str) -> None:
        self._before_change()
        self._record(channel)

    @rule()
    def compose_again(self) -> None:
        before = deepcopy(self.office)
        self.office.compose()
        operation = compose_again(self.file, self.report)
        if operation.id:
            self.past.append(before)
            self.future.clear()
        else:
            assert before == self.office

    @rule()
    def read_all(self) -> None:
        writing = self._writing()
        shown = {
            block.id: self._seen(self.office.blocks[block.key].sentences)
            for block in writing.blocks
            if block.id is not None
        }
        before = deepcopy(self.office)
        for block in self.office.blocks.values():
            block.read = self._seen(block.sentences)
        if report_blocks.mark_read(self.file, self.report, shown).id:
            self.past.append(before)
            self.future.clear()

    @rule()
    def undo(self) -> None:
        if self.past:
            records.undo(self.file)
            self.future.append(self.office)
            self.office = self.past.pop()

    @rule()
    def redo(self) -> None:
        if self.future:
            assert records.redo(self.file) is not None
            self.past.append(self.office)
            self.office = self.future.pop()

    @invariant()
    def every_edit_is_there_and_just_the_changed_sentences_are_marked(self) -> None:
        if not hasattr(self, "report"):
            return
        writing = self._writing()
        self._expect_blocks(writing)
        self._expect_marks(writing)

    def _expect_blocks(self, writing: Writing) -> None:
        told = {block.key: (block.wording, block.dropped) for block in writing.blocks}
        assert told == {
            key: (" ".join(block.sentences), block.dropped)
            for key, block in self.office.blocks.items()
        }
        assert [block.key for block in writing.blocks] == self.office.order
        self.ids = {block.key: block.id for block in writing.blocks if block.id is not None}

    def _expect_marks(self, writing: Writing) -> None:
        wordings = {block.key: block.wording for block in writing.blocks}
        marked = sorted((s.key, wordings[s.key][s.start : s.end]) for s in writing.sentences)
        expected = sorted(
            (key, sentence)
            for key, block in self.office.blocks.items()
            if not block.dropped
            for sentence in block.sentences
            if any(
                block.read.get(token) != self.office.shown(token)
                for token in TOKENS
                if f"{{{token}}}" in sentence
            )
        )
        assert marked == expected


# Half a minute in every run; --hypothesis-profile=thorough tries 500 and more.
TRIED = 40 if settings.default is None or settings.default.max_examples <= 40 else 600
TestNoEditIsLost = Editing.TestCase
TestNoEditIsLost.settings = settings(max_examples=TRIED, stateful_step_count=12)


def test_giving_an_edit_up_is_asked_for(tmp_path: Path) -> None:
    file = new_data_file(tmp_path / "x.cchc")
    records.save(file, office())
    template: Any
    template, _ = records.save(file, ReportTemplate(name="x", source=source({"a": ("Một.",)})))
    report, _ = begin(file, file.period("2022"), template=template.id)
    assert report.id is not None
    (block,) = open_report(file, report.id).blocks
    assert block.id is not None
    report_blocks.edit_block(file, block.id, "Của tôi.")
    records.save(file, replace(template, source=source({"a": ("Hai.",)})))
    compose_again(file, report.id)
    (offered,) = open_report(file, report.id).blocks
    assert (offered.wording, offered.offered) == ("Của tôi.", "Hai.")

    report_blocks.decline_offered(file, block.id)
    compose_again(file, report.id)
    (declined,) = open_report(file, report.id).blocks
    assert (declined.wording, declined.offered) == ("Của tôi.", "")

    report_blocks.reset_block(file, block.id)
    (reset,) = open_report(file, report.id).blocks
    assert (reset.wording, reset.edited) == ("Hai.", False)
    records.undo(file)
    records.undo(file)
    report_blocks.take_offered(file, block.id)
    (taken,) = open_report(file, report.id).blocks
    assert (taken.wording, taken.edited) == ("Hai.", False)
    file.close()


def test_a_part_that_is_taken_off_keeps_its_edits(tmp_path: Path) -> None:
    file = new_data_file(tmp_path / "x.cchc")
    records.save(file, office())
    report, _ = begin(file, file.period("2022"), parts=["limits"])
    assert report.id is not None
    block = next(b for b in open_report(file, report.id).blocks if b.key == "limits.causes.staff")
    assert block.id is not None
    report_blocks.edit_block(file, block.id, "Thiếu người.")
    set_parts(file, report.id, [])
    assert "limits" not in {b.key for b in open_report(file, report.id).document.blocks}
    set_parts(file, report.id, ["limits", "proposals"])
    writing = open_report(file, report.id)
    told = {b.key: b.wording for b in writing.shown}
    assert told["limits.causes.staff"] == "Thiếu người."
    assert "proposals" in told
    file.close()


def test_the_next_report_begins_with_the_wording_of_the_former(tmp_path: Path) -> None:
    file = new_data_file(tmp_path / "x.cchc")
    records.save(file, office())
    for day in (date(2022, 2, 3), date(2022, 5, 4), date(2022, 5, 5)):
        records.save(file, radio_item(day))
    first, _ = begin(file, file.period("2022-Q1"), parts=["limits"])
    assert first.id is not None
    block = next(b for b in open_report(file, first.id).blocks if b.key == "results.radio-items")
    assert block.id is not None
    report_blocks.edit_block(file, block.id, "Cả {period} phát {radio.items} tin.")
    second, _ = begin(file, file.period("2022-Q2"), former=first.id)
    assert second.id is not None
    writing = open_report(file, second.id)
    assert second.title.endswith("quý II năm 2022")
    assert second.has_part("limits")
    told = {
        b.key: "".join(r.text for r in getattr(b, "content", ())) for b in writing.document.blocks
    }
    assert told["results.radio-items"] == "Cả quý II năm 2022 phát 02 tin."
    assert writing.sentences == ()
    file.close()
