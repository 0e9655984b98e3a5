"""Services of an area, as their tests make them."""

from __future__ import annotations

from uuid import UUID

from tests.world import World
from youthvoice.services.models import ServiceKind
from youthvoice.services.service import Told, add_service


def told(name: str = "The Den", *, shown: bool = True) -> Told:
    about = "A warm place to talk. You can drop in."
    return Told(name, ServiceKind.YOUTH_WORK, about, "doorstep", shown)


def service(world: World, name: str = "The Den", *, shown: bool = True) -> UUID:
    """A service of this area."""
    with world.work() as session:
        return add_service(session, world.area_id, told(name, shown=shown)).id
