"""What a young person told about themselves: kept topic by topic, shared or "just me"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.about.models import AboutEntry
from youthvoice.about.topics import Tick, Topic, topics
from youthvoice.accounts.models import Person
from youthvoice.answers.models import Audience
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.leaves import Fields, put_own_leaf, read_own_leaf, tidied
from youthvoice.folders.models import Folder
from youthvoice.folders.service import hold_folder


@dataclass(frozen=True)
class Told:
    """What was told under one topic. `old_code`: "just me" words that a lost code has locked."""

    topic: Topic
    fields: Fields
    audience: Audience
    day: date
    old_code: bool = False

    @property
    def words(self) -> str:
        """The words, or nothing."""
        return self.fields["words"]

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """What was ticked beside them."""
        return tuple(tick for tick in self.topic.ticks if self.fields[tick.id])

    @property
    def is_shared(self) -> bool:
        """Whether whoever holds the folder may read it."""
        return self.audience is Audience.WORKER


def put_about(
    session: Session,
    author: Person,
    folder: Folder,
    topic: Topic,
    fields: Mapping[str, str],
    audience: Audience,
) -> None:
    """Keeps what was told, sealed for the worker or for its author alone, in place of what was.

    Nothing told takes away what was there. Raises WordsRefused for words that are too long.
    """
    told = tidied({name: fields.get(name, "") for name in topic.fields})
    # Two pages of theirs at once must not both make the topic's only row.
    hold_folder(session, folder.id)
    entry = session.scalar(
        select(AboutEntry).where(AboutEntry.folder_id == folder.id, AboutEntry.topic_id == topic.id)
    )
    if not told:
        if entry is not None:
            session.delete(entry)
        session.flush()
        return
    entry = entry or AboutEntry(id=uuid4(), folder_id=folder.id, topic_id=topic.id)
    shared = audience is Audience.WORKER
    put_own_leaf(session, author, folder, entry, told, shared=shared)
    entry.audience, entry.told_on = audience, clock.today()
    session.add(entry)
    session.flush()


def own_about(session: Session, keyring: Keyring, folder: Folder) -> dict[str, Told]:
    """Everything a young person told about themselves, by the id of its topic."""
    rows = session.scalars(select(AboutEntry).where(AboutEntry.folder_id == folder.id))
    entries = {row.topic_id: row for row in rows}
    return {
        topic.id: _opened(keyring, topic, entries[topic.id])
        for topic in topics()
        if topic.id in entries
    }


def shared_about(session: Session, keyring: Keyring, folder: Folder) -> list[Told]:
    """What they shared, for their worker: what must be seen before everything else comes first."""
    shared = select(AboutEntry).where(
        AboutEntry.folder_id == folder.id, AboutEntry.audience == Audience.WORKER
    )
    entries = {row.topic_id: row for row in session.scalars(shared)}
    in_order = sorted(topics(), key=lambda topic: not topic.first)
    return [_opened(keyring, topic, entries[topic.id]) for topic in in_order if topic.id in entries]


def _opened(keyring: Keyring, topic: Topic, entry: AboutEntry) -> Told:
    old_code = entry.own_key_id not in (None, keyring.key_id)
    fields = Fields(readable=False) if old_code else read_own_leaf(keyring, entry)
    return Told(topic, fields, entry.audience, entry.told_on, old_code)
