"""One young person's folder: its keys, who holds one, and who has looked."""
