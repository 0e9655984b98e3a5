"""Services see no request: their world has no application in front of it."""

from tests.accounts.conftest import kept_postgres, kept_sqlite, world

__all__ = ["kept_postgres", "kept_sqlite", "world"]
