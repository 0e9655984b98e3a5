"""`python -m youthvoice.languages`: brings the template and every catalogue up to the sources."""

from __future__ import annotations

from youthvoice.languages.extract import template
from youthvoice.languages.files import update

if __name__ == "__main__":
    update(template())
