"""The languages there are: how each is called by its own speakers, and which way it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

ENGLISH: Final = "en"


@dataclass(frozen=True)
class Language:
    """One language: `code` names its catalogue, `locale` how its days are said, `own` itself.

    `pause` is what it writes between a weekday and a day.
    """

    code: str
    locale: str
    own: str
    english: str
    pause: str = ""
    rtl: bool = False

    @property
    def tag(self) -> str:
        """What `lang` says of a page in it (BCP 47)."""
        return self.locale.replace("_", "-")

    @property
    def direction(self) -> str:
        """What `dir` says of a page in it."""
        return "rtl" if self.rtl else "ltr"


LANGUAGES: Final = {
    each.code: each
    for each in (
        Language(ENGLISH, "en_GB", "English", "English"),
        Language("cy", "cy", "Cymraeg", "Welsh"),
        Language("pl", "pl", "Polski", "Polish", pause=","),
        Language("ro", "ro", "Română", "Romanian", pause=","),
        Language("ur", "ur", "اردو", "Urdu", pause="،", rtl=True),
        Language("ar", "ar", "العربية", "Arabic", pause="،", rtl=True),
    )
}
TRANSLATED: Final = tuple(code for code in LANGUAGES if code != ENGLISH)
