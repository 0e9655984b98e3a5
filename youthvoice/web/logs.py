"""The log: one line of JSON for each event, from a fixed list of fields that hold no words."""

from __future__ import annotations

import json
import logging
import sys
import time
import traceback
from pathlib import Path
from typing import TextIO

from flask import Flask, Response, g, request

from youthvoice import clock
from youthvoice.web.doors import door_of

# All a line may hold. No address, no user agent, no query, no path, no id of a person, nothing
# that anybody wrote, and the day instead of the time.
FIELDS = (
    "day",
    "level",
    "event",
    "door",
    "endpoint",
    "method",
    "status",
    "ms",
    "error",
    "where",
    "table",
    "row",
)
_log = logging.getLogger("youthvoice.web")


class FixedFields(logging.Formatter):
    """Formats only what is on the list. A message must be a bare event name to be let through."""

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON."""
        event = str(record.msg)
        line: dict[str, object] = {"day": clock.today().isoformat(), "level": record.levelname}
        line["event"] = event if event.isidentifier() else "other"
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = where_it_broke(record.exc_info[1])
        for name in FIELDS:
            if name in record.__dict__ and name not in line:
                line[name] = record.__dict__[name]
        return json.dumps(line)


def where_it_broke(error: BaseException | None) -> str:
    """The last place of a failure, as file and line: never its message, which may hold words."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""


def start_log(stream: TextIO | None = None) -> None:
    """Sends every log of this process through the fixed list."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(FixedFields())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("youthvoice").setLevel(logging.INFO)


def log_requests(app: Flask) -> None:
    """A line for each request: which route, how it ended, how long it took."""

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        _log.info(
            "request",
            extra={
                "door": door_of(request.endpoint).value,
                "endpoint": request.endpoint or "none",
                "method": request.method,
                "status": response.status_code,
                "ms": round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000),
            },
        )
        return response
