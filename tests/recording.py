"""A voice note and a drawing as a phone seals them, in the folder of a young person."""

from __future__ import annotations

import json
from io import BytesIO
from uuid import UUID, uuid4

from tests.letters import letter, sealed_for
from tests.page import Browser
from tests.world import World, Young
from youthvoice.crypto.envelope import seal
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PublicKey
from youthvoice.folders.models import Folder
from youthvoice.folders.service import current_public_key
from youthvoice.ways.parts import PIECE_BYTES

# How each begins is all that tells one from another: the rest is as good as any.
WEBM = bytes.fromhex("1a45dfa3") + b"\x00" * 200
DRAWN = json.dumps({"strokes": [{"c": "ink", "w": 12, "p": [10, 10, 500, 700]}]}).encode()


def folder_key(world: World, young: Young) -> PublicKey:
    with world.work() as session:
        return current_public_key(session, session.get_one(Folder, young.folder_id))


def sealed_piece(public: PublicKey, piece_id: UUID, held: bytes) -> bytes:
    return seal(held, public, Place("pieces", "sealed_bytes", piece_id), PIECE_BYTES)


def piece_form(raw: bytes, key: str = "1") -> dict[str, object]:
    """The form that brings one piece."""
    return {"key": key, "piece": (BytesIO(raw), "piece")}


def sends_piece(browser: Browser, token: str, piece_id: UUID, raw: bytes, key: str = "1") -> int:
    """The status of the answer."""
    data = {"csrf_token": token, **piece_form(raw, key)}
    return browser.client.post(f"/pieces/{piece_id}", data=data).status_code


def spoken_letter(
    public: PublicKey, question_id: str, parts: list[dict[str, object]], id_: UUID | None = None
) -> dict[str, str]:
    """The letter of an answer that has these parts and no words."""
    id_ = id_ or uuid4()
    words = {"words": "", "face": None, "parts": parts}
    pieces = [str(each) for one in parts for each in one["pieces"]]  # type: ignore[attr-defined]
    fields = {
        "letter": sealed_for(public, "answers", id_, words),
        "letter_key": "1",
        "table": "answers",
        "once": str(id_),
        "send": "worker",
        "audience": "worker",
        "pieces": " ".join(pieces),
    }
    return letter(public, 1, f"/question/{question_id}", fields, id_)


def part(kind: str, *pieces: UUID, about: str = "") -> dict[str, object]:
    return {"kind": kind, "pieces": [each.hex for each in pieces], "seconds": 2, "about": about}
