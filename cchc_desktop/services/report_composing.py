"""Reports begun and composed again; what the window shows of one while it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cchc_desktop.documents.changed_figures import ChangedSentence, changed_sentences
from cchc_desktop.documents.composer import Composition, compose, shown_blocks
from cchc_desktop.documents.composing_again import carried_over, composed_again
from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.live_words import LiveWords
from cchc_desktop.documents.offering import offered_blocks, offered_subject
from cchc_desktop.documents.template import Template
from cchc_desktop.documents.tree import Document
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.report_blocks import ReportBlock
from cchc_desktop.domain.reports import Report, ReportPart
from cchc_desktop.services.changing import changing, store_all
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_blocks import BlocksChange, as_read_now, change_blocks
from cchc_desktop.services.report_facts import facts_of, template_of
from cchc_desktop.services.reports import blocks_of, report_in, short
from cchc_desktop.storage import history as log
from cchc_desktop.storage.engine import Connection, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A report as it is being written: its blocks in order, and all that they are told from.

    ``sentences`` are those whose figures changed since they were last read.
    """

    report: Report
    period: Period
    blocks: tuple[ReportBlock, ...]
    facts: Facts
    words: LiveWords
    template: Template
    document: Document
    sentences: tuple[ChangedSentence, ...]

    @property
    def shown(self) -> tuple[ReportBlock, ...]:
        """The blocks that stand on the paper."""
        return shown_blocks(_composition(self.report, self.template, self.blocks))


def open_report(file: DataFile, report_id: int, *, today: date | None = None) -> Writing:
    """Return a report as it is written, with the figures as they are now.

    Raises RecordGone, WrongTemplate, NoOfficeProfile, NoSigner.
    """
    with reading(file.engine) as connection:
        return writing_of(connection, file, report_in(connection, report_id), today=today)


def writing_of(
    connection: Connection,
    file: DataFile,
    report: Report,
    *,
    today: date | None = None,
    number: int | None = None,
    issued_on: date | None = None,
) -> Writing:
    """Return a report as it stands in the transaction of ``connection``; see open_report."""
    period = file.period(report.period, report.calendar)
    facts = facts_of(
        connection,
        file,
        period,
        parts=[part.part for part in report.parts],
        signer=report.signer,
        today=today,
        number=report.number if number is None else number,
        issued_on=report.issued_on if issued_on is None else issued_on,
    )
    template = template_of(connection, report)
    words = LiveWords(facts, template)
    blocks = blocks_of(connection, report)
    composition = _composition(report, template, blocks)
    return Writing(
        report=report,
        period=period,
        blocks=blocks,
        facts=facts,
        words=words,
        template=template,
        document=compose(composition, facts, words),
        sentences=tuple(
            sentence
            for block in shown_blocks(composition)
            for sentence in changed_sentences(block, words)
        ),
    )


def begin(
    file: DataFile,
    period: Period,
    *,
    former: int | None = None,
    template: int | None = None,
    parts: Sequence[str] | None = None,
    due_on: date | None = None,
    relation: str = "",
    related: int | None = None,
) -> tuple[Report, Operation]:
    """Begin the report of a period, from its template or from the report ``former``.

    The former's wording, edits, order and parts come along; its figures become the period's own.
    ``relation`` and ``related`` say what the new one does to an issued one. Raises as open_report.
    """
    with changing(file) as (connection, done):
        before = None if former is None else report_in(connection, former)
        chosen = [part.part for part in before.parts] if before and parts is None else parts or ()
        own = before.template if before is not None and template is None else template
        bare = Report(
            period=period.id,
            calendar=period.calendar,
            title="…",
            due_on=due_on,
            parts=tuple(ReportPart(part=part) for part in chosen),
            template=own,
            relation=relation,
            related=related,
            signer=before.signer if before is not None else "",
        )
        facts = facts_of(connection, file, period)
        made_from = template_of(connection, bare)
        words = LiveWords(facts, made_from)
        report = replace(bare, title=offered_subject(made_from, words))
        if before is not None:
            report = replace(report, title=_carried_title(connection, file, before, report, words))
        made = store_all(connection, file, [report])
        stored: Report = made[0].after  # type: ignore[assignment]
        assert stored.id is not None
        kept = () if before is None else carried_over(stored.id, blocks_of(connection, before))
        blocks = composed_again(stored.id, kept, offered_blocks(made_from, facts, words))
        made += store_all(connection, file, _read_now(blocks, words))
        name = f"Lập báo cáo “{short(stored.title)}”"
        done.append(log.write_operation(connection, name, file.who, made))
    return stored, done[0]


def compose_again(file: DataFile, report_id: int) -> Operation:
    """Compose a report from its template as that and the records are now; no edit is lost.

    Where nothing is different, the operation has the id 0. Raises as open_report, and Sealed for
    a report that is no longer being written.
    """
    return change_blocks(file, report_id, "Soạn lại báo cáo từ mẫu", composing_of(file))


def composing_of(file: DataFile) -> BlocksChange:
    """Return the change of a report's blocks that composing it again is."""

    def compose_it(
        connection: Connection, report: Report, blocks: Sequence[ReportBlock]
    ) -> Sequence[ReportBlock]:
        period = file.period(report.period, report.calendar)
        facts = facts_of(connection, file, period)
        template = template_of(connection, report)
        words = LiveWords(facts, template)
        assert report.id is not None
        offered = offered_blocks(template, facts, words)
        after = composed_again(report.id, blocks, offered)
        known = {block.id: block for block in blocks}
        # What the template words anew has been read by nobody, but neither has it changed.
        return [
            block
            if block.id is not None and block.wording == known[block.id].wording
            else as_read_now(block, words)
            for block in after
        ]

    return compose_it


def _carried_title(
    connection: Connection, file: DataFile, before: Report, report: Report, words: LiveWords
) -> str:
    """Return the former report's own subject for the new period, where it had one of its own."""
    period = file.period(before.period, before.calendar)
    template = template_of(connection, before)
    theirs = LiveWords(facts_of(connection, file, period), template)
    if before.title == offered_subject(template, theirs):
        return report.title
    told = theirs.find("period").shown
    return before.title.replace(told, words.find("period").shown)


def _composition(report: Report, template: Template, blocks: Sequence[ReportBlock]) -> Composition:
    return Composition(
        type=template.type,
        subject=report.title,
        blocks=blocks,
        parts=[part.part for part in report.parts],
    )


def _read_now(blocks: Sequence[ReportBlock], words: LiveWords) -> list[ReportBlock]:
    return [as_read_now(block, words) for block in blocks]
