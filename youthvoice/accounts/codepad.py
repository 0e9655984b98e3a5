"""Picking pictures one by one: what was picked so far travels with the form, not the session."""

from __future__ import annotations

from collections.abc import Mapping

from youthvoice.accounts.codes import CODE_LENGTH, picked_pictures


def picked_so_far(form: Mapping[str, str], name: str = "picked") -> tuple[str, ...]:
    """The pictures after this press: one more, one less, or as they were."""
    picked = picked_pictures(form.get(name, ""))
    if "undo" in form:
        return picked[:-1]
    if "pick" in form:
        return picked_pictures(" ".join((*picked, form["pick"])))
    return picked


def is_pressing(form: Mapping[str, str]) -> bool:
    """Whether this request only presses the pad."""
    return "pick" in form or "undo" in form


def is_full(picked: tuple[str, ...]) -> bool:
    """Whether all pictures of a code are picked."""
    return len(picked) == CODE_LENGTH
