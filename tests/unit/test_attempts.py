"""How long one waits after wrong tries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youthvoice.accounts.attempts import LONGEST_WAIT, wait_after

calm = settings(deadline=None)
tries = st.integers(0, 1_000_000)


@pytest.mark.parametrize("failures", range(5))
def test_the_first_four_wrong_tries_cost_no_wait(failures: int) -> None:
    assert wait_after(failures) == timedelta(0)


@pytest.mark.parametrize(("failures", "seconds"), [(5, 2), (6, 4), (7, 8), (13, 512)])
def test_then_the_wait_doubles_from_two_seconds(failures: int, seconds: int) -> None:
    assert wait_after(failures) == timedelta(seconds=seconds)


@calm
@given(tries, tries)
def test_more_wrong_tries_never_wait_less(one: int, other: int) -> None:
    fewer, more = sorted((one, other))

    assert wait_after(fewer) <= wait_after(more)


@calm
@given(tries)
def test_nobody_ever_waits_longer_than_a_quarter_of_an_hour(failures: int) -> None:
    assert wait_after(failures) <= LONGEST_WAIT == timedelta(minutes=15)


def test_the_longest_wait_is_reached() -> None:
    assert wait_after(14) == LONGEST_WAIT
