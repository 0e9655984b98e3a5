"""The rooms of another's folder look exactly like rooms that do not exist."""

from __future__ import annotations

from uuid import uuid4

from tests.security.stage import Stage
from tests.security.test_others_things import Asking, check_alike
from tests.world import World
from youthvoice.accounts.roles import Role

WORK = [
    ("GET", "/work/folders/{folder}/hand-over", {}),
    ("GET", "/work/folders/{folder}/sharing", {}),
]
WORK_THINGS = [
    ("POST", "/work/folders/{folder}/hand-over/{change_id}/told", {}),
    ("POST", "/work/folders/{folder}/hand-over/{change_id}/done", {}),
    ("POST", "/work/folders/{folder}/hand-over/{change_id}/off", {}),
    ("POST", "/work/folders/{folder}/parents/{subject_id}", {"send": "agreed"}),
]
WITHOUT_MY_NAME = [
    ("GET", "/answers/{answer}/without-my-name", {}),
    ("POST", "/answers/{answer}/without-my-name", {"words": "Mine?"}),
]
WORDS = [
    ("GET", "/work/words/{words}", {}),
    ("POST", "/work/words/{words}", {"words": "Mine?", "send": "publish"}),
    ("POST", "/work/words/{words}", {"send": "leave_out"}),
    ("POST", "/work/words/holders/{person}", {}),
]
PUBLISHED = [("POST", "/work/words/published/{published}/take-out", {})]
YOUNG_THINGS = [("POST", "/who-knows/{sharing_id}", {"view": "ok", "words": "Mine?"})]


def test_the_rooms_of_anothers_folder_look_to_a_worker_like_none(stage: Stage) -> None:
    lena = Asking(stage.world.browser(stage.world.staff("Lena")))
    anothers = {"folder": stage.otter.folder_id, **stage.rooms.ids}
    check_alike(stage.world, lena, WORK + WORK_THINGS, anothers, _none(stage))


def test_anothers_things_in_a_folder_of_mine_look_like_none(stage: Stage) -> None:
    lena = stage.world.staff("Lena")
    fox = stage.world.young(lena, "Fox")
    mine = {"folder": fox.folder_id}
    asking = Asking(stage.world.browser(lena))
    check_alike(
        stage.world, asking, WORK_THINGS, {**stage.rooms.ids, **mine}, {**_none(stage), **mine}
    )


def test_anothers_things_look_to_a_young_person_like_none(stage: Stage) -> None:
    fox = Asking(stage.world.browser(stage.world.young(stage.sam, "Fox")))
    check_alike(stage.world, fox, YOUNG_THINGS, dict(stage.rooms.ids), _none(stage))


def test_anothers_answer_cannot_be_shared_and_looks_like_none(stage: Stage) -> None:
    fox = Asking(stage.world.browser(stage.world.young(stage.sam, "Fox")))
    for answer in (stage.sent, stage.just_me, stage.replied):
        check_alike(stage.world, fox, WITHOUT_MY_NAME, {"answer": answer}, {"answer": uuid4()})


def test_another_areas_words_and_colleagues_look_like_none(stage: Stage) -> None:
    elsewhere = World(stage.world.app, "Hillside")
    reader = elsewhere.staff("Ash", Role.PARTICIPATION_WORKER)
    browser = elsewhere.browser(reader)
    browser.get("/work/words")
    asking, none = Asking(browser), {"words": uuid4(), "person": uuid4()}
    theirs = {"words": stage.words["words_id"], "person": stage.new_reader.id}
    check_alike(elsewhere, asking, WORDS, theirs, none)
    published = {"published": stage.words["published_id"]}
    check_alike(elsewhere, asking, PUBLISHED, published, {"published": uuid4()})
    # Nor do they open to a colleague who was not let in yet.
    waiting = Asking(stage.world.browser(stage.new_reader))
    check_alike(stage.world, waiting, WORDS, theirs, none)


def _none(stage: Stage) -> dict[str, object]:
    return {"folder": uuid4(), **dict.fromkeys(stage.rooms.ids, uuid4())}
