"""Measurements, printed by `make bench`: medians of one run on the machine at hand."""
