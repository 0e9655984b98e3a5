"""The worker's promise: how often we meet, call and text, and whether it is kept."""
