"""What has happened in the made-up area so far: answers in every state of their journey."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.codes import picture_secret
from youthvoice.accounts.models import Area, Person, SecretKind
from youthvoice.accounts.sign_in import Unlocked
from youthvoice.accounts.staff import enrol, invite_staff
from youthvoice.answers import drafts, replies, service
from youthvoice.answers.models import Answer, Audience, Choice, Verdict
from youthvoice.answers.said import Said
from youthvoice.comfort.help_calls import call_worker
from youthvoice.crypto.house import House
from youthvoice.crypto.one_time_codes import current_code, new_secret
from youthvoice.demo.about import furnish
from youthvoice.demo.counts import count_the_past
from youthvoice.demo.days import live_through
from youthvoice.demo.people import NOT_JOINED, STAFF, YOUNG, StaffAccount, YoungAccount
from youthvoice.demo.plan import make_plan
from youthvoice.folders.invitations import invite, join
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import make_folder


@dataclass(frozen=True)
class Young:
    """A made-up young person in their folder, with the worker they have."""

    session: Session
    person: Person
    folder: Folder
    worker: Person

    def say(self, days: int, question: str, words: str, face: int | None = None) -> Answer:
        """Sends words to the worker, so many days ago."""
        with clock.days_ago(days):
            return self._post(question, Said(words, face), Choice.SAID, Audience.WORKER)

    def keep(self, days: int, question: str, words: str, face: int | None = None) -> Answer:
        """Keeps words for themselves."""
        with clock.days_ago(days):
            return self._post(question, Said(words, face), Choice.SAID, Audience.JUST_ME)

    def ask(self, days: int, question: str) -> Answer:
        """Asks the question as it stands."""
        with clock.days_ago(days):
            return self._post(question, Said(), Choice.ASKED, Audience.WORKER)

    def leave(self, days: int, question: str, choice: Choice, audience: Audience) -> Answer:
        """Would rather not, or another time."""
        with clock.days_ago(days):
            return self._post(question, Said(), choice, audience)

    def seen(self, days: int, answer: Answer) -> None:
        """The worker opened the thread."""
        with clock.days_ago(days):
            note(self.session, self.folder.id, self.worker.id, Act.LOOKED)
            replies.mark_seen(self.session, self.worker, self.folder, answer.question_id)

    def answered(self, days: int, answer: Answer, words: str) -> None:
        """The worker replied."""
        self.seen(days, answer)
        with clock.days_ago(days):
            replies.post_reply(self.session, self.worker, self.folder, answer.id, Said(words))

    def promised(self, days: int, answer: Answer, in_days: int) -> None:
        """The worker named a day, counted from today."""
        self.seen(days, answer)
        with clock.days_ago(days):
            day = clock.today() + timedelta(days=days + in_days)
            replies.promise_reply(self.session, self.worker, self.folder, answer.id, day)

    def judged(self, days: int, answer: Answer, verdict: Verdict, words: str = "") -> None:
        """Says whether the reply answers it."""
        with clock.days_ago(days):
            service.judge_reply(
                self.session, self.person, self.folder, answer.id, verdict, Said(words)
            )

    def _post(self, question: str, said: Said, choice: Choice, audience: Audience) -> Answer:
        return service.post_answer(
            self.session, self.person, self.folder, question, said, choice, audience
        )


def make_area(session: Session, house: House) -> tuple[list[dict[str, Any]], str]:
    """The whole area; returns the accounts and one unused invitation."""
    area = Area(
        name="Riverbend (made up)",
        board_name="Riverbend Safeguarding Children Board",
        reading_hours="Monday to Friday, 9 to 5",
        help_note="In the evening and at the weekend, call the team on 01632 960 999.",
    )
    session.add(area)
    session.flush()
    accounts: list[dict[str, Any]] = []
    staff: dict[str, Unlocked] = {}
    with clock.days_ago(60):
        for account in STAFF:
            staff[account.called], secret = _enrolled(session, house, area, account)
            accounts.append(_account(account, secret))
    count_the_past(session, area.id, {"North": staff["Sam"].person, "South": staff["Jo"].person})
    young = {each.name: _joined(session, house, staff[each.worker], each) for each in YOUNG}
    accounts += [
        {
            "door": "young",
            "role": "young person",
            "name": each.name,
            "secret": each.pictures,
            "totp_secret": "",
        }
        for each in YOUNG
    ]
    _tell_stories(young)
    otter = young["Otter"]
    with clock.days_ago(8):
        sams = _keyring(session, staff["Sam"])
        furnish(session, sams, otter.person, otter.folder, otter.worker)
    worker_name, label = NOT_JOINED
    worker = staff[worker_name]
    folder = make_folder(session, worker.person, label)
    keyring = _keyring(session, worker)
    return accounts, invite(session, house, keyring, worker.person, folder)


def _tell_stories(young: dict[str, Young]) -> None:
    # Sam has read everything, so that whoever tries the demo sees their own words come first.
    otter = young["Otter"]
    _otter(otter)
    make_plan(otter.session, otter.person, otter.folder, otter.worker)
    live_through(otter.session, otter.person, otter.folder, otter.worker)
    _sams_others(young["Comet"], young["Maple"])
    _jos(young["Raven"], young["Skye"], young["Echo"])


def _otter(otter: Young) -> None:
    charge = otter.say(9, "make-me-safe.4", "There are five of you. Who do I ask if I am stuck?", 3)
    otter.answered(
        7,
        charge,
        "You ask me. If I am away, Priya knows you and picks up. I have put both our numbers on "
        "the card I gave you.",
    )
    otter.judged(6, charge, Verdict.YES)
    otter.seen(5, charge)
    told = otter.say(3, "who-i-am.4", "Nobody told me what happens after the meeting.", 2)
    otter.answered(
        1,
        told,
        "You are right, I should have told you. After the meeting I write down what was agreed. "
        "On Thursday I read it with you before anybody else gets it.",
    )
    otter.keep(5, "no-quick-fix.3", "Some days yes. I want to finish school.", 4)
    otter.leave(4, "right-people.1", Choice.ANOTHER_TIME, Audience.JUST_ME)
    drafts.keep_draft(
        otter.session,
        otter.person,
        drafts.question_subject("make-me-safe.2"),
        Said("The last one left without saying"),
    )


def _sams_others(comet: Young, maple: Young) -> None:
    school = "I want to stay at my school. Did anyone write that down?"
    comet.seen(2, comet.say(4, "who-i-am.3", school, 3))
    comet.seen(2, comet.ask(4, "make-me-safe.2"))
    friends = maple.say(8, "not-just-me.1", "My friend is in the same group chat. I am worried.", 1)
    maple.answered(6, friends, "Thank you for telling me. I have spoken to her school.")
    maple.judged(2, friends, Verdict.NO, "But has anyone talked to her?")
    maple.seen(1, friends)


def _jos(raven: Young, skye: Young, echo: Young) -> None:
    court = raven.say(12, "right-people.1", "Will I have to see them in court?", 1)
    raven.promised(10, court, -3)
    with clock.days_ago(0):
        call_worker(raven.session, raven.folder.id)
    talk = skye.say(6, "make-me-safe.6", "I can text it. I cannot say it out loud.", 2)
    skye.promised(5, talk, 3)
    fault = echo.say(10, "no-quick-fix.1", "My uncle says I should have known.", 1)
    echo.answered(
        8, fault, "It was not your fault. Only the person who did it is to blame. I mean that."
    )
    echo.judged(3, fault, Verdict.A_BIT, "Can you tell him that too?")
    echo.seen(2, fault)
    echo.leave(2, "no-quick-fix.5", Choice.RATHER_NOT, Audience.WORKER)


def _enrolled(
    session: Session, house: House, area: Area, account: StaffAccount
) -> tuple[Unlocked, str]:
    _, token = invite_staff(session, house, area.id, account.called, account.role)
    secret = new_secret()
    code = current_code(secret, clock.now())
    unlocked = enrol(session, house, token, account.sign_in_name, account.passphrase, secret, code)
    return unlocked, secret


def _joined(session: Session, house: House, worker: Unlocked, account: YoungAccount) -> Young:
    with clock.days_ago(30):
        folder = make_folder(session, worker.person, account.label)
        words = invite(session, house, _keyring(session, worker), worker.person, folder)
        secret = picture_secret(account.pictures.split())
        joined = join(session, house, words, account.name, SecretKind.PICTURES, secret)
        joined.person.told_on = clock.today()
    return Young(session, joined.person, folder, worker.person)


def _keyring(session: Session, unlocked: Unlocked) -> Keyring:
    key_id = unlocked.person.key_id
    assert key_id is not None  # noqa: S101 - somebody who has just enrolled has a key
    return Keyring(session, key_id, unlocked.key)


def _account(account: StaffAccount, totp_secret: str) -> dict[str, Any]:
    return {
        "door": account.role.door.value,
        "role": account.role.words,
        "name": account.sign_in_name,
        "secret": account.passphrase,
        "totp_secret": totp_secret,
    }
