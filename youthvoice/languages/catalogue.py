"""The sentences of one language as pages look them up, read from its catalogue at first use.

There is nothing to compile: what a translator wrote is what is shipped and read. What is not
translated, or would not fit its sentence, stays English.
"""

from __future__ import annotations

import io
import logging
import re
from functools import cache
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.support import NullTranslations, Translations

from youthvoice.languages.files import po_file, read
from youthvoice.languages.known import ENGLISH, LANGUAGES
from youthvoice.languages.sentences import faults, texts

_log = logging.getLogger("youthvoice.languages")


# A name in other letters, or a number, must not turn what stands around it (Unicode UAX 9, X5c).
_VALUE: Final = re.compile(r"%\(\w+\)[sd]")
_ISOLATED: Final = "\u2068\\g<0>\u2069"


@cache
def sentences_in(code: str) -> NullTranslations:
    """How this language says each sentence. English is in the sources and needs no reading."""
    if code == ENGLISH:
        return NullTranslations()
    try:
        catalogue = read(po_file(code), LANGUAGES[code].locale)
    except (OSError, ValueError):
        _log.exception("failed", extra={"language": code})
        return NullTranslations()
    for message in list(catalogue):
        if message.id and any(faults(message, catalogue.num_plurals)):
            catalogue.delete(message.id)
    if LANGUAGES[code].rtl:
        _isolate(catalogue)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def _isolate(catalogue: Catalog) -> None:
    for message in catalogue:
        said = tuple(_VALUE.sub(_ISOLATED, text) for text in texts(message.string))
        message.string = said if message.pluralizable else said[0]
