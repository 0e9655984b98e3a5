"""What a phone has sealed before it sent it: forms that are opened here, and words that are not.

A form is sealed to whoever typed it, and opened only to look at what was typed: days, numbers, what
was picked. Words in a letter are sealed for the cell where they stay, and are stored as they came.
"""

from __future__ import annotations

import base64
import binascii
from uuid import UUID

from flask import request

from youthvoice.crypto.envelope import received
from youthvoice.crypto.sealed import Sealed
from youthvoice.drafts.service import open_typed
from youthvoice.errors import CannotOpen, NoKey, NotFound
from youthvoice.folders.letters import MOST_WORDS, Letter, for_now
from youthvoice.folders.models import Folder
from youthvoice.web.forms import PlainFields
from youthvoice.web.visit import db, visitor

_TYPED, _ID = SEALED = ("typed", "typed_id")
# A form may hold several boxes of words, and a letter another envelope in base64.
MOST_TYPED = 256 * 1024


def is_sealed_form() -> bool:
    """Whether the form that was sent is sealed."""
    return bool(request.form.get(_TYPED))


def sealed_form() -> tuple[UUID, Sealed]:
    """The id and the envelope of a sealed form. Raises NotFound for what is none."""
    return id_in(_ID), envelope_in(_TYPED, MOST_TYPED)


def open_typed_form() -> None:
    """Puts the fields of a sealed form in their places, as if they had come unsealed.

    Raises NotFound for what is no form of theirs.
    """
    if not is_sealed_form() or request.path.endswith("/draft"):
        return
    try:
        typed = open_typed(visitor().key, *sealed_form())
    except CannotOpen:
        raise NotFound from None
    put_form([*_plain_fields(), *typed])


def put_form(fields: list[tuple[str, str]]) -> None:
    """Lets the view see these fields in place of those that came."""
    request.form = PlainFields(fields)


def letter_in(folder: Folder, table: str, row: UUID | None = None) -> Letter | None:
    """The words of this form, sealed for a row of this table; None where they are not sealed.

    `row` is the row they have to be for; else they bring the id of a new one. Raises NotFound for
    what no phone of theirs has sealed.
    """
    if "letter" not in request.form:
        return None
    id_ = row or id_in("once")
    letter = Letter(id_, version_in("letter_key"), envelope_in("letter", MOST_WORDS))
    try:
        return for_now(db(), visitor().keyring, folder, letter, table)
    except (CannotOpen, NoKey):
        raise NotFound from None


def version_in(field: str) -> int | None:
    """Which version of the folder's key it is sealed to; None for its author's own key.

    Raises NotFound for what is neither.
    """
    text = request.form.get(field, "")
    if text == "own":
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 9):
        raise NotFound
    return int(text)


def pieces_in() -> list[UUID]:
    """The ids of the pieces that belong to this letter, in no order. Raises NotFound for others."""
    named = request.form.get("pieces", "").split()
    try:
        return [UUID(each) for each in named]
    except ValueError:
        raise NotFound from None


def envelope_in(field: str, most: int) -> Sealed:
    """The envelope in a field, in base64 (RFC 4648). Raises NotFound for what is none."""
    try:
        return received(base64.b64decode(request.form.get(field, ""), validate=True), most)
    except (ValueError, binascii.Error):
        raise NotFound from None


def id_in(field: str) -> UUID:
    """The id in a field: random, as a phone makes it. Raises NotFound for any other."""
    try:
        id_ = UUID(request.form.get(field, ""))
    except ValueError:
        raise NotFound from None
    if id_.version != 4:
        raise NotFound
    return id_


def _plain_fields() -> list[tuple[str, str]]:
    fields = request.form.items(multi=True)
    return [(name, value) for name, value in fields if name not in (_TYPED, _ID)]
