"""How something can be said without writing: a page that is the same for everybody."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.ways.drawing import COLOURS
from youthvoice.ways.parts import MOST_PICTURES, board
from youthvoice.web.doors import Routes

routes = Routes(__name__, Door.PUBLIC)


@routes.get("/ways")
def ways() -> ResponseReturnValue:
    """What each way is; and, for scripts, what each needs on a page."""
    return render_template(
        "public/ways.html", board=board(), colours=COLOURS, most_pictures=MOST_PICTURES
    )
