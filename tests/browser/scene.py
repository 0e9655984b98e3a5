"""A made-up team and young person in front of a browser, and what may have happened so far."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from functools import cached_property
from uuid import UUID

from flask import Flask
from playwright.sync_api import Locator, Page, expect
from sqlalchemy.orm import Session

from tests.browser.live import Phone, until
from tests.world import PASSPHRASE, PICTURES, Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import BrowserSession, Person
from youthvoice.accounts.roles import Role
from youthvoice.accounts.sessions import start_session
from youthvoice.accounts.staff import enrol, invite_again, switch_off
from youthvoice.answers import replies, service
from youthvoice.answers.models import Answer, Verdict
from youthvoice.answers.said import Said
from youthvoice.comfort.help_calls import call_worker, end_call, see_call
from youthvoice.crypto.one_time_codes import current_code, new_secret
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note

QUESTION = "make-me-safe.4"
WORDS = "There are five of you. Who do I ask if I am stuck?"
_CAN_SEAL = """() => {
  const asked = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  const isHere = (end) => asked.some((path) => path.endsWith(end));
  return isHere("/sealing.js") && isHere(document.body.dataset.keys);
}"""
_TAP = """(names) => names.forEach(
  (name) => document.querySelector(`button[name=pick][value="${name}"]`).click())"""


def days_ago(days: int) -> AbstractContextManager[None]:
    """Whatever happens inside happened so many days ago."""
    return clock.held_at(clock.now() - timedelta(days=days))


def begins_to_write(page: Page) -> None:
    """Somebody has read the page and is about to write: what seals their words is there."""
    page.get_by_role("textbox").first.focus()
    until(page, _CAN_SEAL)


def put_away(page: Page) -> None:
    """Somebody switches to another app, or the screen goes dark."""
    page.evaluate(
        """() => {
          const value = "hidden";
          Object.defineProperty(document, "visibilityState", { value, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )


class Scene:
    """Priya on duty, Sam, and Otter with Sam; one of them, or nobody, holds the phone."""

    def __init__(self, app: Flask, phone: Phone) -> None:
        self.app, self.phone = app, phone
        self.page: Page = phone.page
        note = "In the evening, call the team on 01632 960 999."
        self.world = World(app, help_note=note)

    @cached_property
    def priya(self) -> Staff:
        return self.world.duty_lead()

    @cached_property
    def sam(self) -> Staff:
        _ = self.priya
        return self.world.staff("Sam")

    @cached_property
    def kim(self) -> Staff:
        _ = self.sam
        return self.world.staff("Kim")

    @cached_property
    def robin(self) -> Staff:
        return self.world.administrator()

    @cached_property
    def bo(self) -> Staff:
        return self.world.staff("Bo", Role.BOARD_ANALYST)

    @cached_property
    def otter(self) -> Young:
        with days_ago(9):
            return self.world.young(self.sam)

    def come_in(self, who: Staff | Young) -> None:
        """Signs this person in on the phone."""
        with self.world.work() as session:
            person = session.get_one(Person, who.id)
            token = start_session(session, person, who.key, who.name)
            self.phone.show_cookie(person.role.door.value, token.text)

    def at(self, who: Staff | Young, path: str) -> Page:
        """This person, at this page."""
        self.come_in(who)
        return self.phone.open(path)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def box(self, name: str) -> Locator:
        return self.page.get_by_role("textbox", name=name).first

    def open_copy(self, ask: Callable[[], object]) -> None:
        """What comes when this asks for it is opened as from a disk, without our policy."""
        with self.page.expect_download() as coming:
            ask()
        self.page.goto("about:blank")
        self.page.set_content(coming.value.path().read_text(encoding="utf-8"))

    def unfold(self, summary: str) -> None:
        """Opens what stands folded under these words."""
        self.page.locator("summary", has_text=summary).click()

    def pick(self, pictures: str = PICTURES) -> None:
        """Taps these pictures of a code, in order."""
        for each in pictures.split():
            self.button(each).click()

    def pick_at_once(self, pictures: str = PICTURES) -> None:
        """The same in one trip, where the code pad's script is not what is looked at."""
        # The script takes the pad over by switching this off; before, a tap would send the form.
        expect(self.button("Undo")).to_be_disabled()
        self.page.evaluate(_TAP, pictures.split())

    def digits(self, who: Staff) -> str:
        """What this person's authenticator shows."""
        return current_code(who.totp_secret, clock.now())

    # What happened.

    def says(self, days: int = 3, words: str = WORDS, question: str = QUESTION) -> UUID:
        with days_ago(days):
            return self.world.says(self.otter, words, question, face=2)

    def sees(self, days: int, question: str = QUESTION, young: Young | None = None) -> None:
        with days_ago(days), self._with_folder(young) as (session, sam, folder):
            note(session, folder.id, sam.id, Act.LOOKED)
            replies.mark_seen(session, sam, folder, question)

    def promises(self, days: int, answer: UUID, in_days: int, young: Young | None = None) -> None:
        """Sam named a day, counted from today, so many days ago."""
        with days_ago(days), self._with_folder(young) as (session, sam, folder):
            by = clock.today() + timedelta(days=days + in_days)
            replies.promise_reply(session, sam, folder, answer, by)

    def replies(self, days: int, answer: UUID, words: str = "You ask me. I am there.") -> None:
        self.sees(days)
        with days_ago(days), self._with_folder() as (session, sam, folder):
            replies.post_reply(session, sam, folder, answer, Said(words))

    def judges(self, days: int, answer: UUID, verdict: Verdict, words: str = "") -> None:
        with days_ago(days), self._with_folder() as (session, _, folder):
            young = session.get_one(Person, self.otter.id)
            service.judge_reply(session, young, folder, answer, verdict, Said(words))

    def answered(self, verdict: Verdict | None = None) -> UUID:
        """Said, seen, answered, and judged or not."""
        answer = self.says(5)
        self.replies(2, answer)
        if verdict is not None:
            self.judges(1, answer, verdict, "And when you are away?")
        return answer

    def calls(self, *, seen: bool = False, ended: bool = False) -> None:
        """Otter needs somebody now."""
        with self._with_folder() as (session, sam, folder):
            call_worker(session, folder.id)
            if seen or ended:
                see_call(session, folder.id, sam.id)
            if ended:
                end_call(session, folder.id, sam.id)

    def damages(self, one: UUID, other: UUID) -> None:
        """Two ciphertexts stand in each other's place, and neither opens."""
        with self.world.work() as session:
            a, b = session.get_one(Answer, one), session.get_one(Answer, other)
            a.sealed_words, b.sealed_words = b.sealed_words, a.sealed_words

    def sam_leaves(self) -> None:
        """Sam no longer works here."""
        with self.world.work() as session:
            switch_off(session, self.world.area_id, self.sam.id)

    def priya_enrols_again(self) -> None:
        """Priya lost her phone: her new key opens nothing until somebody gives her keys."""
        secret = new_secret()
        with self.world.work() as session:
            _, token = invite_again(session, self.world.house, self.world.area_id, self.priya.id)
            code = current_code(secret, clock.now())
            enrol(session, self.world.house, token, "priya", PASSPHRASE, secret, code)

    def locks(self) -> None:
        """Whoever is signed in has been idle for too long."""
        with self.world.work() as session:
            for row in session.query(BrowserSession):
                row.idle_until = clock.now() - timedelta(minutes=1)

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """Nothing can be written while this lasts."""
        path = self.world.database.engine.url.database
        lock = sqlite3.connect(str(path), isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        yield
        lock.rollback()
        lock.close()

    @contextmanager
    def _with_folder(self, young: Young | None = None) -> Iterator[tuple[Session, Person, Folder]]:
        whose, sam = young or self.otter, self.sam
        with self.world.work() as session:
            yield (
                session,
                session.get_one(Person, sam.id),
                session.get_one(Folder, whose.folder_id),
            )
