"""The locker: a private key under a secret that somebody remembers."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID

import pytest

from youthvoice.crypto import locker as module
from youthvoice.crypto.inventory import Place
from youthvoice.crypto.keys import PrivateKey
from youthvoice.crypto.locker import Cost, Locker
from youthvoice.crypto.sealed import Sealed
from youthvoice.errors import CannotOpen

CHEAP = Cost(memory_kib=64, passes=1)
HERE = Place("keys", "locked_private_key", UUID(int=1))
KEY = PrivateKey(bytes(range(32)))


@pytest.fixture
def locker() -> Locker:
    return Locker(b"p" * 32, CHEAP)


def test_the_secret_opens_the_lock(locker) -> None:
    lock = locker.lock(KEY, "owl kite cake", HERE)

    assert locker.unlock(lock, "owl kite cake", HERE) == KEY


def test_another_secret_does_not(locker) -> None:
    lock = locker.lock(KEY, "owl kite cake", HERE)

    for other in ("owl kite Cake", "owl cake kite", "owl kite", "", "owl kite cake\0"):
        with pytest.raises(CannotOpen):
            locker.unlock(lock, other, HERE)


def test_a_lock_moved_to_another_row_does_not_open(locker) -> None:
    lock = locker.lock(KEY, "secret", HERE)

    with pytest.raises(CannotOpen):
        locker.unlock(lock, "secret", replace(HERE, row=UUID(int=2)))


def test_a_damaged_lock_does_not_open(locker) -> None:
    lock = locker.lock(KEY, "secret", HERE)

    for damaged in (b"", lock.sealed[:-1], lock.sealed[:-1] + bytes([lock.sealed[-1] ^ 1])):
        with pytest.raises(CannotOpen):
            locker.unlock(replace(lock, sealed=Sealed(damaged)), "secret", HERE)


def test_a_copied_database_without_the_pepper_opens_nothing(locker) -> None:
    lock = locker.lock(KEY, "secret", HERE)

    with pytest.raises(CannotOpen):
        Locker(b"q" * 32, CHEAP).unlock(lock, "secret", HERE)


def test_the_same_secret_twice_makes_two_different_locks(locker) -> None:
    one, other = (locker.lock(KEY, "secret", HERE) for _ in range(2))

    assert one.salt != other.salt
    assert one.sealed != other.sealed


def test_raising_the_cost_leaves_old_locks_openable(locker) -> None:
    old = locker.lock(KEY, "secret", HERE)
    dearer = Locker(locker.pepper, Cost(memory_kib=128, passes=2))

    assert old.cost == CHEAP
    assert dearer.unlock(old, "secret", HERE) == KEY
    assert dearer.lock(KEY, "secret", HERE).cost == dearer.cost


def test_a_guess_costs_64_mib_and_three_passes_unless_said_otherwise() -> None:
    assert Locker(b"p" * 32).cost == Cost(memory_kib=64 * 1024, passes=3, lanes=1)


def test_many_sign_ins_at_once_never_take_memory_for_more_than_two(locker, monkeypatch) -> None:
    at_once = AtOnce()
    monkeypatch.setattr(module, "Argon2id", at_once)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: locker.waste_time("secret"), range(8)))

    assert at_once.most == 2


def test_neither_pepper_nor_key_show_in_a_repr(locker) -> None:
    lock = locker.lock(KEY, "secret", HERE)

    assert "ppp" not in repr(locker)
    assert lock.sealed.hex() not in repr(lock)


class AtOnce:
    """Stands in for Argon2id, and counts how many derivations run at the same time."""

    def __init__(self) -> None:
        self._counting = threading.Lock()
        self._now = self.most = 0

    def __call__(self, **_: object) -> AtOnce:
        return self

    def derive(self, _: bytes) -> bytes:
        with self._counting:
            self._now += 1
            self.most = max(self.most, self._now)
        time.sleep(0.01)
        with self._counting:
            self._now -= 1
        return bytes(32)
