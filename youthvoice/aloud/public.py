"""Hands out sounds of fixed sentences. It knows nobody: what somebody listens to is theirs."""

from __future__ import annotations

from io import BytesIO

from flask import jsonify, send_file
from flask.typing import ResponseReturnValue

from youthvoice.accounts.roles import Door
from youthvoice.aloud.clips import KIND, made_keys, made_sound
from youthvoice.aloud.recordings import KINDS, recordings
from youthvoice.web.doors import Routes
from youthvoice.web.shared import shared

routes = Routes(__name__, Door.PUBLIC, knows_nobody=True)


@routes.get("/aloud/<language>/recorded")
def recorded_sounds(language: str) -> ResponseReturnValue:
    """Which sentences somebody has read out, so that a page asks for none that is not there."""
    return jsonify("".join(recordings(shared().settings.recordings, language)))


@routes.get("/aloud/<language>/made")
def made_sounds(language: str) -> ResponseReturnValue:
    """Which sentences have a made sound, for phones without a voice of their own."""
    return jsonify("".join(sorted(made_keys(language))))


@routes.get("/aloud/<language>/sounds/<key>")
def sound(language: str, key: str) -> ResponseReturnValue:
    """One sentence, as somebody read it out, or else as it was made."""
    path = recordings(shared().settings.recordings, language).get(key)
    found = path.read_bytes() if path else made_sound(language, key)
    kind = KINDS[path.suffix.lower()] if path else KIND
    # Safari plays nothing that it cannot ask for in parts.
    answer = send_file(BytesIO(found), kind, conditional=True, etag=False)
    # What was listened to leaves no trace on a phone.
    answer.headers["Cache-Control"] = "no-store"
    return answer
