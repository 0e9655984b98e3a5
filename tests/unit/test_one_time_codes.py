"""The six digits: RFC 6238's own vectors, and how long a code is good."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youthvoice.crypto.one_time_codes import (
    STEP_SECONDS,
    current_code,
    matching_step,
    new_secret,
    provisioning_address,
)

# RFC 6238, appendix B, the lines for SHA-1; of their eight digits a phone shows the last six.
RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()
RFC_CODES = {
    59: "94287082",
    1111111109: "07081804",
    1111111111: "14050471",
    1234567890: "89005924",
    2000000000: "69279037",
    20000000000: "65353130",
}
NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)

calm = settings(deadline=None)


@pytest.mark.parametrize(("seconds", "digits"), RFC_CODES.items())
def test_codes_are_those_of_the_rfc(seconds: int, digits: str) -> None:
    at = datetime.fromtimestamp(seconds, UTC)

    assert current_code(RFC_SECRET, at) == digits[-6:]
    assert matching_step(RFC_SECRET, digits[-6:], at) == seconds // STEP_SECONDS


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_code_is_good_one_step_to_either_side(steps: int) -> None:
    shown_at = NOON + timedelta(seconds=STEP_SECONDS * steps)
    code = current_code(RFC_SECRET, shown_at)

    assert matching_step(RFC_SECRET, code, NOON) == int(shown_at.timestamp()) // STEP_SECONDS


@pytest.mark.parametrize("steps", [-2, 2, 2880])
def test_a_code_of_another_time_is_not(steps: int) -> None:
    code = current_code(RFC_SECRET, NOON + timedelta(seconds=STEP_SECONDS * steps))

    assert matching_step(RFC_SECRET, code, NOON) is None


@calm
@given(st.text(max_size=12))
def test_whatever_is_typed_as_a_code_is_refused_calmly(typed: str) -> None:
    near = {current_code(RFC_SECRET, NOON + timedelta(seconds=30 * n)) for n in (-1, 0, 1)}

    assert (matching_step(RFC_SECRET, typed, NOON) is not None) == (typed in near)


def test_a_new_secret_has_160_bits_and_is_new() -> None:
    assert len(base64.b32decode(new_secret())) == 20
    assert new_secret() != new_secret()


def test_the_qr_code_tells_an_app_all_it_needs() -> None:
    address = urlsplit(provisioning_address(RFC_SECRET, "Sam", "YouthVoice"))

    assert (address.scheme, address.netloc, address.path) == ("otpauth", "totp", "/YouthVoice:Sam")
    assert parse_qs(address.query) == {
        "digits": ["6"],
        "secret": [RFC_SECRET],
        "algorithm": ["SHA1"],
        "issuer": ["YouthVoice"],
        "period": ["30"],
    }
