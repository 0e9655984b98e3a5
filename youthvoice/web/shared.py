"""What every request of one application uses, whoever sends it: settings, house keys, database."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from flask import current_app, g
from sqlalchemy.orm import Session

from youthvoice.config import Settings
from youthvoice.crypto.house import House
from youthvoice.db.database import Database
from youthvoice.web.area_names import AreaNames


@dataclass(frozen=True)
class Shared:
    """What every request of one application uses."""

    settings: Settings
    database: Database
    house: House

    @cached_property
    def area_names(self) -> AreaNames:
        """What areas call it on phones."""
        return AreaNames(self.database)


def shared() -> Shared:
    """The application's settings, database and house keys."""
    return cast("Shared", current_app.extensions["youthvoice"])


def house() -> House:
    """The house's keys."""
    return shared().house


def db() -> Session:
    """This request's database session; the door commits it when the view is done."""
    if "db" not in g:
        g.db = shared().database.session()
    return cast("Session", g.db)
