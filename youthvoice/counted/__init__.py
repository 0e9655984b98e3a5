"""Who I am, for counts: given freely, sealed to the young person alone, counted without a name."""
