"""Telling a phone that there is something new, without saying what, to whoever asked for it."""
