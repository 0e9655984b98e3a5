"""The catalogues on disk: one template, and one file for each language, all without dates."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from youthvoice.languages.known import LANGUAGES, TRANSLATED

PLACE: Final = Path(__file__).resolve().parent.parent / "translations"
TEMPLATE: Final = PLACE / "young.pot"
# They change with every run and say nothing that git does not.
_LEFT_OUT: Final = (
    *('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator'),
    *('"Report-Msgid-Bugs-To', '"Language-Team', '"Project-Id-Version'),
)
_WIDTH: Final = 100


def po_file(code: str, place: Path = PLACE) -> Path:
    """Where the catalogue of a language is."""
    return place / code / "LC_MESSAGES" / "young.po"


def read(path: Path, locale: str | None = None) -> Catalog:
    """A catalogue as it is on disk. Raises FileNotFoundError, and ValueError for a damaged one."""
    with path.open("rb") as file:
        try:
            return read_po(file, locale=locale, charset="utf-8", abort_invalid=True)
        except PoFileError as error:
            raise ValueError(f"{path.name}: {error}") from None


def written(catalogue: Catalog) -> str:
    """What a catalogue looks like on disk: the same sentences always make the same file."""
    out = io.BytesIO()
    write_po(out, catalogue, width=_WIDTH, ignore_obsolete=True, include_lineno=False)
    lines = out.getvalue().decode().split("\n")
    return "\n".join(line for line in lines if not line.startswith(_LEFT_OUT))


def update(template: Catalog, place: Path = PLACE) -> None:
    """Writes the template, and brings every language's catalogue up to it.

    What was translated stays; new sentences are empty; a sentence that is gone is dropped. Nothing
    is guessed: a sentence that only changed a little is translated anew.
    """
    place.mkdir(parents=True, exist_ok=True)
    (place / TEMPLATE.name).write_text(written(template), "utf-8")
    for code in TRANSLATED:
        language = LANGUAGES[code]
        path = po_file(code, place)
        before = read(path, language.locale) if path.exists() else None
        catalogue = before or Catalog(
            locale=language.locale, project="YouthVoice", charset="utf-8", fuzzy=False
        )
        catalogue.header_comment = f"# {language.english} for YouthVoice, from young.pot."
        catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(catalogue), "utf-8")
