"""A change of worker in the marked run: every field of it holds a word that nobody may find."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from tests.security.outages import locked
from tests.security.stage import form_token
from youthvoice import clock

if TYPE_CHECKING:
    from tests.page import Browser, Page
    from youthvoice.db.database import Database

NEXT_WORKER = "Ximena Größer"
COVERED = "Glühwürmchenvertretung zwei Wochen"
COVER_UNTOLD = "Mauerseglergrund geheimgehalten für"
CHANGE_DRAFT = "Tretbootabschied überlegt"
CHANGE_REFUSED = "Dachbodengestöber abgelehnt"
CHANGE_LOCKED = "Nebelhornwörter ungespeichert"
CHANGE_TOLD = "Rosinenbrötchenabschied von mir"
FOR_WORKER = "Bitte keine Blaubeeranrufe früh"
FOR_WORKER_DRAFT = "Blaubeergedanke halbfertig früh"
CHANGE_UNTOLD = "Fuchsbaugefahr nächtlich"
CHANGE_QUIET = "Stachelbeerübergabe still"
FOR_WORKER_LATER = "Bitte nur Brombeerbesuche spät"
NEXT_PAGE = "Ich mag Lakritzspaziergänge"
NEXT_PAGE_DRAFT = "Ich übe Alphornblasen"


class MarkedHandOver:
    """Who goes, who comes, and whose folder it is."""

    def __init__(
        self, database: Database, goes: Browser, comes: Browser, young: Browser, folder: UUID
    ) -> None:
        self.database = database
        self.goes, self.comes, self.young = goes, comes, young
        self.room = f"/work/folders/{folder}"
        self.path = f"{self.room}/hand-over"
        self.subject = f"hand-over:{folder}"

    def go(self) -> None:
        """From the worker's own page to the first words under the new key."""
        page = self.comes.get("/work/account/about-me")
        _draft(self.comes, "/work/draft", "worker-page:mine", NEXT_PAGE_DRAFT)
        self.comes.submit(page, "/about-me", words=NEXT_PAGE)
        self._somebody_steps_in()
        self._it_is_refused()
        self._it_is_told_and_called_off()
        self._it_is_done_without_telling()

    def _somebody_steps_in(self) -> None:
        page = self._tell(kind="cover", told="person", words=COVERED)
        assert COVERED in self.young.get("/my-worker").text
        self.comes.get(self.room)
        self.goes.submit(page, "/off")
        self._tell(kind="cover", told="unsafe", words=COVERED, because=COVER_UNTOLD)

    def _it_is_refused(self) -> None:
        _draft(self.goes, "/work/draft", self.subject, CHANGE_DRAFT, because=CHANGE_DRAFT)
        assert CHANGE_DRAFT in self.goes.get(self.path).html
        typed = {"words": CHANGE_REFUSED, "because": CHANGE_REFUSED}
        assert (
            CHANGE_REFUSED
            in self._tell(422, **typed, from_day="2020-01-01", until="2020-01-01").html
        )
        self._tell(422, words=CHANGE_REFUSED * 400)
        page = self.goes.get(self.path)
        with locked(self.database):
            assert CHANGE_LOCKED in self._tell(503, page, words=CHANGE_LOCKED).html

    def _it_is_told_and_called_off(self) -> None:
        self._tell(words=CHANGE_TOLD)
        page = self.young.get("/new-worker")
        assert all(words in page.text for words in (CHANGE_TOLD, NEXT_PAGE, NEXT_WORKER))
        _draft(self.young, "/draft", "for-worker:new", FOR_WORKER_DRAFT)
        self.young.submit(page, "/new-worker", words=FOR_WORKER)
        page = self.goes.get(self.path)
        assert FOR_WORKER in page.text
        self.goes.submit(page, "/off")

    def _it_is_done_without_telling(self) -> None:
        page = self._tell(told="unsafe", words=CHANGE_QUIET, because=CHANGE_UNTOLD)
        assert CHANGE_UNTOLD in page.text
        assert self.goes.submit(page, "/done").path == "/work/"
        page = self.young.get("/new-worker")
        assert all(words in page.text for words in (CHANGE_QUIET, CHANGE_UNTOLD))
        self.young.submit(page, "/new-worker", words=FOR_WORKER_LATER)
        assert FOR_WORKER_LATER in self.comes.get(self.room).text

    def _tell(self, status: int = 200, page: Page | None = None, /, **fields: str) -> Page:
        page = page or self.goes.get(self.path)
        (to,) = page.all("input", name="to")
        later = (clock.today() + timedelta(days=7)).isoformat()
        days = {"from_day": later, "until": later}
        told = {"kind": "hand_over", "to": to.get("value") or "", "told": "here", **days}
        return self.goes.submit(page, "/hand-over", status=status, **{**told, **fields})


def _draft(browser: Browser, path: str, subject: str, words: str, **more: str) -> None:
    fields = {"csrf_token": form_token(browser), "subject": subject, "words": words, **more}
    assert browser.client.post(path, data=fields).status_code == 200
