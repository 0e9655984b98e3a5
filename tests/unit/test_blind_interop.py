"""The phone's script and the server understand each other's blind signatures, here in Node."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.databases import missing
from tests.unit.blinding import blind, finalize, prepare
from youthvoice.crypto.blind_rsa import PREFIX_BYTES, new_signing_key, sign_blinded, verify
from youthvoice.places import STATIC

KEY = new_signing_key()
MESSAGES = (b"", b"Who decides?", "Wer entscheidet? من يقرر؟".encode(), bytes(range(256)) * 8)

Step = dict[str, object]


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def raw(text: object) -> bytes:
    return base64.b64decode(str(text), validate=True)


PUBLIC = b64(KEY.public)


@pytest.fixture(autouse=True)
def _node_is_there() -> None:
    if shutil.which("node") is None or not (STATIC.parent / "node_modules").is_dir():
        missing("node", "Node or its modules are not installed")


def in_node(*steps: Step) -> list[dict[str, object]]:
    """What the phone's script answers to each step."""
    script = Path(__file__).parent / "blind.mjs"
    asked = json.dumps(steps)
    ran = subprocess.run(["node", script], input=asked, capture_output=True, check=True, text=True)
    answers: list[dict[str, object]] = json.loads(ran.stdout)
    return answers


def blinding(message: bytes, public: str = PUBLIC) -> Step:
    return {"step": "blind", "publicKey": public, "message": b64(message)}


def finalizing(blinded: Step, answer: bytes, public: str = PUBLIC) -> Step:
    kept = {name: blinded[name] for name in ("prepared", "inv")}
    return {"step": "finalize", "publicKey": public, "blindSignature": b64(answer), **kept}


@cache
def blinded_once() -> Step:
    return in_node(blinding(b"mine"))[0]


def test_what_a_phone_blinds_is_signed_here_and_verifies_here() -> None:
    blinded = in_node(*map(blinding, MESSAGES))
    answers = [sign_blinded(KEY, raw(each["blinded"])) for each in blinded]
    signatures = in_node(*map(finalizing, blinded, answers))

    for message, each, signature in zip(MESSAGES, blinded, signatures, strict=True):
        prepared = raw(each["prepared"])
        assert prepared[PREFIX_BYTES:] == message
        assert verify(KEY.public, prepared, raw(signature["signature"]))


def test_what_is_blinded_here_verifies_on_a_phone() -> None:
    steps: list[Step] = []
    for message in MESSAGES:
        prepared = prepare(message)
        blinded = blind(KEY.public, prepared)
        answer = sign_blinded(KEY, blinded.message)
        signature = finalize(KEY.public, prepared, answer, blinded.inverse)
        for said in (prepared, prepared + b"\0"):
            asked = {"prepared": b64(said), "signature": b64(signature)}
            steps.append({"step": "verify", "publicKey": PUBLIC, **asked})

    answers = in_node(*steps)

    assert [each["holds"] for each in answers] == [True, False] * len(MESSAGES)


def test_the_same_message_never_looks_the_same_twice() -> None:
    one, other = in_node(blinding(b"mine"), blinding(b"mine"))

    for name in ("blinded", "inv", "prepared"):
        assert one[name] != other[name]


def test_a_phone_notices_what_is_no_signature() -> None:
    blinded = blinded_once()
    answer = sign_blinded(KEY, raw(blinded["blinded"]))
    wrong = [bytes(256), answer[:-1], answer + b"\0", answer[:-1] + bytes([answer[-1] ^ 1]), b""]
    wrong.append(sign_blinded(KEY, bytes(255) + b"\2"))

    answers = in_node(*(finalizing(blinded, each) for each in wrong))

    assert answers == [{"error": "bad-signature"}] * len(wrong)


def test_a_phone_takes_no_key_but_one_like_ours() -> None:
    small, large, odd = (
        b64(
            generate_private_key(exponent, bits)
            .public_key()
            .public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        )
        for exponent, bits in ((65537, 1024), (65537, 2056), (3, 2048))
    )
    keys = [small, large, odd, "", b64(KEY.public[:-1]), b64(KEY.private)]

    answers = in_node(*(blinding(b"mine", key) for key in keys))

    assert answers == [{"error": "bad-key"}] * len(keys)


@pytest.mark.parametrize("name", ["publicKey", "message"])
def test_what_is_not_base64_is_not_understood(name: str) -> None:
    steps = ({**blinding(b"mine"), name: wrong} for wrong in ("*", "a", None, 7))

    assert in_node(*steps) == [{"error": "bad-request"}] * 4
