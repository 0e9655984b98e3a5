"""Words that may be read without a name: sealed to participation workers, then moderated."""
