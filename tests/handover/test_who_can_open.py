"""After any sequence of covers, hand-overs and ends, exactly the right people open all of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.handover.steps import calls_off, day, folder_of, hands_over, reads, tells
from tests.world import Staff, World, Young
from youthvoice.handover import service
from youthvoice.handover.models import Kind

_ACTS = st.tuples(
    st.sampled_from(["hand_over", "cover", "end_cover", "says", "a_day", "opens"]),
    st.integers(0, 2),
    st.integers(0, 3),
)


@dataclass
class Life:
    """One young person, three workers, and what the rules say."""

    world: World
    lead: Staff
    workers: list[Staff]
    otter: Young
    keyworker: Staff
    today: int = 0
    said: list[str] = field(default_factory=list)
    covers: dict[UUID, tuple[Staff, int]] = field(default_factory=dict)

    def act(self, name: str, to: Staff, days: int) -> None:
        acts = {
            "hand_over": lambda: self.hand_over(to),
            "cover": lambda: self.cover(to, days),
            "end_cover": lambda: self.end_cover(days),
            "says": self.says,
            "opens": self.opens,
        }
        if name == "a_day":
            self.today += days
        with day(self.today):
            acts.get(name, self.check)()
            self.check()

    def hand_over(self, to: Staff) -> None:
        if to is not self.keyworker:
            change = tells(self.world, self.keyworker, self.otter, to)
            hands_over(self.world, self.keyworker, self.otter, change)
            self.covers = {id_: each for id_, each in self.covers.items() if each[0] is not to}
            self.keyworker = to

    def cover(self, to: Staff, days: int) -> None:
        if to is not self.keyworker:
            self.covers = {id_: each for id_, each in self.covers.items() if each[0] is not to}
            cover = tells(self.world, self.keyworker, self.otter, to, kind=Kind.COVER, days=days)
            self.covers[cover] = (to, self.today + days)

    def end_cover(self, which: int) -> None:
        running = [id_ for id_, (_, until) in self.covers.items() if until >= self.today]
        if running:
            ended = running[which % len(running)]
            calls_off(self.world, self.lead, self.otter, ended)
            del self.covers[ended]

    def says(self) -> None:
        self.said.append(f"Words {len(self.said)}")
        self.world.says(self.otter, self.said[-1])

    def opens(self) -> None:
        with self.world.work() as session:
            keyring = self.world.keyring(session, self.lead)
            service.end_covers_that_are_over(session, keyring, folder_of(session, self.otter))

    def check(self) -> None:
        right = {self.keyworker.id, self.lead.id, self.otter.id}
        right |= {who.id for who, until in self.covers.values() if until >= self.today}
        for who in (*self.workers, self.lead, self.otter):
            expected = sorted(self.said) if who.id in right else None
            assert reads(self.world, who, self.otter) == expected, (who.name, self.today)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(_ACTS, max_size=10))
@example(acts=[("cover", 1, 0), ("hand_over", 1, 0), ("hand_over", 0, 0)])
def test_exactly_the_right_people_open_all_of_it(
    world: World, acts: list[tuple[str, int, int]]
) -> None:
    with day(0):
        here = World(world.app)
        mark = here.area_id.hex[:8]
        lead = here.duty_lead(f"Priya {mark}")
        workers = [here.staff(f"{name} {mark}") for name in ("Sam", "Kim", "Ash")]
        otter = here.young(workers[0], f"Otter {mark}")
    life = Life(here, lead, workers, otter, workers[0])
    for name, who, days in acts:
        life.act(name, workers[who], days)
