"""What an area does so that its own voices are heard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flask import Flask

from youthvoice.aloud.sentences import key


def read_out(app: Flask, folder: Path, sentence: str, sound: bytes, ending: str = ".mp3") -> None:
    """Somebody has read this sentence out, and the area has put the file where it belongs."""
    (folder / "en").mkdir(parents=True, exist_ok=True)
    (folder / "en" / f"somebody-{key(sentence)}{ending}").write_bytes(sound)
    here = app.extensions["youthvoice"]
    settings = replace(here.settings, recordings=str(folder))
    app.extensions["youthvoice"] = replace(here, settings=settings)
