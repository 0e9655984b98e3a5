"""The key of whoever is at work: what they type is sealed with it before it leaves the browser."""

from __future__ import annotations

import base64

from flask.typing import ResponseReturnValue

from youthvoice.accounts.models import LockedKey
from youthvoice.accounts.roles import Door
from youthvoice.web.doors import Routes
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.WORK)


@routes.get("/letters")
def own_key() -> ResponseReturnValue:
    """What this browser may seal to: the key of whoever is signed in."""
    own = db().get_one(LockedKey, visitor().person.key_id)
    return {"own": {"id": own.id.hex, "key": base64.b64encode(own.public.raw).decode()}}
