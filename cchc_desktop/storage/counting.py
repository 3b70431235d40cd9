"""The figures of a period in a few statements; records are never loaded to be counted.

Each source of :class:`~cchc_desktop.domain.counting.Source` is answered for three spans (the
period, the year up to its end, the same period last year); equal spans are asked once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from sqlalchemy import ColumnElement, Connection, and_, func, not_, or_, select

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.counting import (
    FIXED,
    Definition,
    Figure,
    Figures,
    Source,
    displayed,
    measured,
)
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.posting import DatedEvent, ProcedureStanding
from cchc_desktop.storage.tables import TABLES

_measures = TABLES["activities"].lines[0].table.c
_displays = TABLES["slogans"].lines[0].table.c
_events = TABLES["procedures"].lines[0].table.c
_postings = TABLES["procedures"].lines[1].table.c
_tasks = TABLES["tasks"].table.c
_targets = TABLES["targets"].table.c

_Key = tuple[str, str]
Counter = Callable[[Period], Iterable[int] | None]
"""Returns the ids counted in a span, or None where there is no data for it."""


def count_figures(
    connection: Connection,
    period: Period,
    catalogues: Catalogues,
    *,
    allowance: int,
    trails: bool = False,
) -> Figures:
    """Return every figure of the period, in the order of the tally.

    ``allowance`` is the office's allowance for posting, in working days. With ``trails`` each
    figure of an activity carries its records too; the other figures always do.
    """
    return Figures(
        period,
        [
            *_measured_figures(connection, period, catalogues, trails=trails),
            *_fixed_figures(connection, period, Source.SLOGANS_SHOWN),
            *_display_figures(connection, period, catalogues),
            *_procedure_figures(connection, period, allowance),
            *_fixed_figures(connection, period, Source.TASKS),
        ],
    )


def figure_trail(connection: Connection, period: Period, channel: str, unit: str) -> list[int]:
    """Return the ids of the activities behind one figure of a channel, newest first."""
    statement = (
        select(_measures.record_id)
        .where(
            _in(period),
            _measures.channel == channel,
            _measures.unit == unit,
            _measures.estimated.is_(False),
        )
        .order_by(_measures.day.desc(), _measures.record_id.desc())
    )
    return list(connection.execute(statement).scalars())


def unevidenced_activities(connection: Connection, period: Period) -> list[int]:
    """Return the ids of the period's activities without any evidence, newest first."""
    return _by_evidence(connection, period, there=False)[::-1]


def evidenced_activities(connection: Connection, period: Period) -> list[int]:
    """Return the ids of the period's activities that have evidence, oldest first."""
    return _by_evidence(connection, period, there=True)


def _by_evidence(connection: Connection, period: Period, *, there: bool) -> list[int]:
    activities, evidence = TABLES["activities"].table.c, TABLES["activities"].lines[1].table.c
    proven = select(evidence.record_id).where(evidence.record_id == activities.id).exists()
    statement = (
        select(activities.id)
        .where(activities.day.between(period.start, period.end), proven if there else not_(proven))
        .order_by(activities.day, activities.id)
    )
    return list(connection.execute(statement).scalars())


def _in(period: Period) -> ColumnElement[bool]:
    return _measures.day.between(period.start, period.end)


def _measured_figures(
    connection: Connection, period: Period, catalogues: Catalogues, *, trails: bool
) -> Iterator[Figure]:
    @cache
    def sums(span: Period) -> Mapping[tuple[str, str, bool], Decimal]:
        statement = (
            select(
                _measures.channel,
                _measures.unit,
                _measures.estimated,
                func.sum(_measures.quantity),
            )
            .where(_in(span))
            .group_by(_measures.channel, _measures.unit, _measures.estimated)
        )
        return {(row[0], row[1], row[2]): row[3] for row in connection.execute(statement)}

    plans = _plans(connection, period.year)
    spans = (period, period.year_to_date(), period.same_period_last_year())
    keys: set[_Key] = {key[:2] for span in spans for key in sums(span)} | set(plans)
    behind = _all_trails(connection, period) if trails else {}
    for channel, unit in _in_catalogue_order(keys, catalogues):
        confirmed = (channel, unit, False)
        yield Figure(
            definition=measured(
                channel,
                unit,
                channel_label=catalogues.text("channels", channel),
                unit_label=catalogues.text("units", unit),
            ),
            planned=plans.get((channel, unit)),
            in_period=sums(spans[0]).get(confirmed),
            cumulative=sums(spans[1]).get(confirmed),
            same_period_last_year=sums(spans[2]).get(confirmed),
            estimated=sums(spans[0]).get((channel, unit, True)),
            records=tuple(behind.get((channel, unit), ())),
        )


def _plans(connection: Connection, year: int) -> dict[_Key, Decimal]:
    statement = (
        select(_targets.channel, _targets.unit, func.sum(_targets.planned))
        .where(_targets.year == year)
        .group_by(_targets.channel, _targets.unit)
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(statement)}


def _all_trails(connection: Connection, period: Period) -> Mapping[_Key, list[int]]:
    statement = (
        select(_measures.channel, _measures.unit, _measures.record_id)
        .where(_measures.day.between(period.start, period.end), _measures.estimated.is_(False))
        .order_by(_measures.day.desc(), _measures.record_id.desc())
    )
    found: dict[_Key, list[int]] = defaultdict(list)
    for channel, unit, record_id in connection.execute(statement):
        found[channel, unit].append(record_id)
    return found


def _in_catalogue_order(keys: set[_Key], catalogues: Catalogues) -> list[_Key]:
    channels = {code: rank for rank, code in enumerate(catalogues["channels"].entries)}
    units = {code: rank for rank, code in enumerate(catalogues["units"].entries)}

    def rank(key: _Key) -> tuple[int, str, int, str]:
        channel, unit = key
        entry = catalogues.find("channels", channel)
        own = entry.units if entry is not None else ()
        place = own.index(unit) if unit in own else len(own) + units.get(unit, len(units))
        return channels.get(channel, len(channels)), channel, place, unit

    return sorted(keys, key=rank)


def _figure_of_ids(definition: Definition, period: Period, counter: Counter) -> Figure:
    """Return the figure that counts ids; a state on a day has no cumulative number."""

    def number(span: Period) -> Decimal | None:
        ids = counter(span)
        return None if ids is None else Decimal(len(set(ids)))

    figure = Figure(
        definition=definition,
        in_period=number(period),
        cumulative=number(period.year_to_date()),
        same_period_last_year=number(period.same_period_last_year()),
        records=tuple(sorted(set(counter(period) or ()))),
    )
    if definition.source in (Source.PROCEDURES_IN_FORCE, Source.PROCEDURES_UNPOSTED):
        return replace(figure, cumulative=None)
    return figure


def _fixed_figures(connection: Connection, period: Period, source: Source) -> Iterator[Figure]:
    for definition in FIXED:
        if definition.source is source:

            @cache
            def counter(span: Period, code: str = definition.code) -> list[int] | None:
                if source is Source.TASKS:
                    return _tasks_with(connection, span.year, code)
                return _slogans_shown(connection, span)

            yield _figure_of_ids(definition, period, counter)


def _slogans_shown(connection: Connection, span: Period) -> list[int] | None:
    known = select(_displays.record_id).where(_displays.since <= span.end)
    if connection.execute(known.limit(1)).first() is None:
        return None
    shown = known.where(or_(_displays.until.is_(None), _displays.until >= span.start)).distinct()
    return list(connection.execute(shown).scalars())


def _tasks_with(connection: Connection, year: int, result: str) -> list[int] | None:
    of_year = select(_tasks.id).where(_tasks.year == year)
    if connection.execute(of_year.limit(1)).first() is None:
        return None
    return list(connection.execute(of_year.where(_tasks.result == result)).scalars())


def _display_figures(
    connection: Connection, period: Period, catalogues: Catalogues
) -> Iterator[Figure]:
    @cache
    def pieces(span: Period) -> Mapping[str, int]:
        statement = (
            select(_displays.medium, func.sum(_displays.pieces))
            .where(_displays.since.between(span.start, span.end))
            .group_by(_displays.medium)
        )
        return {row[0]: row[1] for row in connection.execute(statement)}

    def number(span: Period, medium: str) -> Decimal | None:
        total = pieces(span).get(medium)
        return None if total is None else Decimal(total)

    spans = (period, period.year_to_date(), period.same_period_last_year())
    behind = select(_displays.medium, _displays.record_id).where(
        _displays.since.between(period.start, period.end)
    )
    records: dict[str, set[int]] = defaultdict(set)
    for medium, record_id in connection.execute(behind):
        records[medium].add(record_id)
    order = list(catalogues["media"].entries)
    media = {medium for span in spans for medium in pieces(span)}
    for medium in sorted(media, key=lambda m: (order.index(m) if m in order else len(order), m)):
        entry = catalogues.find("media", medium)
        unit = entry.units[0] if entry is not None and entry.units else "pieces"
        yield Figure(
            definition=displayed(
                medium,
                medium_label=catalogues.text("media", medium),
                unit_label=catalogues.text("units", unit),
            ),
            in_period=number(spans[0], medium),
            cumulative=number(spans[1], medium),
            same_period_last_year=number(spans[2], medium),
            records=tuple(sorted(records[medium])),
        )


def _procedure_figures(connection: Connection, period: Period, allowance: int) -> Iterator[Figure]:
    standing = ProcedureStanding(dated_events(connection, period), allowance)
    for definition in FIXED:
        if definition.register == "procedures":
            yield _figure_of_ids(definition, period, procedure_counter(standing, definition))


def procedure_counter(standing: ProcedureStanding, definition: Definition) -> Counter:
    """Return what counts the procedures of a figure in a span."""

    def counter(span: Period) -> frozenset[int] | None:
        if not standing.known_by(span.end):
            return None
        match definition.source:
            case Source.PROCEDURES_IN_FORCE:
                return standing.in_force(span.end)
            case Source.PROCEDURES_UNPOSTED:
                return standing.unposted(span.end)
            case Source.PROCEDURES_LATE:
                return standing.late(span)
            case _:
                return standing.changed(definition.code, span)

    return counter


def dated_events(connection: Connection, period: Period) -> Iterator[DatedEvent]:
    """Yield every event of a procedure that took effect by the period's last day."""
    statement = (
        select(
            _events.record_id,
            _events.kind,
            _events.effective_on,
            func.min(_postings.posted_on),
        )
        .outerjoin_from(
            _events.record_id.table,
            _postings.record_id.table,
            and_(
                _postings.record_id == _events.record_id,
                _postings.position_1 == _events.position_1,
            ),
        )
        .where(_events.effective_on <= period.end)
        .group_by(_events.record_id, _events.position_1)
    )
    for row in connection.execute(statement):
        yield DatedEvent(*row)
