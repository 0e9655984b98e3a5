"""A made-up area, so that a stranger can try everything within a minute."""
