"""What a young person may say of themselves for the counts: five things, each from a few choices.

The five are those by which a board is to see whom it hears and whom it does not. The choices for
the ethnic group are the five of the Office for National Statistics' harmonised standard (England
and Wales, Census 2021).
"""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import lazy_gettext as _


@dataclass(frozen=True)
class Dimension:
    """One thing: `plain` asks the young person, `heard` names it to a board."""

    id: str
    plain: str
    heard: str
    values: dict[str, str]


DIMENSIONS = (
    Dimension(
        "age",
        _("How old are you?"),
        "Age",
        {
            "under-12": _("Under 12"),
            "12-14": _("12 to 14"),
            "15-17": _("15 to 17"),
            "18-plus": _("18 or over"),
        },
    ),
    Dimension(
        "gender",
        _("What are you?"),
        "Gender",
        {"girl": _("A girl"), "boy": _("A boy"), "other": _("I say it another way")},
    ),
    Dimension(
        "ethnicity",
        _("Which group are you from?"),
        "Ethnic group",
        {
            "asian": _("Asian"),
            "black": _("Black"),
            "mixed": _("Mixed"),
            "white": _("White"),
            "other": _("Another group"),
        },
    ),
    Dimension(
        "disability",
        _("Is something harder for you, like to move, see, hear or learn?"),
        "Disability",
        {"yes": _("Yes"), "no": _("No")},
    ),
    Dimension(
        "language",
        _("What do you mostly speak at home?"),
        "Language at home",
        {"english": _("English"), "other": _("Another language")},
    ),
)
