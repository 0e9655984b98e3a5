"""A file to keep instead of a page to read."""

from __future__ import annotations

from flask import Response


def file_to_keep(body: str | bytes, kind: str, name: str) -> Response:
    """A download of this MIME type. Its name, in a phone's list, tells nothing."""
    response = Response(body, mimetype=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
