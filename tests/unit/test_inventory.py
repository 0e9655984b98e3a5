"""Every sealed column is on the inventory, and every other column of bytes or text says why not."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import Column, LargeBinary, String
from sqlalchemy.dialects import sqlite

from youthvoice.crypto.inventory import INVENTORY, Place
from youthvoice.crypto.sealed import Sealed
from youthvoice.db.base import Ciphertext
from youthvoice.tables import METADATA

A_CHOICE = "one of a few fixed words: a working fact"
A_FINGERPRINT = "keyed with the house's secret: tells nothing to a copied database"
COUNTED = "which anonymous count: our own ids"
BY_THE_BOARD = "published by the board"
ABOUT_WHAT = "a service's published name or our own id of a theme"
A_MONTH = "a month, of nobody"
A_DIGEST = "the hash of 256 random bits"

# What may stand in clear, and why. A column of text or bytes that is neither here nor on the
# inventory fails the tests below.
IN_CLEAR = {
    "areas.name": BY_THE_BOARD,
    "areas.board_name": BY_THE_BOARD,
    "areas.reading_hours": "published by staff to every young person",
    "areas.help_note": "published by staff to every young person",
    "areas.called": A_CHOICE,
    "keys.public_key": "anyone may seal to it",
    "keys.salt": "random, and useless without the secret and the pepper",
    "folder_keys.public_key": "anyone may post into the folder",
    "people.lookup": A_FINGERPRINT,
    "people.role": A_CHOICE,
    "people.secret_kind": A_CHOICE,
    "sign_in_attempts.lookup": A_FINGERPRINT,
    "folder_invitations.lookup": A_FINGERPRINT,
    "sessions.digest": A_DIGEST,
    "sessions.door": A_CHOICE,
    "taken_forms.digest": "the hash of a form with a random id that is kept nowhere",
    "taken_forms.led_to": "an address of ours: ids alone",
    "staff_invitations.digest": A_DIGEST,
    "staff_invitations.role": A_CHOICE,
    "answers.question_id": "the instrument's own id of a question",
    "answers.choice": A_CHOICE,
    "answers.audience": A_CHOICE,
    "journey_steps.kind": A_CHOICE,
    "journey_steps.verdict": A_CHOICE,
    "contacts.kind": A_CHOICE,
    "alerts.days": A_CHOICE,
    "alerts.last_part": A_CHOICE,
    "alert_keys.public_key": "given to every phone that asks",
    "meetings.kind": A_CHOICE,
    "meeting_parts.part": A_CHOICE,
    "drafts.subject": "which question or which answer a draft is for: ids alone",
    "record_lines.act": A_CHOICE,
    "sharings.told": A_CHOICE,
    "sharing_views.view": A_CHOICE,
    "parents_subjects.wish": A_CHOICE,
    "parents_subjects.kept": A_CHOICE,
    "worker_changes.kind": A_CHOICE,
    "worker_changes.state": A_CHOICE,
    "about_entries.topic_id": "our own id of a topic, the same for everybody",
    "about_entries.audience": A_CHOICE,
    "heard_keys.public_key": "anyone may seal words without a name to it",
    "heard_words.kind": A_CHOICE,
    "heard_words.about": ABOUT_WHAT,
    "heard_words.month": A_MONTH,
    "published_words.kind": A_CHOICE,
    "published_words.about": ABOUT_WHAT,
    "published_words.month": A_MONTH,
    "published_words.text": "published by a participation worker",
    "tallies.period": COUNTED,
    "tallies.what": COUNTED,
    "tallies.part": COUNTED,
    "tallies.team": COUNTED,
    "how_entries.audience": A_CHOICE,
    "closed_periods.period": COUNTED,
    "teams.name": "named by staff, and published to the board",
    "services.name": BY_THE_BOARD,
    "services.kind": A_CHOICE,
    "services.about": BY_THE_BOARD,
    "services.picture": A_CHOICE,
    "said_done_versions.theme_id": "the instrument's own id of a theme",
    "said_done_versions.heard": BY_THE_BOARD,
    "said_done_versions.decided": BY_THE_BOARD,
    "said_done_versions.who": BY_THE_BOARD,
    "said_done_versions.outcome": A_CHOICE,
    "said_done_versions.came_of_it": BY_THE_BOARD,
    "requirement_versions.standing": A_CHOICE,
    "requirement_versions.evidence": "the board's account of itself, of nobody",
    "requirement_versions.owner": "a role or a group, not a person",
    "requirement_versions.next_step": "the board's account of itself, of nobody",
    "rounds.name": BY_THE_BOARD,
    "round_services.name": BY_THE_BOARD,
    "round_services.kind": A_CHOICE,
    "round_services.picture": A_CHOICE,
    "round_services.public_key": "published, so that everybody can see it is the same for all",
    "ticket_issues.digest": "the hash of blinded messages: random to everybody but the phone",
    "cards.digest": A_DIGEST,
    "cards.lookup": A_FINGERPRINT,
    "code_tries.what": "our own word",
    "ratings.month": COUNTED,
    "ratings.way": A_CHOICE,
    "spent_tickets.digest": "the hash of a ticket that was signed unseen: nobody knows whose",
    "rating_counts.way": A_CHOICE,
    "rating_counts.dimension": COUNTED,
    "rating_raters.way": A_CHOICE,
    "plan_items.whose": A_CHOICE,
    "plan_items.state": A_CHOICE,
    "plan_items.view": A_CHOICE,
    "plan_versions.whose": A_CHOICE,
    "plan_steps.kind": A_CHOICE,
}

COLUMNS: dict[str, Column] = {
    f"{table.name}.{column.name}": column
    for table in METADATA.sorted_tables
    for column in table.columns
}
LISTED = {f"{each.table}.{each.column}" for each in INVENTORY}


def test_every_sealed_column_is_on_the_inventory_and_the_other_way_round() -> None:
    sealed = {name for name, column in COLUMNS.items() if isinstance(column.type, Ciphertext)}

    assert sealed == LISTED
    assert len(INVENTORY) == len(LISTED)


def test_every_other_column_of_text_or_bytes_says_why_it_may_stand_in_clear() -> None:
    clear = {
        name
        for name, column in COLUMNS.items()
        if isinstance(column.type, (LargeBinary, String)) and name not in LISTED
    }

    assert clear == set(IN_CLEAR)


def test_the_columns_that_hold_no_text_hold_numbers_days_and_ids() -> None:
    known = LISTED | set(IN_CLEAR)
    kinds = {type(column.type).__name__ for name, column in COLUMNS.items() if name not in known}

    assert kinds <= {"Uuid", "Integer", "SmallInteger", "Boolean", "Date", "Moment"}


def test_a_clock_time_is_kept_for_limits_only_never_for_what_a_young_person_does() -> None:
    moments = {name for name, column in COLUMNS.items() if type(column.type).__name__ == "Moment"}

    assert moments == {
        "sessions.idle_until",
        "sign_in_attempts.not_before",
        "alerts.not_before",
        "code_tries.not_before",
        "code_tries.forgotten_at",
        "staff_invitations.expires_at",
        "folder_invitations.expires_at",
    }


@pytest.mark.parametrize("plain", [b"my words", "my words", bytearray(b"my words"), 7])
def test_a_sealed_column_refuses_what_is_not_sealed(plain: object) -> None:
    with pytest.raises(TypeError, match="sealed"):
        Ciphertext().process_bind_param(plain, sqlite.dialect())


def test_a_sealed_column_gives_back_what_is_still_sealed() -> None:
    kept = Ciphertext().process_bind_param(Sealed(b"\x01..."), sqlite.dialect())

    assert type(kept) is bytes
    assert isinstance(Ciphertext().process_result_value(kept, sqlite.dialect()), Sealed)


@pytest.mark.parametrize(("table", "column"), [("answers", "question_id"), ("", ""), ("x", "y")])
def test_nothing_can_be_sealed_for_a_column_that_is_not_listed(table: str, column: str) -> None:
    with pytest.raises(ValueError, match="not on the inventory"):
        Place(table, column, UUID(int=1))


def test_each_line_of_the_inventory_says_what_it_holds_and_who_opens_it() -> None:
    assert all(each.holds and each.opened_by for each in INVENTORY)
