"""How pages look on one phone, and how soon they lock: chosen once, without an account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

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
# Fixed, and not to be typed: a name of its own would tell sooner or later (decision 26).
CALLED = {"notes": _("My notes"), "lists": _("Lists"), "days": _("My days")}
PACE = {"": _("Normal"), "slow": _("Slow"), "fast": _("Fast")}
# What it is called where neither the phone nor its area says anything.
USUAL = "notes"
_CHOICES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "colours": COLOURS,
        "size": SIZE,
        "letters": LETTERS,
        "motion": MOTION,
        "lock": LOCK,
        "called": CALLED,
        "language": LANGUAGE,
        "pace": PACE,
    }
)
NAMES = tuple(_CHOICES)


@dataclass(frozen=True)
class Look:
    """What was chosen. `lock` is seconds out of sight before a page locks; `by_area` is what it is

    called where this phone chose no name.
    """

    colours: str = ""
    size: str = ""
    letters: str = ""
    motion: str = ""
    lock: str = ""
    called: str = ""
    language: str = ""
    pace: str = ""
    by_area: str = USUAL

    @classmethod
    def of(cls, text: str, by_area: str = USUAL) -> Look:
        """What a cookie says; whatever is no choice is none."""
        said = [*text.split("-"), *[""] * len(_CHOICES)]
        pairs = zip(said, _CHOICES.values(), strict=False)
        chosen = cls(*(each if each in known else "" for each, known in pairs))
        return replace(chosen, by_area=known_name(by_area))

    @property
    def text(self) -> str:
        """What the cookie keeps; nothing where nothing was chosen."""
        chosen = [getattr(self, name) for name in NAMES]
        return "-".join(chosen) if any(chosen) else ""

    @property
    def name(self) -> str:
        """Which of the names it goes by here."""
        return self.called or self.by_area

    @property
    def title(self) -> str:
        """What every page is called."""
        return str(CALLED[self.name])

    @property
    def icon(self) -> str:
        """The drawing that goes with the name, in static/."""
        return f"{self.name}.svg"

    def png(self, size: str) -> str:
        """The same drawing in so many dots; phones by Apple take no other."""
        return f"vendor/icons/{self.name}-{size}.png"

    @property
    def dark_where(self) -> str:
        """The media query under which dark colours hold."""
        chosen = {"": "screen and (prefers-color-scheme: dark)", "dark": "screen"}
        return chosen.get(self.colours, "not all")

    @property
    def strong_where(self) -> str:
        """The media query under which colours are at their strongest."""
        return "all" if self.colours == "strong" else "(prefers-contrast: more)"


def known_name(name: str | None) -> str:
    """One of the names: this one, or the usual one where it is none of them."""
    return name if name in CALLED else USUAL
