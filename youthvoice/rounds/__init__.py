"""Rounds of rating: their keys, tickets and cards, and what comes out once a round has closed."""
