"""A factory of made-up people: quick to make, and each with a browser of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar
from uuid import UUID

from flask import Flask
from sqlalchemy.orm import Session

from tests.kept import begun
from tests.page import Browser
from youthvoice import clock
from youthvoice.accounts.codes import picture_secret
from youthvoice.accounts.models import Area, Person, SecretKind
from youthvoice.accounts.roles import Role
from youthvoice.accounts.sessions import start_session
from youthvoice.accounts.staff import enrol, invite_staff
from youthvoice.answers.models import Answer, Audience, Choice
from youthvoice.answers.said import Said
from youthvoice.answers.service import post_answer
from youthvoice.config import Settings
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.one_time_codes import current_code, new_secret
from youthvoice.folders.invitations import invite, join
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder
from youthvoice.folders.service import make_folder, own_folder
from youthvoice.web.shared import Shared

PICTURES = "owl kite cake boat sun drum"
PASSPHRASE = "pepper canyon saddle thimble"


@dataclass
class Staff:
    """A made-up member of staff who has enrolled."""

    id: UUID
    name: str
    role: Role
    key: PrivateKey = field(repr=False)
    key_id: UUID
    totp_secret: str
    passphrase: str = PASSPHRASE


@dataclass
class Young:
    """A made-up young person who has joined."""

    id: UUID
    name: str
    folder_id: UUID
    key: PrivateKey = field(repr=False)
    key_id: UUID
    pictures: str = PICTURES


def _kind(shared: Shared) -> Settings:
    """The settings on which rows depend: all but where an installation keeps them and its files."""
    return replace(shared.settings, database_url="", recordings="")


P = ParamSpec("P")
T = TypeVar("T")


def _once(build: Callable[Concatenate[World, P], T]) -> Callable[Concatenate[World, P], T]:
    """A step that a process takes once with the same people (kept.py)."""

    @wraps(build)
    def take(world: World, *args: P.args, **kwargs: P.kwargs) -> T:
        wishes = tuple(getattr(each, "id", each) for each in (*args, *sorted(kwargs.items())))
        name = (world.kind, build.__name__, getattr(world, "area_id", None), *wishes)
        given = begun(world.database, name, lambda: build(world, *args, **kwargs))
        # Each test has its own to change.
        return copy(given)

    return take


class World:
    """One area of an application, and whoever the test puts into it."""

    def __init__(self, app: Flask, area_name: str = "Riverbend", help_note: str = "") -> None:
        self.move_to(app)
        self.area_id = self._area(area_name, help_note)

    def move_to(self, app: Flask) -> None:
        """The same people, where this application is."""
        shared: Shared = app.extensions["youthvoice"]
        self.app, self.database, self.house = app, shared.database, shared.house
        self.kind = _kind(shared)

    @_once
    def _area(self, name: str, help_note: str) -> UUID:
        with self.work() as session:
            area = Area(
                name=name,
                board_name="Riverbend board",
                reading_hours="Monday to Friday, 9 to 5",
                help_note=help_note,
            )
            session.add(area)
            session.flush()
            return area.id

    @contextmanager
    def work(self) -> Iterator[Session]:
        """A session that is committed at the end."""
        with self.database.unit_of_work() as session:
            yield session

    @_once
    def staff(self, name: str, role: Role = Role.KEYWORKER) -> Staff:
        """Somebody who works here. Their sign-in name is their name in small letters."""
        with self.work() as session:
            _, token = invite_staff(session, self.house, self.area_id, name, role)
            secret = new_secret()
            code = current_code(secret, clock.now())
            unlocked = enrol(session, self.house, token, name.lower(), PASSPHRASE, secret, code)
            # The code of this moment may be used again, as if the enrolment had been yesterday.
            unlocked.person.totp_step = None
            person = unlocked.person
            assert person.key_id is not None
            return Staff(person.id, name, role, unlocked.key, person.key_id, secret)

    def duty_lead(self, name: str = "Priya") -> Staff:
        """The first one holds duty at once; a later one waits to be let in."""
        return self.staff(name, Role.DUTY_LEAD)

    def administrator(self, name: str = "Robin") -> Staff:
        return self.staff(name, Role.ADMINISTRATOR)

    @_once
    def folder(self, worker: Staff, label: str = "J.") -> UUID:
        """A folder nobody has joined yet."""
        with self.work() as session:
            return make_folder(session, session.get_one(Person, worker.id), label).id

    @_once
    def invitation(self, worker: Staff, folder_id: UUID) -> str:
        """Four words for a folder."""
        with self.work() as session:
            return invite(
                session,
                self.house,
                self.keyring(session, worker),
                session.get_one(Person, worker.id),
                session.get_one(Folder, folder_id),
            )

    @_once
    def young(self, worker: Staff, name: str = "Otter", *, told: bool = True) -> Young:
        """A young person of this worker's who has joined and read what they need to know."""
        words = self.invitation(worker, self.folder(worker, name[0] + "."))
        with self.work() as session:
            joined = join(
                session,
                self.house,
                words,
                name,
                SecretKind.PICTURES,
                picture_secret(PICTURES.split()),
            )
            person = joined.person
            person.told_on = clock.today() if told else None
            assert person.key_id is not None
            folder = own_folder(session, person.id)
            return Young(person.id, name, folder.id, joined.key, person.key_id)

    @_once
    def says(
        self,
        young: Young,
        words: str,
        question: str = "who-i-am.1",
        *,
        audience: Audience = Audience.WORKER,
        face: int | None = None,
        choice: Choice = Choice.SAID,
    ) -> UUID:
        """An answer of this young person's."""
        with self.work() as session:
            answer: Answer = post_answer(
                session,
                session.get_one(Person, young.id),
                session.get_one(Folder, young.folder_id),
                question,
                Said(words, face),
                choice,
                audience,
            )
            return answer.id

    def keyring(self, session: Session, who: Staff | Young) -> Keyring:
        """What this person can open."""
        return Keyring(session, who.key_id, who.key)

    def browser(self, who: Staff | Young | None = None) -> Browser:
        """A browser, signed in as this person without the cost of a sign-in; or as nobody."""
        browser = Browser(self.app)
        if who is not None:
            with self.work() as session:
                person = session.get_one(Person, who.id)
                token = start_session(session, person, who.key, who.name)
                browser.client.set_cookie(f"__Host-{person.role.door.value}", token.text)
        return browser


class Built(Protocol):
    """Whatever was built in a world and knows it."""

    world: World


B = TypeVar("B", bound=Built)


def built_in(app: Flask, build: Callable[[World], B]) -> B:
    """What `build` makes of an empty area, once for a process: change its rows, and not itself."""
    shared: Shared = app.extensions["youthvoice"]
    built = begun(shared.database, (_kind(shared), build), lambda: build(World(app)))
    built.world.move_to(app)
    return built
