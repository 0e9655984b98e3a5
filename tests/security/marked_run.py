"""A run of the whole product through its pages in which everything secret is a marked word."""

from __future__ import annotations

import base64
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from tests.page import Browser, Page, form_values
from tests.security import marked_hand_over
from tests.security.contents import damage
from tests.security.marked_hand_over import NEXT_WORKER, MarkedHandOver
from tests.security.outages import locked
from tests.security.stage import QUESTION, form_token
from youthvoice import clock
from youthvoice.accounts.roles import Role
from youthvoice.accounts.staff import invite_staff
from youthvoice.answers.models import Answer
from youthvoice.crypto.one_time_codes import current_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from tests.world import World

ANSWER = "Zebrafinken über Zürich"
JUST_ME = "Quarzkristall im Flöz"
DRAFT = "Halbgedachtes Öl"
LOCKED_DRAFT = "Nachtgedachtes Öl"
REPLY = "Xylophonklänge früh"
REPLY_DRAFT = "Xylophonpläne spät"
VERDICT = "Vexierbild größer"
AGREED = "Uhrenvergleich mittags"
AGREED_DRAFT = "Uhrenzeiger rückwärts"
MEETING = "Kapitänstreffen Süd"
WANTED = "Papageienwunsch grün"
DECIDED = "Kolibribeschluss für"
TOO_LONG = "Überlanger Wälzer"
REFUSED = "Verirrtes Gänseblümchen"
AIM = "Ziegenkäse für alle"
PROMISE = "Yakwolle aus Übersee"
PROMISED_BY = "Tante Jähzorn"
CANNOT = "Wagenrad im Gebüsch"
VIEW = "Vogelgezwitscher spät"
HAPPENED = "Uhuruf um Mitternächte"
PLAN_DRAFT = "Tintenklecks größer"
YOUNG_NAME = "Wiesel-Ödland"
LABEL = "Kürzel J. Q."
STAFF_NAME = "Quirina Jäger"
SIGN_IN_NAME = "qjaeger-2026"
PASSPHRASE = "pepper canyon säddle thimble"
NEW_PASSPHRASE = "gravel piano förty umbrella"
PICTURES = "owl kite cake boat sun drum"
NEW_PICTURES = "drum sun boat cake kite owl"
SECRET_WORDS = "marble ötter sleigh"
OTHER_NAME = "Luchs-Ödland"
ABOUT = "Mondscheinlärm am Deich"
ABOUT_JUST_ME = "Kellerasselgeräusch"
SAFETY_WORD = "Pampelmusenöl"
SAFETY_NUMBER = "01632 960 482"
SAFETY_DRAFT = "Schleichpfad zur Mühle"
TEAM_NAME = "Öttilie"
SHARED = "Heuschreckenlärm öffentlich"
SHARED_WHY = "Brieftaubengründe am Fluss"
UNTOLD = "Eulenschweigen für später"
PARENTS = "Kirschkernfrage ähnlich"
THOUGHT = "Murmeltiermeinung größtenteils"
ABOUT_WORKER = "Hängemattenfreundin mit Dackel"
COPY = "Zwetschgenbäume hinterm Zaun"
COPY_LEFT_OUT = "Schlittschuhläufer am Wehr"
TEAM_REASON = "Nachhilfestunden im März"


# What a participation worker published is no secret; what they made it from is.
Published = "Fruit trees behind the fence"


class MarkedRun:
    """Somebody in every part, and what they would not want to be read."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.secrets: dict[str, str | bytes] = {
            name.lower(): value
            for name, value in {**vars(marked_hand_over), **globals()}.items()
            if name.isupper() and isinstance(value, str) and name != "QUESTION"
        }

    def go(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """From the first invitation to the last mistake."""
        self._staff_come_in()
        self._young_person_joins()
        self._words_travel()
        self._rooms_are_lived_in()
        self._plan_is_made()
        self._promises_are_made()
        self._days_are_kept()
        self._others_hear_of_it()
        self._words_go_without_a_name()
        self._another_worker_comes()
        self._mistakes(monkeypatch)
        self._secrets_change()

    def _keep_token(self, browser: Browser, door: str) -> None:
        cookie = browser.client.get_cookie(f"__Host-{door}")
        assert cookie is not None
        self.secrets[f"{door} token"] = cookie.value
        self.secrets[f"{door} token's bytes"] = base64.urlsafe_b64decode(cookie.value + "=")

    # Coming in

    def _staff_come_in(self) -> None:
        with self.world.work() as session:
            invite = (session, self.world.house, self.world.area_id)
            _, token = invite_staff(*invite, "Robin", Role.ADMINISTRATOR)
        robin, _ = self._enrol(f"/work/enrol/{token.text}", "robin")
        self.robin = robin
        lead = self._invite(robin, "Priya", "duty_lead")
        self._enrol(lead, "priya")
        link = self._invite(robin, STAFF_NAME, "keyworker")
        self.secrets["enrolment"] = link.rpartition("/")[2]
        self.worker, self.totp = self._enrol(link, SIGN_IN_NAME)
        self.secrets["totp"] = self.totp
        self.secrets["totp's bytes"] = base64.b32decode(self.totp)
        self._keep_token(self.worker, "work")
        self.next_worker, _ = self._enrol(self._invite(robin, NEXT_WORKER, "keyworker"), "kim")

    def _invite(self, robin: Browser, name: str, role: str) -> str:
        page = robin.submit(robin.get("/work/staff"), "/work/staff", name=name, role=role)
        (link,) = page.all("code", class_="key")
        return (link.text or "").removeprefix("http://localhost")

    def _enrol(self, path: str, name: str) -> tuple[Browser, str]:
        browser = self.world.browser()
        page = browser.get(path)
        totp = form_values(page.form(path))["totp"]
        fields = {"name": name, "passphrase": PASSPHRASE, "again": PASSPHRASE}
        browser.submit(page, path, status=422, **fields, code="000000")
        browser.submit(page, path, **fields, code=current_code(totp, clock.now()))
        return browser, totp

    def _young_person_joins(self) -> None:
        four = self._new_folder(LABEL)
        self.secrets["four words"] = four
        self.secrets["four words, said"] = four.replace("-", " ")
        self.young = browser = self.world.browser()
        page = browser.submit(browser.get(f"/join/{four}"), "/join")
        page = browser.submit(page, "/join", name=YOUNG_NAME, own_phone="y")
        wrong = browser.submit(page, "/join", picked=PICTURES, go="1")
        browser.submit(wrong, "/join", status=422, again=NEW_PICTURES, go="1")
        page = browser.submit(page, "/join", picked=PICTURES, go="1")
        browser.submit(page, "/join", again=PICTURES, go="1")
        self._keep_token(browser, "young")
        other = self.world.browser()
        page = other.submit(other.get(f"/join/{self._new_folder('Other')}"), "/join")
        page = other.submit(page, "/join", name=OTHER_NAME)
        page = other.submit(page, "/join", kind="words")
        other.submit(page, "/join", secret_words=SECRET_WORDS, go="1")

    def _new_folder(self, label: str) -> str:
        page = self.worker.submit(self.worker.get("/work/young-people/new"), "/new", label=label)
        (words,) = page.all("p", class_="four-words")
        return "-".join((words.text or "").split())

    # Words

    def _words_travel(self) -> None:
        page = self.young.get(f"/question/{QUESTION}")
        self.young.submit(page, f"/before-you-write/{QUESTION}")
        self._say(ANSWER, "worker")
        self._say(JUST_ME, "just_me")
        self._draft(self.young, "/draft", f"question:{QUESTION}", DRAFT)
        with self.world.work() as session:
            sent = session.scalars(
                select(Answer).where(Answer.question_id == QUESTION).order_by(Answer.number)
            ).first()
        assert sent is not None
        self.answer, self.folder = sent.id, sent.folder_id
        self._draft(self.worker, "/work/draft", f"reply:{self.answer}", REPLY_DRAFT)
        thread = self._thread()
        assert ANSWER in thread.text
        self.worker.submit(thread, "/by-day", by_day=clock.today().isoformat())
        self.worker.submit(thread, "/reply", words=REPLY)
        self.young.submit(
            self.young.get(f"/question/{QUESTION}"), "/verdict", verdict="a_bit", words=VERDICT
        )
        self.young.submit(self.young.get("/help"), "/help/tell")
        self._draft(self.worker, "/work/draft", f"reply:{self.answer}", REPLY_DRAFT)
        for path in ("/mine", "/mine/copy", "/who-looked"):
            assert self.young.client.get(path).status_code == 200

    def _plan_is_made(self) -> None:
        young, worker, plan = self.young, self.worker, f"/work/folders/{self.folder}/plan"
        young.submit(young.get("/plan/new"), "/plan/new", words=AIM)
        page = worker.get(plan)
        (aim,) = page.all("a", class_="button button--quiet")[:1]
        path = aim.get("href") or ""
        by_day = clock.today().isoformat()
        fields = {"whose": "other", "who": PROMISED_BY, "words": PROMISE, "by_day": by_day}
        page = worker.submit(worker.get(path), path, **fields)
        item = page.path.rpartition("/")[2]
        worker.submit(worker.get(f"{page.path}/cannot"), "/cannot", words=CANNOT)
        mine = f"/plan/items/{item}"
        young.submit(young.get(mine), "/view", view="disagree", words=VIEW)
        young.submit(young.get(mine), "/happened", happened="no", words=HAPPENED)
        self._draft(young, "/draft", f"plan-view:{item}", PLAN_DRAFT)
        worker.submit(worker.get(f"{page.path}/change"), "/change", status=422, words=REFUSED * 500)
        text = worker.get(page.path).text
        assert all(words in text for words in (PROMISE, PROMISED_BY, CANNOT, VIEW, HAPPENED))
        for path in ("/plan", "/plan/copy", "/plan/copy.pdf"):
            # 501 where no PDF can be made.
            assert young.client.get(path).status_code in (200, 501), path

    def _promises_are_made(self) -> None:
        room = f"/work/folders/{self.folder}/promise"
        change, typed = f"{room}/change", {"hours": AGREED, "out_of_hours": AGREED}
        self._draft(self.worker, "/work/draft", f"agreement:{self.folder}", AGREED_DRAFT)
        self.worker.submit(self.worker.get(change), change, status=422, **typed)
        self.worker.submit(self.worker.get(change), change, meet_every="7", **typed)
        assert AGREED in self.young.submit(self.young.get("/promise"), "/agree").text

    def _days_are_kept(self) -> None:
        room, typed = f"/work/folders/{self.folder}/diary", {"what": MEETING, "who": MEETING}
        today = {"day": clock.today().isoformat(), "kind": "court"}
        page = self.worker.submit(self.worker.get(room), room, **typed, **today)
        address = f"/diary/{page.path.rpartition('/')[2]}"
        self.young.submit(self.young.get(address), "/before", words=WANTED, speaker=WANTED)
        self.worker.submit(page, "/decided", words=DECIDED)
        assert DECIDED in self.young.get(address).text

    def _thread(self) -> Page:
        return self.worker.get(f"/work/folders/{self.folder}/{QUESTION}")

    def _say(self, words: str, audience: str, status: int = 200) -> None:
        fields = {"words": words, "audience": audience, "send": audience}
        page = self.young.get(f"/question/{QUESTION}")
        self.young.submit(page, f"/question/{QUESTION}", status=status, **fields)

    def _draft(self, browser: Browser, path: str, subject: str, words: str) -> None:
        fields = {"csrf_token": form_token(browser), "subject": subject, "words": words}
        assert browser.client.post(path, data=fields).status_code == 200

    def _rooms_are_lived_in(self) -> None:
        for topic, words, audience in (
            ("name", ABOUT, "worker"),
            ("bad-day", ABOUT_JUST_ME, "just_me"),
        ):
            address = f"/about-me/{topic}"
            fields = {"words": words, "audience": audience, "send": audience}
            self.young.submit(self.young.get(address), address, **fields)
        fields = {"word": SAFETY_WORD, "name_1": TEAM_NAME, "number_1": SAFETY_NUMBER}
        page = self.young.get("/safe/change")
        self.young.submit(page, "/safe/change", **fields)
        self.young.submit(page, "/safe/change", status=409, **fields, helps=REFUSED)
        self._draft(self.young, "/draft", "safety:mine", SAFETY_DRAFT)
        people = f"/work/folders/{self.folder}/people"
        page = self.worker.get(f"{people}/new")
        self.worker.submit(page, "/people/new", name=TEAM_NAME, here_for=TEAM_REASON)
        for path in ("/about-me", "/safe", "/safe/copy", "/safe/card", "/people"):
            assert self.young.client.get(path).status_code == 200
        for room in ("about", "safety", "people"):
            self.worker.get(f"/work/folders/{self.folder}/{room}")

    def _others_hear_of_it(self) -> None:
        sharing = f"/work/folders/{self.folder}/sharing"
        fields = {"what": SHARED, "with_whom": TEAM_NAME, "why": SHARED_WHY, "told": "not_yet"}
        page = self.worker.get(sharing)
        page = self.worker.submit(page, "/sharing", **fields, untold_because=UNTOLD)
        self.young.submit(
            self.young.get("/my-parents"), "/my-parents", subject=PARENTS, wish="may_know"
        )
        page = self.young.get("/who-knows")
        (form,) = [each for each in page.all("form") if "/who-knows/" in (each.get("action") or "")]
        self.young.submit(page, form.get("action"), view="not_ok", words=THOUGHT)
        assert THOUGHT in self.worker.get(sharing).text
        self.worker.submit(
            self.worker.get("/work/account/about-me"), "/about-me", words=ABOUT_WORKER
        )

    def _words_go_without_a_name(self) -> None:
        pat, _ = self._enrol(self._invite(self.robin, "Pat", "participation_worker"), "pat")
        own = select(Answer.id).where(Answer.sealed_words.is_not(None)).order_by(Answer.number)
        with self.world.work() as session:
            answers = session.scalars(own.where(Answer.folder_id == self.folder)).all()
        for answer, words in zip(answers, (COPY, COPY_LEFT_OUT), strict=False):
            address = f"/answers/{answer}/without-my-name"
            with clock.days_ago(35):
                page = self.young.get(address)
                self.young.submit(page, address, status=422, words=TOO_LONG * 400)
                self.young.submit(page, address, words=words)
        for _ in range(2):
            page = pat.get("/work/words/next")
            if COPY in page.text:
                pat.submit(page, page.path, status=422, words=" ", send="publish")
                pat.submit(page, page.path, words=Published, send="publish")
            else:
                assert COPY_LEFT_OUT in page.text
                pat.submit(page, page.path, send="leave_out")

    def _another_worker_comes(self) -> None:
        people = (self.worker, self.next_worker, self.young)
        MarkedHandOver(self.world.database, *people, self.folder).go()

    # Mistakes

    def _mistakes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._say(TOO_LONG * 400, "worker", 422)
        with locked(self.world.database):
            self._say(REFUSED, "worker", 503)
        with monkeypatch.context() as patched, broken(patched):
            self._say(REFUSED, "worker", 500)
        self._sent_astray()
        self._damaged()
        self._wrong_secrets()

    def _sent_astray(self) -> None:
        token = form_token(self.young)
        path, words = f"/question/{QUESTION}", {"words": REFUSED, "feeling": "1"}
        young = self.young.client
        assert young.post(path, data=words).status_code == 400
        foreign = {"Origin": f"https://{QUESTION}.example"}
        assert (
            young.post(path, data={**words, "csrf_token": token}, headers=foreign).status_code
            == 400
        )
        assert young.post(f"/{REFUSED}", data=words).status_code == 404
        assert young.get(f"/question/{REFUSED}").status_code == 404
        assert young.get(f"/{REFUSED}/{YOUNG_NAME}?words={REFUSED}").status_code == 404
        agent = {"User-Agent": REFUSED.encode("ascii", "ignore").decode(), "Referer": "/?x=Wiesel"}
        assert young.get(f"/home?words={REFUSED}#x", headers=agent).status_code == 200
        assert young.post(path, data={**words, "more": REFUSED * 40_000}).status_code == 413
        assert young.put(path, data=words).status_code == 405
        stranger = self.world.browser().client
        assert stranger.post(path, data=words).status_code == 400
        assert stranger.get(f"/sign-in?back_to=/{REFUSED}&name={YOUNG_NAME}").status_code == 200

    def _damaged(self) -> None:
        with self.world.work() as session:
            just_me = session.scalars(select(Answer.id).where(Answer.key_version.is_(None))).one()
        damage(self.world.database, "answers", "sealed_words", just_me)
        damage(self.world.database, "folders", "sealed_label", self.folder)
        self.young.get("/mine")
        self.next_worker.get("/work/")
        page = self.young.get(f"/question/{QUESTION}")
        fields = {"csrf_token": form_values(page.form())["csrf_token"]}
        response = self.young.client.post(f"/answers/{just_me}/share", data=fields)
        assert response.status_code == 500

    def _wrong_secrets(self) -> None:
        stranger = self.world.browser()
        data = {"csrf_token": form_token(stranger), "go": "1"}
        wrong = {**data, "name": YOUNG_NAME, "picked": NEW_PICTURES}
        assert stranger.client.post("/sign-in", data=wrong).status_code == 422
        swapped = {**data, "name": PASSPHRASE, "kind": "words", "secret_words": SECRET_WORDS}
        assert stranger.client.post("/sign-in", data=swapped).status_code == 422
        swapped = {**data, "name": PASSPHRASE, "passphrase": SIGN_IN_NAME, "code": self.totp}
        assert stranger.client.post("/work/sign-in", data=swapped).status_code == 422
        four = {**data, "four": str(self.secrets["four words"])}
        assert stranger.client.post("/join", data=four).status_code == 422

    # Secrets that change

    def _secrets_change(self) -> None:
        page = self.young.submit(
            self.young.get("/me/code"), "/me/code", picked=NEW_PICTURES, go="1"
        )
        self.young.submit(page, "/me/code", again=NEW_PICTURES, go="1")
        fields = {"now": PASSPHRASE, "passphrase": NEW_PASSPHRASE, "again": NEW_PASSPHRASE}
        self.worker.submit(self.worker.get("/work/account"), "/account", **fields)
        browser = self.young
        page = browser.submit(browser.get("/sign-in"), "/sign-in", name=YOUNG_NAME, own_phone="y")
        browser.submit(page, "/sign-in", picked=NEW_PICTURES, go="1")
        assert browser.get("/home").h1 == f"Hi {YOUNG_NAME}."
        self._keep_token(browser, "young")
        page = browser.get(f"/question/{QUESTION}")
        with clock.held_at(clock.now() + timedelta(hours=1)):
            kept = browser.submit(page, f"/question/{QUESTION}", words=LOCKED_DRAFT)
        assert "Your words are kept." in kept.text


@contextmanager
def broken(patched: pytest.MonkeyPatch) -> Iterator[None]:
    """Something of ours fails, and its message is made of somebody's words."""

    def break_down(_session: object, _folder: object) -> UUID:
        raise ZeroDivisionError(f"{REFUSED} of {YOUNG_NAME}")

    patched.setattr("youthvoice.answers.service.current_public_key", break_down)
    yield
