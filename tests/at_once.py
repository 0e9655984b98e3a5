"""Two who write at the same moment, and one who writes while another is about to.

Whoever changes something that two may change first holds the folder. What they had read before
is what may be old by then: so here everybody has read, and nobody has written, when it begins.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, get_ident
from typing import TypeVar
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from youthvoice.errors import ChangedMeanwhile
from youthvoice.folders.service import hold_folder

Done = TypeVar("Done")
# Longer than any of this takes: a test that waits in vain says so instead of hanging.
_PATIENCE_S = 20


def at_once(monkeypatch: pytest.MonkeyPatch, where: str, *doings: Callable[[], Done]) -> list[Done]:
    """What each of these gave, done in threads that meet where the service holds the folder."""
    all_of_them, came = Barrier(len(doings), timeout=_PATIENCE_S), set[int]()

    def hold(session: Session, folder_id: UUID) -> None:
        if get_ident() not in came:
            came.add(get_ident())
            all_of_them.wait()
        hold_folder(session, folder_id)

    with monkeypatch.context() as patched, ThreadPoolExecutor(len(doings)) as threads:
        patched.setattr(f"youthvoice.{where}.hold_folder", hold)
        begun = [threads.submit(doing) for doing in doings]
        return [each.result() for each in begun]


def meanwhile(
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    other: Callable[[], object],
    doing: Callable[[], Done],
) -> Done:
    """Does `doing`; when it has read and is about to hold the folder, `other` is done, whole."""
    waiting = [other]

    def hold(session: Session, folder_id: UUID) -> None:
        if waiting:
            with ThreadPoolExecutor(1) as somebody_else:
                somebody_else.submit(waiting.pop()).result()
        hold_folder(session, folder_id)

    with monkeypatch.context() as patched:
        patched.setattr(f"youthvoice.{where}.hold_folder", hold)
        done = doing()
    assert not waiting, "it never held the folder"
    return done


def taken(doing: Callable[[], object]) -> Callable[[], bool]:
    """Whether it was taken: or else whoever did it was told that it has changed meanwhile."""

    def outcome() -> bool:
        try:
            doing()
        except ChangedMeanwhile:
            return False
        return True

    return outcome
