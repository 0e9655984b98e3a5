"""What is said of a meeting: what I want said there, whether I was heard, what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.diary.models import Meeting, MeetingPart, Part
from youthvoice.errors import ChangedMeanwhile, NotFound, WordsRefused
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.leaves import Fields, put_leaf, read_leaf
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import hold_folder
from youthvoice.spoken import marked

# The fields of each part, sealed together.
FIELDS: Mapping[Part, tuple[str, ...]] = {
    Part.BEFORE: ("coming", "words", "speaker"),
    Part.HEARD: ("face",),
    Part.DECIDED: ("words",),
}
_NOTHING: Mapping[Part, str] = {
    Part.BEFORE: marked("Tap or write something first."),
    Part.HEARD: marked("Tap a face."),
    Part.DECIDED: marked("Write what was decided first."),
}


class Said:
    """The parts of one meeting, opened; a part that nobody wrote is empty and of version 0."""

    def __init__(self, rows: Mapping[Part, MeetingPart], keyring: Keyring) -> None:
        self.rows = rows
        self.words = {part: read_leaf(keyring, row) for part, row in rows.items()}

    def __getitem__(self, part: str) -> Fields:
        return self.words.get(Part(part), Fields())

    def version(self, part: str) -> int:
        """How often this part was written."""
        row = self.rows.get(Part(part))
        return row.version if row else 0


def said_of(session: Session, keyring: Keyring, meeting: Meeting) -> Said:
    """All that was said of a meeting."""
    rows = session.scalars(select(MeetingPart).where(MeetingPart.meeting_id == meeting.id))
    return Said({row.part: row for row in rows}, keyring)


def write_part(
    session: Session,
    author: Person,
    folder: Folder,
    meeting: Meeting,
    part: Part,
    version: int | None,
    words: Mapping[str, str],
) -> MeetingPart:
    """Writes or changes one part; `version` is the one its author saw, None to write in any case.

    Raises ChangedMeanwhile when it is another by now, WordsRefused with nothing in it, NotFound
    for a part that is not this side's to write, or whose time has not come.
    """
    is_young = author.id == folder.young_person_id
    today = clock.today()
    if is_young == (part is Part.DECIDED) or (part is not Part.BEFORE and meeting.day > today):
        raise NotFound
    if not any(words.get(name, "").strip() for name in FIELDS[part]):
        raise WordsRefused(_NOTHING[part])
    hold_folder(session, folder.id)
    row = session.scalar(
        select(MeetingPart).where(MeetingPart.meeting_id == meeting.id, MeetingPart.part == part),
        execution_options={"populate_existing": True},
    )
    if version is not None and version != (row.version if row else 0):
        raise ChangedMeanwhile
    if row is None:
        row = MeetingPart(
            id=uuid4(), folder_id=folder.id, meeting_id=meeting.id, part=part, version=0
        )
    put_leaf(session, folder, row, {name: words.get(name, "") for name in FIELDS[part]})
    row.version += 1
    row.written_by, row.written_on = author.id, today
    session.add(row)
    if not is_young:
        note(session, folder.id, author.id, Act.WROTE_DIARY)
    session.flush()
    return row
