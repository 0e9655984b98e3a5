"""What must be true of every page in every state, whoever reads it and with whatever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Page

from tests.browser.devtools import give_room, load
from tests.browser.live import PHONE
from youthvoice.places import STATIC

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

# WCAG 2.2 to AA with axe's best practice; its contrast to AAA.
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_CONTRAST = "color-contrast-enhanced"
AXE_PATH = "/axe-for-the-audit.js"
# Tall enough that no bar lies over what axe wants to see.
_TALL = {"width": 360, "height": 4800}
# A desk, the same at 200 % zoom, a phone, the width of WCAG 1.4.10, and a phone at 200 % zoom.
_WIDTHS = (1280, 640, 360, 320, 180)
_SMALLEST_TARGET = 48
_MOST_STOPS = 90


def audit(page: Page, *, whole: bool = True) -> list[str]:
    """Everything that is wrong with the page as it stands, in sentences; empty when all is well.

    The whole of it also walks the page by keyboard and tries it at more widths than a phone's.
    """
    found = [*axe(page), *_axe_in_the_dark(page)]
    give_room(page, PHONE)
    found += [f"target too small: {each}" for each in page.evaluate(_SMALL, _SMALLEST_TARGET)]
    found += [f"leads nowhere: {each}" for each in page.evaluate(_NOWHERE)]
    found += [f"wider than a phone: {each}" for each in off_the_side(page)]
    if whole:
        found += _keyboard(page)
        found += _sideways(page)
        give_room(page, PHONE)
    return found


def axe(page: Page) -> Iterator[str]:
    """What axe finds wrong, or cannot decide."""
    give_room(page, _TALL)
    if page.url.startswith("http"):
        page.evaluate(_FETCH, AXE_PATH)
    else:
        load(page, _axe_source().decode())
    yield from _violations(
        page,
        {
            "runOnly": {"type": "tag", "values": _TAGS},
            "rules": {_CONTRAST: {"enabled": True}, "color-contrast": {"enabled": False}},
        },
    )


def _axe_in_the_dark(page: Page) -> Iterator[str]:
    page.emulate_media(color_scheme="dark")
    for each in _violations(page, {"runOnly": {"type": "rule", "values": [_CONTRAST]}}):
        yield f"in the dark: {each}"
    page.emulate_media(color_scheme="light")


def _violations(page: Page, options: dict[str, Any]) -> Iterator[str]:
    # What axe cannot decide is a finding too: contrast that nothing can measure is not known.
    result = page.evaluate(_RUN, {**options, "selectors": False})
    for each in result:
        yield f"{each['rule']}: {each['what']} {each['where']}"


def off_the_side(page: Page) -> Iterator[str]:
    """What is cut, or wider than the page."""
    yield from page.evaluate(_WIDER)


def _sideways(page: Page) -> Iterator[str]:
    for width in _WIDTHS:
        give_room(page, {"width": width, "height": 740})
        for each in off_the_side(page):
            yield f"wider than {width} px: {each}"


def _keyboard(page: Page) -> Iterator[str]:
    """Tab reaches everything, shows where it is, and nothing lies over it (WCAG 2.4.7, 2.4.11)."""
    wanted = page.evaluate(_NUMBER)
    reached: list[int] = []
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is not None and stop["number"] in reached[-1:]:
            continue  # the parts of a date
        if stop is None or stop["number"] in reached:
            break
        reached.append(stop["number"])
        if not stop["ring"]:
            yield f"no focus ring: {stop['what']}"
        if stop["hidden"]:
            yield f"focused but hidden under {stop['hidden']}: {stop['what']}"
    for number, what in wanted.items():
        if int(number) not in reached:
            yield f"the keyboard does not reach {what}"


def with_axe(app: WSGIApplication) -> WSGIApplication:
    """The application with axe at an address of its own: a browser keeps it, compiled, from one
    page to the next, where sending it to each would cost more than all else it does.
    """
    kept = [("Content-Type", "text/javascript"), ("Cache-Control", "max-age=86400, immutable")]

    def serve(environ: Any, start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] != AXE_PATH:
            return app(environ, start_response)
        start_response("200 OK", kept)
        return [_axe_source()]

    return serve


@cache
def _axe_source() -> bytes:
    return (STATIC.parent / "node_modules" / "axe-core" / "axe.min.js").read_bytes()


_FETCH = """async (address) => {
  const script = document.createElement("script");
  script.src = address;
  await new Promise((done, failed) => {
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  script.remove();
}"""


_RUN = """async (options) => {
  const result = await axe.run(document, {...options, resultTypes: ["violations", "incomplete"]});
  return [...result.violations, ...result.incomplete].flatMap((rule) => rule.nodes.map((node) => ({
    rule: rule.id,
    what: node.any.concat(node.all, node.none).map((check) => check.message).join("; "),
    where: node.html.slice(0, 160),
  })));
}"""

_SHOWN = """
const shown = (element) => element.checkVisibility({ visibilityProperty: true })
  && element.getClientRects().length > 0;
const operable = () => [...document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
  .filter((element) => shown(element) && !element.disabled && !element.matches(".skip"));
const named = (element) => element.outerHTML.replace(/\\s+/g, " ").slice(0, 120);
"""

# Links within text may be as high as their line (WCAG 2.5.5, inline).
_SMALL = (
    "(least) => {"
    + _SHOWN
    + """
  const inText = (link) => link.matches("a") && getComputedStyle(link).display === "inline"
    && [...link.parentElement.childNodes].some((node) => node !== link && node.textContent.trim());
  const box = (element) => {
    const boxes = [element, ...(element.labels || [])].map((each) => each.getBoundingClientRect());
    const isMark = element.matches("[type=radio], [type=checkbox]");
    const used = isMark ? boxes : boxes.slice(0, 1);
    return {
      width: Math.max(...used.map((b) => b.right)) - Math.min(...used.map((b) => b.left)),
      height: Math.max(...used.map((b) => b.bottom)) - Math.min(...used.map((b) => b.top)),
    };
  };
  return operable().filter((element) => !inText(element)).flatMap((element) => {
    const { width, height } = box(element);
    const isSmall = width < least - 0.5 || height < least - 0.5;
    return isSmall ? [`${Math.round(width)}x${Math.round(height)} ${named(element)}`] : [];
  });
}"""
)

_NOWHERE = """() => [...document.querySelectorAll("a[href^='#']")]
  .filter((link) => !document.getElementById(link.hash.slice(1)))
  .map((link) => link.outerHTML)"""

_WIDER = (
    "() => {"
    + _SHOWN
    + """
  const all = [...document.body.querySelectorAll("*")].filter(shown);
  const cut = all.filter((element) => element.scrollWidth > element.clientWidth + 1
    && element.clientWidth > 1 && getComputedStyle(element).overflowX !== "visible"
    && !element.matches("input, textarea"));
  const room = document.documentElement.clientWidth;
  const over = document.documentElement.scrollWidth <= room ? []
    : all.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > room + 0.5 || left < -0.5;
    }).slice(-3);
  return [...cut, ...over].map(named);
}"""
)

# One mark of a group of radio marks is a stop of the Tab key; the arrow keys go on from there.
_NUMBER = (
    "() => {"
    + _SHOWN
    + """
  scrollTo(0, 0);
  // Tab goes on from where the last click was, until the page itself has had the focus.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  const stops = {};
  const groups = new Map();
  operable().forEach((element, index) => {
    const group = element.type === "radio" ? element.form.action + element.name : null;
    element.stopNumber = group && groups.has(group) ? groups.get(group) : index;
    if (group) groups.set(group, element.stopNumber);
    stops[element.stopNumber] = named(element);
  });
  document.querySelectorAll(".skip").forEach((skip) => { skip.stopNumber = -1; });
  return stops;
}"""
)

_STOP = (
    "() => {"
    + _SHOWN
    + """
  const element = document.activeElement;
  if (element === document.body || element.stopNumber === undefined) return null;
  const rings = [element, ...(element.labels || [])].map((each) => getComputedStyle(each))
    .some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  const { left, top, width, height } = element.getClientRects()[0];
  const over = document.elementFromPoint(left + width / 2, top + height / 2);
  const isOwn = over && (element.contains(over) || over.contains(element)
    || [...(element.labels || [])].some((label) => label.contains(over)));
  return {
    number: element.stopNumber,
    what: named(element),
    ring: rings,
    hidden: isOwn ? "" : (over ? named(over) : "the edge of the page"),
  };
}"""
)
