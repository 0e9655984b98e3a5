"""The roles there are, and the door that each comes in by."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """The three front doors, and the pages that need none."""

    PUBLIC = "public"
    YOUNG = "young"
    WORK = "work"
    BOARD = "board"


class Role(StrEnum):
    """What a person is here as. One person, one role."""

    YOUNG_PERSON = "young_person"
    KEYWORKER = "keyworker"
    TEAM_MANAGER = "team_manager"
    DUTY_LEAD = "duty_lead"
    PARTICIPATION_WORKER = "participation_worker"
    BOARD_ANALYST = "board_analyst"
    ADMINISTRATOR = "administrator"

    @property
    def door(self) -> Door:
        """The only door this role may sign in at."""
        if self is Role.YOUNG_PERSON:
            return Door.YOUNG
        return Door.BOARD if self is Role.BOARD_ANALYST else Door.WORK

    @property
    def words(self) -> str:
        """How staff pages name it."""
        return self.value.replace("_", " ")
