"""Tokens, and the box that seals under a key which one party keeps."""

from __future__ import annotations

import base64
import hashlib
from uuid import UUID

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from youthvoice.crypto.box import KEY_BYTES, derive_key, open_with, seal_with
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.sealed import Sealed
from youthvoice.crypto.tokens import Token
from youthvoice.errors import CannotOpen

HERE = Place("sessions", "sealed_name", UUID(int=1))
THERE = Place("sessions", "sealed_private_key", UUID(int=1))
KEY = bytes(range(KEY_BYTES))

calm = settings(deadline=None)
plaintexts = st.binary(max_size=1000)
keys = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)
raw_tokens = st.binary(min_size=32, max_size=32).map(Token)
purposes = st.text(max_size=20)


@calm
@given(raw_tokens)
def test_a_token_is_spelled_and_read_back(token: Token) -> None:
    assert Token.from_text(token.text) == token
    assert len(token.text) == 43
    assert set(token.text) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    )


@calm
@given(st.one_of(st.text(), st.text("AZaz09-_+/=", min_size=40, max_size=46)))
def test_any_text_is_a_token_or_none_and_never_raises(text: str) -> None:
    token = Token.from_text(text)

    assert token is None or len(token.raw) == 32


@calm
@given(st.binary().filter(lambda raw: len(raw) != 32))
def test_what_is_too_short_or_too_long_is_no_token(raw: bytes) -> None:
    assert Token.from_text(base64.urlsafe_b64encode(raw).decode().rstrip("=")) is None


def test_tokens_are_new_each_time() -> None:
    assert Token.generate() != Token.generate()


@calm
@given(raw_tokens)
def test_what_the_server_stores_is_not_the_token(token: Token) -> None:
    assert token.digest == hashlib.sha256(token.raw).digest()
    assert token.digest != token.raw


def test_a_token_does_not_show_in_its_repr() -> None:
    assert repr(Token(bytes(32))) == "Token()"


@calm
@given(raw_tokens, plaintexts)
def test_a_token_opens_what_it_sealed(token: Token, plaintext: bytes) -> None:
    assert token.open(token.seal(plaintext, HERE), HERE) == plaintext


@calm
@given(raw_tokens, raw_tokens, plaintexts)
def test_another_token_opens_nothing(one: Token, other: Token, plaintext: bytes) -> None:
    assume(one != other)

    with pytest.raises(CannotOpen):
        other.open(one.seal(plaintext, HERE), HERE)


@calm
@given(raw_tokens, plaintexts)
def test_what_the_server_stores_of_a_token_opens_nothing(token: Token, plaintext: bytes) -> None:
    sealed = token.seal(plaintext, HERE)

    with pytest.raises(CannotOpen):
        Token(token.digest).open(sealed, HERE)


@calm
@given(keys, plaintexts, purposes)
def test_a_box_opens_with_its_key_place_and_purpose(
    key: bytes, plaintext: bytes, purpose: str
) -> None:
    assert open_with(key, seal_with(key, plaintext, HERE, purpose), HERE, purpose) == plaintext


@calm
@given(keys, plaintexts)
def test_a_box_does_not_open_with_another_key_place_or_purpose(
    key: bytes, plaintext: bytes
) -> None:
    assume(key != KEY)
    sealed = seal_with(KEY, plaintext, HERE, "one")

    for wrong in ((key, HERE, "one"), (KEY, THERE, "one"), (KEY, HERE, "another")):
        with pytest.raises(CannotOpen):
            open_with(wrong[0], sealed, wrong[1], wrong[2])


@calm
@given(plaintexts, st.data())
def test_a_damaged_box_does_not_open(plaintext: bytes, data: st.DataObject) -> None:
    sealed = seal_with(KEY, plaintext, HERE, "one")
    flipped = bytearray(sealed)
    bit = data.draw(st.integers(0, len(flipped) * 8 - 1))
    flipped[bit // 8] ^= 1 << bit % 8
    kept = data.draw(st.integers(0, len(sealed) - 1))

    for damaged in (bytes(flipped), sealed[:kept], sealed + b"\x00"):
        with pytest.raises(CannotOpen):
            open_with(KEY, Sealed(damaged), HERE, "one")


@calm
@given(st.binary(max_size=400))
def test_a_box_of_junk_does_not_open(junk: bytes) -> None:
    for first in (b"", b"\x02"):
        with pytest.raises(CannotOpen):
            open_with(KEY, Sealed(first + junk), HERE, "one")


@calm
@given(plaintexts)
def test_two_boxes_of_the_same_words_differ(plaintext: bytes) -> None:
    boxes = {seal_with(KEY, plaintext, HERE, "one") for _ in range(2)}

    assert len(boxes) == 2
    assert len({len(box) for box in boxes}) == 1


@calm
@given(st.binary(min_size=1), purposes, purposes)
def test_keys_for_two_purposes_are_two_keys(secret: bytes, one: str, other: str) -> None:
    assume(one != other)

    assert len(derive_key(secret, one)) == KEY_BYTES
    assert derive_key(secret, one) != derive_key(secret, other)
