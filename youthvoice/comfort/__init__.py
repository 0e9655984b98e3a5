"""Always there: leave now, help now, and what we can and cannot see."""
