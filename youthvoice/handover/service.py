"""A worker leaves, changes or is away: the young person is told, and the keys follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import LockedKey, Person
from youthvoice.accounts.roles import Role
from youthvoice.accounts.staff import duty_leads, name_of
from youthvoice.answers.drafts import reply_subject
from youthvoice.answers.models import Answer
from youthvoice.crypto.house import House
from youthvoice.drafts.service import drop_draft
from youthvoice.errors import CannotOpen, NotFound, WordsRefused
from youthvoice.folders.grants import pass_on_all
from youthvoice.folders.invitations import cancel_invitation
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.leaves import put_leaf, read_leaf
from youthvoice.folders.models import Act, Folder, FolderInvitation
from youthvoice.folders.next_key import take_keys, turn_key
from youthvoice.folders.record import note
from youthvoice.folders.service import hold_folder, next_number
from youthvoice.handover.models import Kind, State, WorkerChange

FURTHEST = timedelta(days=120)
LONGEST_COVER = timedelta(days=60)
_CHOSEN_IS_GONE = "They do not work here any more. Pick somebody else."

# Built once: the home page asks for it each time.
COMING = select(WorkerChange).where(
    WorkerChange.folder_id == bindparam("folder_id"),
    WorkerChange.kind == Kind.HAND_OVER,
    WorkerChange.state == State.TOLD,
)


@dataclass(frozen=True)
class Plan:
    """What somebody wants to change: to whom, from when (or until when), and who tells it how."""

    kind: Kind
    to_id: UUID
    day: date
    words: str
    told_in_person: bool
    untold_because: str = ""


@dataclass(frozen=True)
class Colleague:
    """A keyworker who could take a folder."""

    id: UUID
    name: str


def colleagues(session: Session, house: House, folder: Folder) -> list[Colleague]:
    """The area's active keyworkers who do not have this folder already, by name."""
    people = session.scalars(
        select(Person).where(
            Person.area_id == folder.area_id,
            Person.role == Role.KEYWORKER,
            Person.active,
            Person.key_id.is_not(None),
        )
    )
    found = [Colleague(each.id, name_of(house, each)) for each in people]
    others = [each for each in found if each.id != folder.keyworker_id]
    return sorted(others, key=lambda colleague: colleague.name.casefold())


def tell_change(
    session: Session, keyring: Keyring, actor: Person, folder: Folder, plan: Plan
) -> WorkerChange:
    """Says that the worker will change, or lets somebody step in from now on.

    Raises WordsRefused for a day that cannot be or somebody who is gone, NotFound for an actor
    who is neither the keyworker nor a duty lead.
    """
    _check_may_change(folder, actor)
    hold_folder(session, folder.id)
    to = _colleague(session, folder, plan.to_id)
    _check_day(plan)
    if plan.kind is Kind.HAND_OVER and coming_change(session, folder.id) is not None:
        raise WordsRefused("A change of worker stands here already. Call that one off first.")
    is_cover = plan.kind is Kind.COVER
    change = _new_change(session, actor, folder, plan)
    put_leaf(session, folder, change, {"words": plan.words, "untold_because": plan.untold_because})
    session.add(change)
    if is_cover:
        _stops_stepping_in(session, folder, to, but=change)
        take_keys(session, folder.id, _key_id(to))
        holder = session.get_one(LockedKey, to.key_id)
        pass_on_all(session, keyring, folder.id, holder, plan.day)
    if is_cover or not plan.untold_because:
        # What is not safe to tell is not told by the record either.
        note(session, folder.id, actor.id, Act.COVERS if is_cover else Act.TOLD_CHANGE)
    session.flush()
    return change


def coming_change(session: Session, folder_id: UUID) -> WorkerChange | None:
    """The hand-over that was announced and is not done yet, or None."""
    return session.scalar(COMING, {"folder_id": folder_id})


def told_change(session: Session, folder_id: UUID) -> WorkerChange | None:
    """The hand-over that is coming, if the young person is told of it before."""
    change = coming_change(session, folder_id)
    return None if change is None or change.untold else change


def covers_now(session: Session, folder_id: UUID) -> list[WorkerChange]:
    """Who steps in for this folder today."""
    return list(session.scalars(_covering_today().where(WorkerChange.folder_id == folder_id)))


def latest_change(session: Session, folder_id: UUID) -> WorkerChange | None:
    """The hand-over that was done last, or None."""
    return session.scalar(
        select(WorkerChange)
        .where(
            WorkerChange.folder_id == folder_id,
            WorkerChange.kind == Kind.HAND_OVER,
            WorkerChange.state == State.DONE,
        )
        .order_by(WorkerChange.number.desc())
        .limit(1)
    )


def changes_of(session: Session, folder_id: UUID) -> list[WorkerChange]:
    """Every change there was, newest first."""
    return list(
        session.scalars(
            select(WorkerChange)
            .where(WorkerChange.folder_id == folder_id)
            .order_by(WorkerChange.number.desc())
        )
    )


def change_in(session: Session, folder: Folder, change_id: UUID) -> WorkerChange:
    """One change in this folder. Raises NotFound for another folder's, as for none."""
    change = session.get(WorkerChange, change_id)
    if change is None or change.folder_id != folder.id:
        raise NotFound
    return change


def was_told(session: Session, change: WorkerChange) -> None:
    """The young person knows, from today: they read it, or were told in person."""
    change.told_on = change.told_on or clock.today()
    session.flush()


def say_to_new_worker(
    session: Session, keyring: Keyring, folder: Folder, change: WorkerChange, words: str
) -> None:
    """Keeps what the young person wants the new worker to know. Raises CannotOpen, WordsRefused."""
    hold_folder(session, folder.id)
    before = read_leaf(keyring, change)
    if not before.readable:
        raise CannotOpen
    put_leaf(session, folder, change, {**before.words, "for_worker": words})
    session.flush()


def words_for_worker(session: Session, keyring: Keyring, folder: Folder) -> str:
    """What the young person wanted the worker who is here now to know."""
    change = latest_change(session, folder.id)
    return read_leaf(keyring, change)["for_worker"] if change is not None else ""


def call_off(
    session: Session, keyring: Keyring, actor: Person, folder: Folder, change_id: UUID
) -> None:
    """A change that was told will not come, or a cover ends today. Raises NotFound."""
    _check_may_change(folder, actor)
    hold_folder(session, folder.id)
    change = change_in(session, folder, change_id)
    if change.kind is Kind.COVER and change.state is State.DONE:
        _end_cover(session, keyring, folder, change)
        return
    if change.state is not State.TOLD:
        raise NotFound
    change.state = State.CALLED_OFF
    session.flush()


def hand_over(
    session: Session, keyring: Keyring, actor: Person, folder: Folder, change_id: UUID
) -> None:
    """The new worker gets every key there is, the old one's grants end, and what follows is under

    a new key. All of it or nothing. Raises WordsRefused while the young person does not know and
    no reason was given, or when the new worker is gone; NotFound.
    """
    _check_may_change(folder, actor)
    hold_folder(session, folder.id)
    change = change_in(session, folder, change_id)
    if change.state is not State.TOLD:
        raise NotFound
    if change.told_on is None and not change.untold:
        raise WordsRefused("They have not read it yet. Tell them first, and say so here.")
    to = _colleague(session, folder, change.to_id)
    _stops_stepping_in(session, folder, to, but=change)
    take_keys(session, folder.id, _key_id(to))
    pass_on_all(session, keyring, folder.id, session.get_one(LockedKey, to.key_id))
    old = session.get(Person, folder.keyworker_id) if folder.keyworker_id else None
    folder.keyworker_id = to.id
    turn_key(session, keyring, folder, holders_now(session, folder))
    if old is not None and old.key_id is not None and not old.holds_duty:
        take_keys(session, folder.id, old.key_id)
        _drop_reply_drafts(session, old, folder)
    cancel_invitation(session, folder.id)
    keyring.look_again(folder.id)
    change.state, change.done_on = State.DONE, clock.today()
    note(session, folder.id, actor.id, Act.HANDED_OVER)
    note(session, folder.id, to.id, Act.TOOK_OVER)
    session.flush()


def holders_now(session: Session, folder: Folder) -> dict[UUID, date | None]:
    """The keys that what comes next is for, each with its last day, or None.

    They are the young person's, the keyworker's, the duty leads', an open invitation's, and those
    of whoever steps in.
    """
    people: dict[UUID, date | None] = {
        each.to_id: each.until for each in covers_now(session, folder.id)
    }
    people |= {each.id: None for each in duty_leads(session, folder.area_id)}
    people |= {each: None for each in (folder.young_person_id, folder.keyworker_id) if each}
    rows = session.execute(
        select(Person.key_id, Person.id).where(Person.id.in_(people), Person.active)
    )
    holders = {key_id: people[id_] for key_id, id_ in rows if key_id is not None}
    # Whoever joins with an open invitation gets what it holds: it must not miss the next key.
    invited = session.scalars(
        select(FolderInvitation.key_id).where(FolderInvitation.folder_id == folder.id)
    )
    return holders | dict.fromkeys(invited)


def covered_by(session: Session, person: Person) -> list[UUID]:
    """The folders for which this person steps in today."""
    found = session.scalars(_covering_today().where(WorkerChange.to_id == person.id))
    return [each.folder_id for each in found]


def end_covers_that_are_over(session: Session, keyring: Keyring, folder: Folder) -> None:
    """Ends covers whose last day has passed. For whoever holds the folder for good to call."""
    over = session.scalars(
        select(WorkerChange).where(
            WorkerChange.folder_id == folder.id,
            WorkerChange.kind == Kind.COVER,
            WorkerChange.state == State.DONE,
            WorkerChange.until < clock.today(),
        )
    ).all()
    for change in over:
        hold_folder(session, folder.id)
        _end_cover(session, keyring, folder, change)


def _new_change(session: Session, actor: Person, folder: Folder, plan: Plan) -> WorkerChange:
    today, is_cover = clock.today(), plan.kind is Kind.COVER
    return WorkerChange(
        id=uuid4(),
        folder_id=folder.id,
        number=next_number(session, folder.id),
        kind=plan.kind,
        state=State.DONE if is_cover else State.TOLD,
        from_id=folder.keyworker_id,
        to_id=plan.to_id,
        made_by=actor.id,
        made_on=today,
        from_day=today if is_cover else plan.day,
        until=plan.day if is_cover else None,
        told_on=today if plan.told_in_person else None,
        untold=bool(plan.untold_because),
        done_on=today if is_cover else None,
    )


def _covering_today() -> Select[WorkerChange]:
    return select(WorkerChange).where(
        WorkerChange.kind == Kind.COVER,
        WorkerChange.state == State.DONE,
        WorkerChange.until >= clock.today(),
    )


def _end_cover(session: Session, keyring: Keyring, folder: Folder, change: WorkerChange) -> None:
    change.state = State.OVER
    session.flush()
    person = session.get_one(Person, change.to_id)
    holders = holders_now(session, folder)
    if person.key_id is not None and person.key_id not in holders:
        take_keys(session, folder.id, person.key_id)
    turn_key(session, keyring, folder, holders)


def _stops_stepping_in(
    session: Session, folder: Folder, person: Person, *, but: WorkerChange
) -> None:
    # What comes takes the place of an earlier cover, whether it lasts longer or less long.
    for cover in covers_now(session, folder.id):
        if cover.to_id == person.id and cover is not but:
            cover.state = State.OVER


def _drop_reply_drafts(session: Session, worker: Person, folder: Folder) -> None:
    # Half a reply holds what it answers: it goes with the keys.
    for answer_id in session.scalars(select(Answer.id).where(Answer.folder_id == folder.id)):
        drop_draft(session, worker, reply_subject(answer_id))


def _check_may_change(folder: Folder, actor: Person) -> None:
    if actor.id != folder.keyworker_id and not actor.holds_duty:
        raise NotFound


def _check_day(plan: Plan) -> None:
    today = clock.today()
    if plan.day < today:
        raise WordsRefused("That day has passed. Pick today or a later day.")
    if plan.day > today + (LONGEST_COVER if plan.kind is Kind.COVER else FURTHEST):
        raise WordsRefused("That day is too far away. Pick a nearer one.")


def _colleague(session: Session, folder: Folder, person_id: UUID) -> Person:
    person = session.get(Person, person_id)
    if (
        person is None
        or not person.active
        or person.key_id is None
        or person.role is not Role.KEYWORKER
        or person.area_id != folder.area_id
        or person.id == folder.keyworker_id
    ):
        raise WordsRefused(_CHOSEN_IS_GONE)
    return person


def _key_id(person: Person) -> UUID:
    if person.key_id is None:
        raise WordsRefused(_CHOSEN_IS_GONE)
    return person.key_id
