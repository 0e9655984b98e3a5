"""The envelope keeps its promises for any words, any cell, any key and any damage."""

from __future__ import annotations

import base64
import hashlib
from uuid import UUID

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from youthvoice.crypto.envelope import open_sealed, seal
from youthvoice.crypto.inventory import INVENTORY, Place
from youthvoice.crypto.keys import PUBLIC_KEY_BYTES, PrivateKey, PublicKey
from youthvoice.crypto.padding import bucket_size
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import CannotOpen

KEY = PrivateKey(bytes(range(32)))
OTHER_KEY = PrivateKey(bytes(range(1, 33)))
HERE = Place("answers", "sealed_words", UUID(int=1))

# draft-connolly-cfrg-xwing-kem-10, appendix C, first vector: the seed, and its 1,216-byte public
# key by its SHA-256.
DRAFT_SEED = bytes.fromhex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
DRAFT_PUBLIC_SHA256 = "2e816deebcd76c5c80d0cd2d174478871658e8e2ff42bc9d4a6e486372e856bb"

# Sealed to the draft's key in Node 20 by @hpke/core 1.9.0 with @hpke/hybridkem-x-wing 0.7.0, as a
# browser would: info is the place's context, the plaintext is padded, 0x01 stands in front.
BROWSER_PLACE = Place("answers", "sealed_words", UUID("7c1c5b0e4f9b4c4e8f0a2d6b9f1e3a57"))
BROWSER_WORDS = "Who decides? Wer entscheidet? من يقرر؟"
BROWSER_SEALED = (
    "AXu4muJladP7VU4ZZu9IvPqR2WwiGZEprztx70oxcQSdae7O7GDp9pgSgE+zkRPvAUVlEwN0P6F1IQT9RRBoL10LEMvk"
    "YrBS/YQsSmBu+OZ1WBs4iNeeJeMHkSZAVZfAuztTBU1Uf7xnipC/HDlnRzfjBgpOl36LyT1abZNFE++cnLBttUV17XvD"
    "6yw687Tkv5XeSxReZMsn37rwC18QORAZ4DoosIu4HtgdCmKp/My+l/fIzx9h45U0saZUTisCK3FtgcHpEjf5RsTXGafT"
    "8Mc9lsxUNRiQ2KMU5kqcqx1ZkiKvu9QxdG8GSTECO6HYqVTRjX71hIcU3jqf3vYF2JY50c+FXEKLefxBOmH+a5FSs8fI"
    "lzArNslDHbI/rlno4y+x4fWsBAqP2EBGcAOgHGgajh7doVfQdcInoA+k+B5q0V9PT7DnnYO1lUsjsspVwcFqdIBBVHIA"
    "35VpelzPqTGPyGwto2fLWFWZAkMmJhbrNc4R4U6Z9yoEF+vD12t348Y1u3462EY991G+dPXjZy4KPoVyxeY2gz67Ym6K"
    "xLaoQJLDqXlNfdm6PTfDm7Idz65+RRuG0nBl1kQXVGJNHdcMNitlG/U+tHjJSCRVlrYNBboJGVz9LT3Y7rYiCtHHjFd/"
    "yDrcERomEuOxpDOdS/FakOSGVaGN9BLJ4e7PEA/gXNlz395AQMzixXWHmbx7zXyEoB6DuXSXj+8TZATNrnRbMHPQaOEf"
    "k9hjCJTtHv/Ju3k3yLnOPbPNsFOIhsodV9/WOwvR/e0EdrdDGuUyqkfxvkZ/bdWOO3X4LvLz2piqaLQJQjw2uyKUeVp1"
    "aZpk6dCOaQMGS7Mv5Rsis8h5q+8n00Z00bV1LewB0GQVePDGYvY8tIVnDA/Cw2JEKWPxZALdiqlsLNHESc8IMH4ZI1MK"
    "4vdiVsNvGc3cqpXMHDa64t1CmTOyWuj6wC1KWiw4LX/1sRn4PYd87mRSi2NguGlx+eDjILeoYTfGIueekF6wBYJZmVMv"
    "tO3BCfxcvLygCX6UB9q4pdCxVLS75Mowz22mpJl54wvTqQagyXNsew/+vB18eJ3CV8Ej1bp2BwqoOW7MtSaQzW+81qG6"
    "1eYyrISJ2aKewoZKvc4SQrIovvlBpaAmC0/86h+4TncjEg0VT2NEC/4EHzknQ/897ouvdRKcxU0kdOdKergK+krKC5zu"
    "UPgdlIAlY/CNI8wmNSt/BXYV2ZyPJHQJAPeoEtK5Ehu71QDaj5xS18YhAOCdwAMIlzM2WlYvFQfP9a2kI0iW4Wf8UDsp"
    "u8m8pIyzVQVG5SwnGj/9yN9UclEuS4TdQjZaX+Fxs8/KiXeVMjRiYEsVXVgiWa15/pvs1ERJvejDS2kuGyFc6czLB4vi"
    "gHfKeg8ih0Vc808MBCPNC1vk41MmtxQCwhJEEfxJe9S+JTiA7iTaRR9fvre1oyf+4E9ki0Oxt2EZJLc4WYYMS9fArNcS"
    "2WTo5dSJou+3CWOM8v9OLyqRujIQkiP7/oGzWosQhOUTk4YoNSTK9mwBUUCMTW1XsKFDKE1Tw21VQOAPWXJO5boG1YZm"
    "IcSWwj1fwnwt+DxBA2xXCrbojXatvZ3LQk5fPKSFdX2MnvV8dIFOg1EhkURCCVYWRPNhntX0144bYAoXGDwVLhllDt2S"
    "eYz4qLK4bNgpLjQHnGH3b+KlqvcQRoRU7jToFnAaupkq10/oGvMSTLveBOzMoH2AgvdQijFVVy5FcuI2glMKlFVNUs5E"
    "vTeZSk1rkA2/a95Q4UVC3fPwf3YJMReN5fTbcwFsfczigxMyQVbzTBwccLcw5PX74QwIrmAXOz992uiJuJJSE224D0pG"
    "X5lIsajkCWhXIPUT/g=="
)

calm = settings(deadline=None)
plaintexts = st.binary(max_size=2000)
seeds = st.binary(min_size=32, max_size=32)
places = st.builds(
    lambda column, row: Place(column.table, column.column, row),
    st.sampled_from(INVENTORY),
    st.uuids(),
)


@calm
@given(plaintexts, seeds, places)
def test_what_was_sealed_opens_again(plaintext: bytes, seed: bytes, place: Place) -> None:
    key = PrivateKey(seed)

    sealed = seal(plaintext, key.public, place)

    assert isinstance(sealed, Sealed)
    assert open_sealed(sealed, key, place) == plaintext


@calm
@given(plaintexts, st.data())
def test_a_single_flipped_bit_does_not_open(plaintext: bytes, data: st.DataObject) -> None:
    damaged = bytearray(seal(plaintext, KEY.public, HERE))
    bit = data.draw(st.integers(0, len(damaged) * 8 - 1))
    damaged[bit // 8] ^= 1 << bit % 8

    with pytest.raises(CannotOpen):
        open_sealed(Sealed(damaged), KEY, HERE)


@calm
@given(plaintexts, st.data())
def test_a_shortened_one_does_not_open(plaintext: bytes, data: st.DataObject) -> None:
    sealed = seal(plaintext, KEY.public, HERE)
    kept = data.draw(st.integers(0, len(sealed) - 1))

    with pytest.raises(CannotOpen):
        open_sealed(Sealed(sealed[:kept]), KEY, HERE)


@calm
@given(plaintexts, st.binary(min_size=1, max_size=300))
def test_a_lengthened_one_does_not_open(plaintext: bytes, more: bytes) -> None:
    sealed = seal(plaintext, KEY.public, HERE)

    with pytest.raises(CannotOpen):
        open_sealed(Sealed(sealed + more), KEY, HERE)


@calm
@given(st.binary(max_size=2000))
def test_bytes_that_were_never_sealed_do_not_open(junk: bytes) -> None:
    for first in (b"", b"\x01"):
        with pytest.raises(CannotOpen):
            open_sealed(Sealed(first + junk), KEY, HERE)


@calm
@given(plaintexts, places, places)
def test_one_moved_to_another_cell_does_not_open(
    plaintext: bytes, here: Place, there: Place
) -> None:
    assume(here != there)
    sealed = seal(plaintext, KEY.public, here)

    with pytest.raises(CannotOpen):
        open_sealed(sealed, KEY, there)


@pytest.mark.parametrize(
    "there",
    [
        Place("drafts", "sealed_words", HERE.row),
        Place("folders", "sealed_label", HERE.row),
        Place("answers", "sealed_words", UUID(int=2)),
    ],
    ids=["another table", "another column", "another row"],
)
def test_each_part_of_the_place_counts(there: Place) -> None:
    sealed = seal(b"mine", KEY.public, HERE)

    with pytest.raises(CannotOpen):
        open_sealed(sealed, KEY, there)


def test_two_columns_of_one_row_are_two_places() -> None:
    label = Place("folders", "sealed_label", HERE.row)
    sealed = seal(b"mine", KEY.public, label)

    with pytest.raises(CannotOpen):
        open_sealed(sealed, KEY, Place("folders", "sealed_name", HERE.row))


@calm
@given(plaintexts, seeds)
def test_another_key_does_not_open_it(plaintext: bytes, seed: bytes) -> None:
    assume(seed != KEY.seed)
    sealed = seal(plaintext, KEY.public, HERE)

    with pytest.raises(CannotOpen):
        open_sealed(sealed, PrivateKey(seed), HERE)


@calm
@given(plaintexts)
def test_the_same_words_never_look_the_same_twice(plaintext: bytes) -> None:
    assert seal(plaintext, KEY.public, HERE) != seal(plaintext, KEY.public, HERE)


@calm
@given(plaintexts, plaintexts, places, places)
def test_the_length_tells_the_bucket_and_nothing_else(
    one: bytes, other: bytes, here: Place, there: Place
) -> None:
    lengths = [
        len(seal(one, KEY.public, here)) - bucket_size(len(one)),
        len(seal(other, OTHER_KEY.public, there)) - bucket_size(len(other)),
    ]

    assert lengths[0] == lengths[1]


def test_nothing_of_a_sealed_text_or_a_key_is_in_its_repr() -> None:
    sealed = seal(b"mine", KEY.public, HERE)

    assert repr(sealed) == str(sealed) == f"<Sealed {len(sealed)} bytes>"
    assert repr(KEY) == "PrivateKey()"


@calm
@given(seeds)
def test_one_seed_is_one_key_pair(seed: bytes) -> None:
    public = PrivateKey(seed).public

    assert public == PrivateKey(seed).public
    assert len(public.raw) == PUBLIC_KEY_BYTES == 1216


def test_new_keys_differ() -> None:
    assert PrivateKey.generate().public != PrivateKey.generate().public


@calm
@given(st.binary(max_size=2000))
def test_what_is_not_a_public_key_is_refused(raw: bytes) -> None:
    assume(len(raw) != PUBLIC_KEY_BYTES)

    with pytest.raises(ValueError, match=r".*"):
        _ = PublicKey(raw).hpke


def test_a_seed_becomes_the_key_that_the_x_wing_draft_says() -> None:
    public = PrivateKey(DRAFT_SEED).public

    assert hashlib.sha256(public.raw).hexdigest() == DRAFT_PUBLIC_SHA256


def test_what_a_browsers_library_sealed_opens_here() -> None:
    sealed = Sealed(base64.b64decode(BROWSER_SEALED))

    assert open_sealed(sealed, PrivateKey(DRAFT_SEED), BROWSER_PLACE).decode() == BROWSER_WORDS
