"""You said, we did: never closed without words, nothing lost, and late ones first."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from tests.said_done.steps import close, told, write, write_late
from tests.services.steps import service as a_service
from tests.world import World
from youthvoice import clock
from youthvoice.accounts.models import Area
from youthvoice.errors import ChangedMeanwhile, FieldRefused, NotFound
from youthvoice.reports.shape import Answered
from youthvoice.said_done import service
from youthvoice.said_done.models import Outcome, SaidDoneVersion
from youthvoice.said_done.period import answered_in


def change(world: World, item_id: UUID, seen: int, heard: str) -> None:
    with world.work() as session:
        service.change(session, world.area_id, item_id, seen, told(heard))


@pytest.fixture
def elsewhere(world: World) -> UUID:
    with world.work() as session:
        area = Area(name="B", board_name="B", reading_hours="on Mondays")
        session.add(area)
        session.flush()
        return area.id


def test_late_ones_stand_first_then_those_to_come_then_what_ended(world: World) -> None:
    ended, to_come, late = write(world, "A"), write(world, "B"), write_late(world, "C")
    close(world, ended)
    with world.work() as session:
        found = service.items_of(session, world.area_id)
    assert [each.id for each in found] == [late, to_come, ended]
    assert [each.is_late for each in found] == [True, False, False]


def test_what_ended_late_is_late_no_more(world: World) -> None:
    late = write_late(world)
    close(world, late, "It did not work.", done=False)
    with world.work() as session:
        item = service.item_of(session, world.area_id, late)
    assert (item.is_late, item.now.outcome) == (False, Outcome.NOT_DONE)


@pytest.mark.parametrize("words", ["", "  \n "])
def test_it_cannot_be_closed_without_words(world: World, words: str) -> None:
    item = write(world)
    with pytest.raises(FieldRefused) as refused:
        close(world, item, words)
    assert refused.value.field == "words"
    with world.work() as session:
        assert service.item_of(session, world.area_id, item).now.outcome is None


def test_the_database_too_refuses_to_close_it_without_words(world: World) -> None:
    row = {"item_id": write(world), "version": 2, "since": clock.today(), "theme_id": "my-own"}
    row |= {"heard": "A", "decided": "B", "who": "C", "by_day": clock.today()}
    for came_of_it in ("", None):
        closed = SaidDoneVersion(**row, outcome=Outcome.DONE, came_of_it=came_of_it)
        with pytest.raises(IntegrityError), world.work() as session:
            session.add(closed)


def test_every_earlier_state_stays_for_the_board(world: World) -> None:
    item = write(world, "A")
    change(world, item, 1, "B")
    close(world, item, "Done.")
    with world.work() as session:
        service.open_again(session, world.area_id, item, 3)
        found = service.item_of(session, world.area_id, item)
        states = [found.now, *service.earlier(session, found)]
    assert [(each.heard, each.came_of_it) for each in states] == [
        ("B", None),
        ("B", "Done."),
        ("B", None),
        ("A", None),
    ]


def test_a_change_over_a_newer_one_is_refused(world: World) -> None:
    item = write(world, "A")
    change(world, item, 1, "B")
    with pytest.raises(ChangedMeanwhile):
        change(world, item, 1, "C")
    close(world, item)
    with pytest.raises(ChangedMeanwhile):
        change(world, item, 3, "D")
    with pytest.raises(ChangedMeanwhile):
        close(world, item, "Again.")


def test_of_two_at_the_same_moment_one_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    item, both_have_read = write(world, "A"), Barrier(2, timeout=20)
    checked: Callable[..., dict[str, object]] = service._checked

    def meet(*values: object) -> dict[str, object]:
        both_have_read.wait()
        return checked(*values)

    monkeypatch.setattr(service, "_checked", meet)
    with ThreadPoolExecutor(2) as threads:
        both = [threads.submit(change, world, item, 1, words) for words in ("B", "C")]
        outcomes = [each.exception() for each in both]
    assert sorted(type(each).__name__ for each in outcomes) == ["ChangedMeanwhile", "NoneType"]
    with world.work() as session:
        assert len(service.earlier(session, service.item_of(session, world.area_id, item))) == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"heard": " "}, "heard"),
        ({"heard": "x" * 601}, "heard"),
        ({"decided": ""}, "decided"),
        ({"who": "\u200b"}, "who"),
        ({"who": "x" * 81}, "who"),
        ({"by_day": None}, "by_day"),
        ({"by_day": date(2020, 1, 1)}, "by_day"),
        ({"by_day": date(9999, 12, 31)}, "by_day"),
        ({"about": ""}, "about"),
        ({"about": "theme:nothing"}, "about"),
        ({"about": f"service:{uuid4()}"}, "about"),
    ],
)
def test_what_cannot_be_published_is_refused_beside_its_field(
    world: World, wrong: dict[str, object], field: str
) -> None:
    with world.work() as session, pytest.raises(FieldRefused) as refused:
        service.write(session, world.area_id, replace(told(), **wrong))
    assert refused.value.field == field


def test_a_day_that_has_passed_may_stay_when_the_words_change(world: World) -> None:
    item = write_late(world)
    with world.work() as session:
        now = service.item_of(session, world.area_id, item).now
        words = replace(told("Anew"), by_day=now.by_day)
        service.change(session, world.area_id, item, 1, words)
        assert service.item_of(session, world.area_id, item).is_late


def test_another_areas_is_not_there(world: World, elsewhere: UUID) -> None:
    item = write(world)
    with world.work() as session:
        assert service.items_of(session, elsewhere) == []
        for attempt in (
            lambda: service.item_of(session, elsewhere, item),
            lambda: service.change(session, elsewhere, item, 1, told()),
            lambda: service.close(session, elsewhere, item, 1, Outcome.DONE, "Mine?"),
            lambda: service.open_again(session, elsewhere, item, 1),
        ):
            with pytest.raises(NotFound):
                attempt()


def test_it_cannot_be_about_another_areas_service(world: World, elsewhere: UUID) -> None:
    den = a_service(world)
    with pytest.raises(FieldRefused):
        write(world, about=f"service:{den}", area_id=elsewhere)


def test_a_service_has_its_own(world: World) -> None:
    den, hub = a_service(world), a_service(world, "The Hub")
    mine = write(world, about=f"service:{den}")
    write(world, about=f"service:{hub}")
    with world.work() as session:
        assert [each.id for each in service.items_of(session, world.area_id, den)] == [mine]


def test_a_report_has_what_was_written_due_or_closed_in_its_days(world: World) -> None:
    today = clock.today()
    with clock.days_ago(60):
        written = write(world, "Written", in_days=200)
        due = write(world, "Due", in_days=40)
        closed = write(world, "Closed", in_days=300)
    with clock.days_ago(15):
        close(world, closed, "It is there.")

    def heard(first: int, last: int) -> list[str]:
        days = (today - timedelta(days=first), today - timedelta(days=last))
        with world.work() as session:
            return [each.heard for each in answered_in(session, world.area_id, *days)]

    assert heard(61, 59) == ["Due", "Written", "Closed"]
    assert heard(20, 20) == ["Due"]
    assert heard(15, 15) == ["Closed"]
    assert heard(19, 16) == heard(14, 0) == heard(90, 61) == []
    assert written != due


def test_a_report_of_days_that_are_over_stays_as_it_was(world: World) -> None:
    today = clock.today()
    with clock.days_ago(40):
        item = write(world, "A", in_days=10)
    days = (today - timedelta(days=45), today - timedelta(days=20))
    with world.work() as session:
        before = answered_in(session, world.area_id, *days)
    change(world, item, 1, "B")
    close(world, item, "It came later.")
    with world.work() as session:
        assert answered_in(session, world.area_id, *days) == before
    due = today - timedelta(days=30)
    assert before == [Answered("A", "We make a quiet room.", "The team at The Den", due, "")]
