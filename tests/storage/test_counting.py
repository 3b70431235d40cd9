from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.counting import FIXED, Figures, Source, UnknownFigure
from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.periods import Period, PeriodKind, list_periods, parse_period
from cchc_desktop.domain.posting import REPEALED, due_day
from cchc_desktop.domain.procedures import Posting, Procedure, ProcedureEvent
from cchc_desktop.domain.slogans import Display, Slogan
from cchc_desktop.domain.targets import Target
from cchc_desktop.domain.tasks import Task
from cchc_desktop.storage.counting import count_figures, figure_trail, unevidenced_activities
from cchc_desktop.storage.engine import reading, writing
from cchc_desktop.storage.open_file import create_store
from cchc_desktop.storage.repository import insert_records
from tests.data_files import radio_item
from tests.records_made import CALENDARS, CATALOGUES

days = st.dates(date(2020, 12, 1), date(2023, 1, 31))
quantities = st.decimals(0, 50, places=1)
periods = st.sampled_from(
    [period for calendar in CALENDARS.values() for period in list_periods(2022, calendar)]
    + [
        parse_period("2022-03-15..2022-06-14", CALENDARS["calendar"]),
        parse_period("2021-12-20..2022-01-10", CALENDARS["statutory"]),
    ]
)
measures = st.lists(
    st.builds(
        Measure,
        unit=st.sampled_from(["items", "broadcasts", "hours"]),
        quantity=quantities,
        estimated=st.booleans(),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda measure: (measure.unit, measure.estimated),
).map(tuple)
activities = st.builds(
    Activity,
    day=days,
    channel=st.sampled_from(["radio", "web"]),
    title=st.just("Tin"),
    measures=measures,
)
slogans = st.builds(
    Slogan,
    text=st.just("Khẩu hiệu"),
    displays=st.lists(
        st.builds(
            Display,
            medium=st.sampled_from(["banner", "led-board"]),
            since=days,
            until=st.none() | days,
            pieces=st.integers(1, 5),
        ).filter(lambda display: not list(display.own_problems())),
        max_size=2,
    ).map(tuple),
)
events = st.builds(
    ProcedureEvent,
    kind=st.sampled_from(["new", "amended", "replaced", REPEALED]),
    effective_on=days,
    postings=st.lists(
        st.builds(Posting, place=st.sampled_from(["one-stop", "website"]), posted_on=days),
        max_size=2,
        unique_by=lambda posting: posting.place,
    ).map(tuple),
)
procedures = st.builds(
    Procedure,
    code=st.just("1.001193"),
    name=st.just("Khai sinh"),
    field=st.just("land"),
    level=st.just("commune"),
    events=st.lists(events, max_size=3).map(tuple),
)
tasks = st.builds(
    Task,
    year=st.integers(2021, 2023),
    content=st.just("Việc"),
    result=st.sampled_from(["done", "in_progress", "not_done"]),
)
targets = st.builds(
    Target,
    year=st.integers(2021, 2023),
    channel=st.sampled_from(["radio", "press"]),
    unit=st.sampled_from(["items", "posts"]),
    planned=quantities,
)
records = st.lists(
    st.one_of(activities, activities, slogans, procedures, tasks, targets), max_size=14
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = create_store(tmp_path_factory.mktemp("counting") / "x.cchc")
    yield engine
    engine.dispose()


def stored(connection: Connection, made: Sequence[Any]) -> list[Any]:
    return [insert_records(connection, [record])[0] for record in made]


def counted(connection: Connection, period: Period, *, allowance: int = 0) -> Figures:
    return count_figures(connection, period, CATALOGUES, allowance=allowance, trails=True)


def of(cls: type[Any], made: Iterable[Any]) -> list[Any]:
    return [record for record in made if type(record) is cls]


Sums = dict[tuple[str, str, bool], Decimal]


def sums(made: Iterable[Any], span: Period) -> Sums:
    found: Sums = defaultdict(Decimal)
    for activity in of(Activity, made):
        for measure in activity.measures:
            if span.start <= activity.day <= span.end:
                found[activity.channel, measure.unit, measure.estimated] += measure.quantity
    return found


@given(records, periods)
def test_figures_of_activities_equal_a_count_by_hand(
    shared: Engine, made: list[Any], period: Period
) -> None:
    with shared.connect() as connection:
        made = stored(connection, made)
        figures = {f.name: f for f in counted(connection, period)}
        now, so_far, last_year = (
            sums(made, span)
            for span in (period, period.year_to_date(), period.same_period_last_year())
        )
        plans: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for target in of(Target, made):
            if target.year == period.year:
                plans[target.channel, target.unit] += target.planned
        keys = {key[:2] for key in (*now, *so_far, *last_year)} | set(plans)
        found = {
            tuple(n.split("."))
            for n, f in figures.items()
            if f.definition.source is Source.MEASURES
        }
        assert found == keys
        for channel, unit in keys:
            figure = figures[f"{channel}.{unit}"]
            assert figure.in_period == now.get((channel, unit, False))
            assert figure.cumulative == so_far.get((channel, unit, False))
            assert figure.same_period_last_year == last_year.get((channel, unit, False))
            assert figure.estimated == now.get((channel, unit, True))
            assert figure.planned == plans.get((channel, unit))
            behind = [
                activity.id
                for activity in sorted(of(Activity, made), key=lambda a: (a.day, a.id))[::-1]
                if activity.channel == channel
                and period.contains(activity.day)
                and any(m.unit == unit and not m.estimated for m in activity.measures)
            ]
            assert list(figure.records) == behind
            assert figure_trail(connection, period, channel, unit) == behind
            if figure.in_period is not None and figure.same_period_last_year is not None:
                difference = figure.in_period - figure.same_period_last_year
                assert figure.difference == difference
            else:
                assert figure.difference is None
        connection.rollback()


@given(st.lists(activities, max_size=14), st.sampled_from(["calendar", "statutory"]))
def test_the_parts_of_a_year_add_up(shared: Engine, made: list[Any], calendar: str) -> None:
    known = list_periods(2022, CALENDARS[calendar])
    year = next(p for p in known if p.kind is PeriodKind.YEAR)
    with shared.connect() as connection:
        stored(connection, made)
        whole = {f.name: f for f in counted(connection, year)}
        for kind in (PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.MONTH):
            parts = [counted(connection, p) for p in known if p.kind is kind]
            for name, figure in whole.items():
                if figure.definition.source is not Source.MEASURES:
                    continue
                values = [p[name].in_period for p in parts if name in p]
                have = [value for value in values if value is not None]
                assert (sum(have) if have else None) == figure.in_period
                trails = [key for p in parts if name in p for key in p[name].records]
                assert sorted(trails) == sorted(figure.records)
                assert len(set(trails)) == len(trails)
        connection.rollback()


@pytest.mark.parametrize("calendar", ["calendar", "statutory"])
def test_every_day_is_counted_in_exactly_one_month(shared: Engine, calendar: str) -> None:
    known = list_periods(2022, CALENDARS[calendar])
    year = next(p for p in known if p.kind is PeriodKind.YEAR)
    length = (year.end - year.start).days + 1
    with shared.connect() as connection:
        made = stored(connection, [radio_item(year.start + timedelta(n)) for n in range(length)])
        months = [counted(connection, p) for p in known if p.kind is PeriodKind.MONTH]
        behind = [key for month in months for key in month["radio.items"].records]
        assert sorted(behind) == [record.id for record in made]
        assert len(months) == 12
        connection.rollback()


@given(records, periods)
def test_figures_of_slogans_and_tasks_equal_a_count_by_hand(
    shared: Engine, made: list[Any], period: Period
) -> None:
    def shown(span: Period) -> set[int] | None:
        displays = [(s.id, d) for s in of(Slogan, made) for d in s.displays]
        if not any(d.since <= span.end for _, d in displays):
            return None
        return {
            key
            for key, d in displays
            if d.since <= span.end and (d.until is None or d.until >= span.start)
        }

    with shared.connect() as connection:
        made = stored(connection, made)
        figures = counted(connection, period)
        now = shown(period)
        sentences = figures["slogans.sentences"]
        assert sentences.in_period == (None if now is None else len(now))
        assert set(sentences.records) == (now or set())
        before = shown(period.same_period_last_year())
        assert sentences.same_period_last_year == (None if before is None else len(before))

        for medium in ("banner", "led-board"):
            hung = [
                (slogan.id, display.pieces)
                for slogan in of(Slogan, made)
                for display in slogan.displays
                if display.medium == medium and period.contains(display.since)
            ]
            name = f"displays.{medium}"
            if hung:
                assert figures[name].in_period == sum(pieces for _, pieces in hung)
                assert set(figures[name].records) == {key for key, _ in hung}
            elif name in figures:
                assert figures[name].in_period is None
                assert figures[name].records == ()

        of_year = [task for task in of(Task, made) if task.year == period.year]
        for result in ("done", "in_progress", "not_done"):
            ids = [task.id for task in of_year if task.result == result]
            figure = figures[f"tasks.{result}"]
            assert figure.in_period == (len(ids) if of_year else None)
            assert list(figure.records) == ids
        connection.rollback()


@given(st.lists(procedures, max_size=6), periods, st.sampled_from([0, 5]))
def test_figures_of_procedures_equal_a_count_by_hand(
    shared: Engine, made: list[Any], period: Period, allowance: int
) -> None:
    def by_hand(span: Period) -> dict[str, set[int] | None]:
        found: dict[str, set[int]] = defaultdict(set)
        known = False
        for procedure in made:
            past = [e for e in procedure.events if e.effective_on <= span.end]
            known = known or bool(past)
            for event in past:
                first = min((p.posted_on for p in event.postings), default=None)
                due = due_day(event.effective_on, allowance)
                if event.effective_on >= span.start:
                    found[event.kind].add(procedure.id)
                    if event.kind != REPEALED and first and due < first <= span.end:
                        found["late"].add(procedure.id)
            if not past:
                continue
            last = max(enumerate(past), key=lambda e: (e[1].effective_on, e[0]))[1]
            if last.kind == REPEALED:
                continue
            found["in_force"].add(procedure.id)
            posted = any(p.posted_on <= span.end for p in last.postings)
            if not posted and due_day(last.effective_on, allowance) <= span.end:
                found["unposted"].add(procedure.id)
        names = ("in_force", "new", "amended", "replaced", REPEALED, "late", "unposted")
        return {name: found[name] if known else None for name in names}

    with shared.connect() as connection:
        made = stored(connection, made)
        figures = counted(connection, period, allowance=allowance)
        last_year = by_hand(period.same_period_last_year())
        so_far = by_hand(period.year_to_date())
        for name, ids in by_hand(period).items():
            figure = figures[f"procedures.{name}"]
            assert figure.in_period == (None if ids is None else len(ids))
            assert set(figure.records) == (ids or set())
            assert len(figure.records) == len(set(figure.records))
            before = last_year[name]
            assert figure.same_period_last_year == (None if before is None else len(before))
            if name in ("in_force", "unposted"):
                assert figure.cumulative is None
            else:
                cumulative = so_far[name]
                assert figure.cumulative == (None if cumulative is None else len(cumulative))
        connection.rollback()


def test_an_empty_office_has_no_data_which_is_not_nought(engine: Engine) -> None:
    year = parse_period("2022", CALENDARS["calendar"])
    with reading(engine) as connection:
        figures = counted(connection, year)
    assert [figure.name for figure in figures] == [definition.name for definition in FIXED]
    assert len(figures) == len(FIXED)
    for figure in figures:
        assert figure.in_period is None
        assert figure.cumulative is None
        assert figure.same_period_last_year is None
        assert figure.records == ()
    with pytest.raises(UnknownFigure, match="Không có số liệu nào tên “radio"):
        figures["radio.items"]


def test_a_recorded_nought_is_nought(engine: Engine) -> None:
    nothing = Measure(unit="visits", quantity=Decimal(0))
    with writing(engine) as connection:
        insert_records(connection, [radio_item(channel="web", measures=(nothing,))])
        figures = counted(connection, parse_period("2022", CALENDARS["calendar"]))
    assert figures["web.visits"].in_period == 0
    assert figures["web.visits"].records == (1,)


def test_an_estimate_alone_leaves_the_figure_without_data(engine: Engine) -> None:
    estimate = Measure(unit="items", quantity=Decimal(4), estimated=True)
    with writing(engine) as connection:
        insert_records(connection, [radio_item(measures=(estimate,))])
        figure = counted(connection, parse_period("2022", CALENDARS["calendar"]))["radio.items"]
    assert figure.in_period is None
    assert figure.cumulative is None
    assert figure.estimated == 4
    assert figure.records == ()


def test_a_radio_item_of_20_december_belongs_to_the_next_statutory_year(engine: Engine) -> None:
    with writing(engine) as connection:
        insert_records(connection, [radio_item(date(2022, 12, 20))])
        found = {
            (code, year): counted(connection, parse_period(year, CALENDARS[code]))
            for code in CALENDARS
            for year in ("2022", "2023")
        }
    assert found["calendar", "2022"]["radio.items"].in_period == 1
    assert "radio.items" not in found["statutory", "2022"]
    assert found["statutory", "2023"]["radio.items"].in_period == 1
    last_year = found["calendar", "2023"]["radio.items"]
    assert last_year.in_period is None
    assert last_year.same_period_last_year == 1


def test_figures_stand_in_the_order_of_the_catalogues(engine: Engine) -> None:
    made = [
        radio_item(channel="press", measures=(Measure(unit="posts", quantity=Decimal(1)),)),
        radio_item(measures=(Measure(unit="hours", quantity=Decimal(1)),)),
        radio_item(measures=(Measure(unit="sheets", quantity=Decimal(1)),)),
        radio_item(),
        radio_item(channel="web"),
    ]
    with writing(engine) as connection:
        insert_records(connection, made)
        figures = counted(connection, parse_period("2022", CALENDARS["calendar"]))
    names = [figure.name for figure in figures][:5]
    assert names == ["radio.items", "radio.hours", "radio.sheets", "web.items", "press.posts"]
    assert figures["radio.hours"].definition.label == "Đài truyền thanh"
    assert figures["radio.hours"].definition.unit == "giờ"


def test_what_lacks_evidence_is_listed_newest_first(engine: Engine) -> None:
    proof = (Evidence(kind="log", where="Sổ phát thanh"),)
    with writing(engine) as connection:
        insert_records(
            connection,
            [
                radio_item(date(2022, 1, 1)),
                radio_item(date(2022, 5, 1), evidence=proof),
                radio_item(date(2022, 6, 1)),
                radio_item(date(2023, 1, 1)),
            ],
        )
        year = parse_period("2022", CALENDARS["calendar"])
        assert unevidenced_activities(connection, year) == [3, 1]
