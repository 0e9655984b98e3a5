"""The board's analysts: signing in, their account, and the way out."""

from __future__ import annotations

from types import MappingProxyType

from flask import url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.keyholders import end_sessions
from youthvoice.accounts.roles import Door, Role
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import go_out
from youthvoice.web.staff_sign_in import account_at, sign_in_at
from youthvoice.web.visit import db, visitor

routes = Routes(__name__, Door.BOARD)
_LANDING = MappingProxyType({Role.BOARD_ANALYST: "board.reports"})


@routes.page("/sign-in")
def sign_in() -> ResponseReturnValue:
    """Name, passphrase and code, as at the work door."""
    return sign_in_at(Door.BOARD, _LANDING)


@routes.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """Ends this browser's session."""
    return go_out(Door.BOARD, url_for("board.sign_in"))


@routes.post("/sign-out-everywhere")
def sign_out_everywhere() -> ResponseReturnValue:
    """Ends every browser's session."""
    end_sessions(db(), visitor().person)
    return go_out(Door.BOARD, url_for("board.sign_in"))


@routes.page("/account")
def account() -> ResponseReturnValue:
    """Who is signed in, and another passphrase."""
    return account_at(Door.BOARD)
