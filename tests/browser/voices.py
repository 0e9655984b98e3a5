"""A phone with voices: headless Chromium has none, so a stub notes what would have been said."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

HERE = {"name": "Here", "lang": "en-GB", "localService": True, "default": False}
FAR_AWAY = {"name": "Far away", "lang": "en-GB", "localService": False, "default": True}
POLISH = {"name": "Polska", "lang": "pl-PL", "localService": True, "default": True}

_STUB = """(voices) => {
  const said = [];
  const played = [];
  let saying = null;
  const phone = {
    getVoices: () => voices,
    addEventListener() {},
    speak(words) {
      said.push({ text: words.text, voice: words.voice?.name, rate: words.rate });
      saying = words;
    },
    cancel() { saying = null; },
  };
  Object.defineProperty(window, "speechSynthesis", { value: phone });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  HTMLMediaElement.prototype.play = new Proxy(HTMLMediaElement.prototype.play, {
    apply(play, player) {
      played.push({ player, from: player.src });
      return Reflect.apply(play, player, []);
    },
  });
  window.heard = {
    said: () => said,
    isQuiet: () => saying === null && played.every(({ player }) => player.paused),
    ends: () => { const words = saying; saying = null; words?.onend?.(); },
    plays: () => played.map((each) => each.from),
    lasts: () => Math.max(0, ...played.map(({ player }) => player.duration || 0)),
  };
}"""


def give_voices(page: Page, *voices: dict[str, Any]) -> None:
    """From the next page on, this phone has these voices and no others."""
    page.add_init_script(f"({_STUB})({json.dumps(voices)})")


def said(page: Page) -> list[dict[str, Any]]:
    """All that voices of this phone were asked to say."""
    found: list[dict[str, Any]] = page.evaluate("heard.said()")
    return found


def is_quiet(page: Page) -> bool:
    """Whether nothing is being said or played."""
    return bool(page.evaluate("heard.isQuiet()"))
