"""The services of an area: what young people read about and rate."""
