"""The server that carries the application: granian, without a log of its own."""

from __future__ import annotations

from granian import Granian
from granian.constants import Interfaces

_BLOCKING_THREADS = 4


def serve(host: str, port: int, workers: int) -> None:
    """Serves until it is stopped. Who asked for what is in no log but the application's own."""
    Granian(
        "youthvoice.wsgi:app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=_BLOCKING_THREADS,
        log_enabled=False,
        log_access=False,
    ).serve()
