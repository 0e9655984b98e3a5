"""All that one page of the worker's promise shows, the same for both who read it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.agreement.check_ins import OpenedCheckIn, check_ins_of
from youthvoice.agreement.contacts import contacts_of
from youthvoice.agreement.models import Contact
from youthvoice.agreement.months import Month, months_of
from youthvoice.agreement.service import Promise, promise_of
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder


@dataclass(frozen=True)
class Overview:
    """The agreement, its months, the contacts newest first, and the last check-ins."""

    promise: Promise
    months: list[Month]
    contacts: list[Contact]
    check_ins: list[OpenedCheckIn]

    @property
    def people(self) -> set[UUID]:
        """Everybody whose name the page may need."""
        versions = (self.promise.in_force, self.promise.proposed, *self.promise.before)
        facts = [each.facts for each in versions if each is not None]
        agreed = {each.agreed_by for each in facts} | {each.worker_id for each in self.months}
        return {
            *(each.proposed_by for each in facts),
            *(each.logged_by for each in self.contacts),
            *(each.facts.sent_by for each in self.check_ins),
            *(each for each in agreed if each is not None),
        }


def overview(session: Session, keyring: Keyring, folder: Folder) -> Overview:
    """Everything there is to show of this folder's promise, as of today."""
    promise = promise_of(session, keyring, folder)
    contacts = contacts_of(session, folder.id)
    return Overview(
        promise,
        months_of(promise.agreed, contacts, clock.today()),
        contacts,
        check_ins_of(session, keyring, folder),
    )
