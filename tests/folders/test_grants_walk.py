"""Whatever happens in whatever order: exactly the right people can open each folder."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from sqlalchemy import func, select

from tests.world import PASSPHRASE, PICTURES, Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.codes import picture_secret
from youthvoice.accounts.models import Person, SecretKind
from youthvoice.accounts.roles import Role
from youthvoice.accounts.staff import enrol, invite_again, switch_off
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.one_time_codes import current_code, new_secret
from youthvoice.errors import LastDutyLead, NoDutyLead, NotFound
from youthvoice.folders.grants import give_keys
from youthvoice.folders.invitations import invite, join
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder, Grant
from youthvoice.folders.service import folder_for, make_folder, names_on

STEPS = 24
CODE = picture_secret(PICTURES.split())


@dataclass
class Member:
    """Somebody, and what the rules say of them."""

    id: UUID
    name: str
    role: Role
    key: PrivateKey
    key_id: UUID
    active: bool = True
    holds_duty: bool = False


@dataclass
class Shelf:
    """One folder, and who should be able to open it."""

    id: UUID
    keyworker: Member
    holders: set[UUID]
    young: Member | None = None


@dataclass
class Walk:
    """The product on one side, the rules on the other, and a die."""

    world: World
    die: random.Random
    staff: list[Member]
    shelves: list[Shelf] = field(default_factory=list)
    ended: list[tuple[UUID, PrivateKey]] = field(default_factory=list)

    # What can happen.

    def makes_a_folder(self) -> None:
        worker = self.one_of(Role.KEYWORKER)
        leads = self.leads() or self.leads_if_nobody_holds_anything()
        with self.world.work() as session:
            try:
                made = make_folder(session, session.get_one(Person, worker.id), "J.").id
            except NoDutyLead:
                assert not leads
                return
        assert leads
        for lead in leads:
            lead.holds_duty = True
        self.shelves.append(Shelf(made, worker, {worker.id, *(lead.id for lead in leads)}))

    def joins_or_comes_back_after_a_lost_code(self) -> None:
        shelf = self.die.choice(self.shelves) if self.shelves else None
        inviters = [each for each in self.staff if shelf and each.id in shelf.holders]
        if shelf is None or not inviters:
            return
        worker = self.die.choice(inviters)
        name = shelf.young.name if shelf.young else f"Otter {len(self.shelves)}{self.die.random()}"
        with self.world.work() as session:
            folder = session.get_one(Folder, shelf.id)
            person, keyring = session.get_one(Person, worker.id), self.keyring(session, worker)
            words = invite(session, self.world.house, keyring, person, folder)
            joined = join(session, self.world.house, words, name, SecretKind.PICTURES, CODE)
            key_id = joined.person.key_id
        assert key_id is not None
        if shelf.young:
            assert shelf.young.id == joined.person.id
            self.ended.append((shelf.young.key_id, shelf.young.key))
        shelf.young = Member(joined.person.id, name, Role.YOUNG_PERSON, joined.key, key_id)
        shelf.holders.add(shelf.young.id)

    def is_switched_off(self) -> None:
        who = self.die.choice([each for each in self.staff if each.active])
        is_last = who.holds_duty and len(self.leads()) == 1
        with self.world.work() as session:
            try:
                switch_off(session, self.world.area_id, who.id)
            except LastDutyLead:
                assert is_last
                return
        assert not is_last
        self.loses_the_key(who)
        who.active = False

    def enrols_again(self) -> None:
        who = self.die.choice(self.staff)
        totp = new_secret()
        with self.world.work() as session:
            _, token = invite_again(session, self.world.house, self.world.area_id, who.id)
            code = current_code(totp, clock.now())
            back = enrol(session, self.world.house, token, who.name, PASSPHRASE, totp, code)
            key_id = back.person.key_id
        assert key_id is not None
        self.loses_the_key(who)
        who.active, who.key, who.key_id = True, back.key, key_id

    def gives_keys(self) -> None:
        giver = self.die.choice([each for each in self.staff if each.active])
        to = self.die.choice(self.staff)
        due = [shelf for shelf in self.shelves if self.may_give(giver, to, shelf)]
        with self.world.work() as session:
            try:
                given = give_keys(
                    session,
                    self.keyring(session, giver),
                    session.get_one(Person, giver.id),
                    to.id,
                )
            except NotFound:
                given = 0
        assert given == len(due)
        for shelf in due:
            shelf.holders.add(to.id)
        if due and to.role is Role.DUTY_LEAD:
            to.holds_duty = True

    # The rules.

    def may_give(self, giver: Member, to: Member, shelf: Shelf) -> bool:
        should_hold = to.role is Role.DUTY_LEAD or shelf.keyworker is to
        lets_in = to.role is Role.DUTY_LEAD and (to.holds_duty or not self.leads())
        return (
            to.active
            and to is not giver
            and giver.id in shelf.holders
            and to.id not in shelf.holders
            and should_hold
            and (giver.holds_duty or lets_in)
        )

    def leads(self) -> list[Member]:
        return [each for each in self.staff if each.active and each.holds_duty]

    def leads_if_nobody_holds_anything(self) -> list[Member]:
        held = set().union(*(shelf.holders for shelf in self.shelves))
        if held & {each.id for each in self.staff}:
            return []
        return [each for each in self.staff if each.active and each.role is Role.DUTY_LEAD]

    def loses_the_key(self, who: Member) -> None:
        if who.active:
            self.ended.append((who.key_id, who.key))
        who.holds_duty = False
        for shelf in self.shelves:
            shelf.holders.discard(who.id)

    # The check.

    def check(self) -> None:
        with self.world.work() as session:
            everybody = [*self.staff, *(shelf.young for shelf in self.shelves if shelf.young)]
            for who in everybody:
                keyring = self.keyring(session, who)
                assert {shelf.id for shelf in self.shelves if self.opens(keyring, shelf)} == {
                    shelf.id for shelf in self.shelves if who.id in shelf.holders
                }, who.name
            for key_id, key in self.ended:
                keyring = Keyring(session, key_id, key)
                assert not any(self.opens(keyring, shelf) for shelf in self.shelves)
            grants = session.scalar(select(func.count()).select_from(Grant))
            assert grants == sum(len(shelf.holders) for shelf in self.shelves)

    def opens(self, keyring: Keyring, shelf: Shelf) -> bool:
        try:
            folder = folder_for(keyring._session, keyring, shelf.id)
        except NotFound:
            return False
        assert names_on(keyring, [folder])[shelf.id].label == "J."
        return True

    def keyring(self, session, who: Member) -> Keyring:
        return Keyring(session, who.key_id, who.key)

    def one_of(self, role: Role) -> Member:
        """Somebody of this role who can sign in; one is invited again where there is none."""
        while not [each for each in self.staff if each.role is role and each.active]:
            self.enrols_again()
        return self.die.choice([each for each in self.staff if each.role is role and each.active])


def member(made: Staff | Young, role: Role, *, holds_duty: bool = False) -> Member:
    return Member(made.id, made.name, role, made.key, made.key_id, holds_duty=holds_duty)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_walk_exactly_the_right_people_can_open_each_folder(world, seed: int) -> None:
    die = random.Random(seed)  # noqa: S311 - a walk that can be walked again
    first = member(world.duty_lead("Priya"), Role.DUTY_LEAD, holds_duty=True)
    second = member(world.duty_lead("Jo"), Role.DUTY_LEAD)
    workers = [member(world.staff(name), Role.KEYWORKER) for name in ("Sam", "Kim")]
    robin = member(world.administrator(), Role.ADMINISTRATOR)
    walk = Walk(world, die, [first, second, *workers, robin])
    happenings = [
        *[walk.makes_a_folder, walk.joins_or_comes_back_after_a_lost_code] * 2,
        *[walk.gives_keys] * 4,
        walk.is_switched_off,
        walk.enrols_again,
    ]

    for _ in range(STEPS):
        die.choice(happenings)()
        walk.check()

    assert walk.shelves
