"""Writes down that a ciphertext did not open: which cell and how, never what it holds."""

from __future__ import annotations

import logging

from youthvoice.crypto.inventory import Place
from youthvoice.errors import YouthVoiceError

_log = logging.getLogger("youthvoice.crypto")


def note_damage(place: Place, error: YouthVoiceError) -> None:
    """One line in the log, for whoever runs the computers."""
    _log.error(
        "cannot_open",
        extra={"table": place.table, "row": place.row.hex, "error": type(error).__name__},
    )
