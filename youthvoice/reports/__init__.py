"""What a board reads: anonymous counts, and the rules that make them so."""
