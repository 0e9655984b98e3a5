"""One message without words to one phone, by the push service its maker runs (RFC 8030)."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from functools import lru_cache
from http.client import HTTPException, HTTPSConnection
from urllib.parse import SplitResult, urlsplit

# The address a phone was given and the headers of a message; the status that came back.
# Raises OSError where there was no answer.
Post = Callable[[str, Mapping[str, str]], int]

_PATIENCE_SECONDS = 10
_LONGEST = 2000


def is_push_service(endpoint: str, services: tuple[str, ...]) -> bool:
    """Whether a phone's address is at one of these hosts, so that nobody can have us ask another.

    A host is a name, a name with a port, or *.name for all below it.
    """
    if len(endpoint) > _LONGEST or not endpoint.isascii() or not endpoint.isprintable():
        return False
    if set(endpoint) & set(" \\"):
        return False
    try:
        parts = urlsplit(endpoint)
        host = _host(parts)
    except ValueError:
        return False
    return (
        parts.scheme == "https"
        and "@" not in parts.netloc
        and not parts.fragment
        and len(parts.path) > 1
        and any(_meets(host, each) for each in services)
    )


def origin(endpoint: str) -> str:
    """The push service itself, as a message's signature names it (RFC 6454)."""
    return f"https://{_host(urlsplit(endpoint))}"


def post(endpoint: str, headers: Mapping[str, str]) -> int:
    """Sends a message without words. Follows nowhere; reads no more than the status."""
    return send_over(_tls(), endpoint, headers)


def send_over(tls: ssl.SSLContext, endpoint: str, headers: Mapping[str, str]) -> int:
    """The same, trusting whom `tls` trusts."""
    parts = urlsplit(endpoint)
    line = HTTPSConnection(parts.hostname or "", parts.port, timeout=_PATIENCE_SECONDS, context=tls)
    try:
        line.request("POST", f"{parts.path}?{parts.query}".rstrip("?"), b"", dict(headers))
        return line.getresponse().status
    except HTTPException as error:
        # Its text may hold the address.
        raise OSError(type(error).__name__) from None
    finally:
        line.close()


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _host(parts: SplitResult) -> str:
    name = parts.hostname or ""
    return name if parts.port in (None, 443) else f"{name}:{parts.port}"


def _meets(host: str, wanted: str) -> bool:
    if wanted.startswith("*."):
        return host.endswith(wanted[1:]) and len(host) >= len(wanted)
    return host == wanted
