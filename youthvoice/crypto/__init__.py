"""Sealing, opening, signing unseen. No Flask and no SQL; the only importer of `cryptography`."""
