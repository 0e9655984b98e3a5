"""How many open ratings an area takes in a minute and in an hour, without asking who sends them.

Kept in memory and nowhere else: a counter in the database would say when a rating came. So the
limit is for each server process, and begins anew with it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID

from youthvoice import clock
from youthvoice.errors import RatingRefused

PER_MINUTE, PER_HOUR = 30, 300
_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)


class Flow:
    """The open ratings of the last hour, by round."""

    def __init__(self) -> None:
        self._times: defaultdict[UUID, deque[datetime]] = defaultdict(deque)
        self._lock = Lock()

    def let_in(self, round_id: UUID) -> None:
        """Counts one more. Raises RatingRefused when there were too many, and counts none then."""
        now = clock.now()
        with self._lock:
            times = self._times[round_id]
            while times and times[0] <= now - _HOUR:
                times.popleft()
            lately = sum(each > now - _MINUTE for each in times)
            if lately >= PER_MINUTE or len(times) >= PER_HOUR:
                raise RatingRefused("A lot came in at once. Try again in a few minutes.")
            times.append(now)
