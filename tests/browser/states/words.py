"""Words without a name: what a young person sees of sharing, and a participation worker's pages."""

from __future__ import annotations

from tests.browser.scene import QUESTION, Scene
from tests.browser.states.state import State, adding_to
from tests.moderation.steps import looks_in, pat, posts
from tests.world import Staff
from youthvoice.accounts.roles import Role
from youthvoice.accounts.staff import switch_off
from youthvoice.moderation.models import WordsKind
from youthvoice.questions.instrument import instrument

states: list[State] = []
state = adding_to(states)
_ASKED = instrument().question(QUESTION).plain
_HERE = f"/question/{QUESTION}"
_WRITTEN = (
    "Tom at the Den in Hill Road is kind, he waited for me after Ash Park School.\n"
    "But nobody told me what happens with what I say."
)


@state("young.question", _ASKED)
def thread_to_share(scene: Scene) -> None:
    pat(scene.world)
    scene.says()
    scene.at(scene.otter, _HERE)
    scene.unfold("Share without my name")


@state("young.without_my_name", "Share without my name")
def share_words(scene: Scene) -> None:
    thread_to_share(scene)
    scene.page.get_by_role("link", name="See what they would read").click()


@state("young.without_my_name", "Share without my name")
def share_words_refused(scene: Scene) -> None:
    share_words(scene)
    scene.box("What they read").fill("")
    scene.button("Send without my name").click()


@state("young.without_my_name", "Thank you. It is sent.")
def shared_words(scene: Scene) -> None:
    share_words(scene)
    scene.button("Send without my name").click()


@state("young.question", _ASKED)
def thread_shared(scene: Scene) -> None:
    shared_words(scene)
    scene.page.get_by_role("link", name="Go back").click()


@state("young.without_my_name", "Share without my name")
def share_words_again(scene: Scene) -> None:
    share_words(scene)
    address = scene.page.url
    with scene.page.expect_navigation():
        scene.button("Send without my name").click()
    scene.page.goto(address)


@state("young.without_my_name", "Share without my name")
def share_words_to_nobody(scene: Scene) -> None:
    answer = scene.says()
    scene.at(scene.otter, f"/answers/{answer}/without-my-name")


@state("work.words", "Words without a name")
def words(scene: Scene) -> None:
    reader = _words(scene)
    scene.world.staff("Ash", Role.PARTICIPATION_WORKER)
    scene.at(reader, "/work/words")


@state("work.words", "Words without a name")
def words_none(scene: Scene) -> None:
    scene.at(pat(scene.world), "/work/words")


@state("work.words", "Words without a name")
def words_without_the_key(scene: Scene) -> None:
    pat(scene.world)
    scene.at(scene.world.staff("Ash", Role.PARTICIPATION_WORKER), "/work/words")


@state("work.words", "Words without a name")
def words_lost(scene: Scene) -> None:
    reader = _words(scene)
    with scene.world.work() as session:
        switch_off(session, scene.world.area_id, reader.id)
    scene.at(scene.world.staff("Ash", Role.PARTICIPATION_WORKER), "/work/words")


@state("work.words", "Words without a name")
def words_published(scene: Scene) -> None:
    words_to_moderate(scene)
    scene.box("What a report may say").fill("The worker is kind. Nobody told me what happens.")
    scene.button("Publish it").click()


@state("work.moderate", "About a service")
def words_to_moderate(scene: Scene) -> None:
    reader = pat(scene.world)
    _ = scene.priya
    posts(scene.world, _WRITTEN)
    scene.at(reader, "/work/words/next")


@state("work.moderate", "Shared words")
def words_to_moderate_unfolded(scene: Scene) -> None:
    reader = pat(scene.world)
    _ = scene.priya
    posts(scene.world, _WRITTEN, kind=WordsKind.SHARED, about="who-i-am")
    scene.at(reader, "/work/words/next")
    scene.unfold("Do not use it")
    scene.unfold("I am worried about somebody")


@state("work.moderate", "About a service")
def words_refused(scene: Scene) -> None:
    words_to_moderate(scene)
    scene.box("What a report may say").fill("")
    scene.button("Publish it").click()


@state("work.published_words", "What was published")
def words_that_are_published(scene: Scene) -> None:
    words_published(scene)
    scene.page.get_by_role("link", name="What was published").click()
    scene.unfold("Take it out")


@state("work.published_words", "What was published")
def words_none_published(scene: Scene) -> None:
    scene.at(pat(scene.world), "/work/words/published")


@state("work.staff", "Staff")
def staff_with_a_last_reader(scene: Scene) -> None:
    _words(scene)
    scene.at(scene.robin, "/work/staff")


def _words(scene: Scene) -> Staff:
    reader = pat(scene.world)
    for number in range(3):
        posts(scene.world, f"{_WRITTEN} {number}")
    looks_in(scene.world, reader)
    return reader
