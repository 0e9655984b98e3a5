"""Takes pieces as they come, joins them to their answer, and puts them together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from youthvoice import clock
from youthvoice.accounts.models import Person
from youthvoice.crypto.damage import note_damage
from youthvoice.crypto.envelope import open_sealed, received, seal
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import CannotOpen, NoKey, NotAllHere, NotFound, TooLarge
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder
from youthvoice.folders.service import current_public_key, hold_folder
from youthvoice.ways.drawing import strokes_of
from youthvoice.ways.models import Piece
from youthvoice.ways.parts import MOST_PIECES, PIECE_BYTES, Kind, Part
from youthvoice.ways.recording import type_of

# What came and never became an answer is kept this long: a phone may lie in a drawer for a while.
_WAITS = timedelta(days=30)
# Two answers with as much as one can have. More than that waits for nobody's good.
_MOST_WAITING = 2 * sum(MOST_PIECES.values())


def take_piece(
    session: Session,
    person: Person,
    folder: Folder,
    piece_id: UUID,
    version: int | None,
    raw: bytes,
) -> None:
    """Keeps a piece that a phone has sealed, once, however often it comes.

    Raises NotFound for what is no piece, TooLarge when too many wait for their answer.
    """
    hold_folder(session, folder.id)
    there = session.get(Piece, piece_id)
    if there is not None:
        if there.folder_id != folder.id:
            raise NotFound
        return
    late = clock.today() - _WAITS
    waiting = Piece.folder_id == folder.id, Piece.answer_id.is_(None)
    session.execute(delete(Piece).where(*waiting, Piece.came_on < late))
    if (session.scalar(select(func.count()).where(*waiting)) or 0) >= _MOST_WAITING:
        raise TooLarge
    session.add(
        Piece(
            id=piece_id,
            folder_id=folder.id,
            came_on=clock.today(),
            key_version=version,
            own_key_id=person.key_id if version is None else None,
            sealed_bytes=_whole(raw),
        )
    )
    session.flush()


def join_pieces(
    session: Session, keyring: Keyring, folder: Folder, answer_id: UUID, piece_ids: Sequence[UUID]
) -> None:
    """These pieces are this answer's from now on, under the folder's present key.

    Raises NotAllHere where one has not come, or is another answer's: nothing is joined then.
    """
    pieces = session.scalars(
        select(Piece).where(
            Piece.id.in_(piece_ids),
            Piece.folder_id == folder.id,
            or_(Piece.answer_id.is_(None), Piece.answer_id == answer_id),
        )
    ).all()
    if len(pieces) != len(set(piece_ids)):
        raise NotAllHere
    for piece in pieces:
        piece.answer_id = answer_id
        if piece.key_version is not None and piece.key_version != folder.current_version:
            _seal_anew(session, keyring, folder, piece)
    session.flush()


def share_pieces(session: Session, keyring: Keyring, folder: Folder, answer_id: UUID) -> None:
    """What was sealed to its author alone opens for whoever holds the folder. Raises CannotOpen."""
    for piece in session.scalars(select(Piece).where(Piece.answer_id == answer_id)):
        _seal_anew(session, keyring, folder, piece)
    session.flush()


def whole(session: Session, keyring: Keyring, folder: Folder, answer_id: UUID, part: Part) -> bytes:
    """A recording or a drawing, put together. Raises CannotOpen where a piece is not there."""
    found = session.scalars(
        select(Piece).where(Piece.answer_id == answer_id, Piece.folder_id == folder.id)
    )
    pieces = {piece.id: piece for piece in found}
    if not set(part.pieces) <= set(pieces):
        raise CannotOpen
    return b"".join(_opened(keyring, folder, pieces[each]) for each in part.pieces)


def is_whole(
    session: Session, keyring: Keyring, folder: Folder, answer_id: UUID, part: Part
) -> bool:
    """Whether it can be played or shown: a recording by how it begins, a drawing by its lines."""
    is_voice = part.kind is Kind.VOICE
    looked_at = replace(part, pieces=part.pieces[:1]) if is_voice else part
    try:
        begun = whole(session, keyring, folder, answer_id, looked_at)
        return type_of(begun) is not None if is_voice else bool(strokes_of(begun))
    except CannotOpen:
        return False


def _opened(keyring: Keyring, folder: Folder, piece: Piece) -> bytes:
    try:
        return open_sealed(piece.sealed_bytes, _key(keyring, folder, piece), piece.place)
    except (CannotOpen, NoKey) as error:
        note_damage(piece.place, error)
        raise CannotOpen from None


def _key(keyring: Keyring, folder: Folder, piece: Piece) -> PrivateKey:
    if piece.key_version is None:
        return keyring.own
    return keyring.folder_key(folder.id, piece.key_version)


def _seal_anew(session: Session, keyring: Keyring, folder: Folder, piece: Piece) -> None:
    opened = _opened(keyring, folder, piece)
    to = current_public_key(session, folder)
    piece.sealed_bytes = seal(opened, to, piece.place, PIECE_BYTES)
    piece.key_version, piece.own_key_id = folder.current_version, None


def _whole(raw: bytes) -> Sealed:
    try:
        sealed = received(raw, PIECE_BYTES)
    except ValueError:
        raise NotFound from None
    # All of one size: what is smaller would tell where something ends.
    if len(raw) < PIECE_BYTES:
        raise NotFound
    return sealed
