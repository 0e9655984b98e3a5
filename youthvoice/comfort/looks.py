"""How pages look on one phone, and how soon they lock: chosen once, without an account."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields

from flask_babel import lazy_gettext as _

from youthvoice.languages.known import LANGUAGES

# By the values a cookie may hold; the first of each is what pages do by themselves.
LANGUAGE = {
    "": _("As my phone does"),
    **{code: language.own for code, language in LANGUAGES.items()},
}
COLOURS = {
    "": _("As my phone does"),
    "light": _("Light"),
    "dark": _("Dark"),
    "strong": _("Black on white"),
}
SIZE = {"": _("Normal"), "larger": _("Larger"), "largest": _("Largest")}
LETTERS = {"": _("As they are"), "other": _("Heavy at the foot")}
MOTION = {"": _("As my phone does"), "calm": _("Nothing moves")}
LOCK = {
    "": _("After 15 minutes"),
    "300": _("After 5 minutes"),
    "60": _("After 1 minute"),
    "0": _("At once"),
}
# What it is called on a home screen, in a tab and in the list of open apps; none says what it is.
CALLED = {"": _("My notes"), "lists": _("Lists"), "days": _("My days")}
PACE = {"": _("Normal"), "slow": _("Slow"), "fast": _("Fast")}
_ICONS = {"lists": "lists.svg", "days": "days.svg"}
_CHOICES = (COLOURS, SIZE, LETTERS, MOTION, LOCK, CALLED, LANGUAGE, PACE)


@dataclass(frozen=True)
class Look:
    """What was chosen. `lock` is seconds out of sight before a page locks."""

    colours: str = ""
    size: str = ""
    letters: str = ""
    motion: str = ""
    lock: str = ""
    called: str = ""
    language: str = ""
    pace: str = ""

    @classmethod
    def of(cls, text: str) -> Look:
        """What a cookie says; whatever is no choice is none."""
        said = [*text.split("-"), *[""] * len(_CHOICES)]
        pairs = zip(said, _CHOICES, strict=False)
        return cls(*(each if each in known else "" for each, known in pairs))

    @property
    def text(self) -> str:
        """What the cookie keeps; nothing where nothing was chosen."""
        return "-".join(astuple(self)) if self != Look() else ""

    @property
    def title(self) -> str:
        """What every page is called."""
        return str(CALLED[self.called])

    @property
    def icon(self) -> str:
        """The drawing that goes with the name, in static/."""
        return _ICONS.get(self.called, "page.svg")

    @property
    def dark_where(self) -> str:
        """The media query under which dark colours hold."""
        chosen = {"": "screen and (prefers-color-scheme: dark)", "dark": "screen"}
        return chosen.get(self.colours, "not all")

    @property
    def strong_where(self) -> str:
        """The media query under which colours are at their strongest."""
        return "all" if self.colours == "strong" else "(prefers-contrast: more)"


NAMES = tuple(each.name for each in fields(Look))
