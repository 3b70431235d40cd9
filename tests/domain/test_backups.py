from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.backups import (
    LATEST,
    MOST,
    Manifest,
    Taken,
    WrongManifest,
    backup_name,
    manifest_from,
    manifest_text,
    next_number,
    superfluous,
)

HANOI = timezone(timedelta(hours=7))
START = datetime(2022, 1, 3, 7, 0, tzinfo=HANOI)


def manifest(**also: Any) -> Manifest:
    values: dict[str, Any] = {
        "program": "0.1.0",
        "made_at": datetime(2022, 12, 16, 8, 1, 5, tzinfo=HANOI),
        "why": "khi đóng chương trình",
        "who": "Lan",
        "computer": "VP-01",
        "office": "UBND xã Chi Lăng Nam",
        "source": "sổ.cchc",
        "lineage": "0f2d471a25a0c0c4",
        "number": 1,
        "revision": "0002",
        "fingerprint": "ee74ce1d11694440",
        "size": 4096,
        "sha256": "a" * 64,
        "tables": {"activities": 84},
        "last_operation": 7,
        "last_change": "2022-12-16T01:00:00.000+00:00",
        "mark": "b" * 64,
        "flaws": ("Tệp đã lưu “a.pdf” bị hỏng.",),
    }
    return Manifest(**values | also)


def taken(number: int, at: datetime, *, sound: bool = True) -> Taken:
    return Taken(number=number, at=at, sound=sound)


def test_a_name_says_office_day_and_time_and_sorts() -> None:
    at = datetime(2022, 12, 16, 8, 1, 5, tzinfo=HANOI)
    assert backup_name(at, "UBND xã Chi Lăng Nam") == (
        "2022-12-16_08-01-05_ubnd-xa-chi-lang-nam.cchcb"
    )
    assert backup_name(at, "…") == "2022-12-16_08-01-05_co-quan.cchcb"
    assert len(backup_name(at, "Ủy ban nhân dân " * 40)) < 100
    assert manifest().name == backup_name(at, "UBND xã Chi Lăng Nam")


@given(st.lists(st.integers(-(10**9), 10**9), min_size=2))
def test_names_sort_by_time(seconds: list[int]) -> None:
    names = [backup_name(START + timedelta(seconds=each), "UBND xã") for each in sorted(seconds)]
    assert names == sorted(names)


def test_a_manifest_is_read_as_it_was_written() -> None:
    assert manifest_from(manifest_text(manifest())) == manifest()


@pytest.mark.parametrize(
    "also",
    [
        {"form": 2},
        {"form": True},
        {"size": "4096"},
        {"size": -1},
        {"made_at": "2022-12-16T08:01:05"},
        {"made_at": "hôm qua"},
        {"tables": {"activities": "84"}},
        {"tables": []},
        {"flaws": [1]},
        {"number": 1.5},
    ],
)
def test_another_manifest_is_refused(also: dict[str, Any]) -> None:
    plain = json.loads(manifest_text(manifest()))
    with pytest.raises(WrongManifest, match="không đọc được"):
        manifest_from(json.dumps(plain | also))
    for text in ("", "[]", "null", "{", "[" * 100_000):
        with pytest.raises(WrongManifest):
            manifest_from(text)


def test_a_manifest_that_lacks_something_is_refused() -> None:
    plain = json.loads(manifest_text(manifest()))
    for name in plain:
        with pytest.raises(WrongManifest):
            manifest_from(json.dumps({key: value for key, value in plain.items() if key != name}))


def test_numbers_follow_the_clock_and_go_on_when_it_is_set_back() -> None:
    now = datetime(2022, 12, 16, 8, 0, tzinfo=HANOI)
    assert next_number([], now) == int(now.timestamp())
    later = next_number([int(now.timestamp())], now + timedelta(hours=1))
    assert later == int(now.timestamp()) + 3600
    assert next_number([later], now - timedelta(days=400)) == later + 1
    assert next_number([], datetime(1969, 1, 1, tzinfo=HANOI)) == 1


def test_a_year_of_work_leaves_its_hours_days_weeks_and_months() -> None:
    every = [
        taken(number, START + timedelta(days=day, minutes=30 * step))
        for number, (day, step) in enumerate(
            (day, step) for day in range(364) if day % 7 < 5 for step in range(18)
        )
    ]
    gone = set(superfluous(every))
    kept = [one for one in every if one not in gone]
    assert every[-LATEST:] == kept[-LATEST:]
    assert {one.at.month for one in kept} == set(range(1, 13))
    worked = sorted({one.at.date() for one in every})
    assert set(worked[-14:]) <= {one.at.date() for one in kept}
    assert len(kept) <= MOST


SPAN = 10**9
moments = st.integers(-SPAN, SPAN).map(lambda seconds: START + timedelta(seconds=seconds))
states = st.lists(st.tuples(moments, st.booleans()), max_size=150)


@given(states)
def test_the_newest_sound_one_stays_and_their_number_is_bounded(
    told: list[tuple[datetime, bool]],
) -> None:
    every = [taken(number, at, sound=sound) for number, (at, sound) in enumerate(told)]
    gone = superfluous(every)
    kept = [one for one in every if one not in gone]
    assert set(gone) <= set(every)
    assert len(set(gone)) == len(gone)
    for state in (True, False):
        some = [one for one in every if one.sound is state]
        assert [one for one in kept if one.sound is state][-LATEST:] == some[-LATEST:]
        assert sum(one.sound is state for one in kept) <= MOST


@given(states)
def test_thinning_again_takes_nothing_more(told: list[tuple[datetime, bool]]) -> None:
    every = [taken(number, at, sound=sound) for number, (at, sound) in enumerate(told)]
    gone = superfluous(every)
    assert superfluous(one for one in every if one not in gone) == ()


@given(st.lists(st.integers(1, 60 * 24 * 20), min_size=1, max_size=300))
def test_thinned_after_each_backup_the_past_thins_out_and_never_ends(steps: list[int]) -> None:
    """Backup after backup, as the program does it, not all at once."""
    present: list[Taken] = []
    at = START
    for number, step in enumerate(steps):
        at += timedelta(minutes=step)
        present.append(taken(number, at))
        gone = superfluous(present)
        present = [one for one in present if one not in gone]
        assert present[-1].number == number
        assert len(present) <= MOST
    months = {(one.at.year, one.at.month) for one in present}
    first = START + timedelta(minutes=steps[0])
    if (at - first).days < 700:
        # Each month with a backup still has one.
        seen, moment = set(), START
        for step in steps:
            moment += timedelta(minutes=step)
            seen.add((moment.year, moment.month))
        assert months == seen


def test_an_unsound_one_takes_no_sound_ones_place() -> None:
    sound = taken(0, START)
    every = [sound, *(taken(1 + n, START + timedelta(minutes=n), sound=False) for n in range(90))]
    gone = superfluous(every)
    assert sound not in gone
    assert len(every) - len(gone) <= 1 + MOST
