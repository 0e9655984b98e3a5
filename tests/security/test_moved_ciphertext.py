"""A ciphertext that was damaged or moved does not open, says so calmly, and hides nothing else."""

from __future__ import annotations

import io
import json
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.security.contents import damage, put, sealed_in
from tests.security.stage import QUESTION
from tests.world import PASSPHRASE, Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.answers.models import Answer, Audience, JourneyStep, StepKind
from youthvoice.crypto.one_time_codes import current_code
from youthvoice.crypto.sealed import Sealed
from youthvoice.drafts.models import Draft
from youthvoice.errors import CannotOpen
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import FolderKey, Grant

CALM = "This part cannot be opened. It is damaged. We know about it."


@pytest.fixture
def sam(calm_world: World) -> Staff:
    calm_world.duty_lead()
    return calm_world.staff("Sam")


@pytest.fixture
def otter(calm_world: World, sam: Staff) -> Young:
    return calm_world.young(sam)


@pytest.fixture
def world(calm_world: World) -> World:
    return calm_world


def _check_one_is_closed(world: World, sam: Staff, otter: Young, closed: str, rest: str) -> None:
    """The author and the worker both read all but the one part."""
    pages = [
        world.browser(otter).get(f"/question/{QUESTION}"),
        world.browser(otter).get("/mine"),
        world.browser(sam).get(f"/work/folders/{otter.folder_id}/{QUESTION}"),
    ]
    for page in pages:
        assert CALM in page.text, page.path
        assert rest in page.text, page.path
        assert closed not in page.text, page.path
    copy = world.browser(otter).client.get("/mine/copy").text
    assert CALM in copy
    assert rest in copy


def _check_noted(logged: io.StringIO, table: str, row: UUID) -> None:
    lines = [json.loads(line) for line in logged.getvalue().splitlines()]
    noted = [line for line in lines if line["event"] == "cannot_open"]
    assert {(line["table"], line["row"]) for line in noted} == {(table, row.hex)}


def test_words_moved_to_another_row_do_not_open(
    world: World, sam: Staff, otter: Young, logged: io.StringIO
) -> None:
    first, second = world.says(otter, "First words."), world.says(otter, "Second words.")
    moved = sealed_in(world.database, "answers", "sealed_words", second)
    put(world.database, "answers", first, sealed_words=moved)
    _check_one_is_closed(world, sam, otter, "First words.", "Second words.")
    _check_noted(logged, "answers", first)
    assert "words." not in logged.getvalue()


def test_words_moved_to_another_column_do_not_open(
    world: World, sam: Staff, otter: Young, logged: io.StringIO
) -> None:
    answer = world.says(otter, "First words.")
    worker = world.browser(sam)
    page = worker.get(f"/work/folders/{otter.folder_id}/{QUESTION}")
    worker.submit(page, "/reply", words="Second words.")
    with world.work() as session:
        reply = session.scalars(
            select(JourneyStep.id).where(JourneyStep.kind == StepKind.REPLY)
        ).one()
    moved = sealed_in(world.database, "answers", "sealed_words", answer)
    put(world.database, "journey_steps", reply, sealed_words=moved)
    _check_one_is_closed(world, sam, otter, "Second words.", "First words.")
    _check_noted(logged, "journey_steps", reply)


def test_words_moved_to_another_folder_do_not_open(
    world: World, sam: Staff, otter: Young, logged: io.StringIO
) -> None:
    lena = world.staff("Lena")
    fox = world.young(lena, "Fox")
    secret = world.says(otter, "First words.")
    decoy, rest = world.says(fox, "Decoy words."), world.says(fox, "Second words.")
    assert rest
    moved = sealed_in(world.database, "answers", "sealed_words", secret)
    put(world.database, "answers", decoy, sealed_words=moved)
    _check_one_is_closed(world, lena, fox, "First words.", "Second words.")


def test_damaged_words_do_not_open(world: World, sam: Staff, otter: Young) -> None:
    first = world.says(otter, "First words.")
    world.says(otter, "Second words.")
    sealed = sealed_in(world.database, "answers", "sealed_words", first)
    for damaged in (
        sealed[:-1] + bytes([sealed[-1] ^ 1]),
        b"\x02" + sealed[1:],
        sealed[: len(sealed) // 2],
        sealed[:1],
        b"",
        sealed + b"\x00",
    ):
        put(world.database, "answers", first, sealed_words=Sealed(damaged))
        _check_one_is_closed(world, sam, otter, "First words.", "Second words.")


def test_damaged_just_me_words_are_not_shared(
    world: World, otter: Young, logged: io.StringIO
) -> None:
    answer = world.says(otter, "First words.", audience=Audience.JUST_ME)
    browser = world.browser(otter)
    page = browser.get(f"/question/{QUESTION}")
    damage(world.database, "answers", "sealed_words", answer)
    page = browser.submit(page, f"/answers/{answer}/share", status=500)
    assert page.h1 == "This part cannot be opened"
    with world.work() as session:
        assert session.get_one(Answer, answer).audience is Audience.JUST_ME
    assert "share" not in browser.get(f"/question/{QUESTION}").html


def test_a_damaged_draft_is_noted_and_hides_nothing_else(
    world: World, otter: Young, logged: io.StringIO
) -> None:
    world.says(otter, "First words.")
    browser = world.browser(otter)
    page = browser.get(f"/question/{QUESTION}")
    browser.submit(page, f"/question/{QUESTION}", words="Half a thought", send="later")
    with world.work() as session:
        draft = session.scalars(select(Draft)).one()
    damage(world.database, "drafts", "sealed_words", draft.id)
    page = browser.get(f"/question/{QUESTION}")
    assert "First words." in page.text
    assert "Half a thought" not in page.text
    _check_noted(logged, "drafts", draft.id)


@pytest.mark.parametrize("column", ["sealed_label", "sealed_name"])
def test_a_damaged_name_on_a_folder_hides_nothing_else(
    world: World, sam: Staff, otter: Young, logged: io.StringIO, column: str
) -> None:
    world.says(otter, "First words.")
    fox = world.young(sam, "Fox")
    damage(world.database, "folders", column, otter.folder_id)
    worker, young = world.browser(sam), world.browser(otter)
    assert fox.name in worker.get("/work/").text
    assert "First words." in worker.get(f"/work/folders/{otter.folder_id}").text
    assert "First words." in young.get("/mine").text
    assert young.get("/who-looked").status == 200
    _check_noted(logged, "folders", otter.folder_id)


def test_a_name_and_a_label_that_changed_places_do_not_open(
    world: World, sam: Staff, otter: Young
) -> None:
    label = sealed_in(world.database, "folders", "sealed_label", otter.folder_id)
    put(world.database, "folders", otter.folder_id, sealed_name=label)
    page = world.browser(sam).get(f"/work/folders/{otter.folder_id}")
    assert page.h1 == "?"


def test_a_damaged_name_of_staff_hides_nothing_else(
    world: World, sam: Staff, otter: Young, logged: io.StringIO
) -> None:
    world.says(otter, "First words.")
    worker = world.browser(sam)
    worker.submit(
        worker.get(f"/work/folders/{otter.folder_id}/{QUESTION}"), "/reply", words="Second words."
    )
    damage(world.database, "people", "sealed_name", sam.id)
    young = world.browser(otter)
    for path in ("/home", "/mine", f"/question/{QUESTION}", "/who-looked", "/help"):
        young.get(path)
    assert "Second words." in young.get("/mine").text
    world.browser(world.administrator()).get("/work/staff")
    _check_noted(logged, "people", sam.id)


def _grant_of(world: World, holder: Staff | Young, folder_id: UUID) -> UUID:
    with world.work() as session:
        return session.scalars(
            select(Grant.id)
            .join(FolderKey, FolderKey.id == Grant.folder_key_id)
            .where(FolderKey.folder_id == folder_id, Grant.holder_key_id == holder.key_id)
        ).one()


def test_a_damaged_grant_closes_one_folder_and_no_other(
    world: World, sam: Staff, otter: Young, logged: io.StringIO
) -> None:
    world.says(otter, "First words.")
    fox = world.young(sam, "Fox")
    world.says(fox, "Second words.")
    damage(world.database, "grants", "sealed_private_key", _grant_of(world, sam, otter.folder_id))
    worker = world.browser(sam)
    assert "Fox" in worker.get("/work/").text
    assert "Second words." in worker.get(f"/work/folders/{fox.folder_id}").text
    page = worker.get(f"/work/folders/{otter.folder_id}")
    assert page.h1 == "?"
    assert CALM in page.text
    assert CALM in worker.get(f"/work/folders/{otter.folder_id}/{QUESTION}").text
    assert "First words." in world.browser(otter).get("/mine").text
    token = worker.get(f"/work/folders/{otter.folder_id}")
    assert worker.submit(token, "/invitation", status=500).h1 == "This part cannot be opened"
    assert "First words." not in logged.getvalue()


def test_a_young_person_with_a_damaged_grant_still_reads_what_is_just_theirs(
    world: World, otter: Young
) -> None:
    world.says(otter, "First words.")
    world.says(otter, "Second words.", audience=Audience.JUST_ME)
    damage(world.database, "grants", "sealed_private_key", _grant_of(world, otter, otter.folder_id))
    young = world.browser(otter)
    page = young.get("/mine")
    assert CALM in page.text
    assert "Second words." in page.text
    for path in ("/home", "/who-looked", "/help", "/me", f"/question/{QUESTION}"):
        young.get(path)


def test_a_grant_moved_to_another_holder_opens_nothing(
    world: World, sam: Staff, otter: Young
) -> None:
    world.says(otter, "First words.")
    lena = world.staff("Lena")
    grant = _grant_of(world, sam, otter.folder_id)
    put(world.database, "grants", grant, holder_key_id=lena.key_id)
    page = world.browser(lena).get(f"/work/folders/{otter.folder_id}")
    assert "First words." not in page.text
    with world.work() as session, pytest.raises(CannotOpen):
        Keyring(session, lena.key_id, lena.key).folder_key(otter.folder_id, 1)


def test_a_damaged_secret_of_codes_lets_nobody_in(
    world: World, sam: Staff, logged: io.StringIO
) -> None:
    damage(world.database, "people", "sealed_totp", sam.id)
    browser = world.browser()
    fields = {"name": "sam", "passphrase": PASSPHRASE}
    fields["code"] = current_code(sam.totp_secret, clock.now())
    page = browser.submit(browser.get("/work/sign-in"), "/sign-in", status=500, **fields)
    assert page.h1 == "This part cannot be opened"
    with world.work() as session:
        assert session.get_one(Person, sam.id).totp_step is None
