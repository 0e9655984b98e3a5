"""The worker's list: who needs help, what is new, and what is owed."""
