"""What a young person tells about themselves, once, for whoever works with them."""
