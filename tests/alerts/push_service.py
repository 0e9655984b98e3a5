"""A push service of our own on this computer: over TLS, and as strict as RFC 8030 and 8292 are."""

from __future__ import annotations

import base64
import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from werkzeug import Request, Response
from werkzeug.serving import WSGIRequestHandler, make_server

_HERE = "127.0.0.1"


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - werkzeug's name
        """Says nothing."""


@dataclass
class PushService:
    """What came, and what it answers: `answers` by the last part of an address, or 201."""

    host: str = ""
    tls: ssl.SSLContext | None = None
    came: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    answers: dict[str, int] = field(default_factory=dict)

    def endpoint(self, phone: str) -> str:
        return f"https://{self.host}/push/{phone}"

    def __call__(self, environ: Any, start_response: Any) -> Any:
        request = Request(environ)
        phone = request.path.rpartition("/")[2]
        self.came.append((phone, dict(request.headers)))
        status = self.answers.get(phone) or self._judge(request)
        where = {"Location": f"https://{self.host}/message/1"}
        return Response("", status, where)(environ, start_response)

    def _judge(self, request: Request) -> int:
        """201 for a message that a push service would take; else what it would say."""
        if request.method != "POST" or "TTL" not in request.headers:
            return 400
        if request.get_data() or "Content-Encoding" in request.headers:
            return 413
        return 201 if self._is_signed(request.headers["Authorization"]) else 403

    def _is_signed(self, header: str) -> bool:
        """RFC 8292, sections 2 and 3: read here by hand, with nothing of what signed it."""
        scheme, _, rest = header.partition(" ")
        parts = dict(each.strip().split("=", 1) for each in rest.split(","))
        token, signature = parts["t"].rsplit(".", 1)
        head, claims = (json.loads(_bytes(each)) for each in token.split("."))
        raw = _bytes(signature)
        numbers = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(parts["k"]))
        key.verify(utils.encode_dss_signature(*numbers), token.encode(), ec.ECDSA(hashes.SHA256()))
        # The clock of the tests may be held; what is signed ends soon after it.
        return (
            scheme == "vapid"
            and len(raw) == 64
            and head == {"typ": "JWT", "alg": "ES256"}
            and claims["aud"] == f"https://{self.host}"
            and claims["sub"].startswith("mailto:")
            and set(claims) == {"aud", "sub", "exp"}
        )


@contextmanager
def running(folder: Path) -> Iterator[PushService]:
    """Serves it in a thread, with a certificate that only whoever has its `tls` trusts."""
    service, certificate = PushService(), _certificate(folder)
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(certificate)
    server = make_server(_HERE, 0, service, ssl_context=theirs, request_handler=_Silent)
    service.host = f"{_HERE}:{server.server_port}"
    service.tls = ssl.create_default_context(cafile=certificate)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield service
    server.shutdown()
    thread.join()
    server.server_close()


def claims_of(headers: dict[str, str]) -> dict[str, Any]:
    """What a message's signature says."""
    token = headers["Authorization"].partition("t=")[2].partition(",")[0]
    claims: dict[str, Any] = json.loads(_bytes(token.split(".")[1]))
    return claims


def _certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, _HERE)])
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address(_HERE))])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path = folder / "push.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
