"""Every key against every ciphertext in the database: each opens what it should, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.security.contents import Cell, sealed_cells
from tests.security.stage import QUESTION, Stage
from tests.world import Staff, World, Young, built_in
from youthvoice.about.models import AboutEntry
from youthvoice.accounts.models import Person
from youthvoice.accounts.roles import Role
from youthvoice.accounts.staff import switch_off
from youthvoice.answers.drafts import keep_draft, question_subject, reply_subject
from youthvoice.answers.models import Answer, Audience, JourneyStep, Verdict
from youthvoice.answers.said import Said
from youthvoice.answers.service import judge_reply
from youthvoice.counted.models import OwnFacts
from youthvoice.counted.service import put_own_facts
from youthvoice.crypto.envelope import open_sealed
from youthvoice.crypto.inventory import INVENTORY
from youthvoice.crypto.keys import PrivateKey
from youthvoice.drafts.models import Draft
from youthvoice.errors import CannotOpen
from youthvoice.folders.grants import give_keys
from youthvoice.folders.models import Folder, FolderKey, Grant, Leaf
from youthvoice.moderation.grants import held_key, let_in
from youthvoice.moderation.models import HeardGrant, HeardWords, SharedByMe
from youthvoice.moderation.shared import share_words
from youthvoice.ways.models import Piece
from youthvoice.wellbeing.models import HowEntry
from youthvoice.wellbeing.service import say_how

Opened = set[tuple[str, str, UUID]]
# Sealed under a secret that no person's key is: a passphrase, a cookie, the house's own.
_NOBODYS = {
    ("keys", "locked_private_key"),
    ("sessions", "sealed_private_key"),
    ("sessions", "sealed_name"),
    ("people", "sealed_name"),
    ("staff_invitations", "sealed_name"),
    ("worker_pages", "sealed_words"),
    ("round_services", "sealed_private_key"),
    ("alerts", "sealed_endpoint"),
    ("alerts", "sealed_told"),
    ("alert_keys", "sealed_private_key"),
}


HOLDS_NOTHING = (
    Role.ADMINISTRATOR,
    Role.TEAM_MANAGER,
    Role.BOARD_ANALYST,
)


class Full(Stage):
    """The stage, with something in every sealed column, and a second worker's young person."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.lena = world.staff("Lena")
        self.fox = world.young(self.lena, "Fox")
        self.fox_said = world.says(self.fox, "Not safe.")
        self.fox_only = world.says(self.fox, "Only the fox.", audience=Audience.JUST_ME)
        for who in (self.sam, self.otter):
            world.browser(who)
        with world.work() as session:
            otter = session.get_one(Person, self.otter.id)
            sam = session.get_one(Person, self.sam.id)
            keep_draft(session, otter, question_subject(QUESTION), Said("Half a thought"))
            keep_draft(session, sam, reply_subject(self.sent), Said("Half an answer"))
            folder = session.get_one(Folder, self.otter.folder_id)
            judge_reply(session, otter, folder, self.replied, Verdict.NO, Said("No!"))
            keys = world.keyring(session, self.otter)
            for audience in Audience:
                say_how(session, keys, otter, folder, {"safe": "2"}, audience, counted=False)
            put_own_facts(session, otter, self.otter.key, {"age": "12-14"})
            share_words(session, otter, self.otter.key, self.sent, "who-i-am", "Who?")

    def grants(self, who: Staff | Young) -> Opened:
        with self.world.work() as session:
            found = session.scalars(select(Grant.id).where(Grant.holder_key_id == who.key_id))
            return {("grants", "sealed_private_key", id_) for id_ in found}

    def folder(self, folder_id: UUID) -> Opened:
        """What whoever holds a folder's key may open in it."""
        with self.world.work() as session:
            folder = session.get_one(Folder, folder_id)
            names = {("folders", "sealed_label", folder_id)}
            if folder.sealed_name is not None:
                names.add(("folders", "sealed_name", folder_id))
            sent = session.scalars(
                select(Answer.id).where(
                    Answer.folder_id == folder_id, Answer.audience == Audience.WORKER
                )
            ).all()
            steps = session.scalars(
                select(JourneyStep.id).where(
                    JourneyStep.answer_id.in_(sent), JourneyStep.sealed_words.is_not(None)
                )
            )
            words = {("answers", "sealed_words", id_) for id_ in sent}
            words |= {("journey_steps", "sealed_words", id_) for id_ in steps}
            pieces = session.scalars(select(Piece.id).where(Piece.folder_id == folder_id))
            words |= {("pieces", "sealed_bytes", id_) for id_ in pieces}
            return names | words | self._leaves(session, folder_id)

    def _leaves(self, session: Session, folder_id: UUID) -> Opened:
        found = _own_leaves(session, folder_id, Audience.WORKER)
        for kind in Leaf.__subclasses__():
            ids = session.scalars(select(kind.id).where(kind.folder_id == folder_id))
            found |= {(kind.__tablename__, "sealed_words", id_) for id_ in ids}
        return found

    def only_theirs(self, who: Young) -> Opened:
        """What they told about themselves just for themselves, and for the counts."""
        with self.world.work() as session:
            facts = select(OwnFacts.id).where(OwnFacts.person_id == who.id)
            found = {("own_facts", "sealed_words", id_) for id_ in session.scalars(facts)}
            return found | _own_leaves(session, who.folder_id, Audience.JUST_ME)

    def list_of_shared(self) -> Opened:
        """What they alone can see of having shared."""
        with self.world.work() as session:
            found = session.scalars(select(SharedByMe.id))
            return {("shared_by_me", "sealed_ids", id_) for id_ in found}

    def words_without_a_name(self, holder: Staff) -> Opened:
        """What whoever holds the participation key may open, and the grant it comes in."""
        with self.world.work() as session:
            own = select(HeardGrant.id).where(HeardGrant.holder_key_id == holder.key_id)
            granted = {("heard_grants", "sealed_private_key", id_) for id_ in session.scalars(own)}
            words = session.scalars(select(HeardWords.id))
            return granted | {("heard_words", "sealed_words", id_) for id_ in words}

    def drafts(self, who: Staff | Young) -> Opened:
        with self.world.work() as session:
            found = session.scalars(select(Draft.id).where(Draft.person_id == who.id))
            return {("drafts", "sealed_words", id_) for id_ in found}

    def folder_of_nobody_yet(self) -> UUID:
        with self.world.work() as session:
            return session.scalars(select(Folder.id).where(Folder.young_person_id.is_(None))).one()


def _own_leaves(session: Session, folder_id: UUID, audience: Audience) -> Opened:
    """What was told in this folder, for the worker or for its author alone."""
    found: Opened = set()
    for kind in (AboutEntry, HowEntry):
        own = select(kind.id).where(kind.folder_id == folder_id, kind.audience == audience)
        found |= {(kind.__tablename__, "sealed_words", id_) for id_ in session.scalars(own)}
    return found


@pytest.fixture
def full(calm_app: Flask) -> Full:
    return built_in(calm_app, Full)


def opened_by(world: World, who: Staff | Young) -> Opened:
    """All that this person's key opens, by itself or through keys that it opens."""
    cells = list(sealed_cells(world.database))
    return _opened(cells, [who.key])


def _opened(cells: list[Cell], keys: list[PrivateKey]) -> Opened:
    found: Opened = set()
    gained = []
    for cell in cells:
        plaintext = _plaintext(cell, keys)
        if plaintext is None:
            continue
        found.add((cell.place.table, cell.place.column, cell.place.row))
        if cell.place.table in ("grants", "heard_grants"):
            gained.append(PrivateKey(plaintext))
    rest = [
        each for each in cells if (each.place.table, each.place.column, each.place.row) not in found
    ]
    return found | (_opened(rest, gained) if gained else set())


def _plaintext(cell: Cell, keys: Iterable[PrivateKey]) -> bytes | None:
    for key in keys:
        try:
            return open_sealed(cell.sealed, key, cell.place)
        except CannotOpen:
            continue
    return None


def totp(who: Staff) -> Opened:
    return {("people", "sealed_totp", who.id)}


def mine(*answers: UUID) -> Opened:
    return {("answers", "sealed_words", id_) for id_ in answers}


def test_every_sealed_column_has_something_in_it(full: Full) -> None:
    held = {(cell.place.table, cell.place.column) for cell in sealed_cells(full.world.database)}
    assert held == {(each.table, each.column) for each in INVENTORY}


def test_a_young_persons_key_opens_their_own_folder_and_what_is_just_theirs(full: Full) -> None:
    otter, fox = full.otter, full.fox
    assert opened_by(full.world, otter) == (
        full.grants(otter)
        | full.folder(otter.folder_id)
        | mine(full.just_me)
        | full.only_theirs(otter)
        | full.drafts(otter)
        | full.list_of_shared()
    )
    assert opened_by(full.world, fox) == (
        full.grants(fox) | full.folder(fox.folder_id) | mine(full.fox_only)
    )


def test_a_workers_key_opens_what_was_sent_to_them(full: Full) -> None:
    sam, lena = full.sam, full.lena
    own = full.folder(full.otter.folder_id) | full.folder(full.folder_of_nobody_yet())
    assert opened_by(full.world, sam) == full.grants(sam) | own | full.drafts(sam) | totp(sam)
    assert opened_by(full.world, lena) == (
        full.grants(lena) | full.folder(full.fox.folder_id) | totp(lena)
    )


def test_the_duty_leads_key_opens_every_folder_and_nothing_that_is_just_somebodys(
    full: Full,
) -> None:
    folders = (full.otter.folder_id, full.fox.folder_id, full.folder_of_nobody_yet())
    everything = set().union(*(full.folder(each) for each in folders))
    opened = opened_by(full.world, full.lead)
    assert opened == full.grants(full.lead) | everything | totp(full.lead)
    only_theirs = mine(full.just_me, full.fox_only) | full.only_theirs(full.otter)
    assert not opened & (only_theirs | full.drafts(full.otter))


def test_a_participation_workers_key_opens_words_without_a_name_and_no_folder(full: Full) -> None:
    words = full.words_without_a_name(full.pat)
    assert len(words) == 3, "a grant, and words of a rating and of an answer"
    assert opened_by(full.world, full.pat) == words | totp(full.pat)
    for who in (*full.people.values(), full.lena, full.fox, full.new_reader):
        if who is not full.pat:
            assert not opened_by(full.world, who) & words, who.name
    with full.world.work() as session:
        held = held_key(session, session.get_one(Person, full.pat.id), full.pat.key)
        assert held is not None
        let_in(session, held, full.new_reader.id)
    words = full.words_without_a_name(full.new_reader)
    assert opened_by(full.world, full.new_reader) == words | totp(full.new_reader)


def test_the_key_of_whoever_holds_no_folder_opens_only_their_own_codes(full: Full) -> None:
    not_let_in_yet = full.world.duty_lead("Ola")
    others = [full.people[role] for role in HOLDS_NOTHING]
    for who in (*others, not_let_in_yet, full.new_reader):
        assert isinstance(who, Staff)
        assert opened_by(full.world, who) == totp(who), who.role


def test_no_persons_key_opens_what_is_under_a_passphrase_a_cookie_or_the_house(
    full: Full,
) -> None:
    everybody = [*full.people.values(), full.lena, full.fox, full.new_lead, full.rooms.colleague]
    everybody.append(full.new_reader)
    opened = set().union(*(opened_by(full.world, who) for who in everybody))
    assert not {(table, column) for table, column, _ in opened} & _NOBODYS
    # And nothing is sealed to a key that is nobody's: only the open invitation holds the rest.
    rest = {
        (cell.place.table, cell.place.column)
        for cell in sealed_cells(full.world.database)
        if (cell.place.table, cell.place.column, cell.place.row) not in opened
    }
    assert rest == _NOBODYS | {("grants", "sealed_private_key")}


def test_given_keys_open_the_folders_they_were_given_for(full: Full) -> None:
    newcomer, otters = full.new_lead, full.folder(full.otter.folder_id)
    assert not otters & opened_by(full.world, newcomer)
    with full.world.work() as session:
        keyring = full.world.keyring(session, full.sam)
        give_keys(session, keyring, session.get_one(Person, full.sam.id), newcomer.id)
    assert otters <= opened_by(full.world, newcomer)


def test_switching_somebody_off_leaves_their_key_nothing(full: Full) -> None:
    with full.world.work() as session:
        switch_off(session, full.world.area_id, full.sam.id)
    left = opened_by(full.world, full.sam)
    assert left <= full.drafts(full.sam) | totp(full.sam)
    assert full.folder(full.otter.folder_id) <= opened_by(full.world, full.lead)


def test_deleting_a_folders_grants_leaves_nothing_that_opens_it(full: Full) -> None:
    with full.world.work() as session:
        keys = session.scalars(select(FolderKey).where(FolderKey.folder_id == full.otter.folder_id))
        for key in keys:
            session.delete(key)
    everybody = [*full.people.values(), full.lena, full.fox]
    opened = set().union(*(opened_by(full.world, who) for who in everybody))
    assert not full.folder(full.otter.folder_id) & opened
