"""The command line: serve, migrate, set up an area, and the demo."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from sqlalchemy import select

from youthvoice.accounts.models import Area
from youthvoice.accounts.roles import Role
from youthvoice.accounts.staff import invite_staff
from youthvoice.alerts.push import post
from youthvoice.alerts.sending import Sender
from youthvoice.aloud.recordings import sheet
from youthvoice.config import Settings, SettingsRefused
from youthvoice.db.database import Database
from youthvoice.db.migrate import migrate
from youthvoice.demo.setting import demo_environment
from youthvoice.demo.start import prepare, tell
from youthvoice.home.news import new_for
from youthvoice.languages.known import ENGLISH
from youthvoice.server import serve as run_server
from youthvoice.tallies.closing import close, due_periods


@click.group()
def main() -> None:
    """YouthVoice: young people say what is on their mind, and their worker answers."""


@main.command("serve")
@click.option("--host", default="127.0.0.1")
@click.option("--port", default=8000)
@click.option("--workers", default=2)
def serve(host: str, port: int, workers: int) -> None:
    """Serves with the settings of the environment."""
    _settings()
    run_server(host, port, workers)


@main.command("migrate")
def migrate_command() -> None:
    """Brings the database up to the newest migration."""
    migrate(Database(_settings().database_url).engine)
    click.echo("The database is up to date.")


@main.command("new-area")
@click.argument("name")
@click.option("--board", default="Local Safeguarding Children Board", help="The board's name.")
@click.option("--hours", default="Monday to Friday, 9 to 5", help="When words are read.")
@click.option("--address", required=True, help="Where people reach this installation.")
def new_area(name: str, board: str, hours: str, address: str) -> None:
    """Makes an area, and the invitations of its first administrator and first duty lead."""
    settings = _settings()
    with Database(settings.database_url).unit_of_work() as session:
        area = Area(name=name, board_name=board, reading_hours=hours)
        session.add(area)
        session.flush()
        for role, called in (
            (Role.ADMINISTRATOR, "Administrator"),
            (Role.DUTY_LEAD, "Duty lead"),
        ):
            _, token = invite_staff(session, settings.house, area.id, called, role)
            click.echo(f"{called}: {address.rstrip('/')}/work/enrol/{token.text}")


@main.command("close-periods")
def close_periods() -> None:
    """Counts every month, quarter and year that is over. For each night; a second run does nothing.

    Where nobody runs it, the first report that is asked for does the same.
    """
    database = Database(_settings().database_url)
    with database.session() as session:
        areas = session.execute(select(Area.id, Area.name)).all()
    for area_id, name in areas:
        with database.session() as session:
            due = due_periods(session, area_id)
        for period in due:
            # One at a time, so that nobody who writes waits long.
            with database.unit_of_work() as session:
                close(session, area_id, period)
        click.echo(f"{name}: {len(due)} periods counted.")


@main.command("recording-sheet")
@click.option("--language", default=ENGLISH, help="Such as en, cy or pl.")
def recording_sheet(language: str) -> None:
    """Prints what can be read out for young people: what each file is to be called, and its words.

    The questions come first. Put the files into a folder for each language, and name that folder's
    parent in YOUTHVOICE_RECORDINGS.
    """
    for name, sentence in sheet(language):
        click.echo(f"{name}\t{sentence}")


@main.group("alerts")
def alerts() -> None:
    """Messages to phones that there is something new."""


@alerts.command("send")
def send_alerts() -> None:
    """Tells the phones whose moment has come. For a timer, every 15 minutes."""
    settings = _settings()
    if not settings.alerts_contact:
        sys.exit("Not sent: YOUTHVOICE_ALERTS_CONTACT is not set")
    database = Database(settings.database_url)
    where = (database, settings.house, settings.push_services)
    count = Sender(*where, settings.alerts_contact, new_for, post).send_due()
    click.echo(f"{count} phones told.")


@main.command("demo")
@click.option("--folder", type=click.Path(path_type=Path), default=Path("instance"))
@click.option("--host", default="127.0.0.1")
@click.option("--port", default=5000)
@click.option("--reset", is_flag=True, help="Start anew.")
@click.option("--prepare-only", is_flag=True, help="Make the data, do not serve.")
def demo(folder: Path, host: str, port: int, *, reset: bool, prepare_only: bool) -> None:
    """A made-up area to try everything in; a second run keeps what was done."""
    environment = demo_environment(folder)
    os.environ.update(environment)
    settings = _settings()
    tell(prepare(settings, folder, f"http://{host}:{port}", reset=reset))
    if not prepare_only:
        run_server(host, port, 1)


def _settings() -> Settings:
    try:
        return Settings.from_mapping(os.environ)
    except SettingsRefused as refused:
        sys.exit(f"Not started: {refused}")
