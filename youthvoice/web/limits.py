"""How much one request may bring: words are at most 5,000 characters, and no page sends files."""

from __future__ import annotations

from flask import Flask

# 5,000 characters are at most 60 KB on the wire; this leaves room to refuse more in a kind way.
LARGEST_REQUEST = 512 * 1024
MOST_FIELDS = 60


def set_limits(app: Flask) -> None:
    """Refuses larger requests before they are read."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_REQUEST
    app.config["MAX_FORM_PARTS"] = MOST_FIELDS
