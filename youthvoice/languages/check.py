"""What is wrong with the catalogues: out of date, not whole, or unlike what they translate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from pathlib import Path

from babel.messages.catalog import Catalog

from youthvoice.languages.files import PLACE, TEMPLATE, po_file, read, written
from youthvoice.languages.known import LANGUAGES, TRANSLATED
from youthvoice.languages.sentences import faults, texts
from youthvoice.pictures import pictures


def wrong_in(template: Catalog, place: Path = PLACE) -> Iterator[str]:
    """Each thing that is wrong, in a line of its own; nothing where all is well."""
    kept = place / TEMPLATE.name
    if not kept.exists() or kept.read_text("utf-8") != written(template):
        yield f"{kept.name} is not what the sources say. Run `make messages`."
    wanted = {message.id for message in template if message.id}
    for code in TRANSLATED:
        try:
            catalogue = read(po_file(code, place), LANGUAGES[code].locale)
        except (OSError, ValueError):
            yield f"{code}: there is no catalogue that can be read."
            continue
        yield from (f"{code}: {line}" for line in _wrong_with(catalogue, wanted))


def _wrong_with(catalogue: Catalog, wanted: Set[object]) -> Iterator[str]:
    found = {message.id: message for message in catalogue if message.id}
    for sentence in wanted - found.keys():
        yield f"“{texts(sentence)[0]}” is missing. Run `make messages`."
    for sentence in found.keys() - wanted:
        yield f"“{texts(sentence)[0]}” is said nowhere. Run `make messages`."
    for message in found.values():
        for fault in faults(message, catalogue.num_plurals):
            yield f"“{texts(message.id)[0]}” {fault}."
    # A code is picked, and a picture read aloud, by these words: none may mean two pictures.
    words = [each.word for each in pictures().values()]
    called = Counter(str(found[word].string) for word in words if word in found)
    for word, count in called.items():
        if word and count > 1:
            yield f"{count} pictures are called “{word}”."
