"""The first page says what is new in every room, and nothing where nothing is."""

from __future__ import annotations

from datetime import timedelta

from tests.agreement.steps import propose
from tests.diary.steps import add
from tests.page import Browser
from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.agreement.check_ins import send_check_in
from youthvoice.diary.models import MeetingKind
from youthvoice.folders.models import Folder
from youthvoice.plan.service import write_aim


def test_where_nothing_is_new_there_is_only_the_way_to_say_something(young: Browser) -> None:
    page = young.get("/home")
    assert [each.text for each in page.all("h2")] == ["What is on your mind?"]


def test_every_room_says_what_is_new(
    world: World, sam: Staff, otter: Young, young: Browser
) -> None:
    propose(world, sam, otter)
    add(world, sam, otter, clock.today() + timedelta(days=1), MeetingKind.COURT, what="The judge")
    with world.work() as session:
        worker = session.get_one(Person, sam.id)
        folder = session.get_one(Folder, otter.folder_id)
        send_check_in(session, worker, folder)
        write_aim(session, worker, folder, "Be at school")
    text = young.get("/home").text
    for sentence in (
        "Sam asks how you are",
        "Your worker wrote a promise",
        "Something is new in your plan",
        "The judge tomorrow",
    ):
        assert sentence in text
    young.get("/plan")
    assert "Something is new in your plan" not in young.get("/home").text
