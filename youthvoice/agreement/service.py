"""The contact agreement: either side proposes, the other agrees, both read every version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.agreement.models import INTERVALS, PROMISED, Agreement, ContactKind
from youthvoice.errors import ChangedMeanwhile, NotFound, WordsRefused
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.leaves import Fields, put_leaf, read_leaf
from youthvoice.folders.models import Act, Folder
from youthvoice.folders.record import note
from youthvoice.folders.service import hold_folder
from youthvoice.words import phone_number

# The words of an agreement, sealed together.
WORDS = ("answer_time", "hours", "stands_in", "stands_in_number", "out_of_hours")

# Built once: the home page asks for it each time.
WAITING = select(Agreement).where(
    Agreement.folder_id == bindparam("folder_id"),
    Agreement.agreed_on.is_(None),
    Agreement.ended_on.is_(None),
)


@dataclass(frozen=True)
class Opened:
    """One version with its words."""

    facts: Agreement
    words: Fields


@dataclass(frozen=True)
class Promise:
    """Where the agreement stands: what is in force, what waits for a yes, and what was before."""

    in_force: Opened | None
    proposed: Opened | None
    before: tuple[Opened, ...]
    version: int

    @property
    def now(self) -> Opened | None:
        """What a change begins from: what is proposed, or else what is in force."""
        return self.proposed or self.in_force

    @property
    def agreed(self) -> list[Agreement]:
        """Every version that was ever in force."""
        return [each.facts for each in (self.in_force, *self.before) if each is not None]


def promise_of(session: Session, keyring: Keyring, folder: Folder) -> Promise:
    """All that was agreed and proposed in this folder; proposals that were put aside stay out."""
    rows = session.scalars(
        select(Agreement)
        .where(Agreement.folder_id == folder.id)
        .order_by(Agreement.version.desc()),
        execution_options={"populate_existing": True},
    ).all()
    opened = [Opened(each, read_leaf(keyring, each)) for each in rows if _is_shown(each)]
    return Promise(
        in_force=next((each for each in opened if _is_in_force(each.facts)), None),
        proposed=next((each for each in opened if each.facts.agreed_on is None), None),
        before=tuple(each for each in opened if each.facts.ended_on is not None),
        version=rows[0].version if rows else 0,
    )


def propose(
    session: Session,
    author: Person,
    folder: Folder,
    version: int,
    every: Mapping[ContactKind, int | None],
    words: Mapping[str, str],
) -> Agreement:
    """Writes the next version, for the other side to agree to. An open proposal is put aside.

    `version` is the newest one its author saw. Raises ChangedMeanwhile when there is a newer one,
    WordsRefused without any interval, or for a number that is none.
    """
    intervals = _intervals(every)
    kept = {name: words.get(name, "") for name in WORDS}
    if kept["stands_in_number"]:
        kept["stands_in_number"] = phone_number(kept["stands_in_number"])
    hold_folder(session, folder.id)
    if _newest(session, folder.id) != version:
        raise ChangedMeanwhile
    waiting = _waiting(session, folder.id)
    today = clock.today()
    if waiting is not None:
        waiting.ended_on = today
    agreement = Agreement(
        id=uuid4(),
        folder_id=folder.id,
        version=version + 1,
        proposed_by=author.id,
        by_young_person=_is_young(author, folder),
        proposed_on=today,
        meet_every=intervals[ContactKind.MET],
        call_every=intervals[ContactKind.CALLED],
        text_every=intervals[ContactKind.TEXTED],
    )
    put_leaf(session, folder, agreement, kept)
    session.add(agreement)
    _note(session, author, folder)
    session.flush()
    return agreement


def agree(session: Session, person: Person, folder: Folder, version: int) -> Agreement:
    """Says yes to what the other side proposed: it is in force from today.

    Raises ChangedMeanwhile when that version is no longer the proposal, NotFound for one's own.
    """
    hold_folder(session, folder.id)
    proposal = _waiting(session, folder.id)
    if proposal is None or proposal.version != version:
        raise ChangedMeanwhile
    if proposal.by_young_person == _is_young(person, folder):
        raise NotFound
    today = clock.today()
    for each in session.scalars(
        select(Agreement).where(
            Agreement.folder_id == folder.id,
            Agreement.agreed_on.is_not(None),
            Agreement.ended_on.is_(None),
        )
    ):
        each.ended_on = today
    proposal.agreed_on, proposal.agreed_by = today, person.id
    _note(session, person, folder)
    session.flush()
    return proposal


def proposal_waiting(session: Session, folder_id: UUID) -> Agreement | None:
    """What waits for the young person to say yes to, or None. Needs no key."""
    found = _waiting(session, folder_id)
    return None if found is None or found.by_young_person else found


def _intervals(every: Mapping[ContactKind, int | None]) -> dict[ContactKind, int | None]:
    intervals = {kind: every.get(kind) for kind in PROMISED}
    picked = [days for days in intervals.values() if days is not None]
    if not picked:
        raise WordsRefused("Pick how often we meet, call or text. One of them is enough.")
    if any(days not in INTERVALS for days in picked):
        raise WordsRefused("Pick how often from the list.")
    return intervals


def _waiting(session: Session, folder_id: UUID) -> Agreement | None:
    return session.scalar(WAITING, {"folder_id": folder_id})


def _newest(session: Session, folder_id: UUID) -> int:
    newest = select(func.max(Agreement.version)).where(Agreement.folder_id == folder_id)
    return session.scalar(newest) or 0


def _is_shown(agreement: Agreement) -> bool:
    return agreement.agreed_on is not None or agreement.ended_on is None


def _is_in_force(agreement: Agreement) -> bool:
    return agreement.agreed_on is not None and agreement.ended_on is None


def _is_young(person: Person, folder: Folder) -> bool:
    return person.id == folder.young_person_id


def _note(session: Session, person: Person, folder: Folder) -> None:
    if not _is_young(person, folder):
        note(session, folder.id, person.id, Act.CHANGED_AGREEMENT)
