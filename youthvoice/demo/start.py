"""Makes the demo's data, or keeps what is there, and says who can sign in with what."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select

from youthvoice import clock
from youthvoice.accounts.models import LockedKey
from youthvoice.accounts.roles import Door
from youthvoice.accounts.sign_in import sign_in
from youthvoice.config import Settings
from youthvoice.crypto.one_time_codes import current_code
from youthvoice.db.database import Database
from youthvoice.db.migrate import migrate
from youthvoice.demo.people import NOT_JOINED, STAFF
from youthvoice.demo.story import make_area
from youthvoice.folders.invitations import invite, open_invitation
from youthvoice.folders.keyring import Keyring
from youthvoice.folders.models import Folder

_FILES = ("youthvoice.sqlite", "youthvoice.sqlite-wal", "youthvoice.sqlite-shm", "demo.json")


@dataclass(frozen=True)
class Demo:
    """What a person or a script needs to sign in as anybody."""

    address: str
    accounts: list[dict[str, str]]
    invitation: str


def prepare(settings: Settings, folder: Path, address: str, *, reset: bool) -> Demo:
    """A demo area that is ready to be served; the same is written to demo.json."""
    if reset:
        for name in _FILES:
            (folder / name).unlink(missing_ok=True)
    database = Database(settings.database_url)
    migrate(database.engine)
    kept = folder / "demo.json"
    if kept.exists():
        known = json.loads(kept.read_text(encoding="utf-8"))
        accounts, words = known["accounts"], known["invitation"]
    else:
        with database.unit_of_work() as session:
            accounts, words = make_area(session, settings.house)
    words = _unused_invitation(settings, database, accounts, words)
    demo = Demo(address, accounts, words)
    kept.write_text(json.dumps(demo.__dict__, indent=2, ensure_ascii=False), encoding="utf-8")
    database.engine.dispose()
    return demo


def tell(demo: Demo) -> None:
    """Prints who can sign in with what."""
    click.echo(f"\nYouthVoice demo: {demo.address}  (everybody in it is made up)\n")
    for account in demo.accounts:
        code = f"   codes from: {account['totp_secret']}" if account["totp_secret"] else ""
        line = f"  {account['door']:<6} {account['role']:<20} {account['name']:<8} "
        click.echo(f"{line}{account['secret']}{code}")
    click.echo(f"\n  A young person who has not joined yet: {demo.invitation}\n")


def _unused_invitation(
    settings: Settings, database: Database, accounts: list[dict[str, Any]], words: str
) -> str:
    """The words at hand while they are good, else new ones from the same worker."""
    worker_name, _ = NOT_JOINED
    worker = next(each for each in STAFF if each.called == worker_name)
    account = next(each for each in accounts if each["name"] == worker.sign_in_name)
    with database.unit_of_work() as session:
        folder = session.scalar(select(Folder).where(Folder.young_person_id.is_(None)))
        if folder is None or open_invitation(session, folder.id) is not None:
            return words
        unlocked = sign_in(
            session,
            settings.house,
            Door.WORK,
            account["name"],
            account["secret"],
            current_code(account["totp_secret"], clock.now()),
        )
        key = session.get_one(LockedKey, unlocked.person.key_id)
        unlocked.person.totp_step = None
        keyring = Keyring(session, key.id, unlocked.key)
        return invite(session, settings.house, keyring, unlocked.person, folder)
