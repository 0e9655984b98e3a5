"""What counts as typed is the same on a phone and on the server, or a draft is kept in vain."""

from __future__ import annotations

import re

from youthvoice.drafts import service
from youthvoice.places import STATIC


def test_a_phone_and_the_server_agree_on_what_nobody_typed() -> None:
    script = (STATIC / "js" / "draft.js").read_text(encoding="utf-8")
    listed = re.search(r"const NOT_TYPED = \[(.*?)\]", script, re.DOTALL)
    assert listed
    assert set(re.findall(r'"(\w+)"', listed[1])) == service._NOT_TYPED
