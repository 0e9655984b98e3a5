"""The diary: meetings, visits and court days, and what the young person wants said there."""
