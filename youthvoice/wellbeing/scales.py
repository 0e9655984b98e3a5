"""The six scales of "How things are", in plain words: the same everywhere, so that areas compare.

No area could collect how children fare, and none shared its indicators with another; the inquiry
asks to follow the felt experience over time (Berelowitz et al. 2013, chapter 2 part A, 7).
"""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import lazy_gettext as _


@dataclass(frozen=True)
class Scale:
    """One scale: `plain` is what it says to a young person, `heard` what a board reads."""

    id: str
    plain: str
    heard: str
    picture: str


SCALES = (
    Scale("safe", _("I feel safe"), "feels safe", "anchor"),
    Scale("trust", _("There is someone I trust"), "trusts somebody", "handshake"),
    Scale("listened", _("People listen to me"), "is listened to", "shared"),
    Scale("informed", _("I know what is happening"), "knows what is happening", "looked"),
    Scale("say", _("I have a say"), "has a say", "talking"),
    Scale("hope", _("I have hope"), "has hope", "pink-flower"),
)
