"""Writes the plan: aims, promises and their changes, and what each side says to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.accounts.roles import Role
from youthvoice.errors import ChangedMeanwhile, NotFound, WordsRefused
from youthvoice.folders.leaves import put_leaf
from youthvoice.folders.letters import Letter, came_before
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import hold_folder, next_number
from youthvoice.plan.models import (
    PlanItem,
    PlanStep,
    PlanStepKind,
    PlanVersion,
    PromiseState,
    View,
    Whose,
)
from youthvoice.words import one_line

# A promise further away than this is not one that anybody can hold on to.
FURTHEST = timedelta(days=2 * 365)
# What a young person can say of an item; that words are their own is never said, it is so.
VIEWS = (View.AGREE, View.NOT_SURE, View.DISAGREE)


class DayRefused(WordsRefused):
    """A day that no promise can have; the words beside it are not the matter."""


class PersonRefused(WordsRefused):
    """A promise that nobody makes."""


@dataclass(frozen=True)
class Promised:
    """Who will do it, and by which day. `who` is the name to show, none for the young person."""

    whose: Whose | None
    who: str
    by_day: date | None


def write_aim(session: Session, author: Person, folder: Folder, words: str) -> PlanItem:
    """A new aim. In the young person's own words they need not say that they agree.

    Raises WordsRefused without words.
    """
    _check_words(words)
    item = _new_item(session, folder, None)
    _word(session, author, folder, item, words, None)
    return item


def write_promise(
    session: Session, worker: Person, folder: Folder, aim_id: UUID, words: str, promised: Promised
) -> PlanItem:
    """A new promise under an aim. Raises NotFound for what is no aim, ChangedMeanwhile for one

    that has ended, WordsRefused (PersonRefused, DayRefused) for what cannot be promised.
    """
    hold_folder(session, folder.id)
    aim = plan_item(session, folder, aim_id)
    if aim.aim_id is not None:
        raise NotFound
    if aim.ended_on is not None:
        raise ChangedMeanwhile
    _check_words(words)
    kept = _checked(promised)
    item = _new_item(session, folder, aim.id)
    _word(session, worker, folder, item, words, kept)
    return item


def change_item(
    session: Session,
    author: Person,
    folder: Folder,
    item_id: UUID,
    version: int,
    words: str,
    promised: Promised | None,
) -> PlanItem:
    """Words an item anew; the earlier wording stays, and what the young person thinks is open.

    Raises NotFound, ChangedMeanwhile when `version` is not the present one, WordsRefused.
    """
    item = _going_on(session, folder, item_id, version)
    _check_words(words)
    kept = None
    if item.aim_id is not None:
        kept = _checked(promised or Promised(None, "", None), unless=item.by_day)
    item.version += 1
    _word(session, author, folder, item, words, kept)
    return item


def mark_promise(
    session: Session,
    worker: Person,
    folder: Folder,
    item_id: UUID,
    version: int,
    state: PromiseState,
    because: str = "",
) -> PlanItem:
    """Says that a promise is done, is to come after all, or cannot be kept, and then why not.

    Raises NotFound for an aim, ChangedMeanwhile, WordsRefused for "cannot" without words.
    """
    item = _going_on(session, folder, item_id, version)
    if item.aim_id is None:
        raise NotFound
    if state is PromiseState.CANNOT and not because.strip():
        raise WordsRefused("Say what is in the way. It needs your words.")
    item.state = state
    _step(session, worker, folder, item, PlanStepKind(state.value), because)
    return item


def answer_item(
    session: Session, worker: Person, folder: Folder, item_id: UUID, version: int, words: str
) -> PlanItem:
    """Answers what the young person said, also after it ended. Raises NotFound, WordsRefused."""
    item = _held(session, folder, item_id, version)
    _check_words(words)
    _step(session, worker, folder, item, PlanStepKind.ANSWERED, words)
    return item


def end_item(
    session: Session, worker: Person, folder: Folder, item_id: UUID, version: int, words: str
) -> PlanItem:
    """Ends an item from today, and an aim's promises with it; all of it stays readable."""
    item = _going_on(session, folder, item_id, version)
    under = session.scalars(
        select(PlanItem).where(PlanItem.aim_id == item.id, PlanItem.ended_on.is_(None))
    )
    for each in (item, *under):
        each.ended_on = clock.today()
        _step(session, worker, folder, each, PlanStepKind.ENDED, words if each is item else "")
    return item


def take_up_again(session: Session, worker: Person, folder: Folder, item_id: UUID) -> PlanItem:
    """An ended item goes on. Raises NotFound for one that has not ended, or whose aim has."""
    hold_folder(session, folder.id)
    item = plan_item(session, folder, item_id)
    aim = plan_item(session, folder, item.aim_id) if item.aim_id else None
    if item.ended_on is None or (aim is not None and aim.ended_on is not None):
        raise NotFound
    item.ended_on = None
    _step(session, worker, folder, item, PlanStepKind.TAKEN_UP, "")
    return item


def give_view(
    session: Session,
    young: Person,
    folder: Folder,
    item_id: UUID,
    version: int,
    view: View,
    words: str | Letter,
) -> PlanItem:
    """What the young person thinks of these very words, from today, also after it ended.

    A letter that comes again has been heard.

    Raises NotFound, ChangedMeanwhile when the words are others by now, WordsRefused.
    """
    if view not in VIEWS:
        raise NotFound
    if _has_come(session, folder, item_id, words):
        return plan_item(session, folder, item_id)
    item = _held(session, folder, item_id, version)
    item.view = view
    _step(session, young, folder, item, PlanStepKind(view.value), words)
    return item


def say_happened(
    session: Session,
    young: Person,
    folder: Folder,
    item_id: UUID,
    version: int,
    words: str | Letter,
    *,
    happened: bool,
) -> PlanItem:
    """Whether a promise was kept, as the young person says, whatever was ticked, or ended.

    A letter that comes again has been heard. Raises NotFound for an aim, ChangedMeanwhile,
    WordsRefused.
    """
    if _has_come(session, folder, item_id, words):
        return plan_item(session, folder, item_id)
    item = _held(session, folder, item_id, version)
    if item.aim_id is None:
        raise NotFound
    item.happened = happened
    item.unanswered_since = None if happened else item.unanswered_since or clock.today()
    kind = PlanStepKind.HAPPENED if happened else PlanStepKind.NOT_HAPPENED
    _step(session, young, folder, item, kind, words)
    return item


def plan_item(session: Session, folder: Folder, item_id: UUID) -> PlanItem:
    """An item of this folder's plan. Raises NotFound for one of another folder, as for none."""
    item = session.get(PlanItem, item_id, populate_existing=True)
    if item is None or item.folder_id != folder.id:
        raise NotFound
    return item


def _held(session: Session, folder: Folder, item_id: UUID, version: int) -> PlanItem:
    """The item, as long as it still is what the page showed; nobody else changes it meanwhile."""
    hold_folder(session, folder.id)
    item = plan_item(session, folder, item_id)
    if item.version != version:
        raise ChangedMeanwhile
    return item


def _going_on(session: Session, folder: Folder, item_id: UUID, version: int) -> PlanItem:
    """As above, for what is not done any more once the item has ended. Saying something is."""
    item = _held(session, folder, item_id, version)
    if item.ended_on is not None:
        raise ChangedMeanwhile
    return item


def _new_item(session: Session, folder: Folder, aim_id: UUID | None) -> PlanItem:
    number = next_number(session, folder.id)
    return PlanItem(id=uuid4(), folder_id=folder.id, number=number, aim_id=aim_id, version=1)


def _word(
    session: Session,
    author: Person,
    folder: Folder,
    item: PlanItem,
    words: str,
    promised: Promised | None,
) -> None:
    is_young = author.role is Role.YOUNG_PERSON
    if promised is not None:
        # Worded anew it is to come anew: what was ticked or said was about other words.
        item.whose, item.by_day, item.state = promised.whose, promised.by_day, PromiseState.TO_COME
    item.happened = None
    item.view = View.OWN_WORDS if is_young else None
    version = PlanVersion(
        id=uuid4(),
        folder_id=folder.id,
        item_id=item.id,
        version=item.version,
        number=next_number(session, folder.id),
        person_id=author.id,
        day=clock.today(),
        whose=item.whose,
        by_day=item.by_day,
    )
    put_leaf(session, folder, version, {"words": words, "who": promised.who if promised else ""})
    session.add(item)
    session.flush()
    session.add(version)
    _written(session, author, folder, item)


def _step(
    session: Session,
    person: Person,
    folder: Folder,
    item: PlanItem,
    kind: PlanStepKind,
    words: str | Letter,
) -> None:
    step = PlanStep(
        id=words.id if isinstance(words, Letter) else uuid4(),
        folder_id=folder.id,
        item_id=item.id,
        version=item.version,
        number=next_number(session, folder.id),
        person_id=person.id,
        day=clock.today(),
        kind=kind,
    )
    put_leaf(session, folder, step, words if isinstance(words, Letter) else {"words": words})
    session.add(step)
    _written(session, person, folder, item)


def _has_come(session: Session, folder: Folder, item_id: UUID, words: str | Letter) -> bool:
    there = came_before(session, folder, words, PlanStep)
    if there is not None and (there.folder_id, there.item_id) != (folder.id, item_id):
        raise NotFound
    return there is not None


def _written(session: Session, person: Person, folder: Folder, item: PlanItem) -> None:
    """Whatever staff write to an item takes up what was said, and stands in the record."""
    if person.role is not Role.YOUNG_PERSON:
        item.unanswered_since = None
        note(session, folder.id, person.id, Act.CHANGED_PLAN)
    session.flush()


def _check_words(words: str) -> None:
    if not words.strip():
        raise WordsRefused("Write something here first.")


def _checked(promised: Promised, *, unless: date | None = None) -> Promised:
    """The promise with a tidy name. A day it already had may have passed: it stays its day."""
    if promised.whose is None:
        raise PersonRefused("Pick who will do it.")
    if promised.whose is Whose.OTHER and not promised.who.strip():
        raise PersonRefused("Write the name of who will do it.")
    day, today = promised.by_day, clock.today()
    if day is None:
        raise DayRefused("Pick a day by when.")
    if day != unless and day < today:
        raise DayRefused("That day is over. Pick today or a later day.")
    if day > today + FURTHEST:
        raise DayRefused("That is more than two years away. Pick a nearer day.")
    who = "" if promised.whose is Whose.YOUNG else _name(promised.who)
    return Promised(promised.whose, who, day)


def _name(who: str) -> str:
    try:
        return one_line(who)
    except WordsRefused as refused:
        raise PersonRefused(refused.reason) from None
