"""Makes the sounds of the fixed sentences with espeak-ng, when the assets are built.

`python -m youthvoice.aloud.making FOLDER [LANGUAGE…]` writes one archive for each of these
languages, or for all of them. What is there already is kept, so that only new sentences take time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from youthvoice.aloud.clips import VOICES
from youthvoice.aloud.fixed import fixed_sentences

_WORDS_A_MINUTE: Final = "145"
# Small, and played by every browser there is: MPEG-2 layer III, one channel.
_SMALL: Final = ("-m", "m", "--resample", "16", "-b", "16", "-t")


def make_clips(folder: Path, *languages: str) -> list[str]:
    """Makes what is missing and drops what nobody says any more; tells how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [each for each in ("espeak-ng", "lame") if shutil.which(each) is None]
    if missing:
        are = "is" if len(missing) == 1 else "are"
        return [f"No sounds are made: {' and '.join(missing)} {are} not installed."]
    spoken = languages or tuple(VOICES)
    return [line for each in spoken if (line := _make(folder / f"{each}.zip", each))]


def _make(path: Path, language: str) -> str:
    wanted = fixed_sentences(language)
    kept = {key: sound for key, sound in _found(path).items() if key in wanted}
    new = {key: words for key, words in wanted.items() if key not in kept}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        sounds = pool.map(lambda words: _spoken(VOICES[language], words), new.values())
        kept.update(zip(new, sounds, strict=True))
    if not kept:
        path.unlink(missing_ok=True)
        return ""
    _write(path, {key: kept[key] for key in wanted})
    size = sum(map(len, kept.values())) // 1024
    return f"Sounds in {language}: {len(kept)}, {len(new)} of them new, {size} KB together"


def _spoken(voice: str, words: str) -> bytes:
    """A sentence as sound. Its words go in by a pipe, so that none is taken for an option."""
    say = ["espeak-ng", "-v", voice, "-s", _WORDS_A_MINUTE, "--stdin", "--stdout"]
    wave = subprocess.run(say, input=words.encode(), capture_output=True, check=True)  # noqa: S603 - our own words
    squeeze = ["lame", "--quiet", *_SMALL, "-", "-"]
    return subprocess.run(squeeze, input=wave.stdout, capture_output=True, check=True).stdout  # noqa: S603 - as above


def _found(path: Path) -> dict[str, bytes]:
    try:
        with ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (FileNotFoundError, BadZipFile):
        return {}


def _write(path: Path, sounds: Mapping[str, bytes]) -> None:
    unfinished = path.with_suffix(".new")
    with ZipFile(unfinished, "w") as archive:  # not squeezed again: it would gain nothing
        for key, sound in sounds.items():
            archive.writestr(key, sound)
    unfinished.replace(path)


if __name__ == "__main__":
    _folder = Path(sys.argv[1])
    _told = "\n".join(make_clips(_folder, *sys.argv[2:])) + "\n"
    sys.stdout.write(_told)
    (_folder / "made.txt").write_text(_told, encoding="utf-8")
