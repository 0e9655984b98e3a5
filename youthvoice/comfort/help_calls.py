"""Tell my worker I need them: asked, seen on a day, ended only when somebody was in touch."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.comfort.models import HelpCall
from youthvoice.errors import NotFound
from youthvoice.folders.models import Act
from youthvoice.folders.record import note
from youthvoice.folders.service import hold_folder

_OPEN = select(HelpCall).where(
    HelpCall.folder_id == bindparam("folder_id"), HelpCall.ended_on.is_(None)
)


def open_call(session: Session, folder_id: UUID) -> HelpCall | None:
    """The call that nobody has ended yet, or None."""
    return session.scalar(_OPEN, {"folder_id": folder_id})


def open_calls(session: Session, folder_ids: list[UUID]) -> dict[UUID, HelpCall]:
    """The open calls among these folders."""
    rows = session.scalars(
        select(HelpCall).where(HelpCall.folder_id.in_(folder_ids), HelpCall.ended_on.is_(None))
    )
    return {call.folder_id: call for call in rows}


def call_worker(session: Session, folder_id: UUID) -> HelpCall:
    """Puts the young person on top of the worker's and the duty lead's list; twice is one."""
    # A second tap at the same moment waits here, and then finds the call of the first.
    hold_folder(session, folder_id)
    call = open_call(session, folder_id)
    if call is None:
        call = HelpCall(folder_id=folder_id, asked_on=clock.today())
        session.add(call)
        session.flush()
    return call


def see_call(session: Session, folder_id: UUID, person_id: UUID) -> None:
    """The first member of staff who opens the folder has seen it, and the young person is told."""
    call = open_call(session, folder_id)
    if call is not None and call.seen_by is None:
        call.seen_by, call.seen_on = person_id, clock.today()
        note(session, folder_id, person_id, Act.SAW_CALL)


def end_call(session: Session, folder_id: UUID, person_id: UUID) -> None:
    """Somebody was in touch, or the young person is all right now. Raises NotFound."""
    call = open_call(session, folder_id)
    if call is None:
        raise NotFound
    call.ended_by, call.ended_on = person_id, clock.today()
    note(session, folder_id, person_id, Act.ENDED_CALL)


def last_call(session: Session, folder_id: UUID) -> HelpCall | None:
    """The open call, or else the one that ended today, so that its end is seen; or None."""
    call = open_call(session, folder_id)
    if call is not None:
        return call
    return session.scalars(
        select(HelpCall).where(HelpCall.folder_id == folder_id, HelpCall.ended_on == clock.today())
    ).first()
