"""QR codes, drawn inline so that no picture of a secret is ever a file."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr_code(text: str) -> Markup:
    """The text as a QR code in SVG, without styles of its own."""
    drawn = segno.make(text, error="m").svg_inline(border=2, omitsize=True, svgclass="qr")
    return Markup(drawn)  # noqa: S704 - segno draws it from our own text
