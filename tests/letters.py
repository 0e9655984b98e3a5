"""Letters as a phone makes them, for tests without one."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from youthvoice.crypto.envelope import seal
from youthvoice.crypto.inventory import OnItsWay, Place
from youthvoice.crypto.keys import PublicKey


def sealed_for(public: PublicKey, table: str, row: UUID, words: Mapping[str, Any]) -> str:
    """Words for one row of a table, as the field of a form."""
    return _text(seal(json.dumps(dict(words)).encode(), public, Place(table, "sealed_words", row)))


def letter(
    public: PublicKey, version: int, path: str, fields: Mapping[str, str], id_: UUID | None = None
) -> dict[str, str]:
    """The form that a phone sends for a form that was filled in at `path`."""
    id_ = id_ or uuid4()
    form = json.dumps({"path": path, "fields": dict(fields)}).encode()
    sealed = _text(seal(form, public, OnItsWay(id_)))
    return {"letter_id": str(id_), "version": str(version), "sealed": sealed}


def answer(
    public: PublicKey,
    question_id: str,
    words: str,
    *,
    version: int = 1,
    id_: UUID | None = None,
    **more: str,
) -> dict[str, str]:
    """The letter that says something to the worker."""
    id_ = id_ or uuid4()
    said = sealed_for(public, "answers", id_, {"words": words, "face": None})
    fields = {"letter": said, "letter_key": str(version), "table": "answers", "once": str(id_)}
    sent = {"send": "worker", "audience": "worker"}
    return letter(public, version, f"/question/{question_id}", {**fields, **sent, **more}, id_)


def _text(sealed: bytes) -> str:
    return base64.b64encode(sealed).decode()
