"""My plan: what we want to get better, who promised what, and what the young person says to it."""
