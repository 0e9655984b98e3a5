"""Sentences that somebody has read out for an area: files in a folder, named by their sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from youthvoice.aloud.clips import VOICES
from youthvoice.aloud.fixed import fixed_sentences
from youthvoice.aloud.sentences import KEY_LENGTH

# What a phone or a computer records, and every browser plays.
KINDS: Final[Mapping[str, str]] = MappingProxyType({".mp3": "audio/mpeg", ".m4a": "audio/mp4"})

_NAMED: Final = re.compile(rf"(?:.*-)?([0-9a-f]{{{KEY_LENGTH}}})")
_NO_LETTER: Final = re.compile(r"[^\w]+")
_LONGEST_NAME: Final = 50


def recordings(folder: str, language: str) -> Mapping[str, Path]:
    """The recordings in this folder's part for a language, by the key of their sentence.

    Looked up once: what is added later is there after a restart.
    """
    return _found(folder, language) if folder and language in VOICES else {}


@cache
def _found(folder: str, language: str) -> Mapping[str, Path]:
    return {
        named.group(1): path
        for path in sorted((Path(folder) / language).glob("*"))
        if path.suffix.lower() in KINDS and (named := _NAMED.fullmatch(path.stem.lower()))
    }


def sheet(language: str) -> Iterator[tuple[str, str]]:
    """What there is to read out, questions first: the name of each file, and its sentence.

    Whose words change gets another name, so that an old recording never speaks for new words.
    """
    for key, sentence in fixed_sentences(language).items():
        start = _NO_LETTER.sub("-", sentence.lower()).strip("-")[:_LONGEST_NAME].rstrip("-")
        yield f"{start}-{key}.mp3", sentence
