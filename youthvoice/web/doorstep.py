"""Coming in and going out at a door: the session begins or ends, and the cookie with it."""

from __future__ import annotations

from flask import Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from youthvoice.accounts.models import Person
from youthvoice.accounts.roles import Door
from youthvoice.accounts.sessions import end_session, lock_session, start_session
from youthvoice.crypto.keys import PrivateKey
from youthvoice.db.database import writing
from youthvoice.errors import NotSaved
from youthvoice.questions.instrument import MY_OWN
from youthvoice.web.cookies import door_token, drop_token, keep_token
from youthvoice.web.visit import db, visitor, visitor_or_none


def come_in(person: Person, key: PrivateKey, name: str, to: str) -> Response:
    """Starts a session for this person in this browser, ending the one that was there."""
    door = person.role.door
    old = door_token(door)
    if old is not None:
        end_session(db(), old)
    response = as_response(redirect(to, 303))
    keep_token(response, door, start_session(db(), person, key, name))
    return response


def go_out(door: Door, to: str) -> Response:
    """Ends this browser's session at a door."""
    token = door_token(door)
    if token is not None:
        end_session(db(), token)
    response = as_response(redirect(to, 303))
    drop_token(response, door)
    return response


def forget_here(response: Response, *what: str) -> None:
    """Ends every session of this browser, and has it clear what is named (W3C Clear Site Data).

    Nothing stops it: where the database does not answer, the cookies still go.
    """
    tokens = {door: token for door in Door if (token := door_token(door)) is not None}
    for door in tokens:
        drop_token(response, door)
    g.pop("visitor", None)
    response.headers["Clear-Site-Data"] = ", ".join(f'"{each}"' for each in what)
    try:
        with writing():
            for token in tokens.values():
                end_session(db(), token)
            db().commit()
    except NotSaved:
        # Getting away comes first: without its cookie a session can be used by nobody.
        db().rollback()


def lock_here() -> None:
    """Locks whatever session is open in this browser: a sign-in page stands before a shut door, so

    that going back from it shows nothing. What a page still hands in is kept for its author.
    """
    who = visitor_or_none()
    if who is not None:
        lock_session(who.browser)
        g.pop("visitor")


def told_first(question_id: str = MY_OWN.id) -> AnyResponse | None:
    """The way to what must be read before the first words ever, and back here; None once it was."""
    if visitor().person.told_on is not None:
        return None
    here = request.full_path.rstrip("?")
    return redirect(url_for("young.before_words", question_id=question_id, back_to=here), 303)


def back_to(otherwise: str) -> str:
    """Where to go on from a page that stands in between: a path of ours, never another site's.

    `otherwise` is the address where there is none.
    """
    path = request.values.get("back_to", "")
    if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable():
        return path
    return otherwise


def as_response(response: AnyResponse) -> Response:
    """Flask's own response, with its cookies' methods."""
    answer = Response(response.get_data(), response.status_code)
    answer.headers.update(response.headers)
    return answer
