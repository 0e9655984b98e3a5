"""A young person's sign-in and account."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from youthvoice.accounts import codes
from youthvoice.accounts.attempts import TooSoon
from youthvoice.accounts.codepad import is_full, is_pressing, picked_so_far
from youthvoice.accounts.forms import YoungSignInForm
from youthvoice.accounts.keyholders import change_secret, end_sessions
from youthvoice.accounts.models import SecretKind
from youthvoice.accounts.roles import Door
from youthvoice.accounts.sign_in import Unlocked
from youthvoice.accounts.sign_in import sign_in as prove
from youthvoice.errors import WrongSecret
from youthvoice.folders.invitations import made_up_name
from youthvoice.web.cookies import keep_own_phone_name, own_phone_name
from youthvoice.web.doors import Routes
from youthvoice.web.doorstep import as_response, back_to, come_in, go_out, lock_here
from youthvoice.web.forms import refuse
from youthvoice.web.new_code import NewCode, code_kind
from youthvoice.web.visit import db, house, visitor

routes = Routes(__name__, Door.YOUNG)


@routes.page("/sign-in")
def sign_in() -> ResponseReturnValue:
    """The name, then the code; a wrong one tells nothing but to try again."""
    lock_here()
    form = YoungSignInForm(request.form, name=own_phone_name())
    picked = picked_so_far(request.form)
    if request.method == "GET" or not form.validate():
        return _sign_in_page(form, (), at_code=False)
    kind = code_kind(request.form)
    secret = codes.words_secret(form.secret_words.data or "")
    if kind is SecretKind.PICTURES:
        secret = codes.picture_secret(picked)
    ready = is_full(picked) if kind is SecretKind.PICTURES else bool(form.secret_words.data)
    if "go" not in request.form or is_pressing(request.form) or not ready:
        return _sign_in_page(form, picked, at_code=True)
    try:
        unlocked = prove(db(), house(), Door.YOUNG, form.name.data or "", secret)
    except WrongSecret:
        refuse(form.name, _("That did not work. Check the name and the code. Then try again."))
        return _sign_in_page(form, (), at_code=True), 422
    except TooSoon as wait:
        refuse(form.name, _wait(wait.seconds))
        return _sign_in_page(form, (), at_code=True), 429
    return _welcome_in(unlocked, own_phone=bool(form.own_phone.data))


@routes.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """Ends this browser's session."""
    return go_out(Door.YOUNG, url_for("public.welcome"))


@routes.post("/sign-out-everywhere")
def sign_out_everywhere() -> ResponseReturnValue:
    """Ends every browser's session."""
    end_sessions(db(), visitor().person)
    return go_out(Door.YOUNG, url_for("public.welcome"))


@routes.get("/me")
def me() -> ResponseReturnValue:
    """The account: the name, the code, this phone, signing out."""
    return render_template("young/me.html", on_own_phone=bool(own_phone_name()))


@routes.post("/me/phone")
def phone() -> ResponseReturnValue:
    """Keeps the made-up name on this phone, or forgets it."""
    response = as_response(redirect(url_for("young.me"), 303))
    keep_own_phone_name(response, visitor().name if "keep" in request.form else "")
    return response


@routes.page("/me/code")
def new_code() -> ResponseReturnValue:
    """Another code for the same key: picked, picked again, and every browser signed out."""
    code, who = NewCode.of(request.form), visitor()
    secret = code.chosen()
    if secret is None:
        return render_template("young/new_code.html", **code.page_values()), code.status
    who.person.secret_kind = code.kind
    change_secret(db(), house(), who.person, who.key, secret)
    return go_out(Door.YOUNG, url_for("young.sign_in"))


def _sign_in_page(form: YoungSignInForm, picked: tuple[str, ...], *, at_code: bool) -> str:
    return render_template(
        "young/sign_in.html",
        form=form,
        picked=picked,
        at_code=at_code,
        kind=code_kind(request.form),
        pictures=codes.code_pictures(),
        full=is_full(picked),
        kept="kept" in request.values,
        to=request.values.get("back_to", ""),
    )


def _welcome_in(unlocked: Unlocked, *, own_phone: bool) -> ResponseReturnValue:
    name = made_up_name(db(), unlocked.person, unlocked.key)
    response = come_in(unlocked.person, unlocked.key, name, back_to(url_for("young.home")))
    if own_phone:
        keep_own_phone_name(response, name)
    return response


def _wait(seconds: int) -> str:
    if seconds > 90:
        return str(
            ngettext(
                "Wait %(num)s minute. Then try again.",
                "Wait %(num)s minutes. Then try again.",
                -(-seconds // 60),
            )
        )
    return str(
        ngettext(
            "Wait %(num)s second. Then try again.",
            "Wait %(num)s seconds. Then try again.",
            seconds,
        )
    )
