"""The six digits from a staff member's phone: TOTP (RFC 6238)."""

from __future__ import annotations

import base64
import re
import secrets
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP

STEP_SECONDS = 30
_DIGITS = 6
_SECRET = 20
_WRITTEN = re.compile(r"[A-Z2-7]{32}")


def new_secret() -> str:
    """A new secret in base32, as authenticator apps take it (160 bits, RFC 4226 section 4)."""
    return base64.b32encode(secrets.token_bytes(_SECRET)).decode()


def is_secret(text: str) -> bool:
    """Whether this is a secret as `new_secret` writes it."""
    return _WRITTEN.fullmatch(text) is not None


def provisioning_address(secret: str, account: str, issuer: str) -> str:
    """The otpauth: address that the QR code for an authenticator app holds."""
    return _totp(secret).get_provisioning_uri(account, issuer)


def matching_step(secret: str, code: str, at: datetime) -> int | None:
    """The 30-second step whose code this is, now or one to either side. None when it is none,

    or when the secret is not base32 as `new_secret` makes it.
    """
    try:
        totp = _totp(secret)
    except ValueError:
        return None
    step = int(at.timestamp()) // STEP_SECONDS
    for candidate in (step, step - 1, step + 1):
        try:
            totp.verify(code.encode(), candidate * STEP_SECONDS)
        except InvalidToken:
            continue
        return candidate
    return None


def current_code(secret: str, at: datetime) -> str:
    """The six digits that the phone shows at this moment."""
    return _totp(secret).generate(int(at.timestamp())).decode()


def _totp(secret: str) -> TOTP:
    # Every authenticator app speaks SHA-1; its weaknesses do not touch HMAC (RFC 6238, 1.2).
    key = base64.b32decode(secret)
    return TOTP(key, _DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303
