from __future__ import annotations

from decimal import Decimal
from typing import Any

from cchc_desktop.domain.counting import FIXED, Figure, measured
from cchc_desktop.domain.subtotals import Subtotal, subtotals


def figure(channel: str, unit: str = "items", **numbers: Any) -> Figure:
    return Figure(
        definition=measured(channel, unit, channel_label=channel.title(), unit_label=unit),
        **numbers,
    )


def only(*figures: Figure) -> Subtotal:
    (found,) = subtotals(figures)
    return found


def test_only_channels_of_one_unit_are_added() -> None:
    found = list(
        subtotals(
            [
                figure("radio", in_period=Decimal(58)),
                figure("radio", "hours", in_period=Decimal(7)),
                figure("web", in_period=Decimal(26)),
                figure("meeting", "meetings", in_period=Decimal(3)),
                Figure(definition=FIXED[0], in_period=Decimal(3)),
            ]
        )
    )
    assert [(one.unit, [f.name for f in one.figures]) for one in found] == [
        ("items", ["radio.items", "web.items"])
    ]
    assert found[0].total(lambda f: f.in_period) == 84
    assert found[0].total(lambda f: f.planned) is None


def test_it_says_how_many_channels_a_sum_comes_from() -> None:
    one = only(figure("radio", planned=Decimal(52)), figure("web", in_period=Decimal(1)))
    assert one.known(lambda f: f.planned) == 1
    assert one.total(lambda f: f.planned) == 52


def test_sums_over_different_channels_are_not_compared() -> None:
    last_year: dict[str, Any] = {"same_period_last_year": Decimal(1)}
    both: dict[str, Any] = {"in_period": Decimal(2), **last_year}
    assert only(figure("radio", **both), figure("web", **both)).comparable()
    assert only(figure("radio", **both), figure("web")).comparable()
    assert not only(figure("radio", **both), figure("web", in_period=Decimal(1))).comparable()
    assert not only(figure("radio", **both), figure("web", **last_year)).comparable()
