"""What an audit found, and how it is said."""

from __future__ import annotations

Found = list[str]


def say(line: str) -> None:
    """One line, at once: an audit takes minutes."""
    print(line, flush=True)
