"""Sentences that are written in one place and said in another, in the language of whoever reads.

What services refuse with, and what data files hold, stays English where it is kept; it is looked up
when it is shown. Outside a request there is nothing to look it up in, and it stays as it is.
"""

from __future__ import annotations

from flask_babel import gettext


def marked(sentence: str) -> str:
    """The sentence as it is: it goes into the catalogues, and is looked up where it is shown."""
    return sentence


def translated(sentence: str, **values: object) -> str:
    """The sentence in the language of this page, as plain text that a page still has to escape."""
    return str(gettext(sentence, **values)) if sentence else ""
