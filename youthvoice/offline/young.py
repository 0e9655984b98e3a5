"""A young person's keys for sealing on the phone, and the letters that come from there."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any
from uuid import UUID

from flask import current_app, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf
from werkzeug.exceptions import HTTPException

from youthvoice.accounts.models import LockedKey
from youthvoice.accounts.roles import Door
from youthvoice.answers.drafts import keep_draft
from youthvoice.answers.said import Said
from youthvoice.crypto.envelope import open_sealed
from youthvoice.crypto.inventory import OnItsWay, Place
from youthvoice.errors import CannotOpen, NoKey, NotFound
from youthvoice.folders.letters import MOST_WORDS
from youthvoice.folders.models import Folder
from youthvoice.folders.service import current_public_key, own_folder
from youthvoice.web.doors import Routes
from youthvoice.web.letters import MOST_TYPED, envelope_in, id_in, put_form
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.YOUNG)
_ANY = UUID(int=0)


@routes.get("/letters")
def letter_keys() -> ResponseReturnValue:
    """What this phone may seal to, and the proof that a form of today needs."""
    folder = _folder()
    own = db().get_one(LockedKey, visitor().person.key_id)
    return {
        # Which folder a letter on a phone is for, told to nobody who does not know it.
        "box": hashlib.sha256(b"letters" + folder.id.bytes).hexdigest()[:16],
        "own": {"id": own.id.hex, "key": _text(own.public.raw)},
        "folder": {
            "version": folder.current_version,
            "key": _text(current_public_key(db(), folder).raw),
        },
        "proof": generate_csrf(),
        "pieces": url_for("young.post_piece", piece_id=_ANY)[: -len(str(_ANY))],
    }


@routes.post("/letters")
def post_letter() -> ResponseReturnValue:
    """Takes a letter, as the form that it was written in would have been taken.

    Where that is not possible any more, its words are kept as the draft of their page, and 409 says
    so. Raises NotFound for what cannot be opened, or leads to no page that takes letters.
    """
    folder = _folder()
    path, fields = _opened(folder)
    view, values = _addressed(path)
    if visitor().person.told_on is None:
        raise NotFound
    put_form(list(fields.items()))
    answer = current_app.make_response(view.takes_letters(**values))
    if answer.status_code in (200, 303):
        return {"to": answer.location or ""}
    _keep_words(folder, view.draft.format(**values))
    return {"kept": True}, 409


def _opened(folder: Folder) -> tuple[str, dict[str, str]]:
    version = request.form.get("version", 0, type=int)
    place = OnItsWay(id_in("letter_id"))
    try:
        key = visitor().keyring.folder_key(folder.id, version)
        letter = json.loads(open_sealed(envelope_in("sealed", MOST_TYPED), key, place))
        return str(letter["path"]), {
            str(name): str(text) for name, text in letter["fields"].items()
        }
    except (CannotOpen, NoKey, ValueError, KeyError, TypeError, AttributeError):
        raise NotFound from None


def _addressed(path: str) -> tuple[Any, dict[str, Any]]:
    """The view that a letter is for, of the young door, with the values of its address."""
    try:
        endpoint, values = current_app.url_map.bind("").match(path, "POST")
    except HTTPException:
        raise NotFound from None
    view = current_app.view_functions[endpoint]
    if getattr(view, "door", None) is not Door.YOUNG or not hasattr(view, "takes_letters"):
        raise NotFound
    return view, dict(values)


def _keep_words(folder: Folder, subject: str) -> None:
    """What the letter said, as the draft of its page: its author may change it, and send it."""
    who = visitor()
    own = request.form["letter_key"] == "own"
    try:
        key = who.key if own else who.keyring.folder_key(folder.id, int(request.form["letter_key"]))
        place = Place(request.form["table"], "sealed_words", id_in("once"))
        said = Said.from_bytes(open_sealed(envelope_in("letter", MOST_WORDS), key, place))
    except (CannotOpen, NoKey, ValueError):
        raise NotFound from None
    keep_draft(db(), who.person, subject, said)


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _folder() -> Folder:
    return own_folder(db(), visitor().person.id)
