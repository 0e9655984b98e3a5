"""The headers of every page, as data."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flask import Flask, Response

# Nothing is allowed that is not named here (CSP level 3).
POLICY: Mapping[str, str] = MappingProxyType(
    {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        # What somebody recorded: ours, and what a page holds before it is sent.
        "media-src": "'self' blob:",
        # What a worker may reach is in turn said by the headers of its own file: these.
        "worker-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
)

# The browser's powers that no page of ours uses; and the one that recording asks for, on a tap.
_NO_POWERS = ("camera", "display-capture", "geolocation", "payment", "usb")
_OUR_POWERS = ("microphone",)

EVERYWHERE: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": "; ".join(f"{what} {who}" for what, who in POLICY.items()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(
            [f"{power}=()" for power in _NO_POWERS] + [f"{power}=(self)" for power in _OUR_POWERS]
        ),
        # Not no-referrer: with it a browser hides the Origin of our own forms from us.
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
)
# Pictures, letters and styles: opened by themselves they may load nothing.
ON_FILES: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
)
ON_PAGES: Mapping[str, str] = MappingProxyType({"Cache-Control": "no-store"})
OVER_TLS: Mapping[str, str] = MappingProxyType(
    {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}
)


def set_headers(app: Flask, *, over_tls: bool) -> None:
    """Puts the headers on every response of the application."""
    headers = {**EVERYWHERE, **ON_PAGES, **(OVER_TLS if over_tls else {})}

    @app.after_request
    def put(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response
