"""The language of a page is sealed with the words that were written there."""

from __future__ import annotations

from youthvoice.answers.said import Said


def test_what_is_sealed_says_a_language_only_where_it_is_not_english() -> None:
    assert b"language" not in Said.of("Words", 3, "en").to_bytes()
    assert Said.from_bytes(Said.of("Słowa", 3, "pl").to_bytes()).language == "pl"
    assert Said.from_bytes(b'{"words": "Words", "face": null}').language == ""
    assert Said.from_bytes(b'{"words": "Words", "face": null, "language": "<"}').language == ""
