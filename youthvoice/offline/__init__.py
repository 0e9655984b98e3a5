"""What a phone keeps for when there is no network: pages that are nobody's own, and no words."""
