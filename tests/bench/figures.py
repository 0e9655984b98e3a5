"""A measured figure, its goal, and how they are printed."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from youthvoice.config import Environment, Settings


@dataclass(frozen=True)
class Figure:
    """One line of the table; `goal` is empty where none was set."""

    what: str
    value: str
    goal: str = ""


def median_ms(work: Callable[[], object], runs: int, warm_up: int = 5) -> float:
    """The median of so many runs, in milliseconds, after some that do not count."""
    for _ in range(warm_up):
        work()
    times = []
    for _ in range(runs):
        began = perf_counter()
        work()
        times.append((perf_counter() - began) * 1000)
    return median(times)


def bench_settings(database_url: str) -> Settings:
    """Settings as in production but for their secrets: Argon2id at its full cost."""
    return Settings(
        environment=Environment.TEST,
        database_url=database_url,
        secret_key="bench-" + "k" * 40,
        house_secret="bench-" + "h" * 40,
    )


def print_figures(figures: list[Figure]) -> None:
    cores = os.cpu_count()
    print(f"\nPython {platform.python_version()}, {cores} cores, SQLite; medians of one run\n")
    wide = max(len(figure.what) for figure in figures)
    for figure in figures:
        goal = f"  (goal: {figure.goal})" if figure.goal else ""
        print(f"  {figure.what:<{wide}}  {figure.value:>12}{goal}")
    print()
