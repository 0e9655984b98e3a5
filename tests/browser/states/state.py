"""One state of one page: its name, the route that shows it, and how a person gets there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.live import until
from tests.browser.scene import Scene

Reach = Callable[[Scene], object]
# A form that a script seals leaves a moment after the tap.
_NOTHING_LEAVES = "() => ![...document.forms].some((form) => form.going)"


@dataclass(frozen=True)
class State:
    """`endpoint` is the route whose page it is; `title` begins the heading it must then show."""

    name: str
    endpoint: str
    title: str
    reach: Reach

    def show(self, scene: Scene) -> None:
        """Goes there, and waits until the page is the one that was asked for."""
        self.reach(scene)
        until(scene.page, _NOTHING_LEAVES)


def adding_to(states: list[State]) -> Callable[[str, str], Callable[[Reach], Reach]]:
    """A decorator that puts a way to a state on the list."""

    def state(endpoint: str, title: str) -> Callable[[Reach], Reach]:
        def register(reach: Reach) -> Reach:
            states.append(State(reach.__name__, endpoint, title, reach))
            return reach

        return register

    return state
