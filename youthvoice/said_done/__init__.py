"""You said, we did: what a board heard, what it decided, and what came of it, for all to read."""
