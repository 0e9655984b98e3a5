"""What is told about oneself: once, to whom one chooses, and read by nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from tests.world import Staff, World, Young
from youthvoice import clock
from youthvoice.about.models import AboutEntry
from youthvoice.about.service import Told, own_about, put_about, shared_about
from youthvoice.about.topics import topic, topics
from youthvoice.accounts.codes import picture_secret
from youthvoice.accounts.models import Person, SecretKind
from youthvoice.answers.models import Audience
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.invitations import join
from youthvoice.folders.models import Folder

SOME = ("name", "talk", "not-parents")


@pytest.fixture
def sam(world: World) -> Staff:
    world.duty_lead()
    return world.staff("Sam")


@pytest.fixture
def otter(world: World, sam: Staff) -> Young:
    return world.young(sam)


def tell(
    world: World,
    young: Young,
    topic_id: str,
    told: str | Mapping[str, str],
    audience: Audience = Audience.WORKER,
) -> None:
    fields = {"words": told} if isinstance(told, str) else told
    with world.work() as session:
        person = session.get_one(Person, young.id)
        folder = session.get_one(Folder, young.folder_id)
        put_about(session, person, folder, topic(topic_id), fields, audience)


def mine(world: World, young: Young) -> dict[str, Told]:
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        return own_about(session, world.keyring(session, young), folder)


def heard(world: World, worker: Staff, young: Young) -> list[Told]:
    with world.work() as session:
        folder = session.get_one(Folder, young.folder_id)
        return shared_about(session, world.keyring(session, worker), folder)


def test_what_is_told_again_takes_the_place_of_what_was(
    world: World, sam: Staff, otter: Young
) -> None:
    with clock.held_at(clock.now() - timedelta(days=3)):
        tell(world, otter, "name", "J.")
    tell(world, otter, "name", "Jay")
    (told,) = heard(world, sam, otter)
    assert (told.words, told.day) == ("Jay", clock.today())
    with world.work() as session:
        assert session.scalar(select(func.count()).select_from(AboutEntry)) == 1


def test_only_the_ticks_of_a_topic_are_kept_with_it(world: World, sam: Staff, otter: Young) -> None:
    tell(world, otter, "talk", {"words": "In the car.", "not_a_man": "y", "shoe": "42"})
    tell(world, otter, "name", {"words": "Jay", "not_a_man": "y"})
    name, talk = heard(world, sam, otter)
    assert [tick.id for tick in talk.ticks] == ["not_a_man"]
    assert set(talk.fields) == {"words", "not_a_man"}
    assert set(name.fields) == {"words"}


def test_words_that_are_too_long_change_nothing(world: World, sam: Staff, otter: Young) -> None:
    tell(world, otter, "name", "Jay")
    with pytest.raises(WordsRefused):
        tell(world, otter, "name", "x" * 5001)
    assert [told.words for told in heard(world, sam, otter)] == ["Jay"]


def test_after_a_lost_code_shared_words_open_and_just_mine_say_that_they_are_locked(
    world: World, sam: Staff, otter: Young
) -> None:
    tell(world, otter, "name", "Jay")
    tell(world, otter, "bad-day", "When he calls.", Audience.JUST_ME)
    words = world.invitation(sam, otter.folder_id)
    with world.work() as session:
        code = picture_secret(["cat", "bus", "bell", "tent", "frog", "crab"])
        back = join(session, world.house, words, "Otter", SecretKind.PICTURES, code)
        assert back.person.key_id is not None
        otter = Young(otter.id, "Otter", otter.folder_id, back.key, back.person.key_id)
    told = mine(world, otter)
    assert told["name"].words == "Jay"
    assert told["bad-day"].old_code
    assert not told["bad-day"].words
    tell(world, otter, "bad-day", "Mondays.", Audience.JUST_ME)
    assert mine(world, otter)["bad-day"].words == "Mondays."


def test_what_cannot_be_opened_hides_nothing_else(world: World, sam: Staff, otter: Young) -> None:
    tell(world, otter, "name", "Jay")
    tell(world, otter, "matters", "My dog.")
    with world.work() as session:
        one, other = session.scalars(select(AboutEntry).order_by(AboutEntry.topic_id))
        one.sealed_words = other.sealed_words
    told = {each.topic.id: each for each in heard(world, sam, otter)}
    assert not told["matters"].fields.readable
    assert told["name"].words == "Jay"


@pytest.mark.parametrize("unknown", ["", "NAME", "../etc"])
def test_a_topic_that_does_not_exist_is_not_found(unknown: str) -> None:
    with pytest.raises(NotFound):
        topic(unknown)


def test_topics_have_ids_words_and_pictures_of_their_own() -> None:
    for each in ("id", "plain", "heard", "picture"):
        assert len({getattr(topic, each) for topic in topics()}) == len(topics())
    assert [topic.id for topic in topics() if topic.first] == ["not-parents"]
    # The column, and the subject of a draft.
    assert all(len(topic.id) <= 24 for topic in topics())


steps = st.lists(
    st.tuples(
        st.sampled_from(SOME),
        st.sampled_from(["", "One.", "Two."]),
        st.sampled_from(list(Audience)),
    ),
    max_size=6,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_whatever_is_told_and_taken_back_the_worker_reads_exactly_what_is_shared(
    world: World, sam: Staff, otter: Young, steps: list[tuple[str, str, Audience]]
) -> None:
    for each in SOME:
        tell(world, otter, each, "")
    kept: dict[str, tuple[str, Audience]] = {}
    for topic_id, words, audience in steps:
        tell(world, otter, topic_id, words, audience)
        kept.pop(topic_id, None)
        if words:
            kept[topic_id] = (words, audience)
    assert {name: (told.words, told.audience) for name, told in mine(world, otter).items()} == kept
    shared = {name: words for name, (words, to) in kept.items() if to is Audience.WORKER}
    found = heard(world, sam, otter)
    assert {told.topic.id: told.words for told in found} == shared
    assert [told.topic.id for told in found] == sorted(shared, key=_as_the_worker_reads)


def _as_the_worker_reads(topic_id: str) -> int:
    return ("not-parents", "name", "talk").index(topic_id)
