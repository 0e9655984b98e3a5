"""Blind signatures: the signer signs what it cannot see, and everybody can tell the signature."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as new_curve_key
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPrivateNumbers,
    RSAPublicNumbers,
    rsa_crt_dmp1,
    rsa_crt_dmq1,
    rsa_crt_iqmp,
)
from cryptography.hazmat.primitives.hashes import SHA384
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.blinding import blind, finalize, modulus, prepare
from youthvoice.crypto import blind_rsa as module
from youthvoice.crypto.blind_rsa import SigningKey, new_signing_key, sign_blinded, verify
from youthvoice.errors import BlindedRefused, Broken

# Both variants with a salt of 48 bytes; the keys there are of 4,096 bits.
RFC_9474 = json.loads((Path(__file__).parent / "vectors" / "rfc9474.json").read_text("utf-8"))
VECTORS = [pytest.param(each, id=each["name"]) for each in RFC_9474["vectors"]]
SIZE = 256

KEY = new_signing_key()
OTHER_KEY = new_signing_key()
N = modulus(KEY.public)

# RSA is slow.
few = settings(deadline=None, max_examples=20)
messages = st.binary(max_size=500)
below_the_modulus = st.integers(0, N - 1)


def signed(key: SigningKey, prepared: bytes) -> bytes:
    """The way a signature takes, from the phone to the server and back."""
    blinded = blind(key.public, prepared)
    answer = sign_blinded(key, blinded.message)
    return finalize(key.public, prepared, answer, blinded.inverse)


@pytest.fixture(scope="module")
def rfc_key() -> SigningKey:
    p, q, e = (int(RFC_9474[name], 16) for name in ("p", "q", "e"))
    d = pow(e, -1, (p - 1) * (q - 1))
    by_prime = (rsa_crt_dmp1(d, p), rsa_crt_dmq1(d, q), rsa_crt_iqmp(p, q))
    key = RSAPrivateNumbers(p, q, d, *by_prime, RSAPublicNumbers(e, p * q)).private_key()
    return SigningKey.from_private(
        key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    )


@pytest.mark.parametrize("vector", VECTORS)
def test_every_step_gives_the_bytes_that_the_rfc_says(
    rfc_key: SigningKey, vector: dict[str, str]
) -> None:
    known = {name: bytes.fromhex(value) for name, value in vector.items() if name != "name"}
    prepared = prepare(known["msg"], known["msg_prefix"])

    blinded = blind(rfc_key.public, prepared, salt=known["salt"], inverse=known["inv"])
    answer = sign_blinded(rfc_key, blinded.message)
    signature = finalize(rfc_key.public, prepared, answer, blinded.inverse)

    assert blinded.message == known["blinded_msg"]
    assert answer == known["blind_sig"]
    assert signature == known["sig"]
    assert verify(rfc_key.public, prepared, signature)
    assert not verify(rfc_key.public, prepared + b"\0", signature)


@few
@given(messages)
def test_what_was_signed_unseen_verifies(message: bytes) -> None:
    prepared = prepare(message)

    assert verify(KEY.public, prepared, signed(KEY, prepared))


@few
@given(messages)
def test_another_keys_signature_never_verifies(message: bytes) -> None:
    prepared = prepare(message)

    assert not verify(OTHER_KEY.public, prepared, signed(KEY, prepared))
    assert not verify(KEY.public, prepared, signed(OTHER_KEY, prepared))


@few
@given(messages, messages)
def test_a_signature_holds_for_one_prepared_message(one: bytes, other: bytes) -> None:
    # Twice the same message is two prepared ones, by their random beginnings.
    prepared = prepare(one)

    assert not verify(KEY.public, prepare(other), signed(KEY, prepared))


@few
@given(messages, st.integers(0, SIZE * 8 - 1))
def test_a_signature_with_a_flipped_bit_does_not_verify(message: bytes, bit: int) -> None:
    prepared = prepare(message)
    damaged = bytearray(signed(KEY, prepared))
    damaged[bit // 8] ^= 1 << bit % 8

    assert not verify(KEY.public, prepared, bytes(damaged))


def test_a_signature_has_one_form_only() -> None:
    # One that is not reduced, or is longer, is no second signature under the same message.
    prepared = prepare(b"mine")
    signature = signed(KEY, prepared)
    more = int.from_bytes(signature) + N
    forms = [b"\0" + signature, signature + b"\0", signature[:-1], more.to_bytes(SIZE + 1)]
    forms += [more.to_bytes(SIZE)] if more < 1 << SIZE * 8 else []

    assert not any(verify(KEY.public, prepared, form) for form in forms)


def test_a_signature_with_another_salt_or_none_is_of_another_kind() -> None:
    private = load_der_private_key(KEY.private, password=None)
    assert isinstance(private, RSAPrivateKey)
    prepared = prepare(b"mine")
    for salt, holds in ((48, True), (0, False), (32, False)):
        signature = private.sign(prepared, PSS(MGF1(SHA384()), salt), SHA384())

        assert verify(KEY.public, prepared, signature) is holds


@few
@given(st.binary(max_size=400), st.binary(max_size=200), st.binary(max_size=300))
def test_nonsense_is_no_signature_and_raises_nothing(
    public: bytes, prepared: bytes, signature: bytes
) -> None:
    assert not verify(KEY.public, prepared, signature)
    assert not verify(public, prepared, signature)


def test_a_key_of_another_kind_verifies_nothing() -> None:
    curve = new_curve_key(SECP256R1()).public_key()
    public = curve.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    assert not verify(public, b"mine", bytes(SIZE))


@few
@given(below_the_modulus)
def test_the_same_blinded_message_gets_the_same_answer(number: int) -> None:
    blinded = number.to_bytes(SIZE)
    answer = sign_blinded(KEY, blinded)

    assert answer == sign_blinded(KEY, blinded)
    assert pow(int.from_bytes(answer), 65537, N) == number


@pytest.mark.parametrize("number", [0, 1, N - 1], ids=["0", "1", "n - 1"])
def test_the_ends_of_the_range_are_in_it(number: int) -> None:
    answer = sign_blinded(KEY, number.to_bytes(SIZE))

    assert int.from_bytes(answer) == number


@few
@given(st.binary(max_size=2 * SIZE).filter(lambda blinded: len(blinded) != SIZE))
def test_a_blinded_message_of_another_length_is_refused(blinded: bytes) -> None:
    with pytest.raises(BlindedRefused):
        sign_blinded(KEY, blinded)


@few
@given(st.integers(N, (1 << SIZE * 8) - 1))
def test_a_number_that_is_not_below_the_modulus_is_refused(number: int) -> None:
    with pytest.raises(BlindedRefused):
        sign_blinded(KEY, number.to_bytes(SIZE))


def test_every_signature_is_worked_out_under_a_blinding_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[int] = []
    real = module._Numbers.power_of_d

    def watched(numbers: module._Numbers, base: int) -> int:
        seen.append(base)
        return real(numbers, base)

    monkeypatch.setattr(module._Numbers, "power_of_d", watched)
    blinded = blind(KEY.public, b"mine").message

    answers = {sign_blinded(KEY, blinded) for _ in range(3)}

    assert len(answers) == 1
    assert len({*seen, int.from_bytes(blinded)}) == 4


def test_a_number_that_cannot_blind_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    blinded = blind(KEY.public, b"mine").message
    wanted = sign_blinded(KEY, blinded)
    drawn = [0, KEY.numbers.p, 7]
    monkeypatch.setattr(module.secrets, "randbelow", lambda _below: drawn.pop(0))

    assert sign_blinded(KEY, blinded) == wanted
    assert drawn == []


@pytest.mark.parametrize("wrong", ["d_p", "d_q", "q_inverse"])
def test_a_signature_that_came_out_wrong_stays_here(wrong: str) -> None:
    # With one prime's half wrong, the difference to a right signature would give that prime away.
    key = SigningKey.from_private(KEY.private)
    vars(key)["numbers"] = replace(key.numbers, **{wrong: getattr(key.numbers, wrong) ^ 2})

    with pytest.raises(Broken):
        sign_blinded(key, blind(KEY.public, b"mine").message)


def test_a_kept_key_signs_as_before() -> None:
    kept = SigningKey.from_private(KEY.private)
    blinded = blind(KEY.public, b"mine").message

    assert kept.public == KEY.public
    assert sign_blinded(kept, blinded) == sign_blinded(KEY, blinded)


def test_new_keys_differ_and_are_of_2048_bits() -> None:
    assert KEY.public != OTHER_KEY.public
    assert N.bit_length() == 2048
    assert KEY.numbers.e == 65537


def test_nothing_of_a_key_is_in_its_repr() -> None:
    assert repr(KEY) == "SigningKey()"
    assert str(KEY.numbers.p) not in repr(KEY.numbers)


@few
@given(st.binary(max_size=1300))
def test_what_is_not_a_private_key_is_refused(private: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        SigningKey.from_private(private)


def test_a_private_key_of_another_kind_is_refused() -> None:
    rsa = load_der_private_key(KEY.private, password=None)
    assert isinstance(rsa, RSAPrivateKey)
    locked = BestAvailableEncryption(b"secret")
    for key, lock in ((new_curve_key(SECP256R1()), NoEncryption()), (rsa, locked)):
        with pytest.raises(ValueError, match=r".*"):
            SigningKey.from_private(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, lock))
