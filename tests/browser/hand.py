"""A hand on a browser that Playwright cannot drive: it finds by what people read, and taps there.

Whatever can run a script in a page and act for a pointer and a keyboard will do.
"""

from __future__ import annotations

import json
import time
from typing import Any, Protocol

_PATIENCE_S = 20.0
_BETWEEN_S = 0.03
_TAP = {"type": "pointer", "id": "finger", "parameters": {"pointerType": "touch"}}


class Engine(Protocol):
    """What a browser must be able to do."""

    def go(self, url: str) -> None:
        """Opens an address."""

    def run(self, script: str) -> Any:
        """What this expression comes to in the page; it may be awaited, and is a JSON value."""

    def act(self, sources: list[dict[str, Any]]) -> None:
        """Does these actions (WebDriver, section 15), each source in step with the others."""


class Hand:
    """Somebody at this browser. Each step waits for what it needs, and fails if it never comes."""

    def __init__(self, engine: Engine, url: str) -> None:
        self.engine, self._url = engine, url

    def open(self, path: str) -> None:
        self.engine.go(self._url + path)

    def press(self, name: str) -> None:
        """Taps what has this name, or else the link or the choice with it in its name."""
        where = f"{_POINT}({json.dumps(name)}, 'button, summary, a[href], label')"
        x, y = self._wait_for(where)
        # Letters that arrive, or a page that still scrolls to where somebody typed, would put
        # something else under the tap: it stands still when three frames show it in one place.
        while (moved := self._wait_for(f"({_AFTER_FRAMES})(() => {where})")) != [x, y]:
            x, y = moved
        # A tap that stays where it is: what comes up under it is not what was meant.
        moves = {"type": "pointerMove", "x": round(x), "y": round(y)}
        down, up = {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}
        self.engine.act([{**_TAP, "actions": [moves, down, up]}])

    def fill(self, name: str, text: str) -> None:
        """Types into the box with this name, key by key."""
        self._wait_for(f"{_BOX}({json.dumps(name)})")
        keys = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self.engine.act([{"type": "key", "id": "keys", "actions": keys}])
        self._wait_for(f"document.activeElement.value === {json.dumps(text)}")

    def sees(self, text: str) -> None:
        """Fails unless the page comes to show this."""
        self._wait_for(f"document.body.innerText.includes({json.dumps(text)})")

    def is_at(self, heading: str) -> None:
        """Fails unless the page comes to be the one with this heading."""
        self._wait_for(
            "document.readyState === 'complete'"
            f" && document.querySelector('h1')?.innerText.trim() === {json.dumps(heading)}"
        )

    def _wait_for(self, expression: str) -> Any:
        until = time.monotonic() + _PATIENCE_S
        failed: Exception | None = None
        while time.monotonic() < until:
            try:
                found = self.engine.run(expression)
            except ConnectionError:
                raise
            except Exception as error:
                failed, found = error, None
            if found:
                return found
            time.sleep(_BETWEEN_S)
        shown = self.engine.run("document.body.innerText.slice(0, 600)")
        raise AssertionError(f"it never came to be that {expression[-160:]}; {failed}; {shown}")


_AFTER_FRAMES = """(look) => new Promise((done) => requestAnimationFrame(() =>
  requestAnimationFrame(() => requestAnimationFrame(() => done(look())))))"""

_NAMED = """
  const named = (element) => (element.getAttribute("aria-label")
    || [...(element.labels || [])].map((each) => each.innerText).join(" ")
    || element.innerText).replace(/\\s+/g, " ").trim();
  const shown = (element) => element.getClientRects().length > 0;
"""

# Exactly so named, or a link that has more to say.
_POINT = (
    "((name, which) => {"
    + _NAMED
    + """
  const all = [...document.querySelectorAll(which)].filter((e) => shown(e) && !e.disabled);
  const found = all.find((e) => named(e) === name)
    || all.find((e) => e.matches("a, label") && named(e).includes(name));
  if (!found) return null;
  found.scrollIntoView({ block: "center", behavior: "instant" });
  const box = found.getClientRects()[0];
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y);
  return top && (found.contains(top) || top.contains(found)) ? [x, y] : null;
})"""
)

_BOX = (
    "((name) => {"
    + _NAMED
    + """
  const boxes = document.querySelectorAll("textarea, input:not([type=hidden])");
  const found = [...boxes].find((each) => shown(each) && named(each).startsWith(name));
  if (!found || document.readyState !== "complete") return false;
  found.scrollIntoView({ block: "center", behavior: "instant" });
  found.focus();
  found.value = "";
  return document.activeElement === found;
})"""
)
