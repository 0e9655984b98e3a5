"""Who knows what: written down with its reason, read and judged by the young person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import record_of
from youthvoice.sharing import service
from youthvoice.sharing.models import Kept, Told, View, Wish


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def shares(world: World, sam: Staff, young: Young, **other: object):
    fields = {
        "what": "That Otter is tired in the morning.",
        "with_whom": "Ms Lee, head of year",
        "why": "So that nobody tells Otter off.",
        "shared_on": clock.today(),
        "told": Told.BEFORE,
        **other,
    }
    with world.work() as session:
        worker = session.get_one(Person, sam.id)
        folder = session.get_one(Folder, young.folder_id)
        return service.write_sharing(session, worker, folder, service.Shared(**fields)).id


def thinks(world: World, young: Young, sharing, view: View, words: str = "") -> None:
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        service.view_sharing(session, folder, sharing, view, words)


def wishes(world: World, young: Young, subject: str = "School", wish: Wish = Wish.NOT_MY_PARENTS):
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        return service.wish_for_parents(session, folder, wish, subject).id


def answers(world: World, sam: Staff, young: Young, subject, kept: Kept, because: str = "") -> None:
    with world.work() as session:
        service.answer_wish(
            session,
            world.keyring(session, sam),
            session.get_one(Person, sam.id),
            session.get_one(Folder, young.folder_id),
            subject,
            kept,
            because,
        )


def read(world: World, who: Staff | Young, young: Young) -> list[service.OpenedSharing]:
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        return service.sharings(session, world.keyring(session, who), folder)


def subjects(world: World, who: Staff | Young, young: Young) -> list[service.OpenedSubject]:
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        return service.parents_subjects(session, world.keyring(session, who), folder)


def test_both_read_what_was_shared_with_whom_and_why(world, sam, otter) -> None:
    shares(world, sam, otter)
    for who in (sam, otter):
        (each,) = read(world, who, otter)
        assert each.words["what"] == "That Otter is tired in the morning."
        assert each.words["with_whom"] == "Ms Lee, head of year"
        assert each.words["why"] == "So that nobody tells Otter off."
        assert each.row.told is Told.BEFORE


@pytest.mark.parametrize("missing", ["what", "with_whom", "why"])
def test_nothing_is_shared_without_saying_what_with_whom_and_why(
    world, sam, otter, missing: str
) -> None:
    with pytest.raises(WordsRefused):
        shares(world, sam, otter, **{missing: " "})


@pytest.mark.parametrize("told", [Told.AFTER, Told.NOT_YET])
def test_whoever_did_not_tell_before_says_the_reason(world, sam, otter, told: Told) -> None:
    with pytest.raises(WordsRefused, match="reason"):
        shares(world, sam, otter, told=told)
    shares(world, sam, otter, told=told, untold_because="There was no time.")
    (each,) = read(world, otter, otter)
    assert each.words["untold_because"] == "There was no time."


def test_nothing_is_shared_on_a_day_to_come(world, sam, otter) -> None:
    with pytest.raises(WordsRefused):
        shares(world, sam, otter, shared_on=clock.today() + timedelta(days=1))


def test_what_they_think_of_it_stands_beside_it_and_earlier_views_stay(world, sam, otter) -> None:
    sharing = shares(world, sam, otter)
    thinks(world, otter, sharing, View.NOT_OK, "She tells everybody.")
    thinks(world, otter, sharing, View.ASK_FIRST)
    (each,) = read(world, sam, otter)
    assert [(view.view, words["words"]) for view, words in each.views] == [
        (View.ASK_FIRST, ""),
        (View.NOT_OK, "She tells everybody."),
    ]


def test_the_newest_sharing_comes_first(world, sam, otter) -> None:
    shares(world, sam, otter, what="Now")
    shares(world, sam, otter, what="Then", shared_on=clock.today() - timedelta(days=3))
    assert [each.words["what"] for each in read(world, otter, otter)] == ["Now", "Then"]


def test_another_folders_sharing_and_wish_are_like_none(world, sam, otter) -> None:
    fox = world.young(sam, "Fox")
    with pytest.raises(NotFound):
        thinks(world, fox, shares(world, sam, otter), View.OK)
    with pytest.raises(NotFound):
        answers(world, sam, fox, wishes(world, otter), Kept.AGREED)


def test_a_wish_is_agreed_or_gets_its_reason(world, sam, otter) -> None:
    subject = wishes(world, otter, "Where I sleep")
    with pytest.raises(WordsRefused, match="reason"):
        answers(world, sam, otter, subject, Kept.CANNOT)
    answers(world, sam, otter, subject, Kept.CANNOT, "They must know you are safe.")
    (each,) = subjects(world, otter, otter)
    assert (each.row.kept, each.words["because"]) == (Kept.CANNOT, "They must know you are safe.")
    answers(world, sam, otter, subject, Kept.AGREED)
    (each,) = subjects(world, otter, otter)
    assert (each.row.kept, each.words["subject"]) == (Kept.AGREED, "Where I sleep")
    assert each.words["because"] == ""


def test_what_parents_may_not_know_comes_first(world, sam, otter) -> None:
    wishes(world, otter, "Football", Wish.MAY_KNOW)
    wishes(world, otter, "My friends")
    assert [each.words["subject"] for each in subjects(world, sam, otter)] == [
        "My friends",
        "Football",
    ]


def test_a_wish_without_a_subject_is_refused(world, otter) -> None:
    with pytest.raises(WordsRefused):
        wishes(world, otter, "  ")


def test_the_record_says_that_a_worker_wrote_it_down(world, sam, otter) -> None:
    shares(world, sam, otter)
    with world.work() as session:
        acts = {(line.act, line.person_id) for line in record_of(session, otter.folder_id)}
    assert (Act.WROTE_SHARING, sam.id) in acts
