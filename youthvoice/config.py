"""Settings, read once from a mapping (the environment), checked against each other, then frozen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from youthvoice.crypto.house import House
from youthvoice.crypto.locker import Cost

# Where the makers of browsers take messages for phones, and nowhere else may a message go.
PUSH_SERVICES = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)
_PREFIX = "YOUTHVOICE_"
# RFC 8292, section 2.1, and no more than a push service by Apple takes.
_CONTACT = re.compile(r"mailto:[^\s@]+@[\w-]+(\.[\w-]+)+|https://[\w-]+(\.[\w-]+)+")
_HOST = re.compile(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?")
_SHORTEST_SECRET = 32


class SettingsRefused(Exception):
    """The settings are incomplete or contradict each other; the text says which and what to do."""


class Environment(StrEnum):
    """What an installation is for. Only production holds real people's words."""

    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations."""

    environment: Environment
    database_url: str
    secret_key: str = field(repr=False)
    house_secret: str = field(repr=False)
    leave_to: str = "https://www.bbc.co.uk/weather"
    plain_http: bool = False
    behind_proxies: int = 0
    database_patience_ms: int = 5000
    alerts_contact: str = ""
    push_services: tuple[str, ...] = PUSH_SERVICES
    argon2_memory_kib: int = Cost.memory_kib
    argon2_passes: int = Cost.passes
    recordings: str = ""

    @property
    def house(self) -> House:
        """The keys derived from the house's secret."""
        cost = Cost(self.argon2_memory_kib, self.argon2_passes)
        return House(self.house_secret.encode(), cost)

    @property
    def is_production(self) -> bool:
        """Whether real people's words are kept here."""
        return self.environment is Environment.PRODUCTION

    @classmethod
    def from_mapping(cls, values: Mapping[str, str]) -> Settings:
        """Reads YOUTHVOICE_… settings. Raises SettingsRefused with one line that says which."""
        settings = cls(
            environment=_environment(values),
            database_url=_needed(values, "DATABASE_URL"),
            secret_key=_needed(values, "SECRET_KEY"),
            house_secret=_needed(values, "HOUSE_SECRET"),
            leave_to=values.get(_PREFIX + "LEAVE_TO", cls.leave_to),
            plain_http=_switch(values, "PLAIN_HTTP"),
            behind_proxies=_number(values, "BEHIND_PROXIES", cls.behind_proxies),
            database_patience_ms=_number(values, "DATABASE_PATIENCE_MS", cls.database_patience_ms),
            alerts_contact=values.get(_PREFIX + "ALERTS_CONTACT", ""),
            push_services=tuple(values.get(_PREFIX + "PUSH_SERVICES", "").split()) or PUSH_SERVICES,
            argon2_memory_kib=_number(values, "ARGON2_MEMORY_KIB", cls.argon2_memory_kib),
            argon2_passes=_number(values, "ARGON2_PASSES", cls.argon2_passes),
            recordings=values.get(_PREFIX + "RECORDINGS", cls.recordings),
        )
        _cross_check(settings)
        return settings


def _cross_check(settings: Settings) -> None:
    for name, secret in (
        ("SECRET_KEY", settings.secret_key),
        ("HOUSE_SECRET", settings.house_secret),
    ):
        if len(secret) < _SHORTEST_SECRET:
            raise _refused(name, f"must be at least {_SHORTEST_SECRET} characters of randomness")
    _check_database_url(settings.database_url)
    if settings.secret_key == settings.house_secret:
        raise _refused("HOUSE_SECRET", "must differ from YOUTHVOICE_SECRET_KEY")
    address = urlsplit(settings.leave_to)
    if address.scheme != "https" or not address.hostname:
        raise _refused("LEAVE_TO", "must be the https address of a harmless site")
    if settings.recordings and not Path(settings.recordings).is_dir():
        raise _refused("RECORDINGS", "is no folder")
    _check_alerts(settings)
    if settings.is_production:
        _check_production(settings)


def _check_alerts(settings: Settings) -> None:
    if settings.alerts_contact and not _CONTACT.fullmatch(settings.alerts_contact):
        raise _refused("ALERTS_CONTACT", "is mailto:somebody@example.org, or an https address")
    if not all(_HOST.fullmatch(each) for each in settings.push_services):
        raise _refused("PUSH_SERVICES", "are names of hosts with spaces between, or *.name")


def _check_database_url(url: str) -> None:
    try:
        kind = make_url(url).get_backend_name()
    except ArgumentError:
        raise _refused("DATABASE_URL", "is not the address of a database") from None
    if kind not in ("sqlite", "postgresql"):
        raise _refused("DATABASE_URL", "begins with sqlite: or postgresql:")


def _check_production(settings: Settings) -> None:
    if settings.plain_http:
        raise _refused("PLAIN_HTTP", "is not for production: words would cross the air unsealed")
    if settings.argon2_memory_kib < Cost.memory_kib or settings.argon2_passes < Cost.passes:
        least = f"{Cost.memory_kib} and {Cost.passes}"
        raise _refused("ARGON2_MEMORY_KIB", f"and _PASSES must be at least {least} in production")


def _needed(values: Mapping[str, str], name: str) -> str:
    value = values.get(_PREFIX + name, "")
    if not value:
        raise _refused(name, "is not set")
    return value


def _environment(values: Mapping[str, str]) -> Environment:
    value = values.get(_PREFIX + "ENVIRONMENT", Environment.PRODUCTION)
    try:
        return Environment(value)
    except ValueError:
        raise _refused("ENVIRONMENT", "is production, demo or test") from None


def _switch(values: Mapping[str, str], name: str) -> bool:
    value = values.get(_PREFIX + name, "0")
    if value not in ("0", "1"):
        raise _refused(name, "is 0 or 1")
    return value == "1"


def _number(values: Mapping[str, str], name: str, otherwise: int) -> int:
    value = values.get(_PREFIX + name, str(otherwise))
    if not value.isdecimal():
        raise _refused(name, "is a whole number")
    return int(value)


def _refused(name: str, why: str) -> SettingsRefused:
    return SettingsRefused(f"{_PREFIX}{name} {why}")
