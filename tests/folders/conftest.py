"""Services see no request: their world has no application in front of it."""

from tests.accounts.conftest import world

__all__ = ["world"]
