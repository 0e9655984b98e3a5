"""Padding hides the length, and gives back exactly what was padded."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youthvoice.crypto.padding import SMALLEST_BUCKET, bucket_size, pad, unpad

calm = settings(deadline=None)
lengths = st.integers(0, 100_000)
plaintexts = st.binary(max_size=3000)


@calm
@given(plaintexts)
def test_what_was_padded_comes_back(plaintext: bytes) -> None:
    assert unpad(pad(plaintext)) == plaintext


@calm
@given(plaintexts, st.integers(0, 600))
def test_plaintexts_that_end_in_zeros_or_end_marks_come_back_too(text: bytes, zeros: int) -> None:
    for plaintext in (text + bytes(zeros), text + b"\x80" + bytes(zeros)):
        assert unpad(pad(plaintext)) == plaintext


@calm
@given(plaintexts)
def test_padding_fills_a_bucket(plaintext: bytes) -> None:
    assert len(pad(plaintext)) == bucket_size(len(plaintext))


@calm
@given(lengths)
def test_a_bucket_is_256_bytes_doubled(length: int) -> None:
    buckets, rest = divmod(bucket_size(length), SMALLEST_BUCKET)

    assert rest == 0
    assert buckets.bit_count() == 1


@calm
@given(lengths)
def test_a_bucket_holds_its_text_and_is_the_smallest_that_does(length: int) -> None:
    size = bucket_size(length)

    assert size > length
    assert size == SMALLEST_BUCKET or size // 2 <= length


@calm
@given(lengths, lengths)
def test_a_longer_text_never_has_a_smaller_bucket(one: int, other: int) -> None:
    shorter, longer = sorted((one, other))

    assert bucket_size(shorter) <= bucket_size(longer)


@calm
@given(st.binary(max_size=600))
def test_unpadding_what_was_never_padded_raises_value_error_or_gives_a_prefix(junk: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert junk.startswith(unpad(junk) + b"\x80")


@pytest.mark.parametrize("junk", [b"", bytes(256), b"words without a mark", b"mark\x80then words"])
def test_bytes_without_an_end_mark_are_refused(junk: bytes) -> None:
    with pytest.raises(ValueError, match="end mark"):
        unpad(junk)
