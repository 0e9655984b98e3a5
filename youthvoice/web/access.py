"""Who may come in where, as data: the one page an auditor reads."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from youthvoice.accounts.roles import Door, Role


class May(StrEnum):
    """What a person may do."""

    ANYONE = "anyone"
    BE_YOUNG = "be_young"
    BE_STAFF = "be_staff"
    HOLD_FOLDERS = "hold_folders"
    DUTY = "duty"
    SEE_TEAM = "see_team"
    MANAGE_STAFF = "manage_staff"
    READ_REPORTS = "read_reports"
    READ_WORDS = "read_words"


_STAFF = frozenset(role for role in Role if role.door is Door.WORK)

# ANYONE is not in this table: it is the only permission that needs nobody to be signed in.
ROLES: Mapping[May, frozenset[Role]] = MappingProxyType(
    {
        May.BE_YOUNG: frozenset({Role.YOUNG_PERSON}),
        May.BE_STAFF: _STAFF,
        # Holding is decided folder by folder, by grants: this only says who may hold any.
        May.HOLD_FOLDERS: frozenset({Role.KEYWORKER, Role.DUTY_LEAD}),
        May.DUTY: frozenset({Role.DUTY_LEAD}),
        # Working facts by keyworker, without a key and without a young person's name.
        May.SEE_TEAM: frozenset({Role.TEAM_MANAGER, Role.DUTY_LEAD}),
        May.MANAGE_STAFF: frozenset({Role.ADMINISTRATOR}),
        May.READ_REPORTS: frozenset({Role.BOARD_ANALYST}),
        # Words without a name, by the participation key's grants; no folder.
        May.READ_WORDS: frozenset({Role.PARTICIPATION_WORKER}),
    }
)

# What a route asks when it says nothing: the door's own people, and at work only those who
# may hold folders.
DEFAULTS: Mapping[Door, May] = MappingProxyType(
    {
        Door.PUBLIC: May.ANYONE,
        Door.YOUNG: May.BE_YOUNG,
        Door.WORK: May.HOLD_FOLDERS,
        Door.BOARD: May.READ_REPORTS,
    }
)

# The routes that ask something else than their door's default.
EXCEPTIONS: Mapping[str, May] = MappingProxyType(
    {
        "young.sign_in": May.ANYONE,
        "work.sign_in": May.ANYONE,
        "board.sign_in": May.ANYONE,
        "work.enrol": May.ANYONE,
        "work.account": May.BE_STAFF,
        "work.own_key": May.BE_STAFF,
        "work.sign_out": May.BE_STAFF,
        "work.sign_out_everywhere": May.BE_STAFF,
        "work.duty": May.DUTY,
        "work.team": May.SEE_TEAM,
        "work.staff": May.MANAGE_STAFF,
        "work.invite_staff_again": May.MANAGE_STAFF,
        "work.switch_off": May.MANAGE_STAFF,
        "work.put_in_a_team": May.MANAGE_STAFF,
        "work.area": May.MANAGE_STAFF,
        "work.words": May.READ_WORDS,
        "work.next_words": May.READ_WORDS,
        "work.moderate": May.READ_WORDS,
        "work.published_words": May.READ_WORDS,
        "work.take_out_words": May.READ_WORDS,
        "work.let_in_to_words": May.READ_WORDS,
    }
)


def permission_for(door: Door, endpoint: str) -> May:
    """What this route asks of whoever comes in."""
    return EXCEPTIONS.get(endpoint, DEFAULTS[door])


def allows(permission: May, role: Role | None) -> bool:
    """Whether somebody in this role (None: nobody is signed in) may."""
    return permission is May.ANYONE or (role is not None and role in ROLES[permission])
