"""Makes a tagged PDF of a page of ours, from nothing but the page and the files in static/."""

from __future__ import annotations

import re
from importlib import import_module
from threading import Lock
from typing import Any

from youthvoice.errors import CannotPrint
from youthvoice.pictures import pictures
from youthvoice.places import STATIC

# The addresses such a page may use: a file of ours, or one of our pictures by its name.
_FILE, _PICTURE = "static:", "picture:"
# A page takes a second and tens of megabytes: many at once would hold up everybody else.
_ONE_AT_A_TIME = Lock()
# A report of many services takes half a minute: nobody's own plan waits behind it.
_ONE_REPORT_AT_A_TIME = Lock()
_SPRITES = ("rooms", "home", "questions")


def pdf_of(html: str, *, is_report: bool = False) -> bytes:
    """The page as PDF/UA-1 (ISO 14289-1): tagged, in its own language and with its own title.

    Raises CannotPrint where Pango or WeasyPrint are not installed. Nothing is fetched from
    anywhere: an address that is not ours stops the making.
    """
    try:
        weasyprint = import_module("weasyprint")
    except (ImportError, OSError):
        raise CannotPrint from None
    page = weasyprint.HTML(string=html, url_fetcher=_fetcher(weasyprint))
    try:
        with _ONE_REPORT_AT_A_TIME if is_report else _ONE_AT_A_TIME:
            made: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    except weasyprint.urls.FatalURLFetchingError as error:
        # Not an ordinary exception there; here it is one of our mistakes like any other.
        raise ValueError("a page on paper asked for what is not ours") from error
    return made


def own_file(address: str) -> tuple[bytes, str]:
    """The bytes and type behind an address of ours. Raises ValueError for any other."""
    if address.startswith(_PICTURE):
        return _drawing(address.removeprefix(_PICTURE)).encode(), "image/svg+xml"
    file = (STATIC / address.removeprefix(_FILE)).resolve()
    if address.startswith(_FILE) and file.is_relative_to(STATIC.resolve()) and file.is_file():
        return file.read_bytes(), "text/css" if file.suffix == ".css" else "font/woff2"
    raise ValueError("a page on paper fetches nothing from elsewhere")


def _drawing(name: str) -> str:
    """One picture out of the sprites, as a file of its own. Raises ValueError for none of ours."""
    if name in pictures():
        for sprite in _SPRITES:
            text = (STATIC / "vendor" / "pictures" / f"{sprite}.svg").read_text(encoding="utf-8")
            found = re.search(rf'<symbol id="{re.escape(name)}"([^>]*)>(.*?)</symbol>', text)
            if found:
                return f'<svg xmlns="http://www.w3.org/2000/svg"{found[1]}>{found[2]}</svg>'
    raise ValueError("there is no such picture")


def _fetcher(weasyprint: Any) -> Any:
    class OwnFiles(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        """Serves our own files, and stops the making at any other address."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            """The file behind an address of ours."""
            try:
                body, kind = own_file(url)
            except ValueError as error:
                # Any other kind of error would be passed over, and the page made without the file.
                raise weasyprint.urls.FatalURLFetchingError from error
            answer = {"Content-Type": kind}
            return weasyprint.urls.URLFetcherResponse(url, body=body, headers=answer)

    return OwnFiles()
