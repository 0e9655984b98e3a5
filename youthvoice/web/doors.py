"""The front doors: every route says which door it belongs to, and the door decides who comes in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from types import MappingProxyType
from typing import Any

from flask import Blueprint, Flask, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.accounts.sessions import open_session
from youthvoice.db.database import writing
from youthvoice.drafts.service import is_typed, keep_fields, keep_sealed, typed_fields
from youthvoice.errors import NotFound, SignInNeeded, WordsRefused
from youthvoice.folders.keyring import Keyring
from youthvoice.web.access import allows, permission_for
from youthvoice.web.cookies import door_token
from youthvoice.web.letters import is_sealed_form, open_typed_form, sealed_form
from youthvoice.web.nobody import knows_nobody
from youthvoice.web.once import taken_once
from youthvoice.web.visit import Visitor, db, visitor_or_none

View = Callable[..., ResponseReturnValue]

# Where a signed-out person is sent: each door's own sign-in.
SIGN_IN = MappingProxyType(
    {Door.YOUNG: "young.sign_in", Door.WORK: "work.sign_in", Door.BOARD: "board.sign_in"}
)
# Words on pages that keep no draft: whoever typed them is told, and can go back to them.
_WORDS = (
    *("words", "label", "reading_hours", "help_note"),
    *("heard", "decided", "evidence", "next_step"),
)


@dataclass(frozen=True)
class Route:
    """One address of one door. `draft` names what is typed there, with the route's own values;

    with `letter` it can be reached by a letter that waited on a phone.
    """

    rule: str
    view: View
    methods: tuple[str, ...]
    draft: str
    letter: bool = False


class Routes:
    """The routes of one file. The file's name must be its door's.

    With `knows_nobody` no cookie reaches them, and whoever asks who is there fails.
    """

    def __init__(self, module: str, door: Door, *, knows_nobody: bool = False) -> None:
        if module.rpartition(".")[2] != door.value:
            raise RuntimeError(f"{module} holds routes of the {door.value} door")
        self.door, self.knows_nobody = door, knows_nobody
        self.routes: list[Route] = []

    def get(self, rule: str) -> Callable[[View], View]:
        """A page that is read."""
        return self._route(rule, ("GET",))

    def post(self, rule: str, **more: Any) -> Callable[[View], View]:
        """Something that is done. `more`: the `draft` and `letter` of its Route."""
        return self._route(rule, ("POST",), **more)

    def page(self, rule: str, **more: Any) -> Callable[[View], View]:
        """A page with a form that comes back to it. `more`: as for `post`."""
        return self._route(rule, ("GET", "POST"), **more)

    def _route(
        self, rule: str, methods: tuple[str, ...], *, draft: str = "", letter: bool = False
    ) -> Callable[[View], View]:
        def register(view: View) -> View:
            self.routes.append(Route(rule, view, methods, draft, letter))
            return view

        return register


PREFIXES: Mapping[Door, str] = MappingProxyType(
    {Door.PUBLIC: "", Door.YOUNG: "", Door.WORK: "/work", Door.BOARD: "/board"}
)


def open_doors(app: Flask, modules: tuple[str, ...]) -> None:
    """Joins the routes of these modules to the application, each behind its door's guard."""
    blueprints = {door: Blueprint(door.value, __name__) for door in Door}
    for module in modules:
        routes: Routes = import_module(module).routes
        for route in routes.routes:
            rule = PREFIXES[routes.door] + route.rule
            if knows_nobody(rule) is not routes.knows_nobody:
                raise RuntimeError(f"{rule} is on the wrong side of what knows nobody")
            guard = _unguarded if routes.knows_nobody else _guarded
            blueprints[routes.door].add_url_rule(
                rule,
                endpoint=route.view.__name__,
                view_func=guard(routes.door, route),
                methods=list(route.methods),
            )
            if routes.knows_nobody:
                # Without a cookie there is nothing that another site could make use of.
                app.extensions["csrf"].exempt(route.view)
    for blueprint in blueprints.values():
        app.register_blueprint(blueprint)
    app.teardown_appcontext(_close)


def check_doors(app: Flask) -> None:
    """Raises RuntimeError for a route that belongs to no door: nothing is open by oversight."""
    for rule in app.url_map.iter_rules():
        if not hasattr(app.view_functions[rule.endpoint], "door"):
            raise RuntimeError(f"{rule.rule} belongs to no door")


def door_of(endpoint: str | None) -> Door:
    """The door whose page this is; pages of none are public."""
    name = (endpoint or "").partition(".")[0]
    return Door(name) if name in set(Door) else Door.PUBLIC


def _guarded(door: Door, route: Route) -> View:
    permission = permission_for(door, f"{door.value}.{route.view.__name__}")

    @wraps(route.view)
    def view(**values: Any) -> ResponseReturnValue:
        with writing():
            _recognise(door)
            who = visitor_or_none()
            if not allows(permission, who.person.role if who else None):
                if who is not None:
                    raise NotFound
                answer = _ask_to_sign_in(door, route, values)
            else:
                open_typed_form()
                answer = taken_once(route.view(**values))
            db().commit()
            return answer

    view.door = door  # type: ignore[attr-defined]
    view.draft = route.draft  # type: ignore[attr-defined]
    if route.letter:
        view.takes_letters = route.view  # type: ignore[attr-defined]
    return view


def _unguarded(door: Door, route: Route) -> View:
    """For whoever comes: nobody is recognised, and nothing is remembered of the form."""

    @wraps(route.view)
    def view(**values: Any) -> ResponseReturnValue:
        with writing():
            answer = route.view(**values)
            db().commit()
            return answer

    view.door = door  # type: ignore[attr-defined]
    view.draft = route.draft  # type: ignore[attr-defined]
    return view


def _recognise(door: Door) -> None:
    """Finds out who is here, by the cookie of this door; public pages know young people."""
    at = Door.YOUNG if door is Door.PUBLIC else door
    token = door_token(at)
    opened = open_session(db(), at, token) if token else None
    if token is None or opened is None:
        return
    if opened.key is None or opened.person.key_id is None:
        g.locked_out = opened.person
        return
    g.visitor = Visitor(
        person=opened.person,
        role=opened.person.role,
        area_id=opened.person.area_id,
        browser=opened.browser,
        name=opened.name,
        key=opened.key,
        keyring=Keyring(db(), opened.person.key_id, opened.key),
        token=token,
    )


def _ask_to_sign_in(door: Door, route: Route, values: Mapping[str, Any]) -> ResponseReturnValue:
    """Sends a stranger to the sign-in. What a locked page hands in is kept, sealed, first."""
    back_to = request.path if request.method == "GET" or "GET" in route.methods else ""
    typed = is_typed(request.form) if route.draft else any(map(request.form.get, _WORDS))
    if request.method == "POST" and (typed or is_sealed_form()):
        if not _keep(route, values):
            raise SignInNeeded
        return redirect(url_for(SIGN_IN[door], back_to=back_to or None, kept=1), 303)
    return redirect(url_for(SIGN_IN[door], back_to=back_to or None), 303)


def _keep(route: Route, values: Mapping[str, Any]) -> bool:
    person = g.get("locked_out")
    if person is None or not route.draft:
        return False
    subject = route.draft.format(**values, **_subject_field())
    try:
        if is_sealed_form():
            # Its author's phone sealed it as a draft is sealed: so it can be kept unopened.
            keep_sealed(db(), person, subject, *sealed_form())
        else:
            keep_fields(db(), person, subject, typed_fields(request.form))
    except (WordsRefused, NotFound):
        return False
    return True


def _subject_field() -> dict[str, str]:
    return {"subject": request.form.get("subject", "")[:60]}


def _close(_: BaseException | None) -> None:
    session = g.pop("db", None)
    if session is not None:
        session.close()
