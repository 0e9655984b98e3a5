"""Ratings that nobody can trace: this package may not know who sends anything."""
