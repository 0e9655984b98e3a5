"""Two forms sent at the same moment: one is taken, the other comes back with both sides in it.

Nothing typed is lost, and sending it again is taken: by then both have been read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.agreement.steps import agree, propose
from tests.at_once import at_once, meanwhile
from tests.diary.steps import REVIEW, add, diary
from tests.page import Browser, Page, form_values
from tests.plan.steps import Table
from tests.world import World
from youthvoice import clock
from youthvoice.agreement.models import Agreement, ContactKind
from youthvoice.config import Settings
from youthvoice.plan.models import Whose
from youthvoice.plan.service import Promised


@pytest.fixture
def settings(settings: Settings) -> Settings:
    # One waits for the other here; a busy machine must not turn that into "not saved".
    return replace(settings, database_patience_ms=10_000)


@pytest.fixture
def table(world: World) -> Table:
    return Table(world)


@dataclass
class Filled:
    """A page that somebody has open, with what they typed and have not sent yet."""

    browser: Browser
    page: Page
    action: str
    typed: dict[str, str]

    def send(self) -> TestResponse:
        form = self.page.form(self.action)
        fields = {**form_values(form), **self.typed}
        return self.browser.client.post(form.get("action") or "", data=fields)


def filled(browser: Browser, path: str, action: str, **typed: str) -> Filled:
    return Filled(browser, browser.get(path), action, typed)


def came_back(sent: Filled, response: TestResponse, *shown: str) -> None:
    """What was typed still stands in the form, the other side beside it; and now it is taken."""
    assert response.status_code == 409
    page = Page(response, sent.page.path)
    kept = form_values(page.form(sent.action))
    # What a button says is pressed anew.
    assert {name: kept.get(name, typed) for name, typed in sent.typed.items()} == sent.typed
    for words in shown:
        assert words in page.text
    again = Filled(sent.browser, page, sent.action, sent.typed).send()
    assert again.status_code == 303, "both were read: now it is taken"


def race(monkeypatch: pytest.MonkeyPatch, where: str, *forms: Filled, field: str = "words") -> None:
    """Sends both at once: one is taken, and the other gets what stands in that one's field."""
    answers = at_once(monkeypatch, where, *(each.send for each in forms))
    assert sorted(each.status_code for each in answers) == [303, 409]
    (taken,) = [form for form, each in zip(forms, answers, strict=True) if each.status_code == 303]
    (late,) = [pair for pair in zip(forms, answers, strict=True) if pair[0] is not taken]
    came_back(*late, taken.typed[field])


def promise(table: Table) -> UUID:
    by_sam = Promised(Whose.WORKER, "Sam", clock.today() + timedelta(days=3))
    return table.promise(table.aim(), "Call the school", by_sam)


def test_a_promise_changed_twice_at_once(
    world: World, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/work/folders/{table.otter.folder_id}/plan/items/{promise(table)}/change"
    forms = (
        filled(world.browser(table.sam), address, "/change", words=words)
        for words in ("Write to the school", "Text the school")
    )
    race(monkeypatch, "plan.service", *forms)


def test_an_aim_worded_at_both_doors_at_once(
    world: World, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    aim = table.aim()
    work = f"/work/folders/{table.otter.folder_id}/plan/items/{aim}/change"
    mine, theirs = world.browser(table.otter), world.browser(table.sam)
    race(
        monkeypatch,
        "plan.service",
        filled(mine, f"/plan/items/{aim}/words", "/words", words="Be at my old school"),
        filled(theirs, work, "/change", words="Be at a school"),
    )


@pytest.mark.parametrize(
    ("action", "picked"), [("/view", {"view": "agree"}), ("/happened", {"happened": "no"})]
)
def test_what_a_young_person_says_while_a_worker_changes_the_words(
    world: World,
    table: Table,
    monkeypatch: pytest.MonkeyPatch,
    action: str,
    picked: dict[str, str],
) -> None:
    item = promise(table)
    work = f"/work/folders/{table.otter.folder_id}/plan/items/{item}/change"
    change = filled(world.browser(table.sam), work, "/change", words="Text the school")
    says = filled(
        world.browser(table.otter), f"/plan/items/{item}", action, words="My words.", **picked
    )
    answer = meanwhile(monkeypatch, "plan.service", change.send, says.send)
    row = table.row(item)
    assert (row.version, row.view, row.happened) == (2, None, None)
    assert table.item(item).said == ()
    came_back(says, answer, "Text the school")


def test_both_sides_propose_a_promise_at_once(
    world: World, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = f"/work/folders/{table.otter.folder_id}/promise/change"
    mine, theirs = world.browser(table.otter), world.browser(table.sam)
    race(
        monkeypatch,
        "agreement.service",
        filled(mine, "/promise/change", "/change", meet_every="7", hours="After school."),
        filled(theirs, room, "/change", meet_every="7", hours="9 to 5."),
        field="hours",
    )


def test_a_change_that_meets_another_shows_how_it_is_now_and_not_how_it_was(
    world: World, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(world, table.sam, table.otter, hours="At first.")
    room = f"/work/folders/{table.otter.folder_id}/promise/change"
    change = filled(world.browser(table.sam), room, "/change", meet_every="7", hours="On Mondays.")

    def others() -> None:
        agree(world, table.otter, table.otter)
        propose(world, table.otter, table.otter, 1, {ContactKind.TEXTED: 1}, hours="Any day.")

    answer = meanwhile(monkeypatch, "agreement.service", others, change.send)
    came_back(change, answer, "Any day.", "every day")


def test_a_yes_to_a_promise_that_changes_at_that_moment(
    world: World, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(world, table.sam, table.otter, hours="9 to 5.")
    says_yes = filled(world.browser(table.otter), "/promise", "/agree")

    def change() -> None:
        propose(world, table.sam, table.otter, 1, hours="Never.")

    answer = meanwhile(monkeypatch, "agreement.service", change, says_yes.send)
    with world.work() as session:
        assert set(session.scalars(select(Agreement.agreed_on))) == {None}
    came_back(says_yes, answer, "Never.")


def test_a_meeting_changed_twice_at_once(
    world: World, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = add(world, table.sam, table.otter, clock.today(), **REVIEW)
    address = f"/work/folders/{table.otter.folder_id}/diary/{review}"
    forms = (
        filled(world.browser(table.sam), address, str(review), kind="review", place=place)
        for place in ("Room 5", "Room 6")
    )
    race(monkeypatch, "diary.service", *forms, field="place")
    (found,) = diary(world, table.otter, table.otter)
    assert found.facts.version == 3, "one, the other, and nothing between"


def test_what_was_decided_written_twice_at_once(
    world: World, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = add(world, table.sam, table.otter, clock.today(), **REVIEW)
    address = f"/work/folders/{table.otter.folder_id}/diary/{review}"
    forms = (
        filled(world.browser(table.sam), address, "/decided", words=words)
        for words in ("You stay.", "You move.")
    )
    race(monkeypatch, "diary.parts", *forms)
