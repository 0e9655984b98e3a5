"""Sounds of the fixed sentences, made when the assets were built (making.py), for phones without a

voice of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final
from zipfile import ZipFile

from youthvoice.errors import NotFound
from youthvoice.places import STATIC

# What espeak-ng calls the voice of each language of ours.
VOICES: Final[Mapping[str, str]] = MappingProxyType(
    {"en": "en-gb", "cy": "cy", "pl": "pl", "ro": "ro", "ur": "ur", "ar": "ar"}
)
KIND: Final = "audio/mpeg"

_CLIPS: Final = STATIC / "vendor" / "clips"


def made_keys(language: str) -> frozenset[str]:
    """The keys of the sentences that have a made sound in this language."""
    return _keys(language) if language in VOICES else frozenset()


def made_sound(language: str, key: str) -> bytes:
    """One made sound. Raises NotFound where there is none."""
    archive = _archive(language) if key in made_keys(language) else None
    if archive is None:
        raise NotFound
    return archive.read(key)


@cache
def _keys(language: str) -> frozenset[str]:
    archive = _archive(language)
    return frozenset(archive.namelist()) if archive else frozenset()


@cache
def _archive(language: str) -> ZipFile | None:
    path = _CLIPS / f"{language}.zip"
    return ZipFile(path) if path.is_file() else None
