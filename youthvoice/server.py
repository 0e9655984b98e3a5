"""The server that carries the application: granian, without a log of its own."""

from __future__ import annotations

from granian import Granian
from granian.constants import Interfaces

_BLOCKING_THREADS = 4
# A worker that does not end by itself is ended, or Ctrl-C would wait for it for ever.
_SECONDS_TO_STOP = 3


def serve(host: str, port: int, workers: int) -> None:
    """Serves until it is stopped. Who asked for what is in no log but the application's own."""
    Granian(
        "youthvoice.wsgi:app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=_BLOCKING_THREADS,
        workers_kill_timeout=_SECONDS_TO_STOP,
        log_enabled=False,
        log_access=False,
    ).serve()
