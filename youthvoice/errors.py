"""Domain errors by name, and the one table that turns each into a status and a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from youthvoice.spoken import marked, translated


class YouthVoiceError(Exception):
    """Anything the product refuses on purpose. Its text never holds a person's words."""


class NotFound(YouthVoiceError):
    """There is no such thing, or it is not for this person: the two must look the same."""


class SignInNeeded(YouthVoiceError):
    """The page wants somebody who is signed in at its door."""


class WrongSecret(YouthVoiceError):
    """The name, the code or both are wrong; which of them is not said."""


class InvitationRefused(YouthVoiceError):
    """The invitation is unknown, used or out of date; which of them is not said."""


class NameTaken(YouthVoiceError):
    """Somebody in this installation signs in with that name already."""


class Refused(YouthVoiceError):
    """What is refused with a sentence: kept in English, said in the language of its reader."""

    def __init__(self, sentence: str, **values: str) -> None:
        super().__init__(sentence % values if values else sentence)
        self._sentence, self._values = sentence, values

    @property
    def reason(self) -> str:
        """The sentence, in the language of whoever is here."""
        return translated(self._sentence, **self._values)


class WordsRefused(Refused):
    """Words that cannot be kept as they are; `reason` is a sentence for their writer."""


class FieldRefused(WordsRefused):
    """Words or a day that cannot be kept; `field` is the name of what they were typed into."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class PeriodRefused(Refused):
    """No period, or one that is not closed; `reason` is a sentence for whoever asked."""


class RatingRefused(Refused):
    """A rating that is not taken; `reason` is a sentence for whoever sends it."""


class TicketsRefused(Refused):
    """Tickets that are not given; `reason` is a sentence for whoever's phone asks."""


class RoundRefused(Refused):
    """A round that cannot be opened, or cards that cannot be made; `reason` says why."""


class ChangedMeanwhile(YouthVoiceError):
    """Somebody else has changed it since the page was opened; neither side is overwritten."""


class CannotOpen(YouthVoiceError):
    """A ciphertext that is damaged, was moved, or was not sealed to this key."""


class BlindedRefused(YouthVoiceError):
    """A blinded message that is not of the key's length, or not below its modulus."""


class NotAllHere(YouthVoiceError):
    """A recording or a drawing of which a piece has not come: its phone sends them again."""


class NoKey(YouthVoiceError):
    """This person holds no grant for what they asked to open."""


class NoDutyLead(YouthVoiceError):
    """A folder may not be made in an area where nobody else could reach it."""


class LastDutyLead(YouthVoiceError):
    """Switching off the only duty lead would leave folders that nobody can reach."""


class NoOneToRead(YouthVoiceError):
    """Nobody holds the area's participation key: words without a name cannot be taken."""


class LastToRead(YouthVoiceError):
    """Switching off the only holder of the participation key would lose the words that wait."""


class CannotPrint(YouthVoiceError):
    """This machine lacks what makes a PDF."""


class NotSaved(YouthVoiceError):
    """The database could not be written: a full disk, a lock, a lost connection."""


class StaleForm(YouthVoiceError):
    """The form's token is missing or no longer good."""


class ForeignForm(YouthVoiceError):
    """A form that was sent from another site."""


class TooLarge(YouthVoiceError):
    """More was sent than a page ever sends."""


class WrongAddress(YouthVoiceError):
    """The address exists, but not for this kind of request."""


class Broken(YouthVoiceError):
    """Something of ours failed."""


@dataclass(frozen=True)
class ErrorPage:
    """What a person is told: what happened, and what to do next.

    `keep` gives what was typed back, in a form that sends it again; `after_words` stands beside it.
    """

    status: int
    title: str
    what_next: str
    keep: bool = False
    after_words: str = marked("Send them again.")


PAGES: Mapping[type[YouthVoiceError], ErrorPage] = MappingProxyType(
    {
        NotFound: ErrorPage(404, "This page is not here", "Go back, or go to the start."),
        NoKey: ErrorPage(404, "This page is not here", "Go back, or go to the start."),
        SignInNeeded: ErrorPage(
            401,
            "Please sign in",
            "Sign in, and try again.",
            keep=True,
            after_words="Sign in on a new page. Then come back here, and send them.",
        ),
        WrongAddress: ErrorPage(405, "That did not work", "Go back, and try again."),
        CannotOpen: ErrorPage(
            500, "This part cannot be opened", "It is damaged. We know about it. The rest is safe."
        ),
        NotAllHere: ErrorPage(424, "That did not work", "Go back, and send it again."),
        BlindedRefused: ErrorPage(400, "That did not work", "Go back, and try again."),
        ChangedMeanwhile: ErrorPage(
            409, "Someone changed this", "Go back, and look at it again.", keep=True
        ),
        NoOneToRead: ErrorPage(
            409, "Nobody can read this yet", "Keep your words. Try again another day.", keep=True
        ),
        PeriodRefused: ErrorPage(
            404, "There is no report for that time", "Go back, and pick a time from the list."
        ),
        CannotPrint: ErrorPage(
            501, "This copy cannot be made here", "Go back. You can print the page instead."
        ),
        NotSaved: ErrorPage(
            503,
            "It was not saved",
            "Go back, and try again in a minute.",
            keep=True,
            after_words="Try again in a minute.",
        ),
        StaleForm: ErrorPage(400, "That did not work", "Go back, and send it again.", keep=True),
        ForeignForm: ErrorPage(400, "That did not work", "Go back, and try again."),
        TooLarge: ErrorPage(413, "That is too much at once", "Go back, and send less."),
        Broken: ErrorPage(500, "That did not work", "It was our mistake. Try again.", keep=True),
    }
)


def page_for(error: YouthVoiceError) -> ErrorPage:
    """The page for this error, by its class or the nearest class above it."""
    for kind in type(error).__mro__:
        if kind in PAGES:
            return PAGES[kind]
    return PAGES[Broken]
