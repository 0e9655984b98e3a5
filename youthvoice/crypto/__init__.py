"""Sealing and opening. Knows no Flask and no SQL; the only importer of `cryptography`."""
