"""The self-assessment: what a board says of each requirement, its score, and how both moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.assessment.guidance import Requirement, guidance
from youthvoice.assessment.models import RequirementVersion, Standing
from youthvoice.db.upsert import insert_if_new
from youthvoice.errors import ChangedMeanwhile, FieldRefused
from youthvoice.filled_in import day_in, name_in, words_in

EVIDENCE_LIMIT, STEP_LIMIT, OWNER_LIMIT = 2000, 600, 80
_ONE = ("area_id", "requirement", "version")


@dataclass(frozen=True)
class Told:
    """What an analyst fills in for a requirement. No standing is one that is not known."""

    standing: Standing | None
    evidence: str
    owner: str
    next_step: str
    by_day: date | None


@dataclass(frozen=True)
class Assessed:
    """One requirement and all that was ever said of it, newest first; nothing said is no row."""

    requirement: Requirement
    versions: tuple[RequirementVersion, ...]

    @property
    def now(self) -> RequirementVersion | None:
        """What is said of it now."""
        return self.versions[0] if self.versions else None

    @property
    def version(self) -> int:
        """The number of what is said now; 0 before anything was."""
        return self.now.version if self.now else 0

    @property
    def standing(self) -> Standing:
        """How far it is met, now."""
        return self.now.standing if self.now else Standing.NOT_LOOKED

    @property
    def is_late(self) -> bool:
        """Whether the day of its next step has passed, and it is not met."""
        day = self.now.by_day if self.now else None
        return day is not None and day < clock.today() and self.standing is not Standing.MET


@dataclass(frozen=True)
class Score:
    """How many of the 15 stood how, from a day on."""

    since: date | None
    counts: Mapping[Standing, int]

    @property
    def met(self) -> int:
        """How many were met."""
        return self.counts[Standing.MET]


def assess(session: Session, area_id: UUID) -> list[Assessed]:
    """All 15 requirements, in the inquiry's order, with what this area's board says of each."""
    said: dict[int, list[RequirementVersion]] = {}
    for row in session.scalars(
        select(RequirementVersion)
        .where(RequirementVersion.area_id == area_id)
        .order_by(RequirementVersion.version.desc())
    ):
        said.setdefault(row.requirement, []).append(row)
    return [Assessed(each, tuple(said.get(each.id, ()))) for each in guidance().requirements]


def assessed(session: Session, area_id: UUID, number: int) -> Assessed:
    """One requirement, as `assess` has it. Raises NotFound for a number that is none."""
    requirement = guidance().requirement(number)
    rows = session.scalars(
        select(RequirementVersion)
        .where(RequirementVersion.area_id == area_id, RequirementVersion.requirement == number)
        .order_by(RequirementVersion.version.desc())
    )
    return Assessed(requirement, tuple(rows))


def say(session: Session, area_id: UUID, number: int, seen: int, told: Told) -> None:
    """Says how far a requirement is met; what was said before stays.

    Raises NotFound, FieldRefused, ChangedMeanwhile when `seen` is not the newest version.
    """
    now = assessed(session, area_id, number)
    if told.standing is None:
        raise FieldRefused("standing", "Pick how far it is met.")
    missing = "Say what shows that it is met." if told.standing is Standing.MET else ""
    row = {
        "area_id": area_id,
        "requirement": number,
        "version": seen + 1,
        "since": clock.today(),
        "standing": told.standing,
        "evidence": words_in("evidence", told.evidence, EVIDENCE_LIMIT, missing),
        "owner": name_in("owner", told.owner, OWNER_LIMIT),
        "next_step": words_in("next_step", told.next_step, STEP_LIMIT),
        "by_day": day_in("by_day", told.by_day, now.now.by_day if now.now else None),
    }
    # The next number can be taken once: of two at the same moment, one is told.
    if seen != now.version or not insert_if_new(session, RequirementVersion, row, _ONE):
        raise ChangedMeanwhile


def score_of(all_of_them: Iterable[Assessed], until: date | None = None) -> Score:
    """How many stood how at the end of a day; now, when none is given."""
    counts = dict.fromkeys(Standing, 0)
    for each in all_of_them:
        known = [row for row in each.versions if until is None or row.since <= until]
        counts[known[0].standing if known else Standing.NOT_LOOKED] += 1
    return Score(until, MappingProxyType(counts))


def scores(all_of_them: Iterable[Assessed]) -> list[Score]:
    """How the score moved, newest first: one line for each day on which any of it changed."""
    listed = list(all_of_them)
    days = sorted({row.since for each in listed for row in each.versions})
    moved: list[Score] = []
    for day in days:
        score = score_of(listed, day)
        if not moved or score.counts != moved[-1].counts:
            moved.append(score)
    return moved[::-1]
