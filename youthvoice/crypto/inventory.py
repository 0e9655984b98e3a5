"""Every sealed column there is: nothing can be sealed for a place that is not listed here."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class SealedColumn:
    """One column of ciphertext: what it holds, and whose key opens it."""

    table: str
    column: str
    holds: str
    opened_by: str


INVENTORY: tuple[SealedColumn, ...] = (
    SealedColumn("keys", "locked_private_key", "a private key", "its owner's secret"),
    SealedColumn("sessions", "sealed_private_key", "an unlocked private key", "the cookie's token"),
    SealedColumn("sessions", "sealed_name", "the name to greet by", "the cookie's token"),
    SealedColumn("people", "sealed_name", "a staff member's name", "the house key"),
    SealedColumn("people", "sealed_totp", "the secret of the sign-in codes", "the person's key"),
    SealedColumn("staff_invitations", "sealed_name", "a new staff member's name", "the house key"),
    SealedColumn("grants", "sealed_private_key", "a folder's private key", "the holder's key"),
    SealedColumn("folders", "sealed_label", "what the worker calls them", "the folder's key"),
    SealedColumn("folders", "sealed_name", "the made-up name", "the folder's key"),
    SealedColumn("answers", "sealed_words", "face and words", "the folder's or the author's key"),
    SealedColumn("pieces", "sealed_bytes", "a recording or drawing, in pieces", "as its answer"),
    SealedColumn(
        "journey_steps", "sealed_words", "a reply, or what is missing", "the folder's key"
    ),
    SealedColumn(
        "worker_changes", "sealed_words", "why and how a worker changes", "the folder's key"
    ),
    SealedColumn(
        "worker_pages", "sealed_words", "what a worker tells about themselves", "the house key"
    ),
    SealedColumn("sharings", "sealed_words", "who was told what, and why", "the folder's key"),
    SealedColumn("sharing_views", "sealed_words", "what they think of it", "the folder's key"),
    SealedColumn("parents_subjects", "sealed_words", "what parents may know", "the folder's key"),
    SealedColumn("plan_versions", "sealed_words", "an aim or a promise", "the folder's key"),
    SealedColumn("plan_steps", "sealed_words", "words to a plan's item", "the folder's key"),
    SealedColumn("agreements", "sealed_words", "the worker's promise", "the folder's key"),
    SealedColumn("check_ins", "sealed_words", "the face that answers", "the folder's key"),
    SealedColumn("meetings", "sealed_words", "what, where, when and who", "the folder's key"),
    SealedColumn("meeting_parts", "sealed_words", "before and after a meeting", "the folder's key"),
    SealedColumn("drafts", "sealed_words", "words not sent yet", "the author's key"),
    SealedColumn(
        "about_entries", "sealed_words", "about a young person", "the folder's or the author's key"
    ),
    SealedColumn("own_facts", "sealed_words", "who they say they are", "the person's key"),
    SealedColumn("how_entries", "sealed_words", "six faces", "the folder's or the author's key"),
    SealedColumn("safety_plans", "sealed_words", "a safety plan", "the folder's key"),
    SealedColumn("team_members", "sealed_words", "who is in the team", "the folder's key"),
    SealedColumn(
        "heard_grants",
        "sealed_private_key",
        "a participation key",
        "the participation worker's key",
    ),
    SealedColumn(
        "heard_words", "sealed_words", "words without a name", "the area's participation key"
    ),
    SealedColumn("shared_by_me", "sealed_ids", "which answers were shared", "their author's key"),
    SealedColumn("round_services", "sealed_private_key", "a key that signs", "the house key"),
    SealedColumn("alerts", "sealed_endpoint", "where a phone's messages go", "the house key"),
    SealedColumn("alerts", "sealed_told", "ids of what was new before", "the house key"),
    SealedColumn("alert_keys", "sealed_private_key", "a key that signs", "the house key"),
)

_LISTED = {(place.table, place.column) for place in INVENTORY}


@dataclass(frozen=True)
class Place:
    """The one cell a ciphertext belongs to. Raises ValueError for a column not on the inventory."""

    table: str
    column: str
    row: UUID

    def __post_init__(self) -> None:
        if (self.table, self.column) not in _LISTED:
            raise ValueError(f"{self.table}.{self.column} is not on the inventory")

    def context(self, purpose: str) -> bytes:
        """The bytes that bind a ciphertext to this cell and to the purpose of its key."""
        return _bound(purpose, self.table, self.column, self.row)


@dataclass(frozen=True)
class OnItsWay:
    """A letter from a phone. It is sealed for no cell: it is opened as soon as it is here."""

    letter: UUID

    def context(self, purpose: str) -> bytes:
        """The bytes that bind a ciphertext to this letter and to the purpose of its key."""
        return _bound(purpose, "letters", "sealed_form", self.letter)


def _bound(purpose: str, table: str, column: str, row: UUID) -> bytes:
    return "\x1f".join(("youthvoice", purpose, table, column, row.hex)).encode()
