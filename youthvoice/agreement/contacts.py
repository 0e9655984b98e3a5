"""Contacts: the worker writes down that there was one, the young person says yes or no to it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.agreement.models import Contact, ContactKind
from youthvoice.errors import NotFound, WordsRefused
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import hold_folder

_LONG_AGO = timedelta(days=366)


def log_contact(
    session: Session, worker: Person, folder: Folder, kind: ContactKind, day: date
) -> Contact:
    """Writes down a contact. Raises WordsRefused for a day to come, or more than a year ago."""
    today = clock.today()
    if day > today:
        raise WordsRefused("That day has not come yet. Pick today or a day before.")
    if day < today - _LONG_AGO:
        raise WordsRefused("That is more than a year ago. Pick a later day.")
    contact = Contact(
        id=uuid4(),
        folder_id=folder.id,
        kind=kind,
        day=day,
        logged_by=worker.id,
        logged_on=today,
    )
    session.add(contact)
    note(session, folder.id, worker.id, Act.WROTE_CONTACT)
    session.flush()
    return contact


def is_slip(contact: Contact, person_id: UUID) -> bool:
    """Whether this person may still take it back: theirs, of today, and nobody spoke to it yet."""
    is_new = contact.logged_on == clock.today() and contact.happened is None
    return is_new and contact.logged_by == person_id


def take_back_contact(session: Session, worker: Person, folder: Folder, contact_id: UUID) -> None:
    """Takes back a slip of the thumb. Raises WordsRefused for more than that, NotFound."""
    # What is said to it at this moment must not go with it.
    hold_folder(session, folder.id)
    contact = own_contact(session, folder, contact_id)
    if not is_slip(contact, worker.id):
        raise WordsRefused("Only who wrote it can take it back, and only on the same day.")
    session.delete(contact)
    session.flush()


def say_happened(session: Session, folder: Folder, contact_id: UUID, *, happened: bool) -> Contact:
    """The young person's yes or no, from today. The last word counts. Raises NotFound."""
    hold_folder(session, folder.id)
    contact = own_contact(session, folder, contact_id)
    contact.happened, contact.said_on = happened, clock.today()
    session.flush()
    return contact


def own_contact(session: Session, folder: Folder, contact_id: UUID) -> Contact:
    """A contact in this folder. Raises NotFound for one of another folder, as for none."""
    contact = session.get(Contact, contact_id, populate_existing=True)
    if contact is None or contact.folder_id != folder.id:
        raise NotFound
    return contact


def contacts_of(session: Session, folder_id: UUID) -> list[Contact]:
    """Every contact of a folder, newest day first."""
    newest = (Contact.day.desc(), Contact.logged_on.desc(), Contact.id)
    return list(
        session.scalars(select(Contact).where(Contact.folder_id == folder_id).order_by(*newest))
    )
