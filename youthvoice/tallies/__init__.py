"""Anonymous counts by month, quarter and year: no person, no folder, no time finer than a month."""
