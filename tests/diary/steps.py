"""What happens in a diary, step by step, as its tests tell it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from tests.agreement.steps import folder_of, person
from tests.world import Staff, World, Young
from youthvoice.diary import service
from youthvoice.diary.models import MeetingKind, Part
from youthvoice.diary.parts import Said, said_of, write_part
from youthvoice.diary.service import Opened, meetings_of

REVIEW = {
    "what": "Review at school",
    "called": "We look at how things are going.",
    "time": "10:30",
    "place": "Room 4, Hill School",
    "who": "Sam, your teacher, and you if you like.",
    "happens": "Everyone says what has changed.",
}


def add(
    world: World,
    author: Staff | Young,
    young: Young,
    on: date,
    kind: MeetingKind = MeetingKind.REVIEW,
    *,
    has_been: bool = True,
    **words: str,
) -> UUID:
    with world.work() as session:
        folder, writer = folder_of(session, young), person(session, author)
        return service.add_meeting(session, writer, folder, kind, on, words, has_been=has_been).id


def say(
    world: World,
    who: Staff | Young,
    young: Young,
    meeting_id: UUID,
    part: Part,
    version: int | None = None,
    **words: str,
) -> None:
    with world.work() as session:
        folder = folder_of(session, young)
        meeting = service.own_meeting(session, folder, meeting_id)
        write_part(session, person(session, who), folder, meeting, part, version, words)


def said(world: World, who: Staff | Young, young: Young, meeting_id: UUID) -> Said:
    """What this person reads of what was said about a meeting."""
    with world.work() as session:
        meeting = service.own_meeting(session, folder_of(session, young), meeting_id)
        return said_of(session, world.keyring(session, who), meeting)


def diary(world: World, who: Staff | Young, young: Young) -> list[Opened]:
    """What this person reads in the diary."""
    with world.work() as session:
        return meetings_of(session, world.keyring(session, who), folder_of(session, young))
