"""How staff sign in and change their passphrase: the same at the work door and the board's."""

from __future__ import annotations

from collections.abc import Mapping

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from youthvoice.accounts.attempts import TooSoon
from youthvoice.accounts.keyholders import change_secret
from youthvoice.accounts.passphrases import check_new_passphrase
from youthvoice.accounts.roles import Door, Role
from youthvoice.accounts.sign_in import check_secret, sign_in
from youthvoice.accounts.staff import name_of
from youthvoice.accounts.staff_forms import NewPassphraseForm, StaffSignInForm
from youthvoice.errors import WordsRefused, WrongSecret
from youthvoice.web.doorstep import back_to, come_in, go_out, lock_here
from youthvoice.web.forms import refuse, submitted
from youthvoice.web.visit import db, house, visitor


def sign_in_at(door: Door, landing: Mapping[Role, str]) -> ResponseReturnValue:
    """Name, passphrase and code together; a wrong one of the three is not named.

    `landing` says by which route each role begins.
    """
    lock_here()
    form = submitted(StaffSignInForm)
    if form is None or not form.validate():
        return _sign_in_page(door, form or StaffSignInForm())
    typed = (form.name.data or "", form.passphrase.data or "", form.code.data or "")
    try:
        unlocked = sign_in(db(), house(), door, *typed)
    except WrongSecret:
        refuse(
            form.name, _("Name, passphrase and code do not match. Wait for new digits, try again.")
        )
        return _sign_in_page(door, form), 422
    except TooSoon as wait:
        refuse(form.name, _("Wait %(count)s seconds, then try again.", count=wait.seconds))
        return _sign_in_page(door, form), 429
    name = name_of(house(), unlocked.person)
    to = back_to(url_for(landing[unlocked.person.role]))
    return come_in(unlocked.person, unlocked.key, name, to)


def account_at(door: Door) -> ResponseReturnValue:
    """Who is signed in, another passphrase, and the way out everywhere."""
    form = submitted(NewPassphraseForm)
    if form is None or not form.validate():
        return _account_page(door, form or NewPassphraseForm())
    who = visitor()
    try:
        check_secret(db(), house(), who.person, form.now.data or "")
        check_new_passphrase(form.passphrase.data or "", (who.name,))
        if form.passphrase.data != form.again.data:
            raise WordsRefused(_("The two were not the same. Type both again."))
    except WrongSecret:
        refuse(form.now, _("That is not your passphrase."))
    except TooSoon as wait:
        refuse(form.now, _("Wait %(count)s seconds, then try again.", count=wait.seconds))
    except WordsRefused as refused:
        refuse(form.passphrase, refused.reason)
    else:
        change_secret(db(), house(), who.person, who.key, form.passphrase.data or "")
        return go_out(door, url_for(f"{door.value}.sign_in"))
    return _account_page(door, form), 422


def _sign_in_page(door: Door, form: StaffSignInForm) -> str:
    return render_template(
        "desk/sign_in.html",
        door=door.value,
        form=form,
        to=request.values.get("back_to", ""),
        kept="kept" in request.values,
    )


def _account_page(door: Door, form: NewPassphraseForm) -> str:
    return render_template("desk/account.html", door=door.value, form=form)
