"""What a made-up young person told about themselves, agreed for bad days, and has in their team."""

from __future__ import annotations

from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.about.service import put_about
from youthvoice.about.topics import topic
from youthvoice.accounts.models import Person
from youthvoice.answers.models import Audience
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder
from youthvoice.people.service import add_member, end_member
from youthvoice.safety.service import change_plan
from youthvoice.wellbeing.scales import SCALES
from youthvoice.wellbeing.service import say_how

_SHARED = {
    "name": {"words": "Otter is fine. Not my full name."},
    "good-day": {"words": "Art first thing. Nobody asks how I am in front of others."},
    "not-ok": {"words": "I go quiet and say it is fine. Ask me again later, by text."},
    "talk": {"words": "In the car or on a walk. Not at a table.", "not_a_man": "y"},
    "safe-times": {"words": "After four. Not at the weekend."},
    "not-parents": {"words": "Who I see. What I say about home."},
}
_JUST_ME = {"bad-day": {"words": "When my phone does not stop."}}
_PLAN = {
    "helps": "The library. Loud music. My nan's kitchen.",
    "name_1": "Nan",
    "number_1": "01632 960 122",
    "name_2": "Sam",
    "number_2": "01632 960 111",
    "missing": "Sam texts me first. Then Nan is told. Nobody posts my picture.",
}
_TEAM = (
    {
        "name": "Sam",
        "does": "Meets you each week. Helps you say what you want.",
        "here_for": "So that one person knows everything, and you tell it once.",
        "number": "01632 960 111",
        "picture": "fox",
    },
    {
        "name": "Priya",
        "does": "Picks up when Sam is away.",
        "here_for": "Knows your safety plan. Does not ask you to tell it again.",
        "number": "01632 960 112",
    },
    {
        "name": "Aisha",
        "does": "Helps you with school.",
        "here_for": "Your lessons and your exams. Knows nothing else.",
        "number": "01632 960 133",
        "picture": "books",
    },
)
# The faces of the six scales, in their order: three times in two months.
_HOW = ((55, "231212"), (30, "332223"), (4, "443334"))
_HAS_LEFT = {"name": "Tom", "does": "Was your worker before Sam."}


def furnish(
    session: Session, keyring: Keyring, young: Person, folder: Folder, worker: Person
) -> None:
    """Fills the rooms of one folder. `keyring` is the worker's."""
    for audience, told in ((Audience.WORKER, _SHARED), (Audience.JUST_ME, _JUST_ME)):
        for topic_id, fields in told.items():
            put_about(session, young, folder, topic(topic_id), fields, audience)
    change_plan(session, young, keyring, folder, _PLAN, 0)
    change_plan(session, worker, keyring, folder, {**_PLAN, "word": "pineapple"}, 1)
    for words in _TEAM:
        add_member(session, worker, folder, words, leads=words["name"] == "Sam")
    left = add_member(session, worker, folder, _HAS_LEFT, leads=False)
    end_member(session, worker, folder, left, clock.today())
    for days, faces in _HOW:
        named = {scale.id: face for scale, face in zip(SCALES, faces, strict=True)}
        with clock.days_ago(days):
            say_how(session, keyring, young, folder, named, Audience.WORKER, counted=True)
