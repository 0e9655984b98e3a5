"""Text that staff publish, made safe to show: the only use of bleach in the product."""

from __future__ import annotations

import bleach
from markupsafe import Markup, escape


def published(text: str) -> Markup:
    """Staff's plain text with its web addresses as links and its lines kept; markup shows as typed.

    Never for a young person's words: those are plain text, always escaped.
    """
    # Escaped first: bleach reads what it is given as HTML and would turn a typed &lt; into <.
    escaped = bleach.clean(escape(text), tags=set(), attributes={}, strip=False)
    linked = bleach.linkify(escaped, callbacks=[_outward], parse_email=False)
    return Markup(linked)  # noqa: S704 - cleaned two lines above


def _outward(attributes: dict[object, str], new: bool = False) -> dict[object, str]:  # noqa: ARG001, FBT001, FBT002 - bleach's signature
    attributes[(None, "rel")] = "noreferrer nofollow"
    return attributes
