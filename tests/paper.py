"""Tests that make a PDF need Pango's libraries, as the product does."""

from __future__ import annotations

from importlib import import_module

from tests.databases import missing


def needs_pango() -> None:
    """Skips where no PDF can be made, or fails where YOUTHVOICE_REQUIRE says that one must be."""
    try:
        import_module("weasyprint")
    except (ImportError, OSError):
        missing("pango", "Pango's libraries are not installed")
